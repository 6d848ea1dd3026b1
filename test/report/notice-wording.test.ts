import { describe, expect, test } from '@jest/globals';
import type { Notice } from '../../src/evidence/notice.ts';
import { noticeText } from '../../src/report/wording.ts';
import { HOSTILE } from './reports.ts';

describe('a notice', () => {
  const preview = { kind: 'preview-unreadable', bucket: 'b', prefix: 'r/c1/', key: 'r/c1/a.csv' } as const;

  test.each<[Notice, string]>([
    [
      { kind: 'outputs-not-looked-for' },
      'Expected outputs were not looked for: the execution’s input has no output_location.',
    ],
    [
      { kind: 'output-location-invalid' },
      'The output location is not an S3 URI, such as s3://bucket/prefix.',
    ],
    [
      { kind: 'outputs-unreadable', bucket: 'b', why: { kind: 'too-slow' } },
      'The outputs in b could not be listed: S3 took too long to answer.',
    ],
    [
      { kind: 'outputs-unreadable', bucket: 'b', why: { kind: 'no-bucket' } },
      'There is no bucket b: the outputs could not be listed.',
    ],
    [
      { kind: 'outputs-unreadable', bucket: 'b', why: { kind: 'access-denied' } },
      'The outputs could not be listed: grant the role of this step s3:ListBucket on b.',
    ],
    [
      { kind: 'outputs-unreadable', bucket: 'b', why: { kind: 'other', name: 'SlowDown' } },
      'The outputs in b could not be listed (SlowDown).',
    ],
    [
      { ...preview, why: { kind: 'too-slow' } },
      'There is no preview of r/c1/a.csv: S3 took too long to answer.',
    ],
    [
      { ...preview, why: { kind: 'access-denied' } },
      'There is no preview of r/c1/a.csv: grant the role of this step s3:GetObject on b/r/c1/*, and kms:Decrypt if a key of KMS encrypts it.',
    ],
    [{ ...preview, why: { kind: 'no-bucket' } }, 'There is no preview of r/c1/a.csv (NoSuchBucket).'],
    [
      { ...preview, why: { kind: 'other', name: 'InvalidObjectState' } },
      'There is no preview of r/c1/a.csv (InvalidObjectState).',
    ],
    [
      { kind: 'log-unreadable', error: new Error('AWS refused. Grant it.') },
      'The log could not be read: AWS refused. Grant it.',
    ],
    [
      { kind: 'log-not-followed', error: new Error('AWS refused. Grant it.') },
      'The log cannot be followed: AWS refused. Grant it.',
    ],
  ])('says what was not as asked: %j', (notice, says) => {
    expect(noticeText(notice)).toBe(says);
  });
});

describe('foreign text in a notice', () => {
  const sentences = (text: string): readonly string[] => {
    const notices: readonly Notice[] = [
      { kind: 'outputs-unreadable', bucket: text, why: { kind: 'no-bucket' } },
      { kind: 'outputs-unreadable', bucket: text, why: { kind: 'access-denied' } },
      { kind: 'outputs-unreadable', bucket: 'b', why: { kind: 'other', name: text } },
      { kind: 'preview-unreadable', bucket: text, prefix: text, key: text, why: { kind: 'access-denied' } },
      { kind: 'log-unreadable', error: new Error(text) },
      { kind: 'log-not-followed', error: new Error(text) },
    ];
    return notices.map(noticeText);
  };

  test.each(HOSTILE)('is passed on as it is to whoever shows it: %j', (text) => {
    expect(sentences(text)).toEqual(
      sentences('MARK').map((sentence) => sentence.replaceAll('MARK', () => text)),
    );
  });
});
