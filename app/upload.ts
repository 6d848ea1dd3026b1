import { countAttempt, forgetAttempts } from './attempts.ts';
import { ordersOf } from './customers.ts';
import { type Injection, injectedError, needsCount } from './injection.ts';
import { formatCents, summarise, toCsv } from './report.ts';
import { formatLocation, type Settings } from './settings.ts';
import type { Storage } from './storage.ts';

/**
 * Makes the report of one customer and uploads it as `orders.csv` and `report.json`. The report comes last, so
 * where it is, the upload is complete. Writing again overwrites: an attempt can be repeated at any time.
 *
 * Rejects with an UploadError where the fault is known.
 */
export async function upload(
  settings: Settings,
  injections: readonly Injection[],
  storage: Storage,
  log: (line: string) => void,
): Promise<void> {
  const { customerId, reportId, output } = settings;
  log(`report ${reportId} for customer ${customerId} goes to ${formatLocation(output)}`);
  const counted = needsCount(injections);
  const attempt = counted ? await countAttempt(storage, settings) : 1;
  if (counted) {
    log(`this is attempt ${attempt}`);
  }

  const orders = ordersOf(customerId);
  log(`read ${orders.length} orders`);
  const error = injectedError(injections, attempt);
  if (error !== undefined) {
    throw error;
  }

  const report = summarise(customerId, reportId, orders);
  log(`the orders come to ${formatCents(report.totalCents)}`);
  await put(storage, `${output.prefix}orders.csv`, toCsv(orders), 'text/csv; charset=utf-8', log);
  await put(
    storage,
    `${output.prefix}report.json`,
    `${JSON.stringify(report, null, 2)}\n`,
    'application/json',
    log,
  );
  if (counted) {
    await forgetAttempts(storage, settings);
  }
  log('done');
}

async function put(
  storage: Storage,
  key: string,
  body: string,
  contentType: string,
  log: (line: string) => void,
): Promise<void> {
  await storage.put(key, body, contentType);
  log(`uploaded ${key} (${Buffer.byteLength(body)} bytes)`);
}
