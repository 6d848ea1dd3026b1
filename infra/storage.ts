import { Fn, RemovalPolicy, type Stack, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import type { Parameters } from './parameters.ts';

/** The part of the bucket that tasks write to, and the roles may read. */
export const OUTPUTS = 'outputs';

/**
 * The bucket of the outputs. It stays when the stack goes, and so does its policy, lest it take plain HTTP from then on;
 * only a first deployment that fails takes both away, since nothing is in it yet. Encrypted by S3's own key: a key of
 * the account would cost, and each role would need it, to keep out nobody whom the bucket lets in.
 */
export function makeOutputBucket(stack: Stack, { OutputRetentionDays }: Parameters): CfnBucket {
  const bucket = new CfnBucket(stack, 'OutputBucket', {
    bucketEncryption: {
      serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    },
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    versioningConfiguration: { status: 'Enabled' },
    lifecycleConfiguration: {
      rules: [
        {
          status: 'Enabled',
          expirationInDays: OutputRetentionDays.valueAsNumber,
          // An attempt overwrites what the one before it left; that is for looking back, not for keeping.
          noncurrentVersionExpiration: { noncurrentDays: 30 },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
      ],
    },
  });
  bucket.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason:
      'A bucket of access logs would outlive the stack; CloudTrail data events tell the same of who wants them.',
  });
  const policy = new CfnBucketPolicy(stack, 'OutputBucketPolicy', {
    bucket: bucket.ref,
    policyDocument: new PolicyDocument({
      statements: [
        new PolicyStatement({
          effect: Effect.DENY,
          principals: [new AnyPrincipal()],
          actions: ['s3:*'],
          resources: [bucket.attrArn, Fn.sub(`\${OutputBucket.Arn}/*`)],
          conditions: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      ],
    }),
  });
  policy.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  return bucket;
}
