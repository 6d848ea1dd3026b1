import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  type HistoryEvent,
  paginateGetExecutionHistory,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { AwsError } from '../../../local/aws-error.ts';
import { isObject, type JsonObject } from '../../../local/json.ts';
import { type Bench, bench, definitionOf, ended, MACHINE, ROLE, SCOPE } from './fakes.ts';

/** The SDK's own client, whose requests go straight into the service instead of over the network. */
function clientOf({ service }: Bench): SFNClient {
  return new SFNClient({
    region: SCOPE.region,
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    requestHandler: {
      handle: async (request: { headers: Record<string, string>; body: Uint8Array }) => {
        const operation = request.headers['x-amz-target']?.split('.')[1] ?? '';
        const input: unknown = JSON.parse(new TextDecoder().decode(request.body));
        return { response: await answer(service, operation, isObject(input) ? input : {}) };
      },
    },
  });
}

async function answer(service: Bench['service'], operation: string, input: JsonObject): Promise<object> {
  const headers = { 'content-type': service.contentType };
  const wire = (statusCode: number, body: object): object => ({
    statusCode,
    headers,
    body: new TextEncoder().encode(JSON.stringify(body)),
  });
  try {
    return wire(200, await service.call(operation, input, SCOPE));
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
    return wire(error.status, { __type: error.name, message: error.message });
  }
}

describe('the SDK', () => {
  test('reads dates, histories and errors as it does from AWS', async () => {
    const on = bench();
    const client = clientOf(on);
    const definition = definitionOf({ S: { Type: 'Pass', Assign: { a: 1 }, End: true } });
    const machine = await client.send(
      new CreateStateMachineCommand({ name: 'm', definition, roleArn: ROLE }),
    );
    expect(machine.creationDate).toEqual(new Date(on.clock.now()));
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn: MACHINE }));
    await ended(on, executionArn ?? '');
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(execution).toMatchObject({ status: 'SUCCEEDED', stopDate: new Date(on.clock.now()) });
    const events: HistoryEvent[] = [];
    for await (const page of paginateGetExecutionHistory({ client, pageSize: 1 }, { executionArn })) {
      events.push(...(page.events ?? []));
    }
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ]);
    expect(events[2]?.stateExitedEventDetails).toMatchObject({ assignedVariables: { a: '1' } });
    const missing = client.send(new DescribeStateMachineCommand({ stateMachineArn: `${MACHINE}x` }));
    await expect(missing).rejects.toBeInstanceOf(StateMachineDoesNotExist);
  });
});
