/**
 * The exit-code contract: each way of failing has a code of its own, and whoever runs the container decides by
 * it what to do next. 0 is success.
 */
export abstract class UploadError extends Error {
  abstract readonly exitCode: number;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Something nobody foresaw. Trying again may help. */
export class UncaughtException extends UploadError {
  readonly exitCode = 1;
}

/** The task was given something that it cannot work with. Trying again is of no use. */
export class InvalidInput extends UploadError {
  readonly exitCode = 3;
}

/** The network or the storage failed, or asked to slow down. Trying again later helps. */
export class NetworkError extends UploadError {
  readonly exitCode = 4;
}

/** The exit code for whatever was thrown; what is no UploadError was not foreseen. */
export function exitCodeFor(error: unknown): number {
  return error instanceof UploadError ? error.exitCode : 1;
}
