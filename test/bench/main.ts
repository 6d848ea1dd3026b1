import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fill } from '../../scripts/markdown-table.ts';
import { exceeding, figuresTable } from './figure.ts';
import { historyFigures } from './history.ts';
import { roundTripFigures } from './round-trips.ts';
import { manyFigures, singleFigures } from './simulated.ts';
import { sizeFigures } from './sizes.ts';
import { startFigures } from './starts.ts';

const DOCS = join(import.meta.dirname, '..', '..', 'docs', 'performance.md');

const { values } = parseArgs({
  options: {
    /** How often each process is measured; histories, which take longer, a third of that. */
    rounds: { type: 'string', default: '15' },
    /** Puts the table into the docs. */
    write: { type: 'boolean', default: false },
  },
});

// A runner has none of what Node.js keeps of an earlier run.
delete process.env['NODE_COMPILE_CACHE'];

const rounds = Number(values.rounds);
// Minutes later it would be a pity if there were no place for the table.
fill(readFileSync(DOCS, 'utf8'), 'figures', '');
say('sizes');
const sizes = sizeFigures();
say('starts');
const { baselineMs, figures: starts } = await startFigures(rounds);
say('round trips');
const roundTrips = await roundTripFigures();
say('long histories');
const histories = await historyFigures(Math.ceil(rounds / 3), baselineMs);
say('one execution by a simulated clock');
const single = await singleFigures(100);
say('many executions by a simulated clock');
const many = await manyFigures();

const figures = [...starts, ...sizes, ...roundTrips, ...histories, ...single, ...many];
const text = `${figuresTable(figures)}\n\n${measuredOn(baselineMs)}`;
console.log(text);
if (values.write) {
  writeFileSync(DOCS, fill(readFileSync(DOCS, 'utf8'), 'figures', text));
}
const missed = exceeding(figures).length;
say(missed === 0 ? 'All figures are within their limits.' : `${missed} figures are beyond their limits.`);

/** What the figures depend on. */
function measuredOn(baseline: number): string {
  const model = cpus()[0]?.model.trim() ?? 'a processor without a name';
  const machine = `${process.platform}-${process.arch}, ${availableParallelism()} cores of ${model}`;
  const date = new Date().toISOString().slice(0, 10);
  return `Measured on ${date} with Node ${process.versions.node} on ${machine}, where \`node -e 0\` takes ${baseline.toFixed(0)} ms of processor time.`;
}

/** Where it is, beside the table. */
function say(what: string): void {
  console.error(what);
}
