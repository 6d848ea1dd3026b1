import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkExecutionArn,
  checkRoleArn,
  executionArn,
  parseStateMachineArn,
  qualifiedArn,
  stateMachineArn,
} from '../../../local/states/arns.ts';
import { checkName } from '../../../local/states/names.ts';
import { pageOf } from '../../../local/states/pages.ts';
import { SCOPE } from './fakes.ts';

const name = fc.stringMatching(/^[A-Za-z0-9_.-]{1,80}$/);

describe('ARNs', () => {
  test('of machines, versions and aliases are read as they are written', () => {
    fc.assert(
      fc.property(
        name,
        fc.integer({ min: 1, max: 1000 }),
        fc.stringMatching(/^[A-Z]{1,9}$/),
        (machine, number, alias) => {
          const machineArn = stateMachineArn(SCOPE, machine);
          const rest = { machineArn, name: machine };
          expect(parseStateMachineArn(machineArn)).toEqual({ kind: 'machine', ...rest });
          expect(parseStateMachineArn(qualifiedArn(machineArn, number))).toEqual({
            kind: 'version',
            version: number,
            ...rest,
          });
          expect(parseStateMachineArn(qualifiedArn(machineArn, alias))).toEqual({
            kind: 'alias',
            alias,
            ...rest,
          });
        },
      ),
    );
  });

  test('of executions lie beside their machine', () => {
    fc.assert(
      fc.property(name, name, (machine, execution) => {
        const arn = executionArn(stateMachineArn(SCOPE, machine), execution);
        expect(arn).toBe(`arn:aws:states:eu-central-1:123456789012:execution:${machine}:${execution}`);
        checkExecutionArn(arn);
      }),
    );
  });

  test('that are none are never taken for one', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseStateMachineArn(text)).toThrow(/Invalid Arn/);
        expect(() => checkExecutionArn(text)).toThrow(/Invalid Arn/);
        expect(() => checkRoleArn(text)).toThrow(/Invalid Arn/);
      }),
    );
  });
});

describe('names', () => {
  test.each([...' <>{}[]?*"#%\\^|~`$&,;:/\u0000\u0085\uFFFF'])('may not hold %j', (character) => {
    expect(() => checkName(`a${character}b`)).toThrow(/Invalid Name/);
  });

  test('may hold letters, digits and the rest, up to 80 of them', () => {
    fc.assert(fc.property(fc.stringMatching(/^[\w.+=!@()'-]{1,80}$/), (legal) => checkName(legal)));
  });
});

describe('pages', () => {
  test('hold every item once and in order, whatever their size', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 7 }), (items, maxResults) => {
        const seen: string[] = [];
        let token: object = {};
        do {
          const page = pageOf(items, { maxResults, ...token }, 'list', (item) => item);
          expect(page.items.length).toBeLessThanOrEqual(maxResults);
          seen.push(...page.items);
          token = page.next;
        } while ('nextToken' in token);
        expect(seen).toEqual(items);
      }),
    );
  });
});
