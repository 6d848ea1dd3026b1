/** A text for `Fn::Sub`, and what to put for the variables in it that are fragments. */
export interface Fragmented {
  readonly text: string;
  readonly fragments: Readonly<Record<string, string>>;
}

/** How much shorter a template must get by a fragment, for it to be worth another name. */
const LEAST_GAIN = 8;

/** Repeats that are longer are found in two pieces. */
const LONGEST = 1000;

/** How many fragments are chosen before the text that is left is looked at anew. */
const PER_ROUND = 12;

/** While fragments are looked for, variables are single characters that no text has: Unicode's private ones. */
const FIRST_PRIVATE = 0xe000;
const PRIVATE = /[\ue000-\uf8ff]/;

/**
 * Says what stands in a text several times only once, since CloudFormation takes a template of 51,200 bytes and a
 * state machine repeats itself. `Fn::Sub` puts it together again.
 *
 * @param text may have variables of its own, `${Name}`, which stay as they are
 * @throws if the text has private characters of Unicode
 */
export function fragmented(text: string): Fragmented {
  if (PRIVATE.test(text)) {
    throw new Error('The text has private characters, which stand for variables here.');
  }
  const names: string[] = [];
  const symbolOf = (name: string): string => {
    const index = names.indexOf(name);
    const symbol = index === -1 ? names.push(name) - 1 : index;
    return String.fromCharCode(FIRST_PRIVATE + symbol);
  };
  let rest = text.replace(/\$\{([\w:.]+)\}/g, (_variable, name: string) => symbolOf(name));
  const fragments: Record<string, string> = {};
  for (let before = -1; before < Object.keys(fragments).length; ) {
    before = Object.keys(fragments).length;
    for (const fragment of worthwhile(rest)) {
      const name = fragmentName(Object.keys(fragments).length);
      fragments[name] = fragment;
      rest = rest.replaceAll(fragment, symbolOf(name));
    }
  }
  const whole = rest.replace(
    new RegExp(PRIVATE, 'g'),
    (symbol) => `\${${names[symbol.charCodeAt(0) - FIRST_PRIVATE]}}`,
  );
  return { text: whole, fragments };
}

/** The repeats that save the most, those that save more first; none has anything of another that comes before it. */
function worthwhile(text: string): readonly string[] {
  const candidates = [...repeats(text)]
    .map((repeat) => ({ repeat, gain: gain(text, repeat) }))
    .filter(({ gain }) => gain >= LEAST_GAIN)
    .sort((a, b) => b.gain - a.gain || (a.repeat < b.repeat ? -1 : 1));
  const chosen: string[] = [];
  let rest = text;
  for (const { repeat, gain: expected } of candidates) {
    // What others took away may have been most of it; the next round looks at what is left.
    if (gain(rest, repeat) >= Math.max(LEAST_GAIN, expected * 0.9)) {
      chosen.push(repeat);
      rest = rest.replaceAll(repeat, '\ue000');
    }
    if (chosen.length === PER_ROUND) {
      break;
    }
  }
  return chosen;
}

/** Among suffixes in order, those that begin with the same text are neighbours. */
function repeats(text: string): ReadonlySet<string> {
  const suffixes = Array.from({ length: text.length }, (_, at) => text.slice(at, at + LONGEST)).sort();
  const found = new Set<string>();
  for (const [index, suffix] of suffixes.entries()) {
    const other = suffixes[index - 1] ?? '';
    let length = 0;
    while (
      length < suffix.length &&
      suffix[length] === other[length] &&
      !PRIVATE.test(suffix[length] ?? '')
    ) {
      length += 1;
    }
    found.add(suffix.slice(0, length));
  }
  return found;
}

/** How many bytes the template saves: each `${Aa}` is shorter than the repeat, but it has to be said once. */
function gain(text: string, repeat: string): number {
  const size = Buffer.byteLength(JSON.stringify(repeat)) - 2;
  if (size < 6) {
    return 0;
  }
  return (text.split(repeat).length - 1) * (size - '${Aa}'.length) - (size + '"Aa":"",'.length);
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A to z, and then AA, BA and so on. */
function fragmentName(index: number): string {
  const more = Math.floor(index / LETTERS.length);
  return `${LETTERS[index % LETTERS.length]}${LETTERS[more - 1] ?? ''}`;
}
