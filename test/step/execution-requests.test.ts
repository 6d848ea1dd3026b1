import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escape as escaped, minimatch } from 'minimatch';
import { InputError } from '../../src/errors.ts';
import type { Workflow } from '../../src/github/workflow.ts';
import type { RequestSettings } from '../../src/inputs/settings.ts';
import { request, WORKFLOW } from './requests.ts';

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
      job: 'upload',
      step: 'run',
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

describe('an input that only this step can have given', () => {
  test('names run, attempt, job and step', () => {
    expect(request({ githubContext: true }).inputIsOurs).toBe(true);
  });

  test.each<[string, Partial<RequestSettings>, Partial<Workflow>]>([
    ['has no context', { githubContext: false }, {}],
    ['has a context of the user’s', { githubContext: true, input: { github: 'mine' } }, {}],
    ['is of no run', { githubContext: true }, { runId: undefined }],
    ['tells no attempt', { githubContext: true }, { runAttempt: '' }],
    ['tells no job', { githubContext: true }, { job: undefined }],
    ['tells no step', { githubContext: true }, { step: undefined }],
  ])('is none that %s', (_what, settings, workflow) => {
    expect(request(settings, workflow).inputIsOurs).toBe(false);
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
        /^Input output-location: .* must be one of \{customer-id\}, \{report-id\}, \{run-id\}\.$/,
      );
    },
  );
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

  test('take any id for itself, as the package that looks for them would have it escaped', () => {
    const ids = fc.string({ unit: fc.constantFrom(...'!#?*()[]{}\\@+^-/a'), minLength: 1 });
    fc.assert(
      fc.property(ids, (id) => {
        expect(expected('{customer-id}', id)).toBe(escaped(id, { magicalBraces: true }));
      }),
    );
  });

  test('cannot name what is not there', () => {
    expect(() => request({ expectOutputs: ['{customer-id}.csv'] })).toThrow(
      'Input expect-outputs: {customer-id} cannot be filled without customer-ids.',
    );
  });
});
