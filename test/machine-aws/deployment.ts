import type { RetryOptions } from '../../src/aws/retry.ts';
import { type DeployRequest, deployMachine, findExisting } from '../../src/machine/deploy.ts';
import { leapingClock } from '../leaping-clock.ts';
import { ok, refused, type Script, scriptedAws } from '../scripted-aws.ts';

export const ARN = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';
export const REQUEST: DeployRequest = {
  name: 'uploads',
  arn: ARN,
  roleArn: 'arn:aws:iam::111122223333:role/machine',
  definition: { StartAt: 'Done', States: { Done: { Type: 'Succeed', Comment: 'ä' } } },
  source: 'definition',
};

export const MISSING = refused('StateMachineDoesNotExist');
export const CONFLICT = refused('ConflictException');
/** What validation says of a definition without faults. */
export const VALID = ok({ result: 'OK', diagnostics: [] });
/** The answer to a call that published a version. */
export const version = (number: number) =>
  ok({ stateMachineArn: ARN, stateMachineVersionArn: `${ARN}:${number}`, creationDate: 1, updateDate: 1 });
/** The machine as the request wants it, but for what is changed. */
export const existing = (changes: object = {}) =>
  ok({
    stateMachineArn: ARN,
    name: 'uploads',
    type: 'STANDARD',
    roleArn: REQUEST.roleArn,
    definition: JSON.stringify(REQUEST.definition),
    revisionId: 'r7',
    creationDate: 1,
    ...changes,
  });
/** A machine with another definition. */
export const OTHER = existing({ definition: '{"StartAt":"Other"}' });

/** Deploys the request on a service that answers as written, and tells what came of it. */
export async function deploy(script: Script, changes: Partial<DeployRequest> = {}) {
  const aws = scriptedAws({ ValidateStateMachineDefinition: [VALID], ...script });
  const clock = leapingClock();
  const troubles: string[] = [];
  const retry: RetryOptions = {
    clock,
    signal: new AbortController().signal,
    forMs: 120_000,
    onTrouble: (text) => troubles.push(text),
  };
  const outcome = await findExisting(aws.sfn, ARN, retry)
    .then((found) => deployMachine(aws.sfn, { ...REQUEST, ...changes }, found, retry))
    .catch((error: unknown) => error);
  const input = (operation: string) => aws.calls.findLast((call) => call.operation === operation)?.input;
  return { outcome, input, operations: aws.operations(), troubles, clock };
}
