import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { messageOf } from '../src/errors.ts';
import type { Decision } from '../src/policy/decide.ts';
import { DEFAULT_POLICY, DEFAULT_RULES } from '../src/policy/default-policy.ts';
import { readErrorState, readTime } from '../src/policy/error-state.ts';
import { type Explanation, explain } from '../src/policy/explain.ts';
import { PolicyError } from '../src/policy/file/faults.ts';
import { type ParsedPolicy, parsePolicy } from '../src/policy/file/parse-policy.ts';
import type { Policy } from '../src/policy/policy.ts';
import { readEvents } from './explain-events.ts';
import { explanationLines, ruleLines, rulesTable } from './explain-text.ts';
import type { FailureEvent } from './failure-event.ts';
import { folded, say, sayJson, tableWidth, terminalWidth, warn } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const USAGE = `Usage: npm run --silent explain -- [--policy FILE] [--json] [FILE|-]
       npm run --silent explain -- --table [--policy FILE]
       npm run --silent explain -- --check FILE [--table|--json]

Tells what a retry policy makes of a failure: the rule that matches, why those
before it do not, and the decision. Without --policy, the default one decides.

FILE, or standard input, holds JSON of one of these:
  - an event {"Error", "Cause"}, also as {"taskError"}, with an "errorState"
  - what aws ecs describe-tasks prints: each task is explained
  - what aws stepfunctions get-execution-history prints: each failure is

  --table        prints the effective rules as a table
  --check FILE   checks a policy file and prints its rules in order
  --json         prints {failure, decision, considered}; with --check the policy
                 as RETRY_POLICY takes it`;

/** 0; 1 for a policy with faults; 2 for arguments or an event that cannot be used. */
async function main(args: readonly string[]): Promise<number> {
  try {
    await run(readArguments(args));
    return 0;
  } catch (error) {
    if (error instanceof PolicyFileError) {
      warn(error.lines);
      return 1;
    }
    if (error instanceof UsageError) {
      warn([error.message]);
      return 2;
    }
    throw error;
  }
}

async function run({ values, positionals }: ReturnType<typeof readArguments>): Promise<void> {
  const { help, check, policy, table = false, json = false } = values;
  if (help === true) {
    console.log(USAGE);
    return;
  }
  if (check !== undefined && (positionals.length > 0 || policy !== undefined)) {
    throw new UsageError('--check takes one FILE and no --policy. Try --help.');
  }
  if (table && (positionals.length > 0 || json)) {
    throw new UsageError('--table prints rules, and takes neither an event nor --json. Try --help.');
  }
  if (check !== undefined) {
    await checkPolicy(check, { table, json });
  } else if (table) {
    say(rulesTable(await effectivePolicy(policy), tableWidth()));
  } else {
    await explainAll(await effectivePolicy(policy), positionals, json);
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        policy: { type: 'string' },
        check: { type: 'string' },
        table: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [first = ''] = error instanceof Error ? error.message.split(/\.(?:\s|$)/) : [];
    throw new UsageError(`${first}. Try --help.`);
  }
}

class PolicyFileError extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[], options: ErrorOptions) {
    super(lines.join('\n'), options);
    this.lines = lines;
  }
}

async function readPolicy(file: string): Promise<ParsedPolicy> {
  try {
    return parsePolicy(await readText(file));
  } catch (error) {
    if (error instanceof PolicyError) {
      throw new PolicyFileError(
        error.faults.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`),
        { cause: error },
      );
    }
    throw error;
  }
}

async function effectivePolicy(file: string | undefined): Promise<Policy> {
  return file === undefined ? DEFAULT_POLICY : (await readPolicy(file)).policy;
}

async function checkPolicy(
  file: string,
  { table, json }: { readonly table: boolean; readonly json: boolean },
): Promise<void> {
  const { policy, warnings } = await readPolicy(file);
  if (warnings.length > 0) {
    warn(warnings.map(({ line, column, message }) => `${file}:${line}:${column} warning: ${message}`));
  }
  if (json) {
    // The function brings the default rules itself.
    const own = policy.rules.filter((rule) => !DEFAULT_RULES.includes(rule));
    sayJson({ ...policy, rules: own, includeDefaults: own.length < policy.rules.length });
  } else if (table) {
    say(rulesTable(policy, tableWidth()));
  } else {
    say(folded(ruleLines(policy), terminalWidth()));
  }
}

async function explainAll(
  policy: Policy,
  [file = '-', ...more]: readonly string[],
  asJson: boolean,
): Promise<void> {
  if (more.length > 0) {
    throw new UsageError('Give one FILE. Try --help.');
  }
  const explained = explainEvents(policy, readEvents(await readText(file), file));
  if (asJson) {
    const explanations = explained.map(({ explanation, title }) =>
      title === undefined ? explanation : { title, ...explanation },
    );
    sayJson(explanations.length === 1 ? explanations[0] : explanations, 2);
    return;
  }
  say(
    folded(
      explained.flatMap(({ explanation, title }, index) => [
        ...(index === 0 ? [] : ['']),
        ...explanationLines(policy, explanation, title),
      ]),
      terminalWidth(),
    ),
  );
}

/** Each failure goes on from what those before it spent of the same budget. */
function explainEvents(
  policy: Policy,
  events: readonly FailureEvent[],
): readonly { readonly title: string | undefined; readonly explanation: Explanation }[] {
  const decisions = new Map<string, Decision>();
  return events.map(({ title, error, cause, errorState, startedAt, now = Date.now(), budgetOf }) => {
    const given = readErrorState(errorState);
    const before = given ?? decisions.get(budgetOf ?? '');
    const explanation = explain(policy, { error, cause }, before, {
      now,
      startedAt: readTime(startedAt) ?? given?.startedAt ?? now,
      random: 1 - Number.EPSILON,
    });
    if (budgetOf !== undefined) {
      decisions.set(budgetOf, explanation.decision);
    }
    return { title, explanation };
  });
}

async function readText(file: string): Promise<string> {
  if (file === '-' && process.stdin.isTTY) {
    console.error('Paste a failure as JSON, then press Ctrl-D; --help shows what it may look like.');
  }
  try {
    // A pipe cannot be read synchronously: as long as its producer has written nothing, that fails with EAGAIN.
    return file === '-'
      ? await text(process.stdin)
      : // npm runs scripts in the folder of the package; INIT_CWD is the folder of the user.
        await readFile(resolve(process.env['INIT_CWD'] ?? '', file), 'utf8');
  } catch (error) {
    throw new UsageError(`${file === '-' ? 'Standard input' : file} cannot be read: ${messageOf(error)}.`, {
      cause: error,
    });
  }
}

process.exitCode = await main(process.argv.slice(2));
