import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CreateStateMachineCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from '@jest/globals';
import { type ActionResult, startAction } from '../../scripts/runner.ts';
import { executionsOf, startWaiting, statusOf, useLocalAws } from './local-aws.ts';
import { type FaultFor, serviceError } from './proxy.ts';
import { annotations, REGION, ROLE_ARN, signedIn } from './step.ts';

const aws = useLocalAws();

type Texts = Readonly<Record<string, string>>;

const machineArn = (name: string) => `arn:aws:states:${REGION}:123456789012:stateMachine:${name}`;
const tonightOf = (name: string) => `arn:aws:states:${REGION}:123456789012:execution:${name}:tonight`;

const FAST_TIME = new URL('fast-time.mjs', import.meta.url).href;

const DENIED = serviceError(400, 'AccessDeniedException', 'No.');

/** Runs a step on a machine that is there, and kills it while the answer to its StartExecution is on its way. */
async function killedOverStart(
  machine: string,
  inputs: Texts,
  { arrives = true, env = {} }: { readonly arrives?: boolean; readonly env?: Texts } = {},
) {
  const job = `job-on-${machine}`;
  const proxy = await aws.proxy((operation) =>
    operation === 'StartExecution'
      ? {
          kind: 'act',
          act: async ({ forward, outgoing }) => {
            await (arrives ? forward() : undefined);
            running.process.kill('SIGKILL');
            await delay(100);
            outgoing.destroy();
          },
        }
      : undefined,
  );
  const directory = join(aws.directory, job);
  const workspace = join(directory, 'workspace');
  mkdirSync(workspace, { recursive: true });
  const step = {
    directory,
    workspace,
    inputs: { 'state-machine': machine, 'customer-ids': 'c-1001', ...inputs },
  };
  const running = startAction({ ...step, env: { ...signedIn(proxy.url), ...env } });
  const { state, exitCode } = await running.result;
  expect(exitCode).toBeNull();
  /** The post step, through a proxy that breaks its calls. */
  return async (fault?: FaultFor): Promise<ActionResult> => {
    const { url } = await aws.proxy(fault);
    return startAction({ ...step, env: { ...signedIn(url), ...env }, state }).result;
  };
}

/** What `killedOverStart` asks for, word for word. */
const SAME = { customer_id: 'c-1001' };

/** Long enough that AWS's clock, of which answers tell whole seconds, tells an execution of before. */
const BEFORE_MS = 3000;

/** Somebody else's execution, which has run for some milliseconds. */
async function taken(machine: string, input: object, forMs = 0) {
  await startWaiting(aws, machine);
  const { executionArn } = await aws.sfn.send(
    new StartExecutionCommand({
      stateMachineArn: machineArn(machine),
      name: 'tonight',
      input: JSON.stringify(input),
    }),
  );
  await delay(forMs);
  return executionArn;
}

const NAMED = { 'execution-name': 'tonight' } as const;
const WITHOUT_CONTEXT = { ...NAMED, 'github-context': 'false' } as const;

describe('a step that is killed while the answer to its start is on its way', () => {
  test.each<[string, Texts]>([
    ['a name of its own', {}],
    ['a name that the user chose', NAMED],
    ['such a name, and an input that does not name the step', WITHOUT_CONTEXT],
  ])('has its execution stopped by the post step, under %s', async (_what, inputs) => {
    const name = `ours-${Object.keys(inputs).length}`;
    await startWaiting(aws, name);
    const post = await killedOverStart(name, inputs);
    const [execution] = await executionsOf(aws, name);
    expect(execution?.name === 'tonight').toBe('execution-name' in inputs);
    expect(execution?.status).toBe('RUNNING');
    const told = await post();
    expect(await statusOf(aws, execution?.executionArn)).toBe('ABORTED');
    expect(told.exitCode).toBe(1);
    expect(annotations(told.log)).toEqual([
      expect.stringContaining(`The execution was stopped. ARN: ${execution?.executionArn}`),
    ]);
  });

  describe('leaves alone an execution of somebody else that has its name and runs', () => {
    test.each<[string, Texts, object]>([
      ['with another input', NAMED, { customer_id: 'c-9' }],
      ['with another input, without context', WITHOUT_CONTEXT, { customer_id: 'c-9' }],
      ['with the same input but for the context', NAMED, SAME],
      ['with the same input, which started before', WITHOUT_CONTEXT, SAME],
    ])('%s', async (what, inputs, input) => {
      const name = `theirs-${what.replace(/\W+/g, '-')}`;
      const arn = await taken(name, input, input === SAME && inputs === WITHOUT_CONTEXT ? BEFORE_MS : 0);
      expect(arn).toBe(tonightOf(name));
      const post = await killedOverStart(name, inputs);
      const told = await post();
      expect(await statusOf(aws, arn)).toBe('RUNNING');
      expect(told.exitCode).toBe(0);
      expect(told.log).not.toMatch(/^::(error|warning)/m);
      expect(told.log).toContain(`The execution ${arn} was left alone: it was not started by this step.`);
      expect(told.summary).toContain(`was left alone`);
    });

    test('where its history tells, since nobody may describe it', async () => {
      const arn = await taken('theirs-undescribed', {});
      const post = await killedOverStart('theirs-undescribed', NAMED);
      const told = await post((operation) => (operation === 'DescribeExecution' ? DENIED : undefined));
      expect(await statusOf(aws, arn)).toBe('RUNNING');
      expect([told.exitCode, told.log]).toEqual([0, expect.stringContaining(`${arn} was left alone`)]);
    });

    test('where nobody may look, which is an error that says where to', async () => {
      const arn = await taken('theirs-unseen', {});
      const post = await killedOverStart('theirs-unseen', NAMED);
      const told = await post((operation) =>
        operation === 'DescribeExecution' || operation === 'GetExecutionHistory' ? DENIED : undefined,
      );
      expect(await statusOf(aws, arn)).toBe('RUNNING');
      expect(told.exitCode).toBe(1);
      expect(annotations(told.log)).toEqual([
        expect.stringMatching(
          new RegExp(`^The execution ${arn} was left alone, .* is not known: .*states:GetExecutionHistory`),
        ),
      ]);
    });
  });

  test('is told of with the ARN, where the runner keeps the list of what to stop, and it is somebody else’s', async () => {
    const name = 'theirs-in-state';
    const arn = await taken(name, SAME, BEFORE_MS);
    // A file is no folder.
    const env = { RUNNER_TEMP: fileURLToPath(import.meta.url) };
    const post = await killedOverStart(name, WITHOUT_CONTEXT, { env });
    const told = await post();
    expect(await statusOf(aws, arn)).toBe('RUNNING');
    expect([told.exitCode, told.log]).toEqual([0, expect.stringContaining(`${arn} was left alone`)]);
  });

  test('is told of with the ARN if it ended by itself, which is no failure of the post step', async () => {
    const name = 'ended-meanwhile';
    const definition = '{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}';
    await aws.sfn.send(new CreateStateMachineCommand({ name, roleArn: ROLE_ARN, definition }));
    const post = await killedOverStart(name, {});
    const [execution] = await executionsOf(aws, name);
    const told = await post();
    expect(told.exitCode).toBe(0);
    expect(told.log).not.toMatch(/^::(error|warning)/m);
    const sentence = `The execution ${execution?.executionArn} had ended by itself before: SUCCEEDED.`;
    expect(told.log).toContain(sentence);
    expect(told.summary).toContain('had ended by itself before: SUCCEEDED.');
    expect(told.summary).toContain(`executions/details/${execution?.executionArn}`);
  });

  test('is told of with the ARN to look for if it never arrived', async () => {
    const name = 'never-arrived';
    await startWaiting(aws, name);
    const env = { NODE_OPTIONS: `--import ${FAST_TIME}`, FAST_TIME: '20' };
    const post = await killedOverStart(name, NAMED, { arrives: false, env });
    const told = await post();
    expect(told.exitCode).toBe(0);
    expect(told.log).toContain(
      `::warning::Whether the execution was started is not known: look for ${tonightOf(name)}.`,
    );
    expect(told.summary).toContain('Whether the execution was started is not known');
  });
});
