import { type Json, sourceTextJson } from '../../json.ts';
import { parseJson } from './parse-json.ts';

/** What may need to be kept as it is written: a fraction, an exponent, or more digits than a number of JavaScript has. */
const NOT_PLAIN = /\d[.eE]|\d{16}/;

/**
 * JSON.parse for what states are given. The service reads numbers as Java does and writes them so again: `0.0` is a
 * double that stays `0.0`, and an integer may have any number of digits. Numbers that JavaScript would write in another
 * way are kept as raw JSON, which is no JSON object here; `numberOf` reads them. Throws SyntaxError.
 */
export function parseExactly(text: string): Json {
  if (!NOT_PLAIN.test(text)) {
    return parseJson(text);
  }
  return sourceTextJson.parse(text, (_key, parsed, { source }) =>
    typeof parsed === 'number' && source !== undefined ? exact(parsed, source) : parsed,
  );
}

/** A number, also one that is kept as it was written; undefined for everything else. */
export function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') {
    return value;
  }
  return sourceTextJson.isRawJSON(value) ? Number(JSON.stringify(value)) : undefined;
}

function exact(value: number, source: string): Json {
  const text = /[.eE]/.test(source) ? doubleText(value) : source;
  return text === JSON.stringify(value) || !Number.isFinite(value) ? value : sourceTextJson.rawJSON(text);
}

/** Java's Double.toString: always with a fraction, with an exponent from 10^7 on and below 10^-3. */
function doubleText(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [mantissa = '', exponent = ''] = value.toExponential().split('e');
    return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${exponent.replace('+', '')}`;
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  return text.includes('.') ? text : `${text}.0`;
}
