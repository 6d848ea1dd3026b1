import { AwsError } from '../../aws-error.ts';
import { optionalText } from '../../members.ts';
import type { Diagnostic } from '../definition/diagnostic.ts';
import { validateDefinition } from '../definition/validate.ts';
import { invalid, pageSize, requiredText } from '../request-fields.ts';
import type { Operations } from './operation.ts';

/** ValidateStateMachineDefinition: what is wrong with a definition, without creating anything. */
export function definitionOperations(): Operations {
  return {
    async ValidateStateMachineDefinition(input) {
      const definition = requiredText(input, 'definition');
      const type = optionalText(input, 'type') ?? 'STANDARD';
      if (type !== 'STANDARD') {
        throw new AwsError('ValidationException', `State machines of type '${type}' are not supported here.`);
      }
      const severity = optionalText(input, 'severity') ?? 'ERROR';
      if (severity !== 'ERROR' && severity !== 'WARNING') {
        throw invalid(
          `Value '${severity}' at 'severity' failed to satisfy constraint: Member must satisfy enum value set: [ERROR, WARNING]`,
        );
      }
      const limit = pageSize(input, 100);
      const all = await validateDefinition(definition);
      const wanted = all.filter((diagnostic) => severity === 'WARNING' || diagnostic.severity === 'ERROR');
      return {
        result: hasErrors(all) ? 'FAIL' : 'OK',
        diagnostics: wanted.slice(0, limit).map((diagnostic) => ({ ...diagnostic })),
        truncated: wanted.length > limit,
      };
    },
  };
}

/** Refuses a definition that cannot be run. Throws `InvalidDefinition` with all of its errors. */
export async function checkDefinition(definition: string): Promise<void> {
  const errors = (await validateDefinition(definition)).filter(({ severity }) => severity === 'ERROR');
  if (errors.length > 0) {
    const text = errors.map(({ code, message, location }) => `${code}: ${message} at ${location}`).join(', ');
    throw invalidDefinition(text);
  }
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'ERROR');
}

function invalidDefinition(text: string): AwsError {
  return new AwsError('InvalidDefinition', `Invalid State Machine Definition: '${text}'`);
}
