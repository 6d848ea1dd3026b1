import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { markerStart, readablePlace, runOf } from '../../src/report/comment.ts';
import { codePoint } from '../code-points.ts';
import { HOSTILE_TO_GITHUB, WORKFLOW } from './comments.ts';

describe('the place of a comment', () => {
  test('can be read', () => {
    expect(readablePlace(WORKFLOW)).toBe('Nightly%20upload.upload.run');
  });

  test.each(HOSTILE_TO_GITHUB)('cannot end the marker: %j', (text) => {
    const place = readablePlace({ ...WORKFLOW, name: text, job: text, step: text });
    expect(place).toMatch(/^[\w%]*\.[\w%]*\.[\w%]*$/);
    expect(runOf(`${markerStart(place)}run 1.2 -->`)).toEqual({ run: 1, attempt: 2 });
  });

  test('is of a bounded length, whatever the names are', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint, maxLength: 500 }), (text) => {
        const place = readablePlace({ ...WORKFLOW, name: text, job: text, step: text });
        expect(place).toMatch(/^[\w%]*\.[\w%]*\.[\w%]*$/);
        expect(place.length).toBeLessThanOrEqual(3 * 540 + 2);
      }),
    );
  });

  test('tells parts apart', () => {
    const places = [
      { name: 'a.b', job: 'c', step: 'd' },
      { name: 'a', job: 'b.c', step: 'd' },
      { name: 'a', job: 'b', step: 'c.d' },
    ].map((parts) => readablePlace({ ...WORKFLOW, ...parts }));
    expect(new Set(places).size).toBe(3);
  });
});
