/**
 * Numbers in texts as regular expressions, so that the JSON Schema of policy files says the same as their parser.
 */

/** Whole numbers from 1 to a most, without leading zeros. */
export function upTo(most: number): string {
  const digits = String(most);
  const shorter = digits.length === 1 ? [] : [`[1-9]\\d{0,${digits.length - 2}}`];
  const below = [...digits].flatMap((digit, index) => {
    const least = index === 0 ? 1 : 0;
    const rest = digits.length - index - 1;
    return Number(digit) > least
      ? [`${digits.slice(0, index)}[${least}-${Number(digit) - 1}]${'\\d'.repeat(rest)}`]
      : [];
  });
  return [...shorter, ...below, digits].join('|');
}

const CODE = `(?:0|${upTo(255)})`;

/** Two numbers of at most three digits and a `-` between them, of which the second is not smaller. */
const ASCENDING = [
  '\\d-\\d{2,3}',
  '\\d\\d-\\d{3}',
  '(\\d+)-\\1',
  // What both begin with, then a digit that is larger in the second, then as many digits in both.
  `(\\d*)(?:${[0, 1, 2].flatMap(laterDigits).join('|')})`,
].join('|');

function laterDigits(rest: number): readonly string[] {
  const digits = '\\d'.repeat(rest);
  return Array.from({ length: 9 }, (_, digit) => `${digit}${digits}-\\2[${digit + 1}-9]${digits}`);
}

/** An exit code, or `none`. */
export const EXIT_CODE = new RegExp(`^(?:none|${CODE})$`);

/** Two exit codes. */
export const EXIT_CODES = new RegExp(`^${CODE}-${CODE}$`);

/** Of two exit codes, the second is not smaller. */
export const ASCENDING_CODES = new RegExp(`^(?:${ASCENDING})$`);

/** More of something: `+1` up to a most. */
export const plus = (most: number): RegExp => new RegExp(`^\\+(?:${upTo(most)})$`);

/** A multiple of more than 1 and of 16 at most, such as `x1.5`. */
export const MULTIPLE = /^x(?:1\.\d{0,8}[1-9]|(?:[2-9]|1[0-5])(?:\.\d{1,9})?|16(?:\.0{1,9})?)$/;
