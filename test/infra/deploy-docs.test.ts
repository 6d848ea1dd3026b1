import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { TEMPLATES } from '../../scripts/templates.ts';
import { accepts } from './constraints.ts';

const root = join(import.meta.dirname, '..', '..');
const content = (path: string): string => readFileSync(join(root, path), 'utf8');

const DOCS = content('docs/deploy.md');
const TEMPLATE: {
  readonly Parameters: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly Outputs: Readonly<Record<string, unknown>>;
} = JSON.parse(content('infra/template.json'));

/** The text of the code blocks of a language. */
const blocks = (language: string): readonly string[] =>
  [...DOCS.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text = '']) => text,
  );

describe('docs/deploy.md', () => {
  test('deploys with parameters of the template, and with all that have no default', () => {
    const [command = ''] = blocks('console').filter((text) => text.includes('--parameter-overrides'));
    const [, overrides = ''] = command.split('--parameter-overrides');
    const given = [...overrides.matchAll(/(?:^|\s)([A-Z]\w+)=/g)].map(([, name = '']) => name);
    const { Parameters } = TEMPLATE;
    expect(Object.keys(Parameters)).toEqual(expect.arrayContaining(given));
    const required = Object.keys(Parameters).filter((name) => Parameters[name]?.Default === undefined);
    expect(given).toEqual(expect.arrayContaining(required));
  });

  test('names no parameter that the template does not have', () => {
    const named = [...DOCS.matchAll(/`([A-Z][A-Za-z]+)=[^`]*`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(3);
    expect(Object.keys(TEMPLATE.Parameters)).toEqual(expect.arrayContaining(named));
  });

  test.each(['docs/deploy.md', 'infra/README.md'])(
    '%s deploys stacks that there are, from their templates',
    (path) => {
      const deployed = [...content(path).matchAll(/aws cloudformation deploy ((?:.*\\\n)*.*)/g)].flatMap(
        ([, options = '']) => {
          const [, name] = /--stack-name (\S+)/.exec(options) ?? [];
          const [, template] = /--template-file (\S+)/.exec(options) ?? [];
          return template === undefined ? [] : [[name, template]];
        },
      );
      expect(deployed.length).toBeGreaterThan(1);
      expect(Object.entries(TEMPLATES)).toEqual(expect.arrayContaining(deployed));
    },
  );

  test('gives the classic machine all that it must be given, by the outputs of the first stack', () => {
    const [command = ''] = blocks('console').filter((text) =>
      text.includes(TEMPLATES['uploads-process-error'] ?? '?'),
    );
    expect(command).toContain("Outputs[].join('=', [OutputKey, OutputValue])");
  });

  test('narrows the deployer to a workflow that the parameter takes, and trusts ids that it prints', () => {
    const [, workflow = ''] = /GitHubDeployWorkflow=(\S+)/.exec(DOCS) ?? [];
    expect([workflow, accepts('GitHubDeployWorkflow', workflow)]).toEqual([expect.any(String), true]);
    const [printed = ''] = blocks('console').filter((text) => text.includes('.owner.id, .id'));
    const [owner, repository] = printed.match(/^\d+$/gm) ?? [];
    expect(DOCS).toContain(`GitHubOwnerId=${owner} GitHubRepositoryId=${repository}`);
    expect(DOCS).toContain(`repo:octo-org@${owner}/uploads@${repository}:`);
  });

  test('gives every parameter of its commands a value that the template takes', () => {
    const given = [
      ...blocks('console')
        .join('')
        .matchAll(/(?<=\s)([A-Z][a-z]\w+)=([^\s$]+)(?=\s)/g),
    ]
      .map(([, name = '', value = '']) => [name, value] as const)
      .filter(([name]) => name in TEMPLATE.Parameters);
    expect(given.length).toBeGreaterThan(6);
    expect(given.filter(([name, value]) => !accepts(name, value))).toEqual([]);
  });

  test('reads outputs that the template has', () => {
    const [printed = ''] = blocks('console').filter((text) => text.includes('Stacks[0].Outputs'));
    const read = [...printed.matchAll(/^([A-Z]\w+) {2,}/gm)].map(([, name = '']) => name);
    const noted = [
      ...blocks('yaml')
        .join('')
        .matchAll(/# ([A-Z]\w+)$/gm),
    ].map(([, name = '']) => name);
    expect(read.length).toBeGreaterThan(5);
    expect(noted.length).toBeGreaterThan(5);
    expect(Object.keys(TEMPLATE.Outputs)).toEqual(expect.arrayContaining([...read, ...noted]));
  });

  test('gives the action inputs that it has', () => {
    const { inputs }: { inputs: Readonly<Record<string, unknown>> } = parse(content('action.yml'));
    const [workflow = '', deploying = ''] = blocks('yaml');
    const { jobs } = parse(workflow);
    const step = jobs.upload.steps.find(({ uses }: { readonly uses: string }) =>
      uses.includes('sfn-fargate-retry'),
    );
    expect(Object.keys(inputs)).toEqual(
      expect.arrayContaining([...Object.keys(step.with), ...Object.keys(parse(deploying))]),
    );
  });

  test('asks for one page of object versions, since a request deletes 1,000 at most and --max-items would not count markers', () => {
    const [cleanUp = ''] = blocks('console').filter((text) => text.includes('delete-objects'));
    expect(cleanUp).toContain('--no-paginate');
    expect(cleanUp).not.toContain('--max-items');
  });

  test('adds up', () => {
    for (const [, rows = '', sum = ''] of DOCS.matchAll(
      /\| \| \| \|\n\|---\|---\|--:\|\n((?:\|.*\n)+?)\| \*\*Together\*\* \| \| \*\*([\d.]+)\*\* \|/g,
    )) {
      const amounts = [...rows.matchAll(/\| ([\d.]+) \|$/gm)].map(([, amount]) => Number(amount));
      expect(amounts.reduce((a, b) => a + b, 0)).toBeCloseTo(Number(sum), 5);
    }
    expect(DOCS.match(/\*\*Together\*\*/g)).toHaveLength(2);
  });
});
