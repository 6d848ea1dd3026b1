import { describe, expect, test } from '@jest/globals';
import { AwsError } from '../../src/aws/errors.ts';
import { InputError } from '../../src/errors.ts';
import { ok, refused } from '../scripted-aws.ts';
import { ARN, deploy, existing, MISSING, OTHER, version } from './deployment.ts';

describe('what cannot be deployed', () => {
  test('because an EXPRESS machine has the name is refused, and nothing is written', async () => {
    const { outcome, operations } = await deploy({ DescribeStateMachine: [existing({ type: 'EXPRESS' })] });
    expect(outcome).toBeInstanceOf(InputError);
    expect(String(outcome)).toContain('is an EXPRESS state machine, which cannot be followed');
    expect(operations).toEqual(['DescribeStateMachine']);
  });

  test('because it is larger than 1 MB, counted in UTF-8, is refused before anything is changed', async () => {
    const definition = { StartAt: 'x', Comment: 'ä'.repeat(524_288) };
    const { outcome, operations } = await deploy({ DescribeStateMachine: [MISSING] }, { definition });
    expect(outcome).toBeInstanceOf(InputError);
    expect(String(outcome)).toMatch(
      /Input definition: it makes a state machine of 1048\d{3} bytes, .* takes 1048576\.$/,
    );
    expect(operations).toEqual(['DescribeStateMachine']);
  });

  test('because it is no state machine is told as a sentence with every fault', async () => {
    const diagnostics = [
      { severity: 'ERROR', code: 'MISSING_NEXT', message: 'Missing Next.', location: '/States/A' },
      { severity: 'WARNING', code: 'X', message: 'Never mind.', location: '/States/B' },
      { severity: 'ERROR', code: 'NO_START', message: 'No StartAt' },
    ];
    const { outcome, operations } = await deploy({
      DescribeStateMachine: [MISSING],
      ValidateStateMachineDefinition: [ok({ result: 'FAIL', diagnostics })],
    });
    expect(outcome).toBeInstanceOf(InputError);
    expect(String(outcome)).toMatch(
      /Input definition: Step Functions does not accept the definition: \/States\/A Missing Next; No StartAt\.$/,
    );
    expect(operations).not.toContain('CreateStateMachine');
  });

  test('for more faults than one reads says how many there are', async () => {
    const diagnostics = Array.from({ length: 13 }, (_item, index) => ({
      severity: 'ERROR',
      code: 'X',
      message: `Fault ${index + 1}.`,
    }));
    const { outcome } = await deploy({
      DescribeStateMachine: [MISSING],
      ValidateStateMachineDefinition: [ok({ result: 'FAIL', diagnostics })],
    });
    expect(String(outcome)).toMatch(/Fault 1; .*Fault 10; and 3 more\.$/);
  });

  test('is not held up by warnings', async () => {
    const diagnostics = [{ severity: 'WARNING', code: 'X', message: 'Never mind.' }];
    const { outcome } = await deploy({
      DescribeStateMachine: [MISSING],
      ValidateStateMachineDefinition: [ok({ result: 'OK', diagnostics })],
      CreateStateMachine: [version(1)],
    });
    expect(outcome).toMatchObject({ change: 'created' });
  });

  test.each([
    ['DescribeStateMachine', {}],
    ['CreateStateMachine', { DescribeStateMachine: [MISSING] }],
    ['UpdateStateMachine', { DescribeStateMachine: [OTHER] }],
    ['PublishStateMachineVersion', { DescribeStateMachine: [existing()] }],
  ])('because %s is not allowed says so, once', async (operation, script) => {
    const { outcome, operations } = await deploy({
      ...script,
      [operation]: [refused('AccessDeniedException')],
    });
    expect(outcome).toBeInstanceOf(AwsError);
    expect(String(outcome)).toContain(`Grant the role of this step states:${operation} on ${ARN}.`);
    expect(operations.filter((called) => called === operation)).toHaveLength(1);
  });
});
