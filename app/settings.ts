import { InvalidInput } from './errors.ts';

/** What one upload is about. */
export interface Settings {
  readonly customerId: string;
  readonly reportId: string;
  readonly output: OutputLocation;
}

/** `s3://bucket/prefix`; the prefix is empty or ends with a slash, so that a key can follow. */
export interface OutputLocation {
  readonly bucket: string;
  readonly prefix: string;
}

/** Reads the three variables of the task. Throws InvalidInput that names the one which is missing or malformed. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  return {
    customerId: readId(environment, 'CUSTOMER_ID'),
    reportId: readId(environment, 'REPORT_ID'),
    output: readLocation(environment, 'OUTPUT_LOCATION'),
  };
}

/** `s3://bucket/prefix` as people write it. */
export function formatLocation({ bucket, prefix }: OutputLocation): string {
  return `s3://${bucket}/${prefix}`;
}

/** Ids become parts of S3 keys, so only what is harmless there is allowed. */
function readId(environment: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = required(environment, name);
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(value)) {
    throw new InvalidInput(
      `${name} is ${JSON.stringify(value)}, but must be 1 to 128 letters, digits, dots, hyphens and underscores, the first a letter or digit.`,
    );
  }
  return value;
}

function readLocation(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
): OutputLocation {
  const value = required(environment, name);
  const [, bucket, path = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(value) ?? [];
  const parts = path.split('/').filter((part) => part !== '');
  if (bucket === undefined || Buffer.byteLength(path) > 512 || parts.includes('..')) {
    throw new InvalidInput(
      `${name} is ${JSON.stringify(value)}, but must be an S3 URI such as s3://bucket/prefix.`,
    );
  }
  return { bucket, prefix: parts.map((part) => `${part}/`).join('') };
}

function required(environment: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = environment[name] ?? '';
  if (value.trim() === '') {
    throw new InvalidInput(`${name} is missing: set it in the environment of the container.`);
  }
  return value;
}
