import { describe, expect, test } from '@jest/globals';
import { getLanguageService } from 'amazon-states-language-service';
import validate from 'asl-validator';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { validateDefinition } from '../../local/states/definition/validate.ts';
import { EXAMPLES, exampleMachine } from './machine.ts';

test('there are examples', () => {
  expect(EXAMPLES).toContain('many-customers-map.asl.json');
  expect(EXAMPLES.length).toBeGreaterThanOrEqual(3);
});

describe.each(EXAMPLES)('%s', (file) => {
  const text = exampleMachine(file);

  test('passes asl-validator', () => {
    const { isValid, errorsText } = validate(JSON.parse(text));
    expect(isValid ? '' : errorsText()).toBe('');
  });

  test('passes the language service', async () => {
    const document = TextDocument.create('file:///machine.asl.json', 'asl', 1, text);
    const service = getLanguageService({});
    expect(await service.doValidation(document, service.parseJSONDocument(document))).toEqual([]);
  });

  test('passes the local Step Functions', async () => {
    expect(await validateDefinition(text)).toEqual([]);
  });
});
