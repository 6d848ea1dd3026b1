import { InvalidInput, NetworkError, UncaughtException, type UploadError } from './errors.ts';

/** An error to fail with on purpose, on so many attempts in a row. */
export interface Injection {
  readonly error: InjectedName;
  /** `undefined`: on every attempt. */
  readonly attempts: number | undefined;
}

const INJECTED = {
  InvalidInput: () => new InvalidInput('The customer data is invalid (injected).'),
  NetworkError: () => new NetworkError('The connection to the storage was reset (injected).'),
  UncaughtException: () => new UncaughtException('Something unforeseen happened (injected).'),
} as const satisfies Record<string, () => UploadError>;

export type InjectedName = keyof typeof INJECTED;

/** More attempts than any retry policy makes; a larger number is surely a slip. */
const MAX_ATTEMPTS = 1000;

/**
 * Reads the command's arguments: `NAME` fails every attempt, `NAME:N` the first N, and a sequence such as
 * `NetworkError:1 UncaughtException:1` one after the other, before the task succeeds. With `@CUSTOMER` behind it, an
 * argument is meant for that customer alone.
 * Throws InvalidInput for an unknown name, an impossible count, and for what could never happen.
 */
export function parseInjections(args: readonly string[], customerId: string): readonly Injection[] {
  // All are read, so that every customer finds a slip in any of them.
  const own = args
    .map((arg) => ({ arg, ...parseArgument(arg) }))
    .filter(({ customer }) => customer === undefined || customer === customerId);
  const injections = own.map(({ injection }) => injection);
  const endless = injections.findIndex(({ attempts }) => attempts === undefined);
  if (endless >= 0 && endless < injections.length - 1) {
    throw new InvalidInput(
      `The argument ${JSON.stringify(own[endless]?.arg)} fails every attempt, so what follows it never happens: give it a count, such as ${injections[endless]?.error}:1.`,
    );
  }
  return injections;
}

/** The error that an attempt (1, 2, …) is to fail with; `undefined` once the sequence is over. */
export function injectedError(injections: readonly Injection[], attempt: number): UploadError | undefined {
  let last = 0;
  for (const { error, attempts } of injections) {
    last += attempts ?? Number.POSITIVE_INFINITY;
    if (attempt <= last) {
      return INJECTED[error]();
    }
  }
  return undefined;
}

/** Whether the attempts have to be counted: only if the answer depends on their number. */
export function needsCount(injections: readonly Injection[]): boolean {
  return injections.some(({ attempts }) => attempts !== undefined);
}

/** `NAME`, `NAME:COUNT`, `NAME@CUSTOMER` or `NAME:COUNT@CUSTOMER`. */
function parseArgument(arg: string): {
  readonly injection: Injection;
  readonly customer: string | undefined;
} {
  const [, what = '', customer] = /^([^@]*)(?:@(.*))?$/s.exec(arg) ?? [];
  return { injection: parseInjection(arg, what), customer };
}

function parseInjection(arg: string, what: string): Injection {
  const [, name = '', count] = /^([^:]*)(?::(.*))?$/s.exec(what) ?? [];
  if (!isInjectedName(name)) {
    throw new InvalidInput(
      `The argument ${JSON.stringify(arg)} is unknown: it must be one of ${Object.keys(INJECTED).join(', ')}, with :N for the first N attempts only.`,
    );
  }
  if (count === undefined) {
    return { error: name, attempts: undefined };
  }
  const attempts = Number(count);
  if (!/^\d+$/.test(count) || attempts < 1 || attempts > MAX_ATTEMPTS) {
    throw new InvalidInput(
      `The argument ${JSON.stringify(arg)} has an impossible count: it must be an integer from 1 to ${MAX_ATTEMPTS}.`,
    );
  }
  return { error: name, attempts };
}

function isInjectedName(name: string): name is InjectedName {
  return Object.hasOwn(INJECTED, name);
}
