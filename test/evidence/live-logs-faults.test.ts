import { describe, expect, test } from '@jest/globals';
import { GaveUp } from '../../src/errors.ts';
import { failed } from '../report/reports.ts';
import { DEFINITION, following, nth } from './following.ts';
import { LogService, logging, type Trouble } from './log-service.ts';

const DENIED: Trouble = { type: 'AccessDeniedException', status: 400 };

describe('a log that cannot be read', () => {
  test('is a warning once, which names the permission, and is not asked for again', async () => {
    const service = new LogService(logging('app'), logging('proxy'));
    service.trouble = ({ operation }) => (operation === 'GetLogEvents' ? DENIED : undefined);
    const { told } = following(service);
    expect(await told(nth(1))).toEqual([
      {
        kind: 'unreadable',
        attempt: 1,
        item: undefined,
        warning: expect.stringMatching(
          /^The log cannot be followed: AWS refused .*Grant the role of this step logs:GetLogEvents on \/ecs\/uploads\./,
        ),
      },
    ]);
    expect(await told(nth(1))).toEqual([]);
    expect(service.count('GetLogEvents')).toBe(2);
    // The next attempt meets the same refusal, which is known.
    expect(await told(nth(1, failed()), nth(2))).toEqual([]);
  });

  test('does not keep the others from being followed', async () => {
    const service = new LogService(logging('app'), logging('proxy'));
    service.trouble = ({ input }) =>
      String(input['logStreamName']).startsWith('ecs/proxy') ? DENIED : undefined;
    service.write('ecs/app/task1', 'one');
    const { told, read } = following(service);
    expect((await told(nth(1))).map(({ kind }) => kind)).toEqual(['lines', 'unreadable']);
    service.write('ecs/app/task1', 'two');
    expect(await read(nth(1))).toEqual(['app: two']);
  });

  test('since its task definition may not be read is a warning once', async () => {
    const service = new LogService(logging('app'));
    service.trouble = () => DENIED;
    const { read } = following(service);
    expect(await read(nth(1))).toEqual([
      expect.stringContaining(`Grant the role of this step ecs:DescribeTaskDefinition on ${DEFINITION}`),
    ]);
    expect(await read(nth(1), nth(2))).toEqual([]);
    expect(service.requests).toHaveLength(1);
  });

  test.each<Trouble>([
    { type: 'ThrottlingException', status: 400 },
    { type: 'InternalFailure', status: 500 },
    'reset',
  ])('for a moment (%j) is read the next time, without a word', async (trouble) => {
    const service = new LogService(logging('app'));
    service.write('ecs/app/task1', 'one');
    const { clock, read } = following(service);
    service.trouble = () => trouble;
    expect(await read(nth(1))).toEqual([]);
    service.trouble = ({ operation }) => (operation === 'GetLogEvents' ? trouble : undefined);
    expect(await read(nth(1))).toEqual([]);
    service.trouble = () => undefined;
    expect(await read(nth(1))).toEqual(['one']);
    expect(clock.slept).toEqual([]);
  });

  test('in the middle of a flood keeps what was read, and goes on behind it', async () => {
    const service = new LogService(logging('app'));
    const lines = Array.from({ length: 1500 }, (_item, index) => String(index));
    service.write('ecs/app/task1', ...lines);
    service.trouble = () => (service.count('GetLogEvents') === 2 ? 'reset' : undefined);
    const { read } = following(service);
    expect(await read(nth(1))).toEqual(lines.slice(0, 1000));
    expect(await read(nth(1))).toEqual(lines.slice(1000));
  });

  test('gives up a request that gets no answer within seconds', async () => {
    const service = new LogService(logging('app'));
    service.trouble = ({ operation }) => (operation === 'GetLogEvents' ? 'silence' : undefined);
    const before = Date.now();
    expect(await following(service).read(nth(1))).toEqual([]);
    expect(Date.now() - before).toBeLessThan(10_000);
  });

  test('in a step that is cancelled ends the read with what was read so far', async () => {
    const service = new LogService(logging('app'));
    service.write('ecs/app/task1', 'one');
    const controller = new AbortController();
    const { read } = following(service, controller.signal);
    service.trouble = () => {
      if (service.count('GetLogEvents') === 2) {
        controller.abort(new GaveUp('cancelled', 'The job was cancelled.'));
      }
      return undefined;
    };
    expect(await read(nth(1, failed()))).toEqual(['one']);
    expect(await read(nth(1, failed()), nth(2))).toEqual([]);
  });
});
