import { AwsError } from '../../aws-error.ts';
import type { Json, JsonObject } from '../../json.ts';
import { optionalText } from '../../members.ts';
import { checkRoleArn, parseStateMachineArn, stateMachineArn } from '../arns.ts';
import { variableReferencesOf } from '../definition/variable-references.ts';
import { Machine, type Revision } from '../machine.ts';
import { type Found, routedVersion } from '../machines.ts';
import { baseMachineArn } from '../map-runs/arns.ts';
import { checkName } from '../names.ts';
import { pageOf } from '../pages.ts';
import { optionalFlag, optionalTextUpTo, requiredText } from '../request-fields.ts';
import { checkDefinition } from './definitions.ts';
import { type Operations, present, type ServiceState, wireDate } from './operation.ts';
import { setTags } from './tags.ts';
import { NO_LOGGING, readLogging, refuseUnsupported } from './unsupported.ts';

/** Tracing is off and stays off, and the key is AWS's own: what would change that is refused. */
const UNCHANGEABLE = {
  tracingConfiguration: { enabled: false },
  encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
} as const;

/** Create, update, describe, delete and list state machines. */
export function machineOperations(state: ServiceState): Operations {
  return {
    async CreateStateMachine(input, scope) {
      const name = requiredText(input, 'name');
      checkName(name);
      refuseUnsupported(input);
      const publish = readPublish(input);
      const definition = requiredText(input, 'definition');
      const roleArn = requiredText(input, 'roleArn');
      checkRoleArn(roleArn);
      await checkDefinition(definition);
      const arn = stateMachineArn(scope, name);
      const existing = state.machines.get(arn);
      if (existing !== undefined) {
        return created(existing, checkSame(existing, definition, publish));
      }
      const initial = { definition, roleArn, logging: readLogging(input) ?? NO_LOGGING };
      const machine = new Machine({ arn, name, region: scope.region }, initial, state.clock);
      setTags(machine, input['tags']);
      state.machines.add(machine);
      const version = publish.wanted ? machine.publish(publish.description).arn : undefined;
      return created(machine, version);
    },

    async UpdateStateMachine(input) {
      const machine = state.machines.findMachine(requiredText(input, 'stateMachineArn'));
      checkActive(machine);
      refuseUnsupported(input);
      const publish = readPublish(input);
      const definition = optionalText(input, 'definition');
      const roleArn = optionalText(input, 'roleArn');
      checkSomethingGiven(input, definition, roleArn);
      if (roleArn !== undefined) {
        checkRoleArn(roleArn);
      }
      if (definition !== undefined) {
        await checkDefinition(definition);
      }
      const logging = readLogging(input);
      machine.update({
        ...(definition === undefined ? {} : { definition }),
        ...(roleArn === undefined ? {} : { roleArn }),
        ...(logging === undefined ? {} : { logging }),
      });
      return present({
        updateDate: wireDate(machine.updateDate),
        revisionId: machine.revision.revisionId,
        stateMachineVersionArn: publish.wanted ? machine.publish(publish.description).arn : undefined,
      });
    },

    DescribeStateMachine(input) {
      const arn = requiredText(input, 'stateMachineArn');
      const found = state.machines.find(arn);
      return described(arn, found);
    },

    DescribeStateMachineForExecution(input) {
      const { request } = state.executions.find(requiredText(input, 'executionArn'));
      const machine = state.machines.get(baseMachineArn(request.machineArn));
      return present({
        stateMachineArn: request.machineArn,
        name: request.machineName,
        updateDate: wireDate(machine?.updateDate ?? state.clock.now()),
        mapRunArn: request.child?.mapRunArn,
        label: request.child?.label,
        ...describedRevision(request.revision),
      });
    },

    DeleteStateMachine(input) {
      const arn = requiredText(input, 'stateMachineArn');
      deleteMachine(state, arn);
      return {};
    },

    ListStateMachines(input, { region }) {
      const machines = state.machines.inRegion(region);
      const { items, next } = pageOf(machines, input, `machines:${region}`, ({ arn }) => arn);
      return {
        stateMachines: items.map((machine) => ({
          stateMachineArn: machine.arn,
          name: machine.name,
          type: 'STANDARD',
          creationDate: wireDate(machine.creationDate),
        })),
        ...next,
      };
    },
  };
}

/** Refuses an operation on a machine that is on its way out. Throws `StateMachineDeleting`. */
export function checkActive(machine: Machine): void {
  if (machine.status === 'DELETING') {
    throw new AwsError('StateMachineDeleting', `State Machine is being deleted: '${machine.arn}'`);
  }
}

interface Publish {
  readonly wanted: boolean;
  readonly description: string | undefined;
}

function readPublish(input: JsonObject): Publish {
  const wanted = optionalFlag(input, 'publish', false);
  const description = optionalTextUpTo(input, 'versionDescription', 256);
  if (description !== undefined && !wanted) {
    throw new AwsError('ValidationException', 'Version description can only be set when publish is true');
  }
  return { wanted, description };
}

/**
 * CreateStateMachine is idempotent by name, definition, type, publish and version description; another role is
 * ignored. Returns the ARN of the version that it published then. Throws `StateMachineAlreadyExists`.
 */
function checkSame(machine: Machine, definition: string, publish: Publish): string | undefined {
  checkActive(machine);
  const first = machine.version(1);
  const publishedAtCreation = first?.revision.revisionId === undefined ? first : undefined;
  const same =
    machine.revision.definition === definition &&
    (!publish.wanted ||
      (publishedAtCreation !== undefined && publishedAtCreation.description === publish.description));
  if (!same) {
    throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${machine.arn}'`);
  }
  return publish.wanted ? publishedAtCreation?.arn : undefined;
}

function created(machine: Machine, versionArn: string | undefined): JsonObject {
  return present({
    stateMachineArn: machine.arn,
    creationDate: wireDate(machine.creationDate),
    stateMachineVersionArn: versionArn,
  });
}

/** The ARN of an alias is answered with what its weightier route leads to. */
function described(arn: string, found: Found): JsonObject {
  const { machine } = found;
  const version =
    found.kind === 'version'
      ? found.version
      : found.kind === 'alias'
        ? routedVersion(machine, weightiestFirst(found), () => 0)
        : undefined;
  const revision: Revision = version?.revision ?? machine.revision;
  return present({
    stateMachineArn: arn,
    name: machine.name,
    status: machine.status,
    type: 'STANDARD',
    creationDate: wireDate(version?.creationDate ?? machine.creationDate),
    description: version?.description,
    ...describedRevision(revision),
  });
}

function describedRevision(revision: Revision): Readonly<Record<string, Json | undefined>> {
  const variableReferences = variableReferencesOf(revision.definition);
  return {
    definition: revision.definition,
    roleArn: revision.roleArn,
    revisionId: revision.revisionId,
    loggingConfiguration: revision.logging,
    ...UNCHANGEABLE,
    variableReferences: Object.keys(variableReferences).length === 0 ? undefined : variableReferences,
  };
}

function weightiestFirst({ alias }: Extract<Found, { kind: 'alias' }>): typeof alias {
  return { ...alias, routes: alias.routes.toSorted((one, other) => other.weight - one.weight) };
}

/** Deleting what is not there is no error. With open executions the machine stays DELETING until they end. */
function deleteMachine(state: ServiceState, arn: string): void {
  if (parseStateMachineArn(arn).kind !== 'machine') {
    throw new AwsError(
      'ValidationException',
      `A version or an alias is not deleted by DeleteStateMachine: '${arn}'`,
    );
  }
  const machine = state.machines.get(arn);
  if (machine === undefined) {
    return;
  }
  machine.markDeleting();
  const running = state.executions.runningOf(arn);
  for (const execution of running) {
    execution.stopBeforeNextState();
  }
  if (running.length === 0) {
    state.machines.remove(machine);
    return;
  }
  void Promise.all(running.map(({ settled }) => settled)).then(() => state.machines.remove(machine));
}

function checkSomethingGiven(
  input: JsonObject,
  definition: string | undefined,
  roleArn: string | undefined,
): void {
  const others = ['loggingConfiguration', 'tracingConfiguration', 'encryptionConfiguration'];
  if (
    definition === undefined &&
    roleArn === undefined &&
    others.every((name) => input[name] === undefined)
  ) {
    throw new AwsError(
      'MissingRequiredParameter',
      'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
    );
  }
}
