import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', '..', 'examples', 'state-machines');

/** What `definition-substitutions` gives to the placeholders of the examples. */
const SUBSTITUTIONS: Readonly<Record<string, string>> = {
  Cluster: 'default',
  TaskDefinition: 'customer-data-upload',
  Container: 'customer-data-upload',
  Subnet: 'subnet-0ed41e45b216c45a4',
  ProcessErrorFunction: 'arn:aws:lambda:eu-west-1:123456789012:function:process-error',
};

/** The file names of the example machines. */
export const EXAMPLES: readonly string[] = readdirSync(FOLDER).filter((file) => file.endsWith('.asl.json'));

/** The text of an example with all of its placeholders filled in. Throws for one that nothing fills. */
export function exampleMachine(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8').replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = SUBSTITUTIONS[name];
    if (value === undefined) {
      throw new Error(`Nothing fills \${${name}} in ${file}.`);
    }
    return value;
  });
}
