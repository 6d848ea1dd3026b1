import { expect, test } from '@jest/globals';
import { reportJson, trailJson } from '../../src/report/json-report.ts';
import { attempt, failed, report, SUCCEEDED } from './reports.ts';

test('the trail names the item of a Map or the branch of a Parallel where there is one', () => {
  const [inside, outside] = trailJson([
    attempt(1, SUCCEEDED, { item: 'ForAll[3]/Both[0]' }),
    attempt(2, SUCCEEDED),
  ]);
  expect(inside).toMatchObject({ number: 1, item: 'ForAll[3]/Both[0]', state: 'RunECSTask' });
  expect(outside).not.toHaveProperty('item');
});

test('the logs in the report name the item, too', () => {
  const place = { container: 'app', region: 'eu-west-1', group: 'g', stream: 's' };
  const tail = { kind: 'lines', ...place, lines: ['x'] } as const;
  const json = reportJson(
    report({
      attempts: [attempt(1, failed())],
      logs: [
        { ...tail, attempt: 1, item: 'ForAll[3]' },
        { ...tail, attempt: 2, item: undefined },
      ],
    }),
  );
  expect(JSON.parse(JSON.stringify(json))).toMatchObject({
    executions: [
      {
        logs: [
          { attempt: 1, item: 'ForAll[3]', lines: ['x'] },
          { attempt: 2, lines: ['x'] },
        ],
      },
    ],
  });
});
