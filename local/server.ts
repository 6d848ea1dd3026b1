import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decideAccess } from './access.ts';
import { type AccessKey, type AccessKeys, faultOf, randomAccessKey } from './access-key.ts';
import { ACCOUNT_ID, OUTPUT_BUCKET } from './account.ts';
import { createAwsJsonEndpoint } from './aws-json.ts';
import { ByRegion } from './by-region.ts';
import { type Clock, systemClock } from './clock.ts';
import { createEcsIntegration } from './ecs/integration.ts';
import { createEcsRegion } from './ecs/region.ts';
import { registerSamples } from './ecs/sample.ts';
import { createEcsService } from './ecs/service.ts';
import type { TaskWorld } from './ecs/task-run.ts';
import { listenOnLoopback } from './http-server.ts';
import type { LambdaIntegration, ObjectStore } from './integrations.ts';
import { createLambdaEndpoint } from './lambda/endpoint.ts';
import { createLambdaFunctions } from './lambda/functions.ts';
import { LogStore } from './logs/log-store.ts';
import { createLogsService } from './logs/service.ts';
import { type Protocol, refusalOf, sendRefusal } from './refusal.ts';
import { RequestLog, type RequestRecord } from './requests.ts';
import { createS3Gateway, type S3Gateway } from './s3/gateway.ts';
import type { Service } from './service.ts';
import type { Quotas } from './states/quotas.ts';
import { createStatesService } from './states/service.ts';

export interface LocalAwsOptions {
  /** 0, a free port, unless given. */
  readonly port?: number;
  /** By how much the waits of state machines are multiplied; 1 unless given. */
  readonly waitScale?: number;
  /** Lambda functions: name → path of a module that exports `handler`. */
  readonly functions?: ReadonlyMap<string, string>;
  /** What the containers of all tasks have in their environment, besides how to reach this AWS. */
  readonly containerEnvironment?: Readonly<Record<string, string>>;
  /** Which quotas are kept; none unless given. */
  readonly quotas?: Quotas;
  /** The key that clients sign with; a random one of this run unless given. Whoever can guess its id can run programs. */
  readonly accessKey?: AccessKey;
  /** Told of each request, just before its answer is sent. */
  readonly onRequest?: (request: RequestRecord) => void;
  /** Told of faults of the local AWS itself; they are written to stderr unless given. */
  readonly onFault?: (error: unknown) => void;
}

/** A running local AWS, and the key that clients sign with. */
export interface LocalAws extends AccessKey {
  /** The one endpoint of all services: `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** The requests that were answered so far, in the order of their answers; see `RequestLog`. */
  requests(): readonly RequestRecord[];
  /** Stops executions, kills tasks, closes the port. Resolves when nothing is left. */
  close(): Promise<void>;
}

/**
 * Starts the local AWS on 127.0.0.1, with the cluster `default`, the task definition `customer-data-upload` and
 * the bucket `local-outputs`. Rejects with a sentence when the access key cannot be one, the port is taken or a function
 * cannot be loaded.
 */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const keys: AccessKeys = { client: options.accessKey ?? randomAccessKey(), task: randomAccessKey() };
  const fault = faultOf(keys.client);
  if (fault !== undefined) {
    throw new Error(`The access key ${fault}.`);
  }
  const clock = systemClock(options.waitScale ?? 1);
  const onFault = options.onFault ?? ((error: unknown) => console.error(error));
  const lambda = await createLambdaFunctions(options.functions ?? new Map());
  const requests = new RequestLog(clock, options.onRequest ?? (() => undefined));
  const s3 = await createS3Gateway(requests);
  await s3.createBucket(OUTPUT_BUCKET);
  let services: readonly Service[] = [];
  try {
    const server = await listenOnLoopback(options.port ?? 0, (url) => {
      const environment = { ...options.containerEnvironment, ...taskEndpoint(url, keys.task) };
      services = createServices(clock, lambda, s3.objects, environment, options.quotas ?? 'none');
      return createListener(services, s3, lambda, requests, keys, onFault);
    });
    return {
      url: server.url,
      accessKeyId: keys.client.accessKeyId,
      secretAccessKey: keys.client.secretAccessKey,
      requests: () => [...requests.records],
      close: async () => {
        // In this order: an execution that is stopped still stops its task.
        for (const service of services) {
          await service.close();
        }
        await server.close();
        await s3.close();
      },
    };
  } catch (error) {
    await s3.close();
    throw error;
  }
}

function createServices(
  clock: Clock,
  lambda: LambdaIntegration,
  objects: ObjectStore,
  environment: Readonly<Record<string, string>>,
  quotas: Quotas,
): readonly Service[] {
  const logs = new ByRegion((scope) => new LogStore(clock, scope));
  const world: TaskWorld = {
    clock,
    logs,
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    containerEnvironment: (scope) => ({ ...environment, AWS_REGION: scope.region }),
    phaseMs: 30,
  };
  const regions = new ByRegion((scope) => registerSamples(createEcsRegion(world, scope), scope));
  return [
    createStatesService({
      clock,
      integrations: { ecs: createEcsIntegration(regions), lambda, s3: objects },
      quotas,
    }),
    createEcsService(regions),
    createLogsService({ clock, stores: logs }),
  ];
}

/** How the containers of tasks reach this AWS, and this Node as `node`. */
function taskEndpoint(url: string, key: AccessKey): Readonly<Record<string, string>> {
  return {
    PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
  };
}

/** Lets in who may ask, and hands the request to its service. */
function createListener(
  services: readonly Service[],
  s3: S3Gateway,
  lambda: LambdaIntegration,
  requests: RequestLog,
  keys: AccessKeys,
  onFault: (error: unknown) => void,
): RequestListener {
  const awsJson = createAwsJsonEndpoint(services, ACCOUNT_ID, requests, onFault);
  const lambdaRest = createLambdaEndpoint(lambda, ACCOUNT_ID, requests, onFault);
  /** AWS JSON goes by its target, Lambda by its path; everything else is S3. */
  const protocolOf = (request: IncomingMessage): Protocol => {
    if (awsJson.accepts(request)) {
      return 'aws-json';
    }
    return lambdaRest.accepts(request) ? 'lambda' : 's3';
  };
  return (request, response) => {
    const requestId = randomUUID();
    response.setHeader('x-amzn-requestid', requestId);
    response.setHeader('x-amz-request-id', requestId);
    const protocol = protocolOf(request);
    const verdict = decideAccess(request, keys);
    if (verdict.kind !== 'granted') {
      sendRefusal(response, refusalOf(verdict, protocol), protocol);
      return;
    }
    switch (protocol) {
      case 'aws-json':
        awsJson.answer(request, response, verdict.access).catch(onFault);
        break;
      case 'lambda':
        lambdaRest.answer(request, response, verdict.access).catch(onFault);
        break;
      case 's3':
        s3.answer(request, response, verdict.access);
        break;
    }
  };
}
