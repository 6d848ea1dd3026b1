import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { QuerySyntaxError } from '../../../local/states/query/cursor.ts';
import {
  type Argument,
  type IntrinsicCall,
  parseIntrinsic,
} from '../../../local/states/query/intrinsic-call.ts';
import { parsePath } from '../../../local/states/query/path.ts';

const name = fc.constantFrom('States.Array' as const, 'States.Format' as const, 'States.MathAdd' as const);

const text = fc.string({ unit: 'grapheme' }).map((value): Argument => {
  return { kind: 'string', value, source: value.replace(/['{}\\]/g, '\\$&') };
});
const literal = fc
  .oneof(fc.boolean(), fc.constant(null), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value): Argument => ({ kind: 'literal', value: Object.is(value, -0) ? 0 : value }));
const path = fc
  .constantFrom('$', '$.a.b', "$['x, y)'][0]", '$$.Execution.Id', '$v[*]', '$.l[?(@.n >= 1)]')
  .map((source): Argument => ({ kind: 'path', path: parsePath(source), text: source }));

/** Calls of calls, at most ten deep. */
const call = fc.letrec<{ call: IntrinsicCall; argument: Argument }>((tie) => ({
  call: fc.record({ name, arguments: fc.array(tie('argument'), { maxLength: 3 }) }),
  argument: fc.oneof(
    { maxDepth: 8, depthSize: 'small' },
    fc.oneof(text, literal, path),
    tie('call').map((inner): Argument => ({ kind: 'call', call: inner })),
  ),
})).call;

function written(of: IntrinsicCall, space: string): string {
  return `${of.name}(${of.arguments.map((argument) => writtenArgument(argument, space)).join(`${space},${space}`)})`;
}

function writtenArgument(argument: Argument, space: string): string {
  switch (argument.kind) {
    case 'string':
      return `'${argument.source}'`;
    case 'literal':
      return JSON.stringify(argument.value);
    case 'path':
      return argument.text;
    case 'call':
      return written(argument.call, space);
  }
}

describe('parseIntrinsic', () => {
  test('reads any call back as it was written', () => {
    fc.assert(
      fc.property(call, fc.constantFrom('', ' ', '\n  '), (original, space) => {
        expect(parseIntrinsic(written(original, space))).toEqual(original);
      }),
    );
  });

  test('throws QuerySyntaxError and nothing else', () => {
    const piece = fc.constantFrom(
      'States.Array',
      'States.UUID',
      '(',
      ')',
      ',',
      "'",
      '\\',
      '$',
      '.a',
      '1',
      '-',
      'e',
      'null',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        try {
          parseIntrinsic(pieces.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(QuerySyntaxError);
        }
      }),
    );
  });
});
