import type { JsonObject } from '../../../local/json.ts';

/** A reader of one object, one of a bucket, and a writer. */
export const READ: JsonObject = {
  Resource: 'arn:aws:states:::s3:getObject',
  Parameters: { Bucket: 'b', Key: 'k' },
  ReaderConfig: { InputType: 'JSON' },
};
export const LIST: JsonObject = {
  Resource: 'arn:aws:states:::s3:listObjectsV2',
  Parameters: { Bucket: 'b' },
};
export const WRITE: JsonObject = {
  Resource: 'arn:aws:states:::s3:putObject',
  Parameters: { Bucket: 'b', Prefix: 'p' },
};

/** The ProcessorConfig of Standard child executions. */
export const STANDARD: JsonObject = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };

/** A distributed Map state. */
export function mapOf(more: JsonObject = {}, config: JsonObject = STANDARD): JsonObject {
  return {
    Type: 'Map',
    ItemProcessor: { ProcessorConfig: config, StartAt: 'I', States: { I: { Type: 'Succeed' } } },
    End: true,
    ...more,
  };
}

/** A reader with another configuration. */
export function read(config: JsonObject, reader: JsonObject = READ): JsonObject {
  return { ItemReader: { ...reader, ReaderConfig: config } };
}
