import { integrationOf } from '../../src/integrations/index.ts';
import type { Integration, Work, WorkEvents } from '../../src/integrations/integration.ts';
import type { Failure } from '../../src/policy/failure.ts';

/** The account and region of the tests. */
export const REGION = 'eu-west-1';

export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:111122223333:${resource}`;
}

/** What the events of a run hold, as Step Functions writes them. */
export interface Recorded {
  /** Such as `batch:submitJob.sync`. */
  readonly resource: string;
  readonly parameters?: object;
  readonly submitted?: object;
  readonly succeeded?: object;
  readonly failed?: { readonly error: string; readonly cause?: object | string };
}

/** What is made of a run. */
export interface Told {
  readonly integration: Integration;
  readonly work: Work;
  readonly failure: Failure | undefined;
}

/** Reads a run as the trail does. */
export function read(recorded: Recorded, container?: string): Told {
  const { failed } = recorded;
  const integration = integrationOf(events(recorded));
  return {
    integration,
    work: integration.readWork(events(recorded)),
    failure:
      failed === undefined
        ? undefined
        : integration.readFailure(
            { error: failed.error, cause: text(failed.cause) ?? '' },
            container === undefined ? {} : { container },
          ),
  };
}

export function events({ resource, parameters, submitted, succeeded, failed }: Recorded): WorkEvents {
  const at = resource.lastIndexOf(':', resource.endsWith(':2') ? resource.length - 3 : undefined);
  return {
    resourceType: resource.slice(0, at),
    resource: resource.slice(at + 1),
    region: REGION,
    parameters: text(parameters),
    submitted: text(submitted),
    ended: text(succeeded ?? failed?.cause),
  };
}

function text(value: object | string | undefined): string | undefined {
  return typeof value === 'object' ? JSON.stringify(value) : value;
}
