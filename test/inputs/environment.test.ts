import { describe, expect, test } from '@jest/globals';
import { DEPLOY, settings } from './given.ts';

const LISTED = '{"environment": [{"Name": "MODE", "Value": "fast"}]}';
const OBJECT = 'an object of names and values, such as {"MODE": "fast"}';

describe('the environment in input', () => {
  test.each([
    ['a list, as ECS has it', LISTED, 'a list'],
    ['text', '{"environment": "MODE=fast"}', 'a string'],
    ['a number', '{"environment": 1}', 'a number'],
    ['null', '{"environment": null}', 'null'],
  ])('that is %s is refused before the built-in machine is deployed', async (_what, input, kind) => {
    const told = `its environment is ${kind}; it must be ${OBJECT}.`;
    await expect(settings({ inputs: { ...DEPLOY, input } })).rejects.toThrow(
      expect.objectContaining({ input: 'input', message: `Input input: ${told}` }),
    );
    const files = { 'in.json': input };
    await expect(settings({ inputs: { ...DEPLOY, input: '@in.json' }, files })).rejects.toThrow(told);
  });

  test('that is a list is warned of where it is not known what the machine makes of it', async () => {
    expect(await settings({ inputs: { input: LISTED } })).toMatchObject({
      request: { input: { environment: [{ Name: 'MODE', Value: 'fast' }] } },
      warnings: [
        `Input input: its environment is a list; the built-in machine, and those made like it, take ${OBJECT}.`,
      ],
    });
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['of a definition of their own', { definition: 'm.json' }, LISTED],
    ['of names and values', {}, '{"environment": {"MODE": "fast"}}'],
    ['of nothing', {}, '{"environment": {}}'],
  ])('%s is taken as it is', async (_whose, more, input) => {
    const files = { 'm.json': '{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}' };
    const inputs =
      more['definition'] === undefined ? DEPLOY : { deploy: 'true', 'role-arn': DEPLOY['role-arn'] };
    const read = await settings({ inputs: { ...inputs, ...more, input }, files });
    expect(read.request.input).toEqual(JSON.parse(input));
    expect(read.warnings).toEqual([]);
  });
});
