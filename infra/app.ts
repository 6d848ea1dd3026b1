import { synthesize } from './synthesize.ts';

// What the CDK command line runs; see cdk.json.
synthesize();
