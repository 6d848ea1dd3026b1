import { IMAGE_NOT_FOUND } from './causes.ts';
import { container, IMAGE, INIT, type KnownFailures, PULL, stoppedAs, unstarted } from './told-by-ecs.ts';

const RUNTIME = 'Error response from daemon: failed to create task for container';
const ROLE = 'arn:aws:sts::111122223333:assumed-role/uploads-execution/0b1f8c2e';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:uploads-key-AbCdEf';

/** Tasks whose containers did not come to run: images, resources, the runtime. */
export const UNSTARTED_TASKS: readonly KnownFailures[] = [
  {
    rule: 'registry-rate-limit',
    type: 'TEMPORARY',
    waitSeconds: 30,
    freeRetries: 20,
    failures: {
      'a pull limit': unstarted(
        `${PULL} ${IMAGE}: toomanyrequests: You have reached your pull rate limit. You may increase the limit`,
      ),
      'a pull limit, as the status says': unstarted(
        `${PULL} ${IMAGE}: unexpected status code 429 Too Many Requests`,
      ),
      'a pull limit of ECR': unstarted(`${PULL} ${IMAGE}: toomanyrequests: Rate exceeded`),
      'a throttle of ECR': unstarted(
        `CannotPullECRContainerError: AccessDeniedException: failed to call ECR: ThrottlingException: Rate exceeded`,
      ),
    },
  },
  {
    rule: 'image-access-denied',
    type: 'FATAL',
    waitSeconds: 0,
    failures: {
      'an image that is not for this role, or not there': unstarted(
        "CannotPullContainerError: Error response from daemon: pull access denied for uploads, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
      ),
      'a registry that wants a sign-in': unstarted(
        `CannotPullContainerError: Error response from daemon: Get https://registry.example/v2/uploads/manifests/1.4: no basic auth credentials`,
      ),
      'a registry that forbids': unstarted(
        `${PULL} ${IMAGE}: unexpected status from HEAD request to https://registry.example/v2/uploads: 403 Forbidden`,
      ),
    },
  },
  {
    rule: 'image-not-found',
    type: 'FATAL',
    waitSeconds: 0,
    failures: {
      'no image for the platform': unstarted(
        "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'",
      ),
      'no such tag': stoppedAs(IMAGE_NOT_FOUND),
      'no such manifest': unstarted(
        'CannotPullContainerError: Error response from daemon: manifest for registry.example/uploads:9 : manifest unknown: Requested image',
      ),
      'no such image, as the container says': container(`CannotPullContainerError: ${IMAGE}: not found`),
    },
  },
  {
    rule: 'image-pull-failed',
    type: 'TEMPORARY',
    waitSeconds: 30,
    failures: {
      'a registry that does not answer': unstarted(
        `${PULL} ${IMAGE}: failed to do request: Head "https://registry.example/v2/uploads/manifests/1.4": dial tcp 10.0.0.1:443: i/o timeout`,
      ),
      'a pull that broke off': unstarted(
        'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: EOF',
      ),
      'a registry with an error of its own': unstarted(
        `${PULL} ${IMAGE}: unexpected status code 503 Service Unavailable`,
      ),
      'a pull whose reason is cut': unstarted(
        `${PULL} ${IMAGE}: failed to do request: Head "https://registry.ex`,
      ),
    },
  },
  {
    rule: 'resource-missing',
    type: 'FATAL',
    waitSeconds: 0,
    failures: {
      'a secret that the role may not read': unstarted(
        `${INIT} failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${SECRET} from secrets manager: AccessDeniedException: User: ${ROLE} is not authorized to perform: secretsmanager:GetSecretValue`,
      ),
      'a secret that is not there': unstarted(
        `${INIT} failed: unable to retrieve secret from asm: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
      ),
      'a log group that is not there': unstarted(
        'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1',
      ),
      'a log group that the role may not write': unstarted(
        `ResourceInitializationError: failed to validate logger args: failed to create Cloudwatch log group: AccessDeniedException: User: ${ROLE} is not authorized to perform: logs:CreateLogGroup`,
      ),
      'a parameter that is not there': unstarted(
        `${INIT} failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /uploads/key`,
      ),
    },
  },
  {
    rule: 'resource-initialization',
    type: 'TEMPORARY',
    waitSeconds: 30,
    failures: {
      'ECR out of reach': unstarted(
        `${INIT} failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.eu-west-1.amazonaws.com/": dial tcp 10.0.0.1:443: i/o timeout`,
      ),
      'Secrets Manager out of reach': unstarted(
        `${INIT} failed: unable to retrieve secret from asm: RequestCanceled: request context canceled caused by: context deadline exceeded`,
      ),
      'a network interface that was not set up': unstarted(
        'ResourceInitializationError: failed to configure ENI: failed to setup regular eni: netplugin failed with no error message',
      ),
      'a reason that is cut': unstarted(
        'ResourceInitializationError: unable to pull secrets or registry auth: execution resour',
      ),
    },
  },
  {
    rule: 'container-runtime-error',
    type: 'FATAL',
    waitSeconds: 0,
    failures: {
      'a command that is not there': container(
        `CannotStartContainerError: ${RUNTIME}: runc create failed: exec: "/app/main": stat /app/main: no such file or directory`,
        127,
      ),
      'a runtime that fails': container('ContainerRuntimeError: failed to create container'),
      'a volume that cannot be made': unstarted('CannotCreateVolumeError: stat /data: permission denied'),
      'a container that cannot be inspected': container(
        'CannotInspectContainerError: Could not transition to inspecting; timed out after waiting 30s',
      ),
      'a container that cannot be stopped': container('CannotStopContainerError: operation not permitted'),
    },
  },
];
