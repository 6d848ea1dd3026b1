import type { Json, JsonObject } from '../../../local/json.ts';

export const BUCKET = 'local-outputs';

/** Ends with the item that it was given. */
export const PASS: JsonObject = { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } };

/** Fails when its input has `fail`, and when it waits for `seconds`, does so first. */
export const FAILS_OR_WAITS: JsonObject = {
  StartAt: 'Which',
  States: {
    Which: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.fail', IsPresent: true, Next: 'Fails' },
        { Variable: '$.seconds', IsPresent: true, Next: 'Waits' },
      ],
      Default: 'Passes',
    },
    Fails: { Type: 'Fail', Error: 'Broken', Cause: 'as it was told' },
    Waits: { Type: 'Wait', SecondsPath: '$.seconds', Next: 'Passes' },
    Passes: { Type: 'Pass', End: true },
  },
};

/** A distributed Map state that is the last one. */
export function mapState(more: JsonObject = {}, processor: JsonObject = PASS, type = 'STANDARD'): JsonObject {
  return {
    Type: 'Map',
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type }, ...processor },
    End: true,
    ...more,
  };
}

/** A machine that has this distributed Map state only. */
export function mapMachine(
  more: JsonObject = {},
  processor: JsonObject = PASS,
  language: 'JSONPath' | 'JSONata' = 'JSONPath',
): JsonObject {
  return { StartAt: 'M', QueryLanguage: language, States: { M: mapState(more, processor) } };
}

/** An ItemReader of one object. */
export function objectReader(key: string, config: JsonObject): JsonObject {
  return {
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      Parameters: { Bucket: BUCKET, Key: key },
      ReaderConfig: config,
    },
  };
}

/** An ItemReader of all objects whose keys begin with a prefix. */
export function listReader(prefix: string, config?: JsonObject): JsonObject {
  return {
    ItemReader: {
      Resource: 'arn:aws:states:::s3:listObjectsV2',
      Parameters: { Bucket: BUCKET, Prefix: prefix },
      ...(config === undefined ? {} : { ReaderConfig: config }),
    },
  };
}

/** A ResultWriter that exports. */
export function exporter(prefix: string, config?: JsonObject): JsonObject {
  return {
    ResultWriter: {
      Resource: 'arn:aws:states:::s3:putObject',
      Parameters: { Bucket: BUCKET, Prefix: prefix },
      ...(config === undefined ? {} : { WriterConfig: config }),
    },
  };
}

/** Items that are told to succeed (`ok`), to fail, or to wait for so many seconds. */
export function itemsOf(...kinds: readonly ('ok' | 'fail' | number)[]): readonly Json[] {
  return kinds.map((kind, id) => {
    if (kind === 'ok') {
      return { id };
    }
    return kind === 'fail' ? { id, fail: true } : { id, seconds: kind };
  });
}
