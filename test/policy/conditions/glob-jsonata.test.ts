import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import jsonata from 'jsonata';
import { matchesGlob } from '../../../src/policy/conditions/glob.ts';
import { globsJsonata, lowerCaseJsonata } from '../../../src/policy/conditions/glob-jsonata.ts';
import { cpuTimeMs } from '../../cpu-time.ts';

/** Few characters, so that parts repeat and overlap; and those that mark the end, and what was found. */
const characters = (stars: string) =>
  fc.string({ unit: fc.constantFrom(...`aAbZ\n.${stars}`), maxLength: 9 });

async function matchesCompiled(globs: readonly string[], text: string): Promise<unknown> {
  return jsonata(`($t := ${lowerCaseJsonata('$text')}; ${globsJsonata(globs, '$t')})`).evaluate(null, {
    text,
  });
}

test('a compiled glob matches what the glob matches, however its parts repeat', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(characters('**'), { minLength: 1, maxLength: 3 }),
      characters(''),
      async (globs, text) => {
        expect(await matchesCompiled(globs, text)).toBe(globs.some((glob) => matchesGlob(glob, text)));
      },
    ),
    { numRuns: 5000, seed: 20_261_125 },
  );
});

test('a glob of many parts takes no long time to fail', async () => {
  const text = `${'ab'.repeat(500)}!`;
  const start = cpuTimeMs();
  for (const glob of ['*a*a*a*a', 'a*b*a*b*a', '*ab*ba*ab*x*', 'a*a*a*a*b']) {
    expect(await matchesCompiled([glob], text)).toBe(false);
    expect(matchesGlob(glob, text)).toBe(false);
  }
  expect(cpuTimeMs() - start).toBeLessThan(2000);
});
