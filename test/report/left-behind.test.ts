import { describe, expect, test } from '@jest/globals';
import {
  type LeftBehind,
  leftBehindLines,
  leftBehindSummary,
  leftBehindText,
  mayRunOn,
} from '../../src/report/left-behind.ts';
import { EXECUTION_ARN, HOSTILE } from './reports.ts';

const OF = { arn: EXECUTION_ARN, customerId: undefined };
const ENDED: LeftBehind = { ...OF, kind: 'ended', status: 'FAILED', isOurs: true };
const NOT_FOUND: LeftBehind = { ...OF, kind: 'not-found' };
const NOT_OURS: LeftBehind = { ...OF, kind: 'not-ours' };
const NOT_KNOWN: LeftBehind = { ...OF, kind: 'not-known', error: new Error('AWS refused it.') };

describe('what the post step did not stop', () => {
  test.each([
    [ENDED, 'info', `The execution ${EXECUTION_ARN} had ended by itself before: FAILED.`],
    [
      { ...ENDED, isOurs: false },
      'info',
      `The execution ${EXECUTION_ARN} had ended by itself before: FAILED. Whether this step started it is not known.`,
    ],
    [
      NOT_FOUND,
      'warning',
      `Whether the execution was started is not known: look for ${EXECUTION_ARN}. The post step did not find it.`,
    ],
    [NOT_OURS, 'info', `The execution ${EXECUTION_ARN} was left alone: it was not started by this step.`],
    [
      NOT_KNOWN,
      'error',
      `The execution ${EXECUTION_ARN} was left alone, since whether this step started it is not known: look for it, and stop it if it is yours. AWS refused it.`,
    ],
  ] as const)('is told with its ARN, as loud as it should be: %j', (left, level, message) => {
    expect(leftBehindLines([left])).toEqual([{ level, message }]);
  });

  test('makes the post step fail only if it may be this step’s and run on', () => {
    expect(mayRunOn([ENDED, NOT_FOUND, NOT_OURS])).toBe(false);
    expect(mayRunOn([ENDED, NOT_KNOWN])).toBe(true);
  });

  test('is all in the log, and no more are annotations than GitHub shows', () => {
    const many = Array.from({ length: 25 }, (_, index) => ({
      ...NOT_FOUND,
      arn: `${EXECUTION_ARN}${index}`,
    }));
    const lines = leftBehindLines([...many, NOT_KNOWN]);
    expect(lines.filter(({ level }) => level === 'warning')).toHaveLength(10);
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(lines.map(({ message }) => message)).toContain(
      'The log and the job summary name 16 more executions.',
    );
    expect(lines.map(({ message }) => message)).toEqual(expect.arrayContaining(many.map(leftBehindText)));
  });

  test('stands in the summary with a link to the console', () => {
    const text = leftBehindSummary([ENDED, NOT_FOUND]);
    expect(text).toContain(`](https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/`);
    expect(text).toContain('had ended by itself before: FAILED.');
    expect(text.split('\n').filter((line) => line.startsWith('| ['))).toHaveLength(2);
  });

  test('stays within what GitHub takes, and says what was cut', () => {
    const text = leftBehindSummary(Array(5000).fill(NOT_KNOWN));
    expect(Buffer.byteLength(text)).toBeLessThan(100_100);
    expect(text).toMatch(/The log names \d+ more executions\./);
  });

  test.each(HOSTILE)('is one line, whatever others write: %j', (foreign) => {
    const left: LeftBehind = { ...NOT_KNOWN, customerId: foreign, error: new Error(foreign) };
    expect(leftBehindText(left)).not.toMatch(/[\n\r\u2028\u0085]|##\[/);
    expect(leftBehindSummary([left]).trim().split('\n')).toHaveLength(5);
  });
});
