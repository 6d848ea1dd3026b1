import { isObject } from '../../json.ts';
import { ownProperty } from '../query/json-values.ts';
import { finding, pointer, unsupported } from './findings.ts';
import { jsonataArguments } from './jsonata-fields.ts';
import { payloadTemplate } from './jsonpath-fields.ts';
import { type Check, checkShape, objectOf, type Shape } from './shape.ts';
import type { Language } from './state-shapes.ts';
import { oneOf, text } from './values.ts';

const WRITER = /^arn:aws[a-z-]*:states:::s3:putObject$/;

const WRITER_CONFIG: Shape = {
  what: 'a WriterConfig',
  fields: { Transformation: oneOf('NONE', 'COMPACT', 'FLATTEN'), OutputType: oneOf('JSON', 'JSONL') },
};

/**
 * `ResultWriter` of a distributed Map state: "The ResultWriter field cannot be empty. You must specify one of these sets
 * of sub-fields": WriterConfig, Resource and Parameters, or all three.
 */
export function resultWriter(language: Language): Check {
  const given = language === 'JSONata' ? 'Arguments' : 'Parameters';
  const shape: Shape = {
    what: `a ResultWriter in ${language}`,
    fields: {
      Resource: text,
      [given]: language === 'JSONata' ? jsonataArguments : payloadTemplate,
      WriterConfig: objectOf((config, location) => checkShape(config, location, WRITER_CONFIG)),
    },
  };
  return objectOf(function* (writer, location) {
    yield* checkShape(writer, location, shape);
    const resource = ownProperty(writer, 'Resource');
    const target = ownProperty(writer, given);
    if (resource === undefined && target === undefined && ownProperty(writer, 'WriterConfig') === undefined) {
      yield finding(location, `A ResultWriter must have a WriterConfig, or Resource and ${given}.`);
      return;
    }
    if ((resource === undefined) !== (target === undefined)) {
      yield finding(location, `These fields are required: [${resource === undefined ? 'Resource' : given}]`);
    }
    if (typeof resource === 'string' && !WRITER.test(resource)) {
      yield unsupported(pointer(location, 'Resource'), `The resource '${resource}' of a ResultWriter`);
    }
    if (
      isObject(target) &&
      ownProperty(target, 'Bucket') === undefined &&
      ownProperty(target, 'Bucket.$') === undefined
    ) {
      yield finding(pointer(location, given), 'These fields are required: [Bucket]');
    }
  });
}
