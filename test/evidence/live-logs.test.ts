import { describe, expect, test } from '@jest/globals';
import type { AttemptOutcome } from '../../src/execution/trail.ts';
import { failed, SUCCEEDED } from '../report/reports.ts';
import { following, nth, RUNNING } from './following.ts';
import { LogService, logging } from './log-service.ts';

describe('the log of a running attempt', () => {
  test('is told line by line, each once, at one request a read', async () => {
    const service = new LogService(logging('app'));
    const { told, read } = following(service);
    service.write('ecs/app/task1', 'one', 'two');
    expect(await told(nth(1, RUNNING, { item: 'All[3]' }))).toEqual([
      { kind: 'lines', attempt: 1, container: 'app', lines: ['one', 'two'], more: false },
    ]);
    expect(await read(nth(1))).toEqual([]);
    service.write('ecs/app/task1', 'three');
    expect(await read(nth(1))).toEqual(['three']);
    expect(service.count('GetLogEvents')).toBe(3);
    expect(service.count('DescribeTaskDefinition')).toBe(1);
  });

  test('is read from its head on, then by the token of the read before', async () => {
    const service = new LogService(logging('app'));
    const { read } = following(service);
    service.write('ecs/app/task1', 'one', 'two');
    await read(nth(1));
    await read(nth(1));
    expect(service.requests.slice(1).map(({ input }) => input)).toEqual([
      { logGroupName: '/ecs/uploads', logStreamName: 'ecs/app/task1', limit: 1000, startFromHead: true },
      {
        logGroupName: '/ecs/uploads',
        logStreamName: 'ecs/app/task1',
        limit: 1000,
        startFromHead: true,
        nextToken: 'f/2',
      },
    ]);
  });

  test('is awaited while its stream is not there yet', async () => {
    const service = new LogService(logging('app'));
    const { read } = following(service);
    expect(await read(nth(1))).toEqual([]);
    expect(await read(nth(1))).toEqual([]);
    service.write('ecs/app/task1', 'hello');
    expect(await read(nth(1))).toEqual(['hello']);
  });

  test('is that of all containers that log there, each line behind its name', async () => {
    const service = new LogService(
      logging('app'),
      { name: 'firelens', logConfiguration: { logDriver: 'awsfirelens' } },
      { name: 'silent' },
      logging('proxy', { 'awslogs-stream-prefix': 'side' }),
    );
    const { told } = following(service);
    service.write('ecs/app/task1', 'one');
    service.write('side/proxy/task1', 'two', 'three');
    expect(await told(nth(1))).toMatchObject([
      { container: 'app', lines: ['app: one'] },
      { container: 'proxy', lines: ['proxy: two', 'proxy: three'] },
    ]);
    expect(service.count('GetLogEvents')).toBe(2);
  });

  test.each([
    ['the options', { 'awslogs-region': 'us-east-2' }, 'us-east-2'],
    ['the task definition, where the options name none', undefined, 'eu-west-1'],
  ])('is read in the region of %s', async (_what, options, region) => {
    const { name, logConfiguration } = logging('app');
    const { 'awslogs-region': _region, ...rest } = logConfiguration.options;
    const container = { name, logConfiguration: { ...logConfiguration, options: { ...rest, ...options } } };
    const service = new LogService(container);
    service.write('ecs/app/task1', 'one');
    expect(await following(service).read(nth(1))).toEqual(['one']);
    expect(service.requests.map((request) => `${request.operation} ${request.region}`)).toEqual([
      'DescribeTaskDefinition eu-west-1',
      `GetLogEvents ${region}`,
    ]);
  });

  test('asks for nothing before there is a task', async () => {
    const service = new LogService(logging('app'));
    const { read } = following(service);
    expect(await read(nth(1, RUNNING, { taskArn: undefined }))).toEqual([]);
    expect(await read(nth(1, RUNNING, { taskDefinitionArn: undefined }))).toEqual([]);
    expect(service.requests).toEqual([]);
    service.write('ecs/app/task1', 'one');
    expect(await read(nth(1))).toEqual(['one']);
  });

  test('comes in pages while it is a flood, and leaves what is too much to the next read', async () => {
    const service = new LogService(logging('app'));
    const { told } = following(service);
    const lines = Array.from({ length: 12_500 }, (_item, index) => `line ${index}`);
    service.write('ecs/app/task1', ...lines);
    const [first] = await told(nth(1));
    expect(first).toMatchObject({ lines: lines.slice(0, 10_000), more: true });
    expect(service.count('GetLogEvents')).toBe(10);
    const [second] = await told(nth(1));
    expect(second).toMatchObject({ lines: lines.slice(10_000), more: false });
    expect(service.count('GetLogEvents')).toBe(13);
  });

  test('goes on with a page that is full by its bytes', async () => {
    const service = new LogService(logging('app'));
    service.pageSize = 4;
    const long = Array.from({ length: 6 }, (_item, index) => `${index}${'x'.repeat(250_000)}`);
    service.write('ecs/app/task1', ...long);
    expect(await following(service).read(nth(1))).toEqual(long);
  });
});

describe('the log of an attempt that has ended', () => {
  test('is read to its end, and once more for what the driver hands over late', async () => {
    const service = new LogService(logging('app'));
    const { clock, read } = following(service);
    service.write('ecs/app/task1', 'one');
    expect(await read(nth(1))).toEqual(['one']);
    service.write('ecs/app/task1', 'two');
    service.trouble = () => {
      if (clock.slept.length === 1 && service.count('GetLogEvents') === 4) {
        service.write('ecs/app/task1', 'late');
      }
      return undefined;
    };
    expect(await read(nth(1, SUCCEEDED))).toEqual(['two', 'late']);
    expect(clock.slept).toEqual([3000]);
    const asked = service.requests.length;
    service.write('ecs/app/task1', 'too late');
    expect(await read(nth(1, SUCCEEDED))).toEqual([]);
    expect(service.requests).toHaveLength(asked);
  });

  test('is read over pages that are not full, until the token repeats', async () => {
    const service = new LogService(logging('app'));
    service.pageSize = 2;
    service.write('ecs/app/task1', 'one', 'two', 'three', 'four', 'five');
    expect(await following(service).read(nth(1, failed()))).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  test('is had in one read where the attempt was never seen to run, together with that of the next', async () => {
    const service = new LogService(logging('app'));
    const { clock, told } = following(service);
    service.write('ecs/app/task1', 'one');
    service.write('ecs/app/task2', 'two');
    expect(await told(nth(1, failed()), nth(2))).toMatchObject([
      { attempt: 1, lines: ['one'] },
      { attempt: 2, lines: ['two'] },
    ]);
    expect(clock.slept).toEqual([3000]);
  });

  test('may come as a whole after the end', async () => {
    const service = new LogService(logging('app'));
    const { clock, read } = following(service);
    service.trouble = () => {
      if (clock.slept.length === 1) {
        service.trouble = () => undefined;
        service.write('ecs/app/task1', 'at last');
      }
      return undefined;
    };
    expect(await read(nth(1, failed()))).toEqual(['at last']);
  });

  test('is no news if it ended long before the step began to follow, but is later', async () => {
    const service = new LogService(logging('app'));
    const { clock, read } = following(service);
    service.write('ecs/app/task1', 'old');
    service.write('ecs/app/task2', 'new');
    const old: AttemptOutcome = { kind: 'succeeded', at: clock.now() - 600_000 };
    expect(await read(nth(1, old))).toEqual([]);
    expect(service.requests).toEqual([]);
    expect(await read(nth(1, old), nth(2, old))).toEqual(['new']);
  });

  test('that is an endless flood says that there was more', async () => {
    const service = new LogService(logging('app'));
    service.pageSize = 1;
    service.write('ecs/app/task1', ...Array.from({ length: 30 }, (_item, index) => String(index)));
    const [told] = await following(service).told(nth(1, SUCCEEDED));
    expect(told).toMatchObject({ kind: 'lines', more: true });
    expect(told?.kind === 'lines' && told.lines).toHaveLength(20);
  });
});

describe('many attempts at once', () => {
  const attempts = Array.from({ length: 23 }, (_item, index) => nth(index + 1));
  const numbers = attempts.map(({ number }) => String(number));
  const busy = () => {
    const service = new LogService(logging('app'));
    for (const number of numbers) {
      service.write(`ecs/app/task${number}`, number);
    }
    return service;
  };

  test('are read a few at a time, and all of them', async () => {
    const service = busy();
    expect(await following(service).read(...attempts)).toEqual(numbers);
    expect(service.mostAtOnce).toBe(5);
    expect(service.count('GetLogEvents')).toBe(23);
  });

  test('take turns where requests are slow, so that no poll waits for all of them', async () => {
    const service = busy();
    const { clock, read } = following(service);
    await read();
    service.trouble = ({ operation }) => {
      if (operation === 'GetLogEvents') {
        void clock.sleep(1000, new AbortController().signal);
      }
      return undefined;
    };
    const reads: string[][] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      reads.push(await read(...attempts));
    }
    expect(reads.map((lines) => lines.length)).toEqual([5, 5, 5, 5, 3]);
    expect(reads.flat()).toEqual(numbers);
  });
});
