import { describe, expect, test } from '@jest/globals';
import { InvalidInput } from '../../app/errors.ts';
import { formatLocation, readSettings } from '../../app/settings.ts';

const GOOD = { CUSTOMER_ID: 'c-1', REPORT_ID: '2026-Q3', OUTPUT_LOCATION: 's3://reports/c-1/' };

describe('the settings', () => {
  test.each([
    { location: 's3://reports', prefix: '' },
    { location: 's3://reports/', prefix: '' },
    { location: 's3://reports/a', prefix: 'a/' },
    { location: 's3://reports/a/b/', prefix: 'a/b/' },
    { location: 's3://reports//a//b', prefix: 'a/b/' },
    { location: 's3://reports/a b/é', prefix: 'a b/é/' },
  ])('take $location as the prefix "$prefix" of the bucket', ({ location, prefix }) => {
    const { output } = readSettings({ ...GOOD, OUTPUT_LOCATION: location });
    expect(output).toEqual({ bucket: 'reports', prefix });
    expect(formatLocation(output)).toBe(`s3://reports/${prefix}`);
  });

  test.each(['CUSTOMER_ID', 'REPORT_ID', 'OUTPUT_LOCATION'])(
    'name %s when it is missing or blank',
    (name) => {
      for (const value of [undefined, '', '  ']) {
        expect(() => readSettings({ ...GOOD, [name]: value })).toThrow(InvalidInput);
        expect(() => readSettings({ ...GOOD, [name]: value })).toThrow(`${name} is missing`);
      }
    },
  );

  test.each([
    { name: 'CUSTOMER_ID', value: 'a/b' },
    { name: 'CUSTOMER_ID', value: '../etc' },
    { name: 'CUSTOMER_ID', value: 'a b' },
    { name: 'CUSTOMER_ID', value: 'a'.repeat(129) },
    { name: 'REPORT_ID', value: '-first' },
    { name: 'REPORT_ID', value: 'a\nb' },
    { name: 'OUTPUT_LOCATION', value: 'reports/c-1' },
    { name: 'OUTPUT_LOCATION', value: 'https://reports/c-1' },
    { name: 'OUTPUT_LOCATION', value: 's3://' },
    { name: 'OUTPUT_LOCATION', value: 's3://Reports/c-1' },
    { name: 'OUTPUT_LOCATION', value: 's3://reports/../x' },
    { name: 'OUTPUT_LOCATION', value: `s3://reports/${'x'.repeat(513)}` },
  ])('refuse $name = $value and quote it', ({ name, value }) => {
    const read = (): unknown => readSettings({ ...GOOD, [name]: value });
    expect(read).toThrow(InvalidInput);
    expect(read).toThrow(`${name} is ${JSON.stringify(value)}, but must be`);
  });
});
