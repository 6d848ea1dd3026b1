import fc from 'fast-check';

export const SECRET = 's3cr3t';

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

/** Texts that could make a reader of the text lose its place, and are nobody's secret. */
export const harmless = fc.constantFrom('a "quoted" text', 'back\\slash', 'C:\\temp\\', '{[,]}', 'ü…', '');

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

/** A Cause of a task. */
export const text = fc
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

/** A Cause, or one that holds others. */
export const causes = fc.integer({ min: 0, max: 3 }).chain(nested);

/** A JSON value without the overrides, in which all strings that hold JSON are parsed. */
export function withoutGiven(value: unknown): unknown {
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
