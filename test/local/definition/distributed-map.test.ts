import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { LIST, mapOf, READ, read, WRITE } from './distributed.ts';
import { findingsOfState } from './finding.ts';

const CSV = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };

describe('a distributed Map state is accepted', () => {
  test.each<JsonObject>([
    {},
    { Label: 'a'.repeat(40) },
    { Label: 'With-dash_and.dot' },
    { MaxConcurrency: 10_000 },
    { MaxConcurrencyPath: '$.n' },
    { ToleratedFailureCount: 0 },
    { ToleratedFailureCountPath: '$.n' },
    { ToleratedFailurePercentage: 100 },
    { ToleratedFailurePercentage: 0.5 },
    { ToleratedFailurePercentagePath: '$.n' },
    { ToleratedFailureCount: 1, ToleratedFailurePercentage: 1 },
    { ItemsPath: '$.a' },
    { ItemReader: READ },
    // As recorded in LocalStack's snapshots of the real service: AWS accepts both, and reads.
    { ItemReader: READ, ItemsPath: '$.a' },
    { ItemReader: { ...READ, Parameters: { 'Bucket.$': '$.b', 'Key.$': '$.k' } } },
    { ItemReader: LIST },
    read({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter: 'PIPE', MaxItems: 1 }),
    read({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a'] }),
    read({ InputType: 'JSON', ItemsPointer: '/a/b', MaxItemsPath: '$.n' }),
    read({ InputType: 'JSONL', Transformation: 'NONE' }),
    read({ InputType: 'JSONL', Transformation: 'LOAD_AND_FLATTEN' }, LIST),
    read({ MaxItems: 5 }, LIST),
    { ItemBatcher: { MaxItemsPerBatch: 1 } },
    { ItemBatcher: { MaxInputBytesPerBatch: 262_144, BatchInput: { 'a.$': '$.a' } } },
    { ItemBatcher: { MaxItemsPerBatchPath: '$.n', MaxInputBytesPerBatchPath: '$.m' } },
    { ResultWriter: WRITE },
    { ResultWriter: { ...WRITE, WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSONL' } } },
    { ResultWriter: { WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSON' } } },
  ])('%j', async (more) => {
    expect(await findingsOfState(mapOf(more))).toEqual([]);
  });

  test.each<JsonObject>([
    { Items: '{% $states.input %}' },
    { Items: [1, '{% 2 %}'] },
    { Items: { a: 1 } },
    { MaxConcurrency: '{% 1 %}', ToleratedFailureCount: '{% 1 %}', ToleratedFailurePercentage: '{% 1 %}' },
    {
      ItemReader: {
        Resource: READ['Resource'] ?? '',
        Arguments: '{% $states.input %}',
        ReaderConfig: { InputType: 'JSON', MaxItems: '{% 1 %}' },
      },
    },
    { ItemBatcher: { MaxItemsPerBatch: '{% 1 %}', BatchInput: '{% {} %}' } },
    { ItemSelector: { a: '{% $states.context.Map.Item.Value %}' } },
    { ResultWriter: { Resource: WRITE['Resource'] ?? '', Arguments: { Bucket: '{% "b" %}' } } },
  ])('in JSONata: %j', async (more) => {
    expect(await findingsOfState(mapOf(more), 'JSONata')).toEqual([]);
  });

  test('with Express child executions', async () => {
    expect(await findingsOfState(mapOf({}, { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }))).toEqual([]);
  });
});

describe('a distributed Map state is refused for', () => {
  test.each<[JsonObject, string]>([
    [{ Label: 'a'.repeat(41) }, '/States/S/Label: Label must have 1 to 40 characters.'],
    [{ Label: '' }, '/States/S/Label: Label must have 1 to 40 characters.'],
    [
      { Label: 'a b' },
      '/States/S/Label: Label must not have white space, wildcards, brackets or special characters.',
    ],
    [
      { Label: 'a/b' },
      '/States/S/Label: Label must not have white space, wildcards, brackets or special characters.',
    ],
    [{ Label: 5 }, '/States/S/Label: The value must be a string.'],
    [{ ToleratedFailureCount: -1 }, '/States/S/ToleratedFailureCount: '],
    [{ ToleratedFailureCount: 1.5 }, '/States/S/ToleratedFailureCount: '],
    [{ ToleratedFailurePercentage: -1 }, '/States/S/ToleratedFailurePercentage: '],
    [{ ToleratedFailurePercentage: 100.5 }, '/States/S/ToleratedFailurePercentage: '],
    [{ ToleratedFailurePercentage: '5' }, '/States/S/ToleratedFailurePercentage: '],
    [{ ToleratedFailureCount: 1, ToleratedFailureCountPath: '$.n' }, '/States/S: '],
    [{ ToleratedFailurePercentage: 1, ToleratedFailurePercentagePath: '$.n' }, '/States/S: '],
    [{ MaxConcurrency: -1 }, '/States/S/MaxConcurrency: '],
    [{ MaxConcurrency: 1, MaxConcurrencyPath: '$.n' }, '/States/S: '],
    [
      { ItemReader: { ...READ, Parameters: { Bucket: 'b' } } },
      '/States/S/ItemReader/Parameters: These fields are required: [Key]',
    ],
    [
      { ItemReader: { ...LIST, Parameters: {} } },
      '/States/S/ItemReader/Parameters: These fields are required: [Bucket]',
    ],
    [read({}), '/States/S/ItemReader/ReaderConfig: These fields are required: [InputType]'],
    [read({ InputType: 'XML' }), '/States/S/ItemReader/ReaderConfig/InputType: '],
    [
      read({ InputType: 'CSV' }),
      '/States/S/ItemReader/ReaderConfig: These fields are required: [CSVHeaderLocation]',
    ],
    [
      read({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' }),
      '/States/S/ItemReader/ReaderConfig: These fields are required: [CSVHeaders]',
    ],
    [read({ ...CSV, CSVHeaders: ['a'] }), '/States/S/ItemReader/ReaderConfig/CSVHeaders: '],
    [read({ ...CSV, CSVDelimiter: 'COLON' }), '/States/S/ItemReader/ReaderConfig/CSVDelimiter: '],
    [read({ InputType: 'JSON', CSVDelimiter: 'TAB' }), '/States/S/ItemReader/ReaderConfig/CSVDelimiter: '],
    [read({ ...CSV, ItemsPointer: '/a' }), '/States/S/ItemReader/ReaderConfig/ItemsPointer: '],
    [read({ InputType: 'JSON', ItemsPointer: 'a' }), '/States/S/ItemReader/ReaderConfig/ItemsPointer: '],
    [read({ InputType: 'JSON', MaxItems: -1 }), '/States/S/ItemReader/ReaderConfig/MaxItems: '],
    [read({ InputType: 'JSON', MaxItems: 1, MaxItemsPath: '$.n' }), '/States/S/ItemReader/ReaderConfig: '],
    [
      read({ InputType: 'JSON', Transformation: 'LOAD_AND_FLATTEN' }),
      '/States/S/ItemReader/ReaderConfig/Transformation: ',
    ],
    [
      read({ Transformation: 'LOAD_AND_FLATTEN' }, LIST),
      '/States/S/ItemReader/ReaderConfig: These fields are required: [InputType]',
    ],
    [read({ InputType: 'JSON' }, LIST), '/States/S/ItemReader/ReaderConfig/InputType: '],
    [{ ItemReader: { ...READ, Arguments: {} } }, '/States/S/ItemReader/Arguments: '],
    [{ ItemBatcher: {} }, '/States/S/ItemBatcher: An ItemBatcher must have at least one of ['],
    [
      { ItemBatcher: { BatchInput: {} } },
      '/States/S/ItemBatcher: An ItemBatcher must have at least one of [',
    ],
    [{ ItemBatcher: { MaxItemsPerBatch: 0 } }, '/States/S/ItemBatcher/MaxItemsPerBatch: '],
    [{ ItemBatcher: { MaxInputBytesPerBatch: 262_145 } }, '/States/S/ItemBatcher/MaxInputBytesPerBatch: '],
    [{ ItemBatcher: { MaxItemsPerBatch: 1, MaxItemsPerBatchPath: '$.n' } }, '/States/S/ItemBatcher: '],
    [
      { ResultWriter: {} },
      '/States/S/ResultWriter: A ResultWriter must have a WriterConfig, or Resource and Parameters.',
    ],
    [
      { ResultWriter: { Resource: WRITE['Resource'] ?? '' } },
      '/States/S/ResultWriter: These fields are required: [Parameters]',
    ],
    [
      { ResultWriter: { Parameters: { Bucket: 'b' } } },
      '/States/S/ResultWriter: These fields are required: [Resource]',
    ],
    [
      { ResultWriter: { ...WRITE, Parameters: { Prefix: 'p' } } },
      '/States/S/ResultWriter/Parameters: These fields are required: [Bucket]',
    ],
    [
      { ResultWriter: { WriterConfig: { Transformation: 'ZIP' } } },
      '/States/S/ResultWriter/WriterConfig/Transformation: ',
    ],
    [
      { ResultWriter: { WriterConfig: { OutputType: 'CSV' } } },
      '/States/S/ResultWriter/WriterConfig/OutputType: ',
    ],
  ])('%j', async (more, found) => {
    const findings = await findingsOfState(mapOf(more));
    expect(findings).toEqual([expect.stringContaining(found)]);
  });

  test.each<[JsonObject, string]>([
    [{ ToleratedFailureCountPath: '$.n' }, '/States/S/ToleratedFailureCountPath: '],
    [{ ItemsPath: '$.n' }, '/States/S/ItemsPath: '],
    [{ ToleratedFailurePercentage: 101 }, '/States/S/ToleratedFailurePercentage: '],
    [{ ItemBatcher: { MaxItemsPerBatchPath: '$.n' } }, '/States/S/ItemBatcher'],
    [
      read(
        { InputType: 'JSON', MaxItemsPath: '$.n' },
        { Resource: READ['Resource'] ?? '', Arguments: { Bucket: 'b', Key: 'k' } },
      ),
      '/States/S/ItemReader/ReaderConfig/MaxItemsPath: ',
    ],
    [{ ItemReader: READ }, '/States/S/ItemReader/Parameters: '],
  ])('in JSONata: %j', async (more, found) => {
    expect(await findingsOfState(mapOf(more), 'JSONata')).toContainEqual(expect.stringContaining(found));
  });
});
