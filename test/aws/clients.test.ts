import { expect, test } from '@jest/globals';
import { createClients } from '../../src/aws/clients.ts';

test('the client of Step Functions copies no answer for a logger that nobody has given', () => {
  const { sfn } = createClients();
  expect(sfn.middlewareStack.identify().filter((middleware) => /logger/i.test(middleware))).toEqual([]);
});
