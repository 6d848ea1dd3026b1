import {
  Composer,
  type CST,
  type Document,
  Lexer,
  LineCounter,
  Parser,
  visit,
  type YAMLParseError,
} from 'yaml';
import { shortened } from '../errors.ts';
import type { Json } from '../json.ts';
import { complexKeys, doubleKeys } from '../policy/file/map-keys.ts';
import { DocumentFault, doubleKey, MAX_DEPTH, MAX_QUOTED, tooDeep } from './document-fault.ts';

/** Each alias is looked for among all anchors, and each directive is a warning. Nobody writes so many by hand. */
const MAX_ALIASES = 1_000;

/**
 * Each token costs the parser and the composer some microseconds and some hundred bytes. A mebibyte of the shortest states
 * has 530,000.
 */
const MAX_TOKENS = 650_000;

/**
 * Parses one YAML document in which no map has a key twice.
 *
 * @throws DocumentFault
 */
export function parseYaml(text: string): Json {
  const lines = new LineCounter();
  const document = compose(text, lines);
  visit(document, {
    Map: (_key, map) => {
      const [complex] = complexKeys(map);
      if (complex !== undefined) {
        const { line } = lines.linePos(complex.range?.[0] ?? 0);
        throw new DocumentFault(
          `holds a key that is a list, a map or an alias, on line ${line}; keys must be text`,
        );
      }
      const [double] = doubleKeys(map);
      if (double !== undefined) {
        throw doubleKey(String(double.value), lines.linePos(double.range?.[0] ?? 0).line);
      }
    },
  });
  try {
    return document.toJS() ?? null;
  } catch (cause) {
    throw cause instanceof RangeError
      ? tooDeep({ cause })
      : new DocumentFault('cannot be read: its aliases expand to too much', { cause });
  }
}

/**
 * The tokens of a text. Refuses what nests too deep or has too many aliases by its signs alone: the parser and the composer
 * would take many seconds to find out.
 */
function* boundedTokens(text: string): Generator<string> {
  let flow = 0;
  // Each `-`, `?` and `:` of a line may open a block within that before it.
  let blocks = 0;
  let aliases = 0;
  for (const { token, isText } of tokens(text)) {
    switch (isText ? '' : token) {
      case '[':
      case '{':
        flow += 1;
        break;
      case ']':
      case '}':
        flow = Math.max(0, flow - 1);
        break;
      case '\n':
      case '\r\n':
        blocks = 0;
        break;
      case '-':
      case '?':
      case ':':
        blocks += flow === 0 ? 1 : 0;
        break;
      default:
        aliases += !isText && (token.startsWith('*') || token.startsWith('%')) ? 1 : 0;
    }
    if (flow > MAX_DEPTH || blocks > MAX_DEPTH) {
      throw tooDeep();
    }
    if (aliases > MAX_ALIASES) {
      throw new DocumentFault(`holds more than ${MAX_ALIASES} aliases or directives`);
    }
    yield token;
  }
}

/** What the lexer gives before the text of a scalar, in which no sign means anything. */
const SCALAR = '\u001f';

/** The tokens of a text, which may not be too many, and which of them are the text of a scalar. */
function* tokens(text: string): Generator<{ readonly token: string; readonly isText: boolean }> {
  let isText = false;
  let count = 0;
  for (const token of new Lexer().lex(text)) {
    count += 1;
    if (count > MAX_TOKENS) {
      throw new DocumentFault(`holds more than ${MAX_TOKENS} YAML tokens; write it as JSON`);
    }
    yield { token, isText };
    isText = !isText && token === SCALAR;
  }
}

/** What `Parser.parse` gives, of tokens that are counted on their way. */
function* parsed(text: string, lines: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const token of boundedTokens(text)) {
    yield* parser.next(token);
  }
  yield* parser.end();
}

/** The one document of a text. Stops at the first fault, of which a text may hold a million. */
function compose(text: string, lines: LineCounter): Document {
  const composer = new Composer({
    logLevel: 'error',
    // Compared by `parseYaml`: the composer compares each key with all before it.
    uniqueKeys: false,
    // Also where a directive asks for YAML 1.1: its merge keys and ordered maps look through a map for each key.
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
  });
  let fault: YAMLParseError | undefined;
  composer.streamInfo().errors.push = (...faults) => {
    fault ??= faults[0];
    throw fault;
  };
  try {
    const [document, more] = composer.compose(parsed(text, lines), true, text.length);
    if (document === undefined || more !== undefined) {
      throw new DocumentFault('holds several documents; keep one of them');
    }
    return document;
  } catch (cause) {
    if (fault === undefined) {
      throw cause;
    }
    const { line, col } = lines.linePos(fault.pos[0]);
    throw fault.code === 'RESOURCE_EXHAUSTION'
      ? tooDeep({ cause })
      : new DocumentFault(
          `is neither JSON nor YAML: ${shortened(fault.message.split('\n')[0] ?? '', MAX_QUOTED)} at line ${line}, column ${col}`,
          {
            cause: fault,
          },
        );
  }
}
