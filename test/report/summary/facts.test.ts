import { describe, expect, test } from '@jest/globals';
import { askedFacts } from '../../../src/report/summary/facts.ts';
import { HOSTILE, report } from '../reports.ts';

const asked = (commands: readonly string[], policyFile?: string) =>
  askedFacts({ ...report(), asked: { commands, policyFile } });

describe('what a step was asked to run', () => {
  test('is shown as it is, so that GitHub finds the secrets in it that it masks', () => {
    const command = '--token=s_cr*t$1@x --where <a&b>';
    expect(asked([command, 'upload'], 'retry.yml')).toEqual([
      ['Commands', `\`${command}\`<br>\`upload\``],
      ['Retry policy', 'retry.yml'],
    ]);
  });

  test.each(['a`b', 'a|b', 'a\nb', 'a\u202eb', 'x'.repeat(201)])(
    'is not shown where it could not stay as it is: %j',
    (command) => {
      expect(asked(['upload', command])).toEqual([['Commands', '`upload`<br>1 not shown']]);
    },
  );

  test.each(HOSTILE)('ends neither the cell nor the code: %j', (command) => {
    const [[, cell = ''] = ['', '']] = asked([command]);
    expect(cell.replace(/^`[^`|\n]*`$/u, '')).toMatch(/^(1 not shown)?$/);
  });

  test('is nothing where the step attached', () => {
    expect(askedFacts(report())).toEqual([]);
  });
});
