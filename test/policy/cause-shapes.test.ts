import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { publicCause } from '../../src/policy/public-cause.ts';
import { causes, SECRET, withoutGiven } from './secret-causes.ts';

/** As .NET and PHP may write JSON: quotes within strings by their number. */
const numbered = (json: string): string => json.replaceAll('\\"', '\\u0022');

describe('a Cause whose quotes are written by their number', () => {
  test('has lost what the task was given, and nothing else, however deep it is', () => {
    const wrapped = (levels: number, cause: string): string =>
      levels === 0 ? cause : numbered(JSON.stringify({ errorMessage: wrapped(levels - 1, cause), a: 1 }));
    fc.assert(
      fc.property(causes, fc.integer({ min: 1, max: 3 }), (cause, levels) => {
        const told = publicCause(wrapped(levels, cause));
        expect(told).not.toContain(SECRET);
        expect(withoutGiven(JSON.parse(told))).toEqual(withoutGiven(JSON.parse(wrapped(levels, cause))));
      }),
    );
  });

  test('has lost it wherever the text was cut', () => {
    fc.assert(
      fc.property(causes, fc.double({ min: 0, max: 1, noNaN: true }), (cause, part) => {
        const text = numbered(JSON.stringify({ errorMessage: `failed: ${cause}`, a: 1 }));
        expect(publicCause(text.slice(0, Math.ceil(text.length * part)))).not.toContain(SECRET);
      }),
    );
  });

  test.each([
    ['{"\\u004fverrides":{"a":"x"},"A":1}', '{"A":1}'],
    ['{"A":1,"\\u0063ommand":["x"]}', '{"A":1}'],
    ['{"a":"{\\"\\\\u004fverrides\\":{},\\"b\\":1}"}', '{"a":"{\\"b\\":1}"}'],
    ['{"\\u0041dvice":"keep"}', '{"\\u0041dvice":"keep"}'],
    ['{"a":"in: {\\u0022Input\\u0022:7,\\u0022b\\u0022:1}"}', '{"a":"in: {\\u0022b\\u0022:1}"}'],
    [
      '{"a":"found in the input \\u0027{\\u0022TOKEN\\u0022:\\u0022x\\u0022}\\u0027.","b":1}',
      '{"a":"found in the input \\u0027…\\u0027.","b":1}',
    ],
    ['{"a":"the \\u0022command\\u0022 was not found"}', '{"a":"the \\u0022command\\u0022 was not found"}'],
  ])('%s is told as %s', (cause, told) => {
    expect(publicCause(cause)).toBe(told);
  });
});

/** An ECS task with its overrides, as programs of several languages print it. The value is written as the language does. */
const PRINTED: readonly (readonly [language: string, print: (value: string) => string, told: string])[] = [
  [
    'Python',
    (value) =>
      `{'taskArn': 't', 'overrides': {'containerOverrides': [{'name': 'app', 'command': ['run', ${python(value)}], 'environment': [{'name': 'TOKEN', 'value': ${python(value)}}]}], 'cpu': None}, 'stopCode': 'X'}`,
    "{'taskArn': 't',  'stopCode': 'X'}",
  ],
  [
    'Python, last',
    (value) => `{'exitCode': 1, 'environment': [{'name': 'TOKEN', 'value': ${python(value)}}]}`,
    "{'exitCode': 1}",
  ],
  ['Python, as a text', (value) => `{'exitCode': 1, 'command': ${python(value)}}`, "{'exitCode': 1}"],
  [
    'JavaScript',
    (value) =>
      `{\n  taskArn: 't',\n  overrides: {\n    containerOverrides: [ { command: [ ${python(value)} ], environment: [ { name: 'TOKEN', value: ${python(value)} } ] } ]\n  },\n  stopCode: 'X'\n}`,
    "{\n  taskArn: 't',\n  \n  stopCode: 'X'\n}",
  ],
  [
    'JavaScript on one line',
    (value) => `Task { Environment: { TOKEN: ${python(value)} }, exitCode: 1 }`,
    'Task {  exitCode: 1 }',
  ],
  [
    'Ruby',
    (value) => `{:exit_code=>1, :overrides=>{:command=>[${JSON.stringify(value)}]}}`,
    '{:exit_code=>1}',
  ],
  [
    'Ruby with text keys',
    (value) => `{"Overrides"=>{"Command"=>[${JSON.stringify(value)}]}, "ExitCode"=>1}`,
    '{ "ExitCode"=>1}',
  ],
];

/** As `repr` and `util.inspect` write a text, but for what they do not agree on. */
function python(value: string): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  return value.includes("'") && !value.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}

describe.each(PRINTED)('a Cause that holds a map as %s prints it', (_language, print, told) => {
  const values = fc
    .tuple(
      fc.string({ unit: fc.constantFrom(...'ab\'"`\\{}[](),:= \n'), maxLength: 8 }),
      fc.string({ unit: fc.constantFrom(...'ab\'"`\\{}[](),:= \n'), maxLength: 8 }),
    )
    .map(([before, after]) => `${before}${SECRET}${after}`);

  test('has lost what the task was given, and nothing else', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(publicCause(`Task failed: ${print(value)} (see above)`)).toBe(
          `Task failed: ${told} (see above)`,
        );
      }),
    );
  });

  test('has lost it where that is a text of JSON, which stays JSON', () => {
    const wrapped = (levels: number, text: string): string =>
      levels === 0 ? text : JSON.stringify({ errorMessage: wrapped(levels - 1, text), errorType: 'E' });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 3 }), fc.boolean(), (value, levels, isNumbered) => {
        const text = wrapped(levels, `failed: ${print(value)}.`);
        const expected = wrapped(levels, `failed: ${told}.`);
        const cause = isNumbered ? numbered(text) : text;
        expect(JSON.parse(publicCause(cause))).toEqual(JSON.parse(expected));
      }),
    );
  });

  test('stays JSON where the text was cut behind a backslash', () => {
    const text = `failed: ${print(`\\\\${SECRET}`)}`;
    for (let length = 1; length <= text.length; length += 1) {
      const cause = JSON.stringify({ failure: { reason: text.slice(0, length) }, exitCode: 3 });
      expect(JSON.parse(publicCause(cause))).toMatchObject({ exitCode: 3 });
      expect(JSON.parse(publicCause(JSON.stringify({ Cause: cause, exitCode: 3 })))).toMatchObject({
        exitCode: 3,
      });
    }
  });

  test('has lost it wherever the text was cut, alone or within JSON', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (value, part) => {
        const text = `failed: ${print(value)}`;
        const cut = text.slice(0, Math.ceil(text.length * part));
        expect(publicCause(cut)).not.toContain(SECRET);
        const within = publicCause(JSON.stringify({ failure: { reason: cut }, exitCode: 3 }));
        expect(within).not.toContain(SECRET);
        expect(JSON.parse(within)).toMatchObject({ exitCode: 3 });
      }),
    );
  });
});

describe('a Cause that holds a map as Java prints it', () => {
  test.each([
    [
      '{TaskArn=t, Overrides={ContainerOverrides=[{Environment=[{Name=TOKEN, Value=hush}]}]}, ExitCode=1}',
      '{TaskArn=t,  ExitCode=1}',
    ],
    [
      '{Cluster: c,Overrides: {ContainerOverrides: [{Name: app,Command: [run, hush],Environment: [{Name: T,Value: hush}]}]},Count: 1}',
      '{Cluster: c,Count: 1}',
    ],
    [
      'RunTaskRequest(Cluster=c, Overrides=TaskOverride(ContainerOverrides=[ContainerOverride(Environment=[KeyValuePair(Name=T, Value=hush)])]), Count=1)',
      'RunTaskRequest(Cluster=c,  Count=1)',
    ],
  ])('has lost what the task was given: %s', (cause, told) => {
    expect(publicCause(cause)).toBe(told);
    expect(publicCause(JSON.stringify({ errorMessage: cause }))).toBe(JSON.stringify({ errorMessage: told }));
  });
});

describe('a Cause that holds members of other services', () => {
  test.each([
    // AWS Batch, on ECS, EKS and as it was asked for.
    '{"EksProperties":{"PodProperties":{"Containers":[{"Args":["hush"],"Env":[{"Name":"T","Value":"hush"}],"Image":"i"}]}}}',
    '{"ContainerOverrides":{"Command":["hush"]},"JobId":"j"}',
    '{"ecsPropertiesOverride":{"taskProperties":["hush"]},"EksPropertiesOverride":{"a":"hush"},"JobId":"j"}',
    '{"Containers":[{"EntryPoint":["hush"]}],"containers":[{"entryPoint":["hush"],"name":"n"}]}',
    '{"JobParameters":{"a":"hush"},"Parameters":{"b":"hush"},"ContainerOverride":{"c":"hush"},"JobName":"j"}',
    // Glue, CodeBuild, SageMaker, EMR.
    '{"DefaultArguments":{"--a":"hush"},"NonOverridableArguments":{"--b":"hush"},"JobRunState":"FAILED"}',
    '{"EnvironmentVariables":[{"Value":"hush"}],"EnvironmentVariablesOverride":[{"Value":"hush"}],"Phase":"BUILD"}',
    '{"HyperParameters":{"a":"hush"},"ContainerArguments":["hush"],"ContainerEntrypoint":["hush"],"FailureReason":"r"}',
    '{"HadoopJarStep":{"Args":["hush"]},"SparkSubmitParameters":"hush","EntryPointArguments":["hush"],"State":"FAILED"}',
  ])('has lost them: %s', (cause) => {
    const told = publicCause(cause);
    expect(told).not.toContain('hush');
    expect(told.length).toBeGreaterThan(12);
    expect(JSON.parse(cause)).toMatchObject(JSON.parse(told));
  });
});

describe('the members that SECURITY.md names', () => {
  const security = readFileSync(join(import.meta.dirname, '..', '..', 'SECURITY.md'), 'utf8');
  const [, anyCase = '', thisSpelling = ''] =
    /These names in any case:([^.]+)\. These in this spelling only:([^.]+)\./.exec(security) ?? [];
  const namesIn = (text: string): readonly string[] =>
    [...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  const isLeftOut = (name: string): boolean => publicCause(`{"${name}":{"a":1},"b":1}`) === '{"b":1}';

  test('are left out in the spellings that it tells', () => {
    expect(namesIn(anyCase)).toHaveLength(20);
    expect(namesIn(anyCase).filter((name) => !isLeftOut(name) || !isLeftOut(name.toUpperCase()))).toEqual([]);
    expect(namesIn(thisSpelling)).toHaveLength(8);
    expect(namesIn(thisSpelling).filter((name) => !isLeftOut(name) || isLeftOut(name.toUpperCase()))).toEqual(
      [],
    );
  });
});
