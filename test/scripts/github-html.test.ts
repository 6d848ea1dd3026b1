import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sanitized } from '../../scripts/github-html.ts';

test.each([
  ['<details open><summary>a</summary>', '<details open><summary>a</summary>'],
  ['<pre>\n&lt;b&gt; x\n</pre>', '<pre>\n&lt;b&gt; x\n</pre>'],
  ['a<!-- -->b<br/>', 'ab<br>'],
  ['<script>x</script>', '&lt;script>x&lt;/script>'],
  ['<scr<!-- -->ipt>', '&lt;script>'],
  ['<p onclick="x">', '&lt;p onclick="x">'],
  ['<details open onclick=x>', '&lt;details open onclick=x>'],
  ['<p\n/onclick=x>', '&lt;p\n/onclick=x>'],
  ['<img src=x onerror=y>', '&lt;img src=x onerror=y>'],
  ['<!-- open', '&lt;!-- open'],
  ['<!DOCTYPE html><?x?><![CDATA[', '&lt;!DOCTYPE html>&lt;?x?>&lt;![CDATA['],
])('%j becomes %j', (html, expected) => {
  expect(sanitized(html)).toBe(expected);
});

test('no tag has an attribute but open, and none is left that could do harm', () => {
  const pieces = [
    '<',
    '>',
    '/',
    '!--',
    '-->',
    'script',
    'p',
    'details',
    ' open',
    ' on=x',
    '"',
    "'",
    '=',
    '\n',
    'svg',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join('')),
      (html) => {
        for (const [tag] of sanitized(html).matchAll(/<[^>]*>?/g)) {
          expect(tag).toMatch(/^<\/?(p|details)( open)?>$/);
        }
      },
    ),
  );
});
