import { AwsError } from '../../aws-error.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { optionalText } from '../../members.ts';
import type { LoggingConfiguration } from '../machine.ts';

/** What AWS answers of a machine that was created without a loggingConfiguration. */
export const NO_LOGGING: LoggingConfiguration = { level: 'OFF', includeExecutionData: false };

/**
 * Refuses by name what a machine could be asked to be but cannot be here: Express, logged, traced, encrypted with a
 * key of one's own. Throws the AwsError that AWS has for the member.
 */
export function refuseUnsupported(input: JsonObject): void {
  const type = optionalText(input, 'type') ?? 'STANDARD';
  if (type !== 'STANDARD') {
    throw new AwsError(
      'StateMachineTypeNotSupported',
      `State machines of type '${type}' are not supported here.`,
    );
  }
  const {
    loggingConfiguration: logging,
    tracingConfiguration: tracing,
    encryptionConfiguration: encryption,
  } = input;
  if (isObject(logging) && logging['level'] !== undefined && logging['level'] !== 'OFF') {
    throw new AwsError(
      'InvalidLoggingConfiguration',
      "A loggingConfiguration with a level other than 'OFF' is not supported here.",
    );
  }
  if (isObject(tracing) && tracing['enabled'] === true) {
    throw new AwsError(
      'InvalidTracingConfiguration',
      'A tracingConfiguration that is enabled is not supported here.',
    );
  }
  if (isObject(encryption) && encryption['type'] !== 'AWS_OWNED_KEY') {
    throw new AwsError(
      'InvalidEncryptionConfiguration',
      "An encryptionConfiguration of a type other than 'AWS_OWNED_KEY' is not supported here.",
    );
  }
}

/** The loggingConfiguration of a request that was let in, as Describe answers it; undefined if it has none. */
export function readLogging({ loggingConfiguration: given }: JsonObject): LoggingConfiguration | undefined {
  if (!isObject(given)) {
    return undefined;
  }
  const { includeExecutionData, destinations } = given;
  return {
    level: 'OFF',
    includeExecutionData: includeExecutionData === true,
    ...(Array.isArray(destinations) ? { destinations } : {}),
  };
}
