import { describe, expect, test } from '@jest/globals';
import { servedType } from '../../../local/s3/content-type.ts';

describe('the content type of an object', () => {
  test.each([
    'application/octet-stream',
    'binary/octet-stream',
    'application/json',
    'application/x-ndjson',
    'application/vnd.apache.parquet',
    'text/csv',
    'text/plain; charset=utf-8',
    'text/csv; header=present; charset="utf-8"',
    'image/png',
    'application/gzip',
  ])('stays %s', (type) => {
    expect(servedType(type)).toBe(type);
  });

  test.each([
    'text/html',
    'Text/HTML;charset=utf-8',
    ' text/html',
    'application/xhtml+xml',
    'image/svg+xml',
    'text/xml',
    'application/xml',
    'application/atom+xml',
    'application/mathml+xml',
    'application/xslt+xml',
    'text/xsl',
    'application/vnd.wap.xhtml+xml',
    'multipart/x-mixed-replace; boundary=x',
    'multipart/related',
    'message/rfc822',
    // Browsers take the last type of a list.
    'text/plain, text/html',
    'text/plain;charset=utf-8,text/html',
    'text/plain; x="a", text/html',
    'text/plain\ttext/html',
    'text',
    '/',
    '',
  ])('is that of bytes for %j', (type) => {
    expect(servedType(type)).toBe('application/octet-stream');
  });
});
