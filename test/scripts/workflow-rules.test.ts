import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectWorkflowFaults, workflowFaults, workflowFiles } from '../../scripts/workflow-rules.ts';

const root = join(import.meta.dirname, '..', '..');

const ACTION = { inputs: new Set(['state-machine', 'commands']), outputs: new Set(['status', 'trail']) };
const CHECKOUT = 'actions/checkout@1af3b93b6815bc44a9784bd300feb67ff0d1eeb3 # v6.0.0';

const GOOD = `
name: Upload
on: [push]
permissions: {}
concurrency: uploads
jobs:
  upload:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      id-token: write # to sign in to AWS without keys
    outputs:
      trail: \${{ steps.upload.outputs.trail }}
    steps:
      - uses: ${CHECKOUT}
        with:
          persist-credentials: false
      - id: upload
        uses: org/sfn-fargate-retry@v1
        with:
          state-machine: customer-data-upload
      - id: other
        run: echo "$STATUS"
        env:
          STATUS: \${{ steps.upload.outputs.status }}
          OTHER: \${{ steps.other.outputs.whatever }}
`;

/** The good workflow with one thing about it changed. */
function changed(from: string | RegExp, to: string): readonly string[] {
  const text = GOOD.replace(from, to);
  expect(text).not.toBe(GOOD);
  return workflowFaults(text, ACTION);
}

describe('the rules for workflows', () => {
  test("the project's own workflows and those to copy keep them", () => {
    expect(workflowFiles(root)).toEqual(
      expect.arrayContaining(['.github/workflows/e2e.yml', 'examples/workflows/scheduled-upload.yml']),
    );
    expect(projectWorkflowFaults(root)).toEqual([]);
  });

  test('a workflow that keeps them has no fault', () => {
    expect(workflowFaults(GOOD, ACTION)).toEqual([]);
  });

  test.each([
    ['an input that is not in action.yml', 'state-machine:', 'state-machin:', /state-machin is no input/],
    ['an output that is not in action.yml', 'outputs.status', 'outputs.state', /state is no output/],
    ['a job output that is not there', 'upload.outputs.trail', 'upload.outputs.trial', /trial is no output/],
    ['rights for all jobs', 'permissions: {}', 'permissions: read-all', /no empty permissions/],
    ['no word about rights', 'permissions: {}\n', '', /no empty permissions/],
    ['a right without a reason', ' # to sign in to AWS without keys', '', /permission id-token/],
    ['a job without rights', / {4}permissions:\n.*\n/, '', /does not say its permissions/],
    ['a tag instead of a commit', CHECKOUT, 'actions/checkout@v6', /not pinned/],
    ['a short commit', CHECKOUT, 'actions/checkout@1af3b93 # v6.0.0', /not pinned/],
    ['a commit of unknown version', ' # v6.0.0', '', /not pinned/],
    ['another major version of this action', '@v1', '@v2', /not pinned/],
    ['a token left behind', 'persist-credentials: false', 'persist-credentials: true', /leaves the token/],
    ['an expression in a script', '"$STATUS"', `\${{ steps.upload.outputs.status }}`, /pass it by env/],
    ['a stored key', '"$STATUS"', `"$K"\n        x: \${{ secrets.AWS_ACCESS_KEY_ID }}`, /a key that lasts/],
    ['a job without end', '    timeout-minutes: 10\n', '', /timeout-minutes/],
    ['runs side by side', 'concurrency: uploads\n', '', /concurrency/],
    ['no YAML', 'name: Upload', 'name: [', /no YAML map/],
  ])('%s is one fault', (_, from, to, fault) => {
    const faults = changed(from, to);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
  });
});
