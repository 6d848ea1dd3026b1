import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { publicCause } from '../../src/execution/public-cause.ts';
import { parseFailure } from '../../src/policy/failure.ts';

const SECRET = 's3cr3t';

/** Values as an environment may hold them: with all that could make a reader of the text lose its place. */
const given = fc.oneof(
  fc.constantFrom(
    ...[
      `a\\"${SECRET}\\`,
      `{"Overrides":"${SECRET}"}`,
      `}],"x":"${SECRET}`,
      `${SECRET}\n\t"`,
      `\\\\${SECRET}`,
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `${text}${SECRET}${text}`),
);

const overrides = given.map((value) => ({
  ContainerOverrides: [
    { Name: 'app', Command: ['run', value], Environment: [{ Name: 'TOKEN', Value: value }] },
    { name: 'side', command: [value], environment: [{ name: 'TOKEN', value }] },
  ],
  TaskRoleArn: value,
}));

const harmless = fc.constantFrom('a "quoted" text', 'back\\slash', 'C:\\temp\\', '{[,]}', 'ü…', '');

/** An ECS task as the Cause of `runTask.sync` holds it, with the overrides anywhere among its members. */
const task = fc
  .record({ overrides, harmless, exitCode: fc.integer(), lower: fc.boolean(), at: fc.nat(5) })
  .map(({ overrides: given, harmless: text, exitCode, lower, at }) => {
    const members: [string, unknown][] = [
      ['Containers', [{ ExitCode: exitCode, Name: 'app', Reason: text }]],
      ['Cpu', '256'],
      ['Memory', '512'],
      ['StopCode', 'EssentialContainerExited'],
      ['StoppedReason', text],
    ];
    const named = (name: string) => (lower ? name.charAt(0).toLowerCase() + name.slice(1) : name);
    members.splice(at, 0, ['Overrides', given]);
    return Object.fromEntries(members.map(([name, value]) => [named(name), value]));
  });

const text = fc
  .tuple(task, fc.constantFrom(undefined, 2, '\t'))
  .map(([value, indent]) => JSON.stringify(value, null, indent));

/** A Cause that holds a Cause: of a nested execution, or of a machine that ends with JSON. */
const nested = (levels: number): fc.Arbitrary<string> =>
  levels === 0
    ? text
    : fc
        .tuple(nested(levels - 1), harmless, fc.constantFrom('Cause', 'reason'))
        .map(([cause, message, key]) =>
          JSON.stringify({ Error: 'States.TaskFailed', [key]: cause, failure: { reason: cause }, message }),
        );

const causes = fc.integer({ min: 0, max: 3 }).chain(nested);

function withoutGiven(value: unknown): unknown {
  if (typeof value === 'string') {
    try {
      const inner: unknown = JSON.parse(value);
      return typeof inner === 'object' ? withoutGiven(inner) : value;
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) {
    return value.map(withoutGiven);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => !/^overrides$/i.test(key))
          .map(([key, member]) => [key, withoutGiven(member)]),
      )
    : value;
}

describe('a Cause that is told', () => {
  test('has lost what the task was given, and nothing else, however deep it is', () => {
    fc.assert(
      fc.property(causes, (cause) => {
        const told = publicCause(cause);
        expect(told).not.toContain(SECRET);
        expect(withoutGiven(JSON.parse(told))).toEqual(withoutGiven(JSON.parse(cause)));
        expect(told).not.toMatch(/overrides/i);
      }),
    );
  });

  test('has lost it wherever the text was cut', () => {
    fc.assert(
      fc.property(causes, fc.double({ min: 0, max: 1, noNaN: true }), (cause, part) => {
        expect(publicCause(cause.slice(0, Math.ceil(cause.length * part)))).not.toContain(SECRET);
      }),
    );
  });

  test('has lost it where a Cause that was cut is part of another', () => {
    fc.assert(
      fc.property(causes, fc.double({ min: 0, max: 1, noNaN: true }), (cause, part) => {
        const reason = cause.slice(0, Math.ceil(cause.length * part));
        const told = publicCause(JSON.stringify({ failure: { reason, exitCode: 3 }, trail: [{ reason }] }));
        expect(told).not.toContain(SECRET);
        expect(JSON.parse(told)).toMatchObject({ failure: { exitCode: 3 }, trail: [{}] });
      }),
    );
  });

  test('is the same failure', () => {
    fc.assert(
      fc.property(text, (cause) => {
        const failed = (told: string) => parseFailure({ error: 'States.TaskFailed', cause: told });
        expect(failed(publicCause(cause))).toEqual(failed(cause));
      }),
    );
  });

  test.each([
    ['{"Overrides":{"Cpu":"1"},"A":1}', '{"A":1}'],
    ['{"A":1,"Overrides":{"Cpu":"1"}}', '{"A":1}'],
    ['{"A":1, "overrides" : null, "B":2}', '{"A":1,  "B":2}'],
    ['{"Overrides":[],"Input":"{\\"a\\":1}"}', '{}'],
    ['{"A":1,"Input":1,"Command":[]}', '{"A":1}'],
    ['It failed: {"Container":{"Command":["x"],"ExitCode":1}}.', 'It failed: {"Container":{"ExitCode":1}}.'],
    [
      '{"A":"the Overrides are \\"fine\\"","B":"Command"}',
      '{"A":"the Overrides are \\"fine\\"","B":"Command"}',
    ],
    ['no JSON, {but', 'no JSON, {but'],
    ['', ''],
  ])('%j is told as %j', (cause, told) => {
    expect(publicCause(cause)).toBe(told);
  });

  test.each([
    ['backslashes', '\\'.repeat(262_144)],
    ['quotes', '"'.repeat(262_144)],
    ['keys', '"Overrides":'.repeat(20_000)],
    ['members', `{${'"Input":1,'.repeat(26_000)}`],
    ['last members', '{"a":1,"Input":1}'.repeat(15_000)],
    ['blanks', `"Overrides"${' '.repeat(262_144)}`],
    ['escaped blanks', `\\"Overrides\\"${'\\n'.repeat(131_072)}`],
    ['commas', ','.repeat(262_144)],
  ])('is had at once of many %s', (_what, cause) => {
    const before = performance.now();
    publicCause(cause);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
