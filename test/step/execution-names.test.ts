import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { derivedNameOn } from '../../src/execution/execution-name.ts';
import type { Workflow } from '../../src/github/workflow.ts';
import type { RequestSettings } from '../../src/inputs/settings.ts';
import { executionRequests } from '../../src/step/execution-requests.ts';
import { codePoint } from '../code-points.ts';
import { request, SETTINGS, WORKFLOW } from './requests.ts';

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
    const text = fc.string({ unit: codePoint, maxLength: 200 });
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
    const { name: derived = '' } = request({ customerIds: ['c1'] });
    const names = [MACHINE, `${MACHINE}:1`, `${MACHINE}:2`, `${MACHINE}:live`].map((arn) =>
      derivedNameOn(derived, arn),
    );
    expect(new Set(names).size).toBe(4);
    for (const name of names) {
      expect(name).toMatch(/^uploads-123456-1-run-c1-[0-9a-f]{12}$/);
    }
    expect(derivedNameOn(derived, `${MACHINE}:1`)).toBe(names[1]);
  });

  test('differs by all that the derived name differs by', () => {
    const names = ['a', 'b', 'c'].map((id) =>
      derivedNameOn(request({ input: { id } }).name ?? '', `${MACHINE}:1`),
    );
    expect(new Set(names).size).toBe(3);
  });

  test('stays legal and at most 80 characters long', () => {
    const { name: derived = '' } = request({ customerIds: ['x'.repeat(200)] });
    const name = derivedNameOn(derived, `${MACHINE}:1`);
    expect(name).toMatch(/^[A-Za-z0-9_-]{80}$/);
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
