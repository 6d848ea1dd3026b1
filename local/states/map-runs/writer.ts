import type { Json } from '../../json.ts';
import type { Frame } from '../interpreter/frame.ts';
import { objectField, textField } from '../interpreter/state-fields.ts';
import type { ResultWriter, Transformation } from './host.ts';
import { s3Arguments, s3Text } from './reader.ts';

const TRANSFORMATIONS = new Map<string, Transformation>([
  ['NONE', 'NONE'],
  ['COMPACT', 'COMPACT'],
  ['FLATTEN', 'FLATTEN'],
]);

/**
 * Reads the ResultWriter of a state. Results that are exported are written with their metadata unless it says otherwise;
 * those that are not are the outputs alone. Throws StateFailure.
 */
export async function writerOf(frame: Frame, input: Json): Promise<ResultWriter> {
  const writer = objectField(frame.state, 'ResultWriter') ?? {};
  const config = objectField(writer, 'WriterConfig') ?? {};
  const exported = writer['Resource'] !== undefined;
  const transformation = TRANSFORMATIONS.get(textField(config, 'Transformation') ?? '');
  return {
    target: exported ? await targetOf(frame, writer, input) : undefined,
    transformation: transformation ?? (exported ? 'NONE' : 'COMPACT'),
    outputType: textField(config, 'OutputType') === 'JSONL' ? 'JSONL' : 'JSON',
  };
}

async function targetOf(frame: Frame, writer: NonNullable<ReturnType<typeof objectField>>, input: Json) {
  const given = await s3Arguments(frame, writer, 'ResultWriter', input);
  return {
    bucket: s3Text(frame, given, 'Bucket', 'ResultWriter'),
    prefix: given['Prefix'] === undefined ? '' : s3Text(frame, given, 'Prefix', 'ResultWriter'),
  };
}
