import { announcement } from './announcement.ts';
import { parseCommandLine, type ServeOptions, USAGE } from './command-line.ts';
import { openRequestFile } from './request-file.ts';
import { startLocalAws } from './server.ts';

process.exitCode = await main(process.argv.slice(2));

/** Serves until SIGTERM or SIGINT. Resolves to the exit code: 0, or 2 for invalid arguments. */
async function main(args: readonly string[]): Promise<number> {
  const command = parseCommandLine(args);
  switch (command.kind) {
    case 'help':
      console.log(USAGE);
      return 0;
    case 'fault':
      console.error(command.message);
      return 2;
    case 'serve':
      return serve(command.options);
  }
}

async function serve({ requestsFile, ...options }: ServeOptions): Promise<number> {
  const interrupted = Promise.withResolvers<void>();
  // Every time: without a handler, a second signal would end the process before it has ended its containers.
  process.on('SIGTERM', interrupted.resolve);
  process.on('SIGINT', interrupted.resolve);
  try {
    const file = requestsFile === undefined ? undefined : openRequestFile(requestsFile);
    const aws = await startLocalAws({ ...options, onRequest: (request) => file?.append(request) });
    // In one write: who sees the first line sees them all.
    process.stdout.write(announcement(aws));
    await interrupted.promise;
    await aws.close();
    file?.close();
    return 0;
  } catch (error) {
    // A taken port, a file that cannot be written or a function that cannot be loaded is a fault of the arguments as well.
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}
