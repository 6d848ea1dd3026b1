import { beforeAll, describe, expect, test } from '@jest/globals';
import type { RequestRecord } from '../../local/requests.ts';
import { ACCOUNT, machineArn, type Run, recordRuns } from './iam-runs.ts';
import { covers, iamNeeds } from './iam-table.ts';
import { useLocalAws } from './local-aws.ts';
import { REGION } from './step.ts';

const NEEDS = iamNeeds();

/** What no request shows: AWS looks for it by itself when a request hands over a role. */
const INVISIBLE: ReadonlySet<string> = new Set(['iam:PassRole']);

const aws = useLocalAws({ waitScale: 0.01 });
let runs: readonly Run[];
beforeAll(async () => {
  runs = await recordRuns(aws);
}, 180_000);

/** The rows of the table that a run may draw on. */
const rowsOf = ({ features }: Run) =>
  NEEDS.filter(
    ({ feature }) => ['every run', ...features].includes(named(feature)) || features.includes(feature),
  );

/** A feature whose whole name is one input. */
const named = (feature: string): string => /^`([\w-]+)`$/.exec(feature)?.[1] ?? feature;

/** The ARN that IAM compares: of a machine that is to be made the request has the name only. */
const arnOf = ({ action, resource = '*' }: RequestRecord): string =>
  action === 'states:CreateStateMachine' ? machineArn(resource) : resource;

const isAllowed = (run: Run, request: RequestRecord): boolean =>
  rowsOf(run).some(
    ({ actions, resources }) =>
      actions.includes(request.action) &&
      resources.some((resource) =>
        covers(resource, arnOf(request), {
          REGION,
          ACCOUNT,
          NAME: run.machine,
          ALIAS: 'live',
          CLUSTER: 'default',
          BUCKET: 'local-outputs',
          PREFIX: 'iam/',
          GROUP: '/ecs/customer-data-upload',
        }),
      ),
  );

describe('what the README says of IAM, compared with what steps asked of AWS', () => {
  test('the table has rows, and features that the runs know by the same names', () => {
    const used = new Set(['every run', ...runs.flatMap(({ features }) => features)]);
    expect(
      new Set(NEEDS.flatMap(({ feature }) => [feature, named(feature)]).filter((name) => used.has(name))),
    ).toEqual(used);
    expect(NEEDS.every(({ actions, resources }) => actions.length > 0 && resources.length > 0)).toBe(true);
  });

  test('nothing is missing: a row of a feature that the run used allows each request, on its resource', () => {
    const refused = runs.flatMap((run) =>
      run.requests
        .filter((request) => !isAllowed(run, request))
        .map((request) => `${request.action} on ${arnOf(request)}, for ${run.features.join(', ')}`),
    );
    expect(refused).toEqual([]);
  });

  test('nothing is there without need: each action of a row was asked for by a run that used the feature', () => {
    const unused = NEEDS.flatMap((need) =>
      need.actions
        .filter(
          (action) =>
            !INVISIBLE.has(action) &&
            !runs.some(
              (run) =>
                rowsOf(run).includes(need) && run.requests.some((request) => request.action === action),
            ),
        )
        .map((action) => `${action} for ${need.feature}`),
    );
    expect(unused).toEqual([]);
  });

  test('the actions of the table are those that were called, and iam:PassRole', () => {
    const called = runs.flatMap(({ requests }) => requests.map(({ action }) => action));
    expect([...new Set(NEEDS.flatMap(({ actions }) => actions))].toSorted()).toEqual(
      [...new Set([...called, ...INVISIBLE])].toSorted(),
    );
  });

  test('every role that is handed over is one that iam:PassRole is listed for', () => {
    expect(NEEDS.filter(({ actions }) => actions.includes('iam:PassRole'))).toEqual([
      {
        feature: '`deploy`',
        actions: ['iam:PassRole'],
        resources: ['role-arn'],
        conditions: { 'iam:PassedToService': 'states.amazonaws.com' },
      },
    ]);
  });
});
