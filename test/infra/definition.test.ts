import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { getLanguageService } from 'amazon-states-language-service';
import validate from 'asl-validator';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { REPEATED, withSubstitutions } from '../../infra/substitutions.ts';
import { MAX_TEMPLATE_BYTES } from '../../scripts/templates.ts';
import { builtInDefinition } from '../../src/machine/definition.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { reason, rule, temporary } from '../../src/policy/rule-builders.ts';
import { CLASSIC, properties, UPLOADS } from './template.ts';

const GROUP = ['<SecurityGroup.GroupId>'];

/** What `deploy: true` knows of both. */
const TASK = {
  partition: 'aws',
  cluster: '<Cluster.Arn>',
  taskDefinition: 'uploads',
  container: 'app',
  subnets: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'],
  securityGroups: GROUP,
  assignPublicIp: false,
};

const BY_FUNCTION = {
  ...TASK,
  cluster: String(CLASSIC.given['ClusterArn']),
  securityGroups: ['sg-0a1b2c3d'],
  processErrorFunction: '<ProcessError.Arn>',
};

describe.each([
  ['by the compiled policy', UPLOADS, {}, TASK],
  [
    'by the compiled policy, in one public subnet, with groups of the team',
    UPLOADS,
    { SubnetIds: 'subnet-0a1b2c3d', SecurityGroupIds: 'sg-0a1b2c3d,sg-0a1b2c3e', AssignPublicIp: 'ENABLED' },
    {
      ...TASK,
      subnets: ['subnet-0a1b2c3d'],
      securityGroups: ['sg-0a1b2c3d', 'sg-0a1b2c3e'],
      assignPublicIp: true,
    },
  ],
  ['by the function', CLASSIC, {}, BY_FUNCTION],
  [
    'by the function, in one public subnet, with two groups',
    CLASSIC,
    { SubnetIds: 'subnet-0a1b2c3d', SecurityGroupId: 'sg-0a1b2c3d,sg-0a1b2c3e', AssignPublicIp: 'ENABLED' },
    {
      ...BY_FUNCTION,
      subnets: ['subnet-0a1b2c3d'],
      securityGroups: ['sg-0a1b2c3d', 'sg-0a1b2c3e'],
      assignPublicIp: true,
    },
  ],
])('the machine that decides %s', (_what, stack, given, settings) => {
  const definition = properties('StateMachine', given, stack)['Definition'] ?? null;

  test('is the one that deploy: true would write', () => {
    expect(definition).toEqual(builtInDefinition(DEFAULT_POLICY, settings));
  });

  test('passes asl-validator', () => {
    const { isValid, errorsText } = validate(definition);
    expect(isValid ? '' : errorsText()).toBe('');
  });

  test('passes the language service', async () => {
    const document = TextDocument.create('file:///machine.asl.json', 'asl', 1, JSON.stringify(definition));
    const service = getLanguageService({});
    expect(await service.doValidation(document, service.parseJSONDocument(document))).toEqual([]);
  });
});

describe('what the template holds once for all branches', () => {
  const text = readFileSync(new URL('../../infra/template.json', import.meta.url), 'utf8');

  test.each(Object.keys(REPEATED))('${%s} is there several times', (name) => {
    expect(text.split(`\${${name}}`).length - 1).toBeGreaterThan(1);
  });

  test.each(Object.entries(REPEATED))('${%s} is the same within JSON', (_name, part) => {
    expect(JSON.stringify(part)).toBe(`"${part}"`);
    expect(part).not.toContain('${');
  });

  test('leaves room for 15 more rules that retry', () => {
    const more = Array.from({ length: 15 }, (_, index) =>
      rule(
        `another-platform-error-${index}`,
        reason('AnotherError: something that AWS says*'),
        temporary(30),
        'What AWS means by that, and what to do about it.',
      ),
    );
    const { rules } = DEFAULT_POLICY;
    const [now = 0, then = 0] = [rules, [...more, ...rules]].map(
      (all) =>
        JSON.stringify(withSubstitutions(builtInDefinition({ ...DEFAULT_POLICY, rules: all }, TASK))).length,
    );
    expect(then - now).toBeGreaterThan(15 * 400);
    expect(Buffer.byteLength(text) + then - now).toBeLessThan(MAX_TEMPLATE_BYTES);
  });
});
