import { ListTasksCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from '@jest/globals';
import { localAws } from '../server/fixture.ts';
import { linesOf, register, runToEnd, script, start, until, untilStopped } from './tasks.ts';

const aws = localAws();

describe('a task', () => {
  test('runs its command as a process, and shows its exit code, its lines and its times', async () => {
    const { ecs } = aws.clients;
    await register(ecs, 'exits', [
      script('app', 'console.log("one"); console.error("two"); process.exitCode = 7'),
    ]);
    const task = await runToEnd(ecs, 'exits');
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      desiredStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      launchType: 'FARGATE',
      cpu: '256',
      memory: '512',
      group: 'family:exits',
      containers: [{ name: 'app', exitCode: 7, lastStatus: 'STOPPED' }],
      attachments: [{ type: 'ElasticNetworkInterface', status: 'DELETED' }],
    });
    const times = [task.createdAt, task.pullStartedAt, task.startedAt, task.stoppingAt, task.stoppedAt];
    expect(times.map((time) => time?.getTime())).toEqual(times.map((time) => time?.getTime()).toSorted());
    const lines = await linesOf(aws.clients, '/test/exits');
    expect(lines.toSorted()).toEqual(['one', 'two']);
  });

  test('passes through PROVISIONING, PENDING and RUNNING', async () => {
    const { ecs } = aws.clients;
    await register(ecs, 'phases', [script('app', 'setTimeout(() => {}, 60_000)')]);
    const taskArn = await start(ecs, 'phases');
    const seen = new Set<string>();
    await until(ecs, taskArn, ({ lastStatus = '' }) => {
      seen.add(lastStatus);
      return lastStatus === 'RUNNING';
    });
    expect(['PROVISIONING', 'PENDING', 'RUNNING'].filter((status) => seen.has(status))).toEqual([...seen]);
    const listed = await ecs.send(new ListTasksCommand({ family: 'phases' }));
    expect(listed.taskArns).toEqual([taskArn]);
    await ecs.send(new StopTaskCommand({ task: taskArn }));
    await untilStopped(ecs, taskArn);
    const after = await ecs.send(new ListTasksCommand({ family: 'phases', desiredStatus: 'STOPPED' }));
    expect(after.taskArns).toEqual([taskArn]);
  });

  test('passes through STOPPING and DEPROVISIONING when it is stopped, and wants to be STOPPED at once', async () => {
    const { ecs } = aws.clients;
    const source =
      'process.on("SIGTERM", () => setTimeout(() => process.exit(0), 100)); setTimeout(() => {}, 60_000)';
    await register(ecs, 'stops', [script('app', `${source}; console.log("ready")`)]);
    const taskArn = await start(ecs, 'stops');
    await until(ecs, taskArn, ({ lastStatus }) => lastStatus === 'RUNNING');
    while ((await linesOf(aws.clients, '/test/stops')).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const stopped = await ecs.send(new StopTaskCommand({ task: taskArn, reason: 'enough' }));
    expect(stopped.task).toMatchObject({
      desiredStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'enough',
    });
    const seen: string[] = [];
    const task = await until(ecs, taskArn, ({ lastStatus = '' }) => {
      if (seen.at(-1) !== lastStatus) {
        seen.push(lastStatus);
      }
      return lastStatus === 'STOPPED';
    });
    expect(seen[0]).toBe('STOPPING');
    expect(['STOPPING', 'DEPROVISIONING', 'STOPPED'].filter((status) => seen.includes(status))).toEqual(seen);
    expect(task).toMatchObject({ desiredStatus: 'STOPPED', containers: [{ exitCode: 0 }] });
  });

  test('has only the variables of definition and overrides, a path, and how to reach this AWS', async () => {
    const { ecs } = aws.clients;
    const source = 'console.log(JSON.stringify(process.env))';
    await register(ecs, 'variables', [
      script('app', source, {
        environment: [
          { name: 'A', value: 'definition' },
          { name: 'B', value: 'definition' },
        ],
      }),
    ]);
    await runToEnd(ecs, 'variables', [
      {
        name: 'app',
        environment: [
          { name: 'B', value: 'override' },
          { name: 'C', value: '' },
        ],
      },
    ]);
    const [line = '{}'] = await linesOf(aws.clients, '/test/variables');
    const environment: Record<string, string> = JSON.parse(line);
    expect(environment).toEqual({
      PATH: expect.any(String),
      AWS_ENDPOINT_URL: aws.url,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: expect.any(String),
      AWS_SECRET_ACCESS_KEY: expect.any(String),
      A: 'definition',
      B: 'override',
      C: '',
    });
  });

  test('runs the command of the override behind the entry point, without a shell', async () => {
    const { ecs } = aws.clients;
    await register(ecs, 'command', [script('app', 'process.exit(9)')]);
    const task = await runToEnd(ecs, 'command', [
      { name: 'app', command: ['console.log(process.argv.slice(1).join("|"))', '$HOME', 'a b'] },
    ]);
    expect(task.containers?.[0]?.exitCode).toBe(0);
    expect(await linesOf(aws.clients, '/test/command')).toEqual(['$HOME|a b']);
  });

  test.each([
    { signal: 'SIGKILL', exitCode: 137 },
    { signal: 'SIGTERM', exitCode: 143 },
    { signal: 'SIGSEGV', exitCode: 139 },
  ])('that dies of $signal shows exit code $exitCode', async ({ signal, exitCode }) => {
    const { ecs } = aws.clients;
    await register(ecs, `dies-${signal}`, [
      script('app', `process.kill(process.pid, "${signal}"); setTimeout(() => {}, 60_000)`),
    ]);
    const task = await runToEnd(ecs, `dies-${signal}`);
    expect(task.containers?.[0]?.exitCode).toBe(exitCode);
  });

  test('whose program is not there fails to start, without an exit code', async () => {
    const { ecs } = aws.clients;
    await register(ecs, 'absent', [{ name: 'app', image: 'absent', command: ['no-such-program'] }]);
    const task = await runToEnd(ecs, 'absent');
    expect(task).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: expect.stringMatching(/^CannotStartContainerError: .*no-such-program/),
    });
    expect(task.startedAt).toBeUndefined();
    expect(task.containers?.[0]?.exitCode).toBeUndefined();
    expect(task.containers?.[0]?.reason).toMatch(/^CannotStartContainerError: /);
  });

  test('without any command fails to start', async () => {
    const { ecs } = aws.clients;
    await register(ecs, 'nothing', [{ name: 'app', image: 'nothing' }]);
    expect(await runToEnd(ecs, 'nothing')).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: expect.stringMatching(/^CannotStartContainerError: /),
    });
  });

  test('whose log group is missing fails to start', async () => {
    const { ecs } = aws.clients;
    const options = {
      'awslogs-group': '/absent',
      'awslogs-region': 'eu-west-1',
      'awslogs-stream-prefix': 'run',
    };
    await register(ecs, 'no-group', [
      script('app', 'process.exit(0)', { logConfiguration: { logDriver: 'awslogs', options } }),
    ]);
    const task = await runToEnd(ecs, 'no-group');
    expect(task.stopCode).toBe('TaskFailedToStart');
    expect(task.stoppedReason).toMatch(
      /^ResourceInitializationError: .*ResourceNotFoundException: The specified log group/,
    );
    expect(task.containers?.[0]?.exitCode).toBeUndefined();
  });
});

describe('stopping a task', () => {
  test('sends SIGTERM, and shows who asked and why', async () => {
    const { ecs } = aws.clients;
    await register(ecs, 'stopped', [
      script(
        'app',
        'process.on("SIGTERM", () => process.exit(5)); console.log("ready"); setTimeout(() => {}, 60_000)',
      ),
    ]);
    const taskArn = await start(ecs, 'stopped');
    await until(ecs, taskArn, (task) => task.lastStatus === 'RUNNING');
    while ((await linesOf(aws.clients, '/test/stopped')).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const answer = await ecs.send(new StopTaskCommand({ task: taskArn, reason: 'enough' }));
    expect(answer.task).toMatchObject({ desiredStatus: 'STOPPED', stopCode: 'UserInitiated' });
    expect(await untilStopped(ecs, taskArn)).toMatchObject({
      stopCode: 'UserInitiated',
      stoppedReason: 'enough',
      containers: [{ exitCode: 5 }],
    });
  });

  test('takes its id instead of its ARN, and needs no reason', async () => {
    const { ecs } = aws.clients;
    await register(ecs, 'early', [script('app', 'setTimeout(() => {}, 60_000)')]);
    const taskArn = await start(ecs, 'early');
    await ecs.send(new StopTaskCommand({ task: taskArn.split('/').at(-1) }));
    expect(await untilStopped(ecs, taskArn)).toMatchObject({
      stopCode: 'UserInitiated',
      stoppedReason: 'Task stopped by user',
    });
  });

  test('again changes nothing', async () => {
    const { ecs } = aws.clients;
    await register(ecs, 'twice', [script('app', 'process.exit(3)')]);
    const { taskArn } = await runToEnd(ecs, 'twice');
    const answer = await ecs.send(new StopTaskCommand({ task: taskArn, reason: 'too late' }));
    expect(answer.task).toMatchObject({
      stopCode: 'EssentialContainerExited',
      containers: [{ exitCode: 3 }],
    });
  });
});
