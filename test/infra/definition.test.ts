import { describe, expect, test } from '@jest/globals';
import { getLanguageService } from 'amazon-states-language-service';
import validate from 'asl-validator';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fragmented } from '../../infra/fragments.ts';
import { builtInDefinition } from '../../src/machine/definition.ts';
import { DEFAULT_POLICY } from '../../src/policy/default-policy.ts';
import { properties } from './template.ts';

const GROUP = ['<SecurityGroup.GroupId>'];

describe.each([
  ['by the compiled policy', {}, { securityGroups: GROUP }],
  [
    'by the function',
    { ProcessErrorFunction: 'true' },
    { securityGroups: GROUP, processErrorFunction: '<ProcessError.Arn>' },
  ],
  [
    'in one public subnet, with groups of the team',
    { SubnetIds: 'subnet-0a1b2c3d', SecurityGroupIds: 'sg-0a1b2c3d,sg-0a1b2c3e', AssignPublicIp: 'ENABLED' },
    { subnets: ['subnet-0a1b2c3d'], securityGroups: ['sg-0a1b2c3d', 'sg-0a1b2c3e'], assignPublicIp: true },
  ],
  [
    'by the function, in one public subnet, with groups of the team',
    {
      ...{ SubnetIds: 'subnet-0a1b2c3d', SecurityGroupIds: 'sg-0a1b2c3d,sg-0a1b2c3e' },
      ...{ AssignPublicIp: 'ENABLED', ProcessErrorFunction: 'true' },
    },
    {
      ...{ subnets: ['subnet-0a1b2c3d'], securityGroups: ['sg-0a1b2c3d', 'sg-0a1b2c3e'] },
      ...{ assignPublicIp: true, processErrorFunction: '<ProcessError.Arn>' },
    },
  ],
])('the machine that decides %s', (_what, given, settings) => {
  const text = String(properties('StateMachine', given)['DefinitionString']);

  test('is the one that deploy: true would write', () => {
    expect(JSON.parse(text)).toEqual(
      builtInDefinition(DEFAULT_POLICY, {
        partition: 'aws',
        cluster: '<Cluster.Arn>',
        taskDefinition: 'uploads',
        container: 'app',
        subnets: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'],
        assignPublicIp: false,
        ...settings,
      }),
    );
  });

  test('passes asl-validator', () => {
    const { isValid, errorsText } = validate(JSON.parse(text));
    expect(isValid ? '' : errorsText()).toBe('');
  });

  test('passes the language service', async () => {
    const document = TextDocument.create('file:///machine.asl.json', 'asl', 1, text);
    const service = getLanguageService({});
    expect(await service.doValidation(document, service.parseJSONDocument(document))).toEqual([]);
  });
});

describe('fragments', () => {
  const together = (text: string) => {
    const { text: whole, fragments } = fragmented(text);
    return whole.replace(/\$\{([\w:.]+)\}/g, (variable, name: string) => fragments[name] ?? variable);
  };

  test('make a text shorter that repeats itself, and leave its variables alone', () => {
    const text = 'the same ${Cluster.Arn} and the same ${AWS::Region} and the same again, '.repeat(9);
    const { text: whole, fragments } = fragmented(text);
    expect(JSON.stringify([whole, fragments]).length).toBeLessThan(text.length * 0.67);
    expect(Object.values(fragments).join('')).not.toContain('${');
    expect(together(text)).toBe(text);
  });

  test('are put together to what they were taken from, whatever that is', () => {
    const piece = fc.constantFrom(
      'abcdefgh',
      'bcdefghi',
      '"\\',
      '$',
      '{',
      '}',
      '$merge([',
      '${V}',
      'é',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        // Two pieces must not make a variable that nobody meant.
        fc.pre(pieces.every((one, index) => !(one === '$' && pieces[index + 1]?.startsWith('{'))));
        expect(together(text)).toBe(text);
      }),
    );
  });

  test('refuse the characters that they use themselves', () => {
    expect(() => fragmented('a\ue000b')).toThrow('private characters');
  });
});
