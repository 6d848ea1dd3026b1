import { type Context, createContext, Script } from 'node:vm';
import { BudgetExceeded } from './jsonata-budget.ts';

/** What JSONata makes its regular expressions with. */
export type RegExpClass = new (pattern: RegExp | string, flags?: string) => RegExp;

/**
 * A RegExp class whose matching is cut off with BudgetExceeded after some milliseconds. A pattern such as `/(a+)+$/`
 * can take years inside one step, where no hook around the steps can end it; only V8's watchdog for scripts can.
 */
export function timedRegExp(milliseconds: number): RegExpClass {
  const sandbox: { match: () => RegExpExecArray | null } = { match: () => null };
  const script = new Script('match()');
  let context: Context | undefined;

  return class TimedRegExp extends RegExp {
    override exec(text: string): RegExpExecArray | null {
      context ??= createContext(sandbox);
      sandbox.match = () => super.exec(text);
      try {
        const found: RegExpExecArray | null = script.runInContext(context, { timeout: milliseconds });
        return found;
      } catch (error) {
        if (!timedOut(error)) {
          throw error;
        }
        throw new BudgetExceeded('Expression evaluation timeout: Check the regular expression.', {
          cause: error,
        });
      }
    }
  };
}

function timedOut(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
