import { AwsError } from '../../aws-error.ts';
import { optionalText } from '../../members.ts';
import { parseStateMachineArn } from '../arns.ts';
import { pageOf } from '../pages.ts';
import { optionalTextUpTo, requiredText } from '../request-fields.ts';
import { checkActive } from './machines.ts';
import { type Operations, type ServiceState, wireDate } from './operation.ts';

/** The `revisionId` that stands for a machine that was never updated. */
const INITIAL = 'INITIAL';

/** Publish, list and delete versions. */
export function versionOperations(state: ServiceState): Operations {
  return {
    PublishStateMachineVersion(input) {
      const machine = state.machines.findMachine(requiredText(input, 'stateMachineArn'));
      checkActive(machine);
      const wanted = optionalText(input, 'revisionId');
      const current = machine.revision.revisionId ?? INITIAL;
      if (wanted !== undefined && wanted !== current) {
        throw new AwsError(
          'ConflictException',
          `Failed to publish the State Machine version for revision ${wanted}. ` +
            `The current State Machine revision is ${current}.`,
        );
      }
      const version = machine.publish(optionalTextUpTo(input, 'description', 256));
      return { creationDate: wireDate(version.creationDate), stateMachineVersionArn: version.arn };
    },

    ListStateMachineVersions(input) {
      const machine = state.machines.findMachine(requiredText(input, 'stateMachineArn'));
      const { items, next } = pageOf(
        machine.versions,
        input,
        `versions:${machine.arn}`,
        ({ number }) => `${number}`,
      );
      return {
        stateMachineVersions: items.map(({ arn, creationDate }) => ({
          stateMachineVersionArn: arn,
          creationDate: wireDate(creationDate),
        })),
        ...next,
      };
    },

    DeleteStateMachineVersion(input) {
      const arn = requiredText(input, 'stateMachineVersionArn');
      const reference = parseStateMachineArn(arn);
      if (reference.kind !== 'version') {
        throw new AwsError('ValidationException', `This is not the ARN of a state machine version: '${arn}'`);
      }
      const machine = state.machines.get(reference.machineArn);
      const version = machine?.version(reference.version);
      if (machine === undefined || version === undefined) {
        return {}; // Deleting what is not there is no error.
      }
      const aliases = machine.aliasesOf(version);
      if (aliases.length > 0) {
        throw new AwsError(
          'ConflictException',
          'Version to be deleted must not be referenced by an alias. Current list of aliases referencing ' +
            `this version: [${aliases.map(({ name }) => name).join(', ')}]`,
        );
      }
      machine.deleteVersion(version.number);
      return {};
    },
  };
}
