import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { duration } from '../src/duration.ts';
import { messageOf } from '../src/errors.ts';
import { conditionText } from '../src/policy/conditions/conditions.ts';
import { DEFAULT_POLICY, DEFAULT_RULES } from '../src/policy/default-policy.ts';
import { readErrorState, readTime } from '../src/policy/error-state.ts';
import { actionText, type Explanation, explain } from '../src/policy/explain.ts';
import { PolicyError } from '../src/policy/file/faults.ts';
import { type ParsedPolicy, parsePolicy } from '../src/policy/file/parse-policy.ts';
import { readEvents, UsageError } from './explain-events.ts';
import { say, sayJson, warn } from './terminal.ts';

const USAGE = `Usage: npm run --silent explain -- [--policy FILE] [--json] [FILE|-]
       npm run --silent explain -- --check FILE [--json]

Tells what a retry policy makes of a failure: the rule that matches, why those before it do not, and the decision.
FILE, or standard input, holds JSON: an event {"Error", "Cause"}, also as {"taskError"} and with an "errorState", or
what aws ecs describe-tasks prints. Without --policy, the default policy decides.

  --check FILE   checks a policy file and prints its rules in order; with --json the policy as RETRY_POLICY takes it
  --json         prints {failure, decision, considered}`;

/** 0; 1 for a policy with faults; 2 for arguments or an event that cannot be used. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = readArguments(args);
    if (values.help === true) {
      console.log(USAGE);
    } else if (values.check !== undefined) {
      if (positionals.length > 0 || values.policy !== undefined) {
        throw new UsageError('--check takes one FILE and no --policy. Try --help.');
      }
      await check(values.check, values.json === true);
    } else {
      await explainAll(values.policy, positionals, values.json === true);
    }
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

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        policy: { type: 'string' },
        check: { type: 'string' },
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

async function check(file: string, asJson: boolean): Promise<void> {
  const { policy, warnings } = await readPolicy(file);
  if (warnings.length > 0) {
    warn(warnings.map(({ line, column, message }) => `${file}:${line}:${column} warning: ${message}`));
  }
  if (asJson) {
    // The function brings the default rules itself.
    const own = policy.rules.filter((rule) => !DEFAULT_RULES.includes(rule));
    sayJson({ ...policy, rules: own, includeDefaults: own.length < policy.rules.length });
    return;
  }
  const limit =
    policy.maxDurationSeconds === undefined
      ? ''
      : `, none later than ${duration(policy.maxDurationSeconds * 1000)}`;
  say([
    `${policy.rules.length} rules, ${policy.maxRetries} retries in all${limit}`,
    ...policy.rules.flatMap((rule, index) => [
      `${String(index + 1).padStart(3)}. ${rule.name}: ${actionText(rule)}`,
      `     when ${conditionText(rule.when)}`,
    ]),
    `  -  ${policy.fallback.name}: ${actionText(policy.fallback)}`,
  ]);
}

async function explainAll(
  policyFile: string | undefined,
  [file = '-', ...more]: readonly string[],
  asJson: boolean,
): Promise<void> {
  if (more.length > 0) {
    throw new UsageError('Give one FILE. Try --help.');
  }
  const policy = policyFile === undefined ? DEFAULT_POLICY : (await readPolicy(policyFile)).policy;
  const now = Date.now();
  const explanations = readEvents(await readText(file), file).map(
    ({ error, cause, errorState, startedAt }) => {
      const before = readErrorState(errorState);
      return explain(policy, { error, cause }, before, {
        now,
        startedAt: readTime(startedAt) ?? before?.startedAt ?? now,
        random: 1 - Number.EPSILON,
      });
    },
  );
  if (asJson) {
    sayJson(explanations.length === 1 ? explanations[0] : explanations, 2);
  } else {
    say(explanations.flatMap((explanation, index) => [...(index === 0 ? [] : ['']), ...told(explanation)]));
  }
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

function told({ failure, decision, considered }: Explanation): readonly string[] {
  const { error, exitCode, container, stopCode, reason, containerReason, unread } = failure;
  const parts = [
    error,
    exitCode === undefined ? 'no exit code' : `exit ${exitCode}`,
    container === undefined ? '' : `container ${container}`,
    stopCode ?? '',
    containerReason ?? '',
    reason,
    unread ?? '',
  ];
  const { type, waitSeconds, retryCount, rule, because, overrides } = decision;
  const last = considered.at(-1);
  return [
    `failure   ${parts.filter((part) => part !== '').join(', ')}`,
    `rule      ${rule}: ${last?.why ?? ''}`,
    `because   ${because}`,
    `decision  ${type}${type === 'TEMPORARY' ? `, wait ${duration(waitSeconds * 1000)}` : ''} (failure ${retryCount} of the execution)`,
    ...(Object.keys(overrides).length === 0 ? [] : [`then      ${JSON.stringify(overrides)}`]),
    ...(considered.length > 1 ? ['', 'rules before it, which did not match:'] : []),
    ...considered.slice(0, -1).map(({ rule: name, why }) => `  ${name}: ${why}`),
  ];
}

process.exitCode = await main(process.argv.slice(2));
