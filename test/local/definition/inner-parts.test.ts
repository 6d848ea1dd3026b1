import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { findingsOfState } from './finding.ts';

const PASS: JsonObject = { Type: 'Pass', End: true };
const branch = (name: string, state: JsonObject = PASS): JsonObject => ({
  StartAt: name,
  States: { [name]: state },
});
const PARALLEL: JsonObject = { Type: 'Parallel', Branches: [branch('A'), branch('B')], End: true };
const MAP: JsonObject = { Type: 'Map', ItemProcessor: branch('I'), End: true };
const CATCH = [{ ErrorEquals: ['States.ALL'], Next: 'Done' }];
const RETRY = [{ ErrorEquals: ['States.ALL'] }];

describe('a sound Parallel or Map state', () => {
  test.each<[JsonObject]>([
    [PARALLEL],
    [
      {
        ...PARALLEL,
        InputPath: '$.a',
        OutputPath: '$.b',
        Parameters: { 'x.$': '$.y' },
        ResultPath: '$.c',
        ResultSelector: { 'z.$': '$[0]' },
        Assign: { 'v.$': '$' },
        Retry: RETRY,
        Catch: CATCH,
        Comment: 'c',
      },
    ],
    [MAP],
    [
      {
        ...MAP,
        ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, Comment: 'c', ...branch('I') },
        ItemsPath: '$.items',
        ItemSelector: { 'v.$': '$$.Map.Item.Value' },
        MaxConcurrency: 0,
        ResultSelector: { 'z.$': '$[0]' },
        ResultPath: null,
        Assign: { x: 1 },
        Retry: RETRY,
        Catch: CATCH,
      },
    ],
    [{ ...MAP, MaxConcurrencyPath: '$.n', Parameters: { 'i.$': '$$.Map.Item.Index' } }],
    [{ Type: 'Map', Iterator: branch('I'), End: true }],
    // What AWS accepted in LocalStack's snapshot tests (service: Step Functions, stepfunctions/v2/scenarios and
    // v2/query_language, recorded 2023-12 to 2025-07): these three.
    [{ Type: 'Map', Iterator: { ProcessorConfig: { Mode: 'INLINE' }, ...branch('I') }, End: true }],
    [{ ...MAP, ToleratedFailureCountPath: '$.n', ToleratedFailurePercentage: 5 }],
    [
      {
        ...MAP,
        QueryLanguage: 'JSONata',
        ItemProcessor: branch('I', { ...PASS, QueryLanguage: 'JSONPath', Parameters: { 'x.$': '$' } }),
      },
    ],
    [{ ...MAP, QueryLanguage: 'JSONata', ItemProcessor: branch('I', { ...PASS, Output: '{% 1 %}' }) }],
    [{ ...MAP, ItemProcessor: branch('I', PARALLEL) }],
  ])('%j in JSONPath has no findings', async (state) => {
    expect(await findingsOfState(state)).toEqual([]);
  });

  test.each<[JsonObject]>([
    [
      {
        ...PARALLEL,
        Arguments: { x: '{% $states.input %}' },
        Output: '{% $states.result %}',
        Assign: { v: 1 },
      },
    ],
    [
      {
        ...MAP,
        Items: '{% $states.input.ids %}',
        ItemSelector: { id: '{% $states.context.Map.Item.Value %}' },
        MaxConcurrency: '{% 2 %}',
        Output: '{% $states.result %}',
        Assign: { v: '{% $states.result[0] %}' },
        Retry: RETRY,
        Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput %}', Next: 'Done' }],
      },
    ],
    [{ ...MAP, Items: [1, '{% 2 %}'], ItemSelector: '{% $states.context.Map.Item %}', MaxConcurrency: 3 }],
    [{ ...MAP, ToleratedFailureCount: '{% 1 %}', ToleratedFailurePercentage: 12.5 }],
  ])('%j in JSONata has no findings', async (state) => {
    expect(await findingsOfState(state, 'JSONata')).toEqual([]);
  });
});

describe('the fields of a Parallel or Map state', () => {
  test.each<[JsonObject, string]>([
    [{ Type: 'Parallel', End: true }, '/States/S: These fields are required: [Branches]'],
    [{ ...PARALLEL, Branches: [] }, '/States/S/Branches: The value must be an array with at least one item.'],
    [{ ...PARALLEL, Branches: [5] }, '/States/S/Branches/0: The value must be a JSON object.'],
    [
      { ...PARALLEL, Branches: [{ States: { A: PASS } }] },
      '/States/S/Branches/0: These fields are required: [StartAt]',
    ],
    [
      { ...PARALLEL, Branches: [{ ...branch('A'), TimeoutSeconds: 5 }] },
      "/States/S/Branches/0/TimeoutSeconds: Field 'TimeoutSeconds' is not supported in a branch.",
    ],
    [
      { ...PARALLEL, Branches: [{ StartAt: 'A', States: {} }] },
      '/States/S/Branches/0/States: The value must be a JSON object with at least one state.',
    ],
    [
      { Type: 'Parallel', Branches: [branch('A')] },
      "/States/S: A state must have either 'Next' or 'End': true, and this has neither.",
    ],
    [
      { ...PARALLEL, Arguments: {} },
      "/States/S/Arguments: Field 'Arguments' is for JSONata; this state uses JSONPath.",
    ],
    [
      { ...PARALLEL, TimeoutSeconds: 5 },
      "/States/S/TimeoutSeconds: Field 'TimeoutSeconds' is not supported in a Parallel state in JSONPath.",
    ],
    [
      { ...MAP, Iterator: branch('J') },
      '/States/S: A Map state in JSONPath must have exactly one of [ItemProcessor, Iterator]; it has [ItemProcessor, Iterator].',
    ],
    [
      { ...MAP, ItemProcessor: { ProcessorConfig: { Mode: 'FAST' }, ...branch('I') } },
      '/States/S/ItemProcessor/ProcessorConfig/Mode: The value must be one of [INLINE].',
    ],
    [
      { ...MAP, ItemProcessor: { ProcessorConfig: { ExecutionType: 'EXPRESS' }, ...branch('I') } },
      "/States/S/ItemProcessor/ProcessorConfig/ExecutionType: Field 'ExecutionType' is not supported in an inline ProcessorConfig.",
    ],
    [
      { ...MAP, ItemSelector: {}, Parameters: {} },
      '/States/S: A Map state in JSONPath may have only one of [ItemSelector, Parameters].',
    ],
    [
      { ...MAP, MaxConcurrency: 1, MaxConcurrencyPath: '$.n' },
      '/States/S: A Map state in JSONPath may have only one of [MaxConcurrency, MaxConcurrencyPath].',
    ],
    [
      { ...MAP, ToleratedFailureCount: 1, ToleratedFailureCountPath: '$.n' },
      '/States/S: A Map state in JSONPath may have only one of [ToleratedFailureCount, ToleratedFailureCountPath].',
    ],
    [
      { ...MAP, MaxConcurrency: -1 },
      '/States/S/MaxConcurrency: The value must be an integer from 0 to 9007199254740991.',
    ],
    [
      { ...MAP, ItemsPath: '$.a[*]' },
      "/States/S/ItemsPath: The value must be a reference path. '$.a[*]' may mean several places.",
    ],
    [{ ...MAP, Items: [] }, "/States/S/Items: Field 'Items' is for JSONata; this state uses JSONPath."],
    ...['ItemBatcher', 'ItemReader', 'ResultWriter', 'Label'].map((field): [JsonObject, string] => [
      { ...MAP, [field]: 5 },
      `/States/S/${field}: Field '${field}' is for the distributed mode of Map; this Map state is inline.`,
    ]),
    [
      { ...MAP, ItemProcessor: branch('I', { ...PASS, Output: 1 }) },
      "/States/S/ItemProcessor/States/I/Output: Field 'Output' is for JSONata; this state uses JSONPath.",
    ],
  ])('%j', async (state, found) => {
    expect(await findingsOfState(state)).toEqual([found]);
  });

  test.each<[JsonObject, string]>([
    [
      { ...MAP, Items: { a: 1 } },
      '/States/S/Items: The value must be an array or a JSONata expression {% … %}.',
    ],
    [
      { ...MAP, Items: '$.x' },
      '/States/S/Items: The value must be an array or a JSONata expression {% … %}.',
    ],
    [
      { ...MAP, MaxConcurrency: 'many' },
      '/States/S/MaxConcurrency: The value must be an integer from 0 to 9007199254740991.',
    ],
    [
      { ...MAP, ItemsPath: '$.x' },
      "/States/S/ItemsPath: Field 'ItemsPath' is for JSONPath; this state uses JSONata.",
    ],
    [
      { ...MAP, ToleratedFailurePercentage: 101 },
      '/States/S/ToleratedFailurePercentage: The value must be a number from 0 to 100.',
    ],
    [
      { ...PARALLEL, Branches: [branch('A', { ...PASS, QueryLanguage: 'JSONPath' })] },
      "/States/S/Branches/0/States/A: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
    ],
  ])('%j in JSONata', async (state, found) => {
    expect(await findingsOfState(state, 'JSONata')).toEqual([found]);
  });
});
