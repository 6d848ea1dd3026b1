import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../local/json.ts';
import { mapOf, READ, read, STANDARD, WRITE } from './distributed.ts';
import { findingsOf, findingsOfState } from './finding.ts';

describe('a machine is refused for', () => {
  test.each<[JsonObject, string]>([
    [{ Mode: 'DISTRIBUTED' }, 'These fields are required: [ExecutionType]'],
    [{ Mode: 'DISTRIBUTED', ExecutionType: 'FAST' }, '/ExecutionType: '],
    [{ Mode: 'BOTH' }, '/Mode: '],
    [{ Mode: 'INLINE', ExecutionType: 'STANDARD' }, '/ExecutionType: '],
  ])('the ProcessorConfig %j', async (config, found) => {
    expect(await findingsOfState(mapOf({}, config))).toEqual([expect.stringContaining(found)]);
  });

  test('two states of one Label, wherever they are', async () => {
    const inner = (name: string): JsonObject => ({
      ...mapOf({ Label: 'L' }),
      ItemProcessor: { ProcessorConfig: STANDARD, StartAt: name, States: { [name]: { Type: 'Succeed' } } },
    });
    const branches = [
      { StartAt: 'A', States: { A: inner('AI') } },
      { StartAt: 'B', States: { B: inner('BI') } },
    ];
    const found = await findingsOf({
      StartAt: 'P',
      States: { P: { Type: 'Parallel', Branches: branches, End: true } },
    });
    expect(found).toEqual(['/States/P/Branches/1/States/B/Label: Duplicate Label: L']);
  });

  test.each(['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label', 'ToleratedFailureCount'])(
    'an inline Map state has no %s',
    async (field) => {
      const state = mapOf({ [field]: 'x' }, { Mode: 'INLINE' });
      expect(await findingsOfState(state)).toEqual([expect.stringContaining(`/States/S/${field}: `)]);
    },
  );

  test('a job that an Express child execution would have to wait for', async () => {
    const run: JsonObject = {
      Type: 'Task',
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Parameters: { TaskDefinition: 'app' },
      End: true,
    };
    const processor = (type: string): JsonObject => ({
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type },
        StartAt: 'I',
        States: { I: run },
      },
      End: true,
    });
    expect(await findingsOfState(processor('STANDARD'))).toEqual([]);
    expect(await findingsOfState(processor('EXPRESS'))).toEqual([
      "/States/S/ItemProcessor/States/I/Resource: Express state machine does not support '.sync' service integration",
    ]);
  });
});

describe('what the local Step Functions cannot read is refused by name', () => {
  test.each<[JsonObject, string]>([
    [
      read({ InputType: 'PARQUET' }),
      "The InputType 'PARQUET' of an ItemReader is not supported by the local Step Functions.",
    ],
    [
      read({ InputType: 'MANIFEST' }),
      "The InputType 'MANIFEST' of an ItemReader is not supported by the local Step Functions.",
    ],
    [
      read({ InputType: 'JSON', ManifestType: 'S3_INVENTORY' }),
      'ManifestType is not supported by the local Step Functions.',
    ],
    [
      { ItemReader: { ...READ, Parameters: { Bucket: 'b', Key: 'k', VersionId: 'v' } } },
      'The VersionId of an ItemReader is not supported by the local Step Functions.',
    ],
    [
      { ItemReader: { ...READ, Resource: 'arn:aws:states:::dynamodb:scan' } },
      "The resource 'arn:aws:states:::dynamodb:scan' of an ItemReader is not supported by the local Step Functions.",
    ],
    [
      { ResultWriter: { ...WRITE, Resource: 'arn:aws:states:::sqs:sendMessage' } },
      "The resource 'arn:aws:states:::sqs:sendMessage' of a ResultWriter is not supported by the local Step Functions.",
    ],
  ])('%j', async (more, found) => {
    expect(await findingsOfState(mapOf(more))).toEqual([expect.stringContaining(found)]);
  });
});
