import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minimatch } from 'minimatch';
import { InputError } from '../../src/errors.ts';
import type { Workflow } from '../../src/github/workflow.ts';
import type { RequestSettings } from '../../src/inputs/settings.ts';
import { executionRequests, nameOn } from '../../src/step/execution-requests.ts';

const SETTINGS: RequestSettings = {
  commands: [],
  customerIds: [],
  reportId: undefined,
  outputLocation: undefined,
  input: {},
  githubContext: false,
  executionName: undefined,
  expectOutputs: [],
};

const WORKFLOW: Workflow = {
  name: 'Nightly',
  repository: 'acme/uploads',
  sha: 'abc',
  ref: 'refs/heads/main',
  event: 'push',
  actor: 'octo',
  job: 'upload',
  step: 'run',
  runId: '123456',
  runAttempt: '1',
  url: 'https://github.example/acme/uploads/actions/runs/123456',
  commitUrl: 'https://github.example/acme/uploads/commit/abc',
  pullRequest: undefined,
  fromFork: false,
};

function request(settings: Partial<RequestSettings> = {}, workflow: Partial<Workflow> = {}) {
  const [first, ...others] = executionRequests({ ...SETTINGS, ...settings }, { ...WORKFLOW, ...workflow });
  if (first === undefined || others.length > 0) {
    throw new Error('One execution was expected.');
  }
  return first;
}

describe('the input of an execution', () => {
  test('is empty if nothing was given', () => {
    expect(request().input).toEqual({});
  });

  test('holds what was given, under the names that the machine reads', () => {
    const settings = {
      commands: ['a', 'b'],
      customerIds: ['c1'],
      reportId: 'r1',
      outputLocation: 's3://bucket/x',
    };
    expect(request(settings).input).toEqual({
      commands: ['a', 'b'],
      customer_id: 'c1',
      report_id: 'r1',
      output_location: 's3://bucket/x',
    });
  });

  test('is the same as one that names all itself', () => {
    const input = { customer_id: 'mine', report_id: 'r2', extra: { deep: [1, null] }, github: 'no' };
    const settings = { customerIds: ['c1'], reportId: 'r1', githubContext: true, input };
    expect(request(settings).input).toEqual(input);
  });

  test('tells where it comes from if it should', () => {
    expect(request({ githubContext: true }).input['github']).toEqual({
      repository: 'acme/uploads',
      sha: 'abc',
      ref: 'refs/heads/main',
      event: 'push',
      actor: 'octo',
      url: WORKFLOW.url,
      run_id: '123456',
      run_attempt: '1',
    });
  });

  test('may take 256 KiB in UTF-8, and no byte more', () => {
    const overhead = Buffer.byteLength('{"x":""}');
    const fill = (bytes: number) => ({ input: { x: 'é'.repeat(bytes / 2) } });
    expect(() => request(fill(262_144 - overhead))).not.toThrow();
    expect(() => request(fill(262_144 - overhead + 2))).toThrow(InputError);
    expect(() => request(fill(262_144 - overhead + 2))).toThrow(/^Input input: .*262146 bytes.*262144.*S3/);
  });

  test('does not spill itself into the error about its size', () => {
    expect(() => request({ input: { secret: 'x'.repeat(300_000) } })).toThrow(/^.{0,300}$/);
  });
});

describe('the output location', () => {
  const outputLocation = 's3://bucket/{customer-id}/{report-id}/{run-id}/{customer-id}';

  test('has its placeholders filled, each as often as it stands there', () => {
    const settings = { outputLocation, customerIds: ['c1'], reportId: 'r1' };
    expect(request(settings).input['output_location']).toBe('s3://bucket/c1/r1/123456/c1');
  });

  test('takes values as they are, whatever they look like', () => {
    const settings = {
      outputLocation: 's3://b/{customer-id}/{report-id}',
      customerIds: ["$&$1{report-id}$'"],
      reportId: 'r',
    };
    expect(request(settings).input['output_location']).toBe("s3://b/$&$1{report-id}$'/r");
  });

  test.each([
    ['{customer-id}', {}, 'customer-ids'],
    ['{report-id}', {}, 'report-id'],
    ['{run-id}', { runId: undefined }, 'GITHUB_RUN_ID'],
  ])('with %s says what would fill it', (placeholder, workflow, source) => {
    const ask = () => request({ outputLocation: `s3://b/${placeholder}` }, workflow);
    expect(ask).toThrow(InputError);
    expect(ask).toThrow(`Input output-location: ${placeholder} cannot be filled without ${source}.`);
  });

  test.each(['{customer_id}', '{}', '{ run-id }', '{constructor}', '{toString}'])(
    'with the unknown placeholder %s says which there are',
    (placeholder) => {
      expect(() => request({ outputLocation: `s3://b/${placeholder}` })).toThrow(
        /^Input output-location: .* is none of \{customer-id\}, \{report-id\}, \{run-id\}\.$/,
      );
    },
  );
});

describe('the name of an execution', () => {
  test('is the one that was given', () => {
    expect(request({ executionName: 'mine' })).toMatchObject({ name: 'mine', nameIsOurs: false });
  });

  test('tells people and machines which step of which run it is', () => {
    const { name, nameIsOurs } = request({ customerIds: ['c1'] });
    expect(nameIsOurs).toBe(true);
    expect(name).toMatch(/^uploads-123456-1-run-c1-[0-9a-f]{12}$/);
  });

  test('is left to Step Functions outside of a run', () => {
    expect(request({}, { runId: undefined }).name).toBeUndefined();
    expect(request({}, { runId: '' }).name).toBeUndefined();
  });

  test('is the same for the same step sent twice', () => {
    const settings = { customerIds: ['c1'], input: { a: 1 } };
    expect(request(settings).name).toBe(request(structuredClone(settings)).name);
  });

  test.each<[string, Partial<RequestSettings>, Partial<Workflow>]>([
    ['attempt of the run', {}, { runAttempt: '2' }],
    ['run', {}, { runId: '123457' }],
    ['step', {}, { step: '__run_2' }],
    ['job', {}, { job: 'other' }],
    ['repository', {}, { repository: 'acme/other' }],
    ['owner of the repository', {}, { repository: 'other/uploads' }],
    ['customer', { customerIds: ['c2'] }, {}],
    ['command', { commands: ['a'] }, {}],
    ['input', { input: { a: 2 } }, {}],
  ])('differs with another %s', (_what, settings, workflow) => {
    expect(request(settings, workflow).name).not.toBe(request().name);
  });

  test('differs with what would read the same in a name', () => {
    const name = (customerId: string) => request({ customerIds: [customerId] }).name;
    expect(new Set(['a/b', 'a-b', 'a b', 'a.b', 'é', 'ü'].map(name)).size).toBe(6);
    expect(request({}, { runId: '12', runAttempt: '3' }).name).not.toBe(
      request({}, { runId: '1', runAttempt: '23' }).name,
    );
  });

  test('is legal and at most 80 characters long, whatever it is made of', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    const optional = fc.option(text, { nil: undefined });
    fc.assert(
      fc.property(
        text.filter((id) => id !== ''),
        optional,
        optional,
        optional,
        text,
        (runId, repository, runAttempt, step, id) => {
          const { name = '' } = request({ customerIds: [id] }, { runId, repository, runAttempt, step });
          expect(name).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
        },
      ),
    );
  });
});

describe('the name on what is started', () => {
  const MACHINE = 'arn:aws:states:eu-west-1:111122223333:stateMachine:uploads';

  test('differs by version, since the same input to another version is another execution', () => {
    const derived = request({ customerIds: ['c1'] });
    const names = [MACHINE, `${MACHINE}:1`, `${MACHINE}:2`, `${MACHINE}:live`].map((arn) =>
      nameOn(derived, arn),
    );
    expect(new Set(names).size).toBe(4);
    for (const name of names) {
      expect(name).toMatch(/^uploads-123456-1-run-c1-[0-9a-f]{12}$/);
    }
    expect(nameOn(derived, `${MACHINE}:1`)).toBe(names[1]);
  });

  test('differs by all that the derived name differs by', () => {
    const names = ['a', 'b', 'c'].map((id) => nameOn(request({ input: { id } }), `${MACHINE}:1`));
    expect(new Set(names).size).toBe(3);
  });

  test('stays legal and at most 80 characters long', () => {
    const name = nameOn(request({ customerIds: ['x'.repeat(200)] }), `${MACHINE}:1`) ?? '';
    expect(name).toMatch(/^[A-Za-z0-9_-]{80}$/);
  });

  test('is the user’s own if there is one, and none outside of a run', () => {
    expect(nameOn(request({ executionName: 'mine' }), `${MACHINE}:1`)).toBe('mine');
    expect(nameOn(request({}, { runId: undefined }), MACHINE)).toBeUndefined();
  });
});

describe('several customers', () => {
  test('get an execution each, with a name of its own', () => {
    const requests = executionRequests({ ...SETTINGS, customerIds: ['c1', 'c2', 'c3'] }, WORKFLOW);
    expect(requests.map(({ customerId, input }) => [customerId, input['customer_id']])).toEqual([
      ['c1', 'c1'],
      ['c2', 'c2'],
      ['c3', 'c3'],
    ]);
    expect(new Set(requests.map(({ name }) => name)).size).toBe(3);
  });

  test('get names of their own from one that the user chose, legal and different whatever their ids are', () => {
    const ids = ['c-1', 'c 1', 'c/1', 'ü', 'x'.repeat(200), `${'x'.repeat(200)}y`];
    const settings = { ...SETTINGS, executionName: 'nightly', customerIds: ids };
    const names = executionRequests(settings, WORKFLOW).map(({ name = '' }) => name);
    expect(names[0]).toBe('nightly-c-1');
    expect(new Set(names).size).toBe(ids.length);
    for (const name of names) {
      expect(name).toMatch(/^nightly-[A-Za-z0-9_-]{1,72}$/);
    }
  });
});

describe('the outputs that are expected', () => {
  const expected = (glob: string, customerId: string) =>
    request({ expectOutputs: [glob], customerIds: [customerId], reportId: 'orders' }).expectOutputs[0] ?? '';

  test('are filled like the output location, while other braces stay alternatives', () => {
    expect(expected('{report-id}/{customer-id}.{csv,json}', 'c1')).toBe('orders/c1.{csv,json}');
  });

  test.each(['*', 'a[b]c', '{x,y}', '?'])('take the id %s for itself, not for a pattern', (id) => {
    const glob = expected('{customer-id}.csv', id);
    expect(minimatch(`${id}.csv`, glob)).toBe(true);
    expect(minimatch('other.csv', glob)).toBe(false);
    expect(minimatch('x.csv', glob)).toBe(false);
  });

  test('cannot name what is not there', () => {
    expect(() => request({ expectOutputs: ['{customer-id}.csv'] })).toThrow(
      'Input expect-outputs: {customer-id} cannot be filled without customer-ids.',
    );
  });
});
