import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Json, JsonObject } from '../../../local/json.ts';
import { validateDefinition } from '../../../local/states/definition/validate.ts';
import { findingsOf } from './finding.ts';
import { JSONATA_RETRY, JSONPATH_RETRY } from './machines.ts';

const DONE: JsonObject = { Type: 'Succeed' };

describe('a sound definition has no findings', () => {
  test.each<[string, JsonObject]>([
    ['one state', { StartAt: 'Done', States: { Done: DONE } }],
    [
      'every machine field',
      {
        Comment: 'c',
        Version: '1.0',
        TimeoutSeconds: 5,
        QueryLanguage: 'JSONPath',
        StartAt: 'Done',
        States: { Done: DONE },
      },
    ],
    ['the JSONata retry machine', JSONATA_RETRY],
    ['the classic JSONPath retry machine', JSONPATH_RETRY],
    [
      'a state named __proto__',
      JSON.parse('{"StartAt": "__proto__", "States": {"__proto__": {"Type": "Succeed"}}}'),
    ],
  ])('%s', async (_name, definition) => {
    expect(await findingsOf(definition)).toEqual([]);
  });
});

describe('text that is no definition', () => {
  test.each([
    ['not a definition', 'INVALID_JSON_DESCRIPTION', /^Unrecognized token 'not': was expecting /],
    ['{"StartAt": ', 'INVALID_JSON_DESCRIPTION', /^Unexpected end-of-input: /],
    ['', 'SCHEMA_VALIDATION_FAILED', /Definition must be a valid JSON object/],
    ['[]', 'SCHEMA_VALIDATION_FAILED', /Definition must be a valid JSON object/],
    ['null', 'SCHEMA_VALIDATION_FAILED', /Definition must be a valid JSON object/],
    ['{}', 'SCHEMA_VALIDATION_FAILED', /^These fields are required: \[States, StartAt\]$/],
  ])('%j is %s', async (text, code, message) => {
    expect(await validateDefinition(text)).toEqual([
      { severity: 'ERROR', code, message: expect.stringMatching(message), location: '/' },
    ]);
  });

  test('more than a megabyte is refused, a megabyte is not', async () => {
    const sized = (length: number): string => {
      const shell = JSON.stringify({ Comment: '', StartAt: 'Done', States: { Done: DONE } });
      return shell.replace('""', `"${'x'.repeat(length - shell.length)}"`);
    };
    expect(await validateDefinition(sized(1_048_576))).toEqual([]);
    expect(await validateDefinition(sized(1_048_577))).toMatchObject([
      { message: expect.stringContaining('larger than') },
    ]);
  });

  test('nested without end is a finding and no crash', async () => {
    const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    const text = `{"StartAt":"S","States":{"S":{"Type":"Pass","Parameters":${deep},"End":true}}}`;
    expect(await validateDefinition(text)).toMatchObject([
      { message: expect.stringContaining('nested too deeply') },
    ]);
  });
});

describe('the machine itself', () => {
  test.each<[string, JsonObject, string]>([
    ['no StartAt', { States: { Done: DONE } }, '/: These fields are required: [StartAt]'],
    [
      'no states',
      { StartAt: 'Done', States: {} },
      '/States: The value must be a JSON object with at least one state.',
    ],
    [
      'states that are a list',
      { StartAt: 'Done', States: [] },
      '/States: The value must be a JSON object with at least one state.',
    ],
    [
      'a state that is no object',
      { StartAt: 'S', States: { S: 1 } },
      '/States/S: The value must be a JSON object.',
    ],
    [
      'an unknown field',
      { StartAt: 'Done', States: { Done: DONE }, Foo: 1 },
      "/Foo: Field 'Foo' is not supported in a state machine.",
    ],
    [
      'an unknown language',
      { QueryLanguage: 'XPath', StartAt: 'Done', States: { Done: DONE } },
      '/QueryLanguage: The value must be one of [JSONPath, JSONata].',
    ],
    [
      'no time',
      { TimeoutSeconds: 0, StartAt: 'Done', States: { Done: DONE } },
      '/TimeoutSeconds: The value must be an integer from 1 to 99999999.',
    ],
    [
      'another version',
      { Version: '2', StartAt: 'Done', States: { Done: DONE } },
      '/Version: The value must be one of [1.0].',
    ],
  ])('%s', async (_name, definition, found) => {
    expect(await findingsOf(definition)).toEqual([found]);
  });
});

describe('never throws', () => {
  const check = async (text: string): Promise<void> => {
    for (const { severity, code, message, location } of await validateDefinition(text)) {
      expect(['ERROR', 'WARNING']).toContain(severity);
      expect([code, message].every((part) => part.length > 0)).toBe(true);
      expect(location).toMatch(/^\//);
    }
  };

  test('on any text', async () => {
    await fc.assert(fc.asyncProperty(fc.string(), check));
  });

  test('on any JSON', async () => {
    await fc.assert(fc.asyncProperty(fc.json(), check));
  });

  test('on a machine with anything anywhere', async () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<Json[]>('$.x', '{% 1 %}', '{% ( %}', 'States.UUID()', true, 5, 'S'),
    );
    const field = fc.constantFrom(
      'Type',
      'Next',
      'End',
      'Resource',
      'Parameters',
      'Arguments',
      'Assign',
      'Output',
      'Catch',
      'Retry',
      'Choices',
      'Seconds',
      'SecondsPath',
      'ResultPath',
      'Error',
      'Cause',
      'QueryLanguage',
      'Default',
      '__proto__',
      'constructor',
    );
    const type = fc.constantFrom(
      'Task',
      'Choice',
      'Wait',
      'Pass',
      'Succeed',
      'Fail',
      'Map',
      'Parallel',
      'constructor',
    );
    const state = fc
      .tuple(type, fc.dictionary(field, value))
      .map(([name, fields]) => ({ Type: name, ...fields }));
    const language = fc.constantFrom('JSONPath', 'JSONata');
    await fc.assert(
      fc.asyncProperty(
        language,
        fc.dictionary(fc.constantFrom('S', 'T', 'a/b~c'), state),
        (QueryLanguage, States) => check(JSON.stringify({ QueryLanguage, StartAt: 'S', States })),
      ),
    );
  });

  test('on a machine with one value exchanged', async () => {
    const machine = fc.constantFrom(JSONATA_RETRY, JSONPATH_RETRY);
    await fc.assert(
      fc.asyncProperty(machine, fc.nat(), fc.jsonValue(), async (definition, place, value) => {
        let at = 0;
        const wanted = place % 120;
        const text = JSON.stringify(definition, (_key, old: unknown) => {
          at += 1;
          return at - 1 === wanted ? value : old;
        });
        await check(text);
      }),
    );
  });
});
