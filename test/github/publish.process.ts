import { outliveLog } from '../../src/github/log-stream.ts';
import { publish, publishLeftRunning } from '../../src/github/publish.ts';
import { execution, reportOn } from '../report/reports.ts';

/** Publishes a report as its environment says: the toolkit keeps where it writes for as long as a process lives. */
const report = reportOn([
  execution({
    status: process.env['REPORT_STATUS'] === 'FAILED' ? 'FAILED' : 'SUCCEEDED',
    // What no renderer expects, as a bug of ours would leave it.
    ...JSON.parse(process.env['REPORT_CHANGES'] ?? '{}'),
  }),
]);
outliveLog(process);

if (process.env['POST_STEP'] === 'true') {
  await publishLeftRunning(report);
} else {
  await publish(report, {
    summary: true,
    showLogs: true,
    directory: process.env['RUNNER_TEMP'] ?? '',
    comment: undefined,
  });
}
