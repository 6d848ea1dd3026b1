import { describe, expect, test } from '@jest/globals';
import { exceeding, type Figure, figuresTable } from './figure.ts';

const START: Figure = { name: 'Start', value: 1.394, unit: '×', atMost: 1.6, method: 'processes' };

describe('the table', () => {
  test('says what was measured, what it should not exceed, and how', () => {
    const size: Figure = { name: 'Size', value: 0.676, unit: 'MB', method: 'files' };
    expect(figuresTable([START, size]).split('\n')).toEqual([
      '| Figure | Measured | At most | With |',
      '| --- | --- | --- | --- |',
      '| Start | 1.39 × | 1.60 × | processes |',
      '| Size | 0.68 MB |  | files |',
    ]);
  });

  test('marks what is beyond its limit, and nothing else', () => {
    const beyond: Figure = { ...START, value: 1.61 };
    const without: Figure = { name: 'Calls', value: 1000, unit: 'calls', method: 'clock' };
    expect(figuresTable([beyond])).toContain('| 1.61 × ✗ | 1.60 × |');
    expect(figuresTable([START, { ...START, value: 1.6 }, without])).not.toContain('✗');
    expect(exceeding([START, beyond, without])).toEqual([beyond]);
  });

  test('shows a value that is hardly beyond its limit as beyond it', () => {
    expect(figuresTable([{ ...START, value: 1.6001 }])).toContain('1.60 × ✗');
  });

  test.each<[number, Figure['unit'], string]>([
    [25, 'calls', '25 calls'],
    [24.42, 'calls', '24.4 calls'],
    [3, 'round trips', '3 round trips'],
    [2.345, 's', '2.35 s'],
    [190.26, 'MiB', '190.3 MiB'],
  ])('writes %d %s as %s', (value, unit, expected) => {
    expect(figuresTable([{ name: 'Any', value, unit, method: 'clock' }])).toContain(`| ${expected} |`);
  });
});
