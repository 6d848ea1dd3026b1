import { constants } from 'node:os';
import { S3Client } from '@aws-sdk/client-s3';
import { exitCodeFor, UploadError } from './errors.ts';
import { parseInjections } from './injection.ts';
import { readSettings } from './settings.ts';
import { createStorage } from './storage.ts';
import { upload } from './upload.ts';

// In a container Node is process 1, which Linux does not end by a signal unless it asks for that: it would go on for the
// 30 seconds that Fargate waits, and be killed.
process.once('SIGTERM', () => {
  console.error('Stopped by SIGTERM.');
  process.exit(128 + constants.signals.SIGTERM);
});

process.exitCode = await main(process.argv.slice(2), process.env);

/** Runs one upload. Resolves to the exit code of the contract, whatever happens. */
async function main(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  try {
    const settings = readSettings(environment);
    const injections = parseInjections(args, settings.customerId);
    // Region, credentials and endpoint come from the container's surroundings, as on Fargate.
    const client = new S3Client({});
    await upload(settings, injections, createStorage(client, settings.output.bucket), console.log);
    return 0;
  } catch (error) {
    console.error(describe(error));
    return exitCodeFor(error);
  }
}

/** One line for a fault that is known; all that there is for one that is not. */
function describe(error: unknown): string {
  if (error instanceof UploadError) {
    return `${error.name}: ${error.message}`;
  }
  return `UncaughtException: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
