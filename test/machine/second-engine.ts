import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { type Evaluated, NOW, RANDOM } from './expressions.ts';

const root = join(import.meta.dirname, '..', '..');

/** Where `.ci/tools jsonata-python` puts the interpreter that has it; undefined if it is not there. */
export function findSecondEngine(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const versions = readFileSync(join(root, '.ci', 'tool-versions'), 'utf8');
  const [, version] = /^jsonata-python (\S+)$/m.exec(versions) ?? [];
  const cache = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const python = join(cache, 'sfn-fargate-retry', `jsonata-python-${version}`, 'bin', 'python');
  return existsSync(python) ? python : undefined;
}

/** What an implementation of a third party gave where JSONata's own gave something else. */
interface Difference extends Evaluated {
  readonly other: unknown;
}

/** More differences than these tell nothing new. */
const MAX_DIFFERENCES = 5;

/** Evaluates once more, on an implementation of a third party, what was evaluated. */
export class SecondEngine {
  readonly differences: Difference[] = [];
  #compared = 0;
  readonly #process: ChildProcess & { readonly stdin: Writable };
  readonly #asked: Evaluated[] = [];
  readonly #seen = new Set<string>();
  readonly #ended: Promise<unknown>;

  /** @param python that `findSecondEngine` found */
  constructor(python: string) {
    const script = join(root, '.ci', 'jsonata', 'evaluate.py');
    const child = spawn(python, [script, String(RANDOM), NOW], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { PYTHONDONTWRITEBYTECODE: '1' },
    });
    this.#process = child;
    this.#ended = once(child, 'close');
    createInterface({ input: child.stdout }).on('line', (line) => this.#compare(line));
  }

  /** Has something evaluated, unless the same was before. */
  evaluate(evaluated: Evaluated): void {
    const { source, variables } = evaluated;
    const line = JSON.stringify({ source, variables });
    const key = createHash('sha1').update(line).digest('base64');
    if (!this.#seen.has(key)) {
      this.#seen.add(key);
      this.#asked.push(evaluated);
      this.#process.stdin.write(`${line}\n`);
    }
  }

  /** Waits for all answers, and gives their number. */
  async end(): Promise<number> {
    this.#process.stdin.end();
    await this.#ended;
    if (this.#asked.length > 0) {
      throw new Error(`The second engine left ${this.#asked.length} evaluations without an answer.`);
    }
    return this.#compared;
  }

  #compare(line: string): void {
    const asked = this.#asked.shift();
    if (asked === undefined) {
      throw new Error(`The second engine answered what nobody asked: ${line.slice(0, 200)}`);
    }
    this.#compared += 1;
    const { value: other, error }: { value?: unknown; error?: string } = JSON.parse(line);
    if (
      !isDeepStrictEqual(fromJson(other), fromJson(asked.value)) &&
      this.differences.length < MAX_DIFFERENCES
    ) {
      this.differences.push({ ...asked, other: error ?? other });
    }
  }
}

/** The Cause of a Fail state is JSON, of which some engines escape more characters than others. */
function fromJson(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('{"errorState":') ? JSON.parse(value) : value;
}
