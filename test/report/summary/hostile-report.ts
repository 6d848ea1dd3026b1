import fc from 'fast-check';
import type { EndedReport, Report } from '../../../src/report/report.ts';
import { codePoint } from '../../code-points.ts';
import {
  attempt,
  BLOCK_STARTERS,
  execution,
  failed,
  HOSTILE,
  leftRunning,
  lost,
  named,
  notStarted,
  START,
  STOPPED,
  SUCCEEDED,
} from '../reports.ts';

/** A report whose every field of text holds something, with all that a page can show. */
function told(text: (field: string) => string): EndedReport {
  const outcome = failed({
    failure: {
      error: text('error'),
      reason: text('reason'),
      containerReason: text('containerReason'),
      stopCode: text('stopCode'),
      container: text('container'),
      unread: text('unread'),
    },
    decision: { rule: text('rule'), because: text('because') },
  });
  const place = { taskDefinitionArn: text('taskDefinitionArn'), state: text('state'), item: text('item') };
  const ranWith = { capacityProvider: text('capacityProvider') };
  return execution({
    arn: `arn:aws:states:eu-west-1:111122223333:execution:m:${text('arn')}`,
    customerId: text('customerId'),
    attached: true,
    status: 'FAILED',
    versionArn: `arn:aws:states:eu-west-1:111122223333:stateMachine:m:${text('versionArn')}`,
    attempts: [
      attempt(1, outcome, { ...place, ranWith, taskArn: text('taskArn') }),
      attempt(2, outcome, place),
      attempt(3, SUCCEEDED, place),
    ],
    error: text('executionError'),
    cause: text('cause'),
    notices: [{ kind: 'log-not-followed', error: new Error(text('notice')) }],
    missing: [text('missing')],
    outputs: {
      kind: 'listed',
      location: text('location'),
      objects: [{ key: text('key'), bytes: 1, lastModified: START, older: true }],
      more: true,
    },
    preview: {
      kind: 'table',
      key: text('previewKey'),
      header: [text('header'), 'b'],
      rows: [[text('cell'), 'c']],
      moreRows: 1,
      moreColumns: 0,
    },
    logs: [
      {
        kind: 'lines',
        attempt: named(1, text('logItem')),
        container: text('logContainer'),
        region: 'eu-west-1',
        group: text('group'),
        stream: text('stream'),
        lines: [text('line'), text('line'), 'z'],
      },
      {
        kind: 'unreadable',
        attempt: named(2),
        notice: { kind: 'log-unreadable', error: new Error(text('warning')) },
      },
    ],
  });
}

export function reportOf(text: (field: string) => string, several: boolean): Report {
  const one = told(text);
  const lacking: EndedReport = {
    ...one,
    status: 'SUCCEEDED',
    outputs: {
      kind: 'unreadable',
      location: 'l',
      notice: { kind: 'outputs-unreadable', bucket: text('outputsWarning'), why: { kind: 'no-bucket' } },
    },
    preview: {
      kind: 'unreadable',
      notice: {
        kind: 'preview-unreadable',
        bucket: 'b',
        prefix: text('previewPrefix'),
        key: text('previewWarning'),
        why: { kind: 'access-denied' },
      },
    },
  };
  const { arn, customerId, attached, versionArn, attempts } = one;
  const stopped: EndedReport = {
    ...one,
    status: 'ABORTED',
    stop: { ...STOPPED, by: { kind: 'fail-fast', failed: text('failed') } },
  };
  const unseen = leftRunning({ arn, customerId, attached, versionArn, attempts, why: lost(text('lost')) });
  const refused = notStarted({ customerId, why: { kind: 'refused', error: new Error(text('refusal')) } });
  return {
    machine: {
      name: `m${text('name')}`,
      arn: `arn:aws:states:eu-west-1:111122223333:stateMachine:${text('machineArn')}`,
    },
    executions: several ? [one, lacking, stopped, unseen, refused] : [one],
    waited: true,
    cancelled: true,
    toleratedFailurePercentage: 50,
  };
}

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.constantFrom(
    '</pre></details><script>alert(1)</script>',
    '```\n<img src=x>',
    'x\n\n# y',
    'a@example.com mailto:a@example.com //evil.example',
    '<a href="javascript:alert(1)">x</a>',
    '[a]: https://evil.example\n[a]',
    '&#60;b&#62; &lt;b&gt;',
    '\\',
    '| --- |',
    '**',
    '-->',
    '<!--',
    '![',
    ':smile: #1 GH-1 org/repo#1 8d1c8b69c3fce7bea45c73efd06983e3c419a92f',
  ),
  fc.string({ unit: codePoint, maxLength: 100 }),
  fc.string({
    unit: fc.constantFrom(
      ...'ab \\|`*_[]()<>&~$@:/#!"\'=+-.\n\r\t\u2028\u001b\u202e',
      'http://',
      'www.',
      '<b>',
      '&lt;',
      '-->',
    ),
    maxLength: 60,
  }),
);

/** A text is there, or it is not: what is not shown at all has another shape, but not a worse one. */
export const shown = fc.oneof(
  hostile.map((text) => `t${text}t`),
  fc.tuple(fc.constantFrom(...BLOCK_STARTERS), hostile).map(([start, text]) => `${start}${text}t`),
  fc.constantFrom(...BLOCK_STARTERS).filter((text) => text.trim() !== ''),
);
