import { AwsError } from '../../aws-error.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { parseStateMachineArn } from '../arns.ts';
import type { Alias, Machine, Route } from '../machine.ts';
import { checkAliasName } from '../names.ts';
import { pageOf } from '../pages.ts';
import { invalid, optionalTextUpTo, requiredText } from '../request-fields.ts';
import { checkActive } from './machines.ts';
import { type Operations, present, type ServiceState, wireDate } from './operation.ts';

/** Create, describe, list, update and delete aliases. */
export function aliasOperations(state: ServiceState): Operations {
  return {
    CreateStateMachineAlias(input) {
      const name = requiredText(input, 'name');
      checkAliasName(name);
      const description = optionalTextUpTo(input, 'description', 256);
      const { machine, routes } = readRouting(state, input['routingConfiguration']);
      checkActive(machine);
      const existing = machine.alias(name);
      if (existing !== undefined) {
        checkSame(existing, description, routes);
      }
      const alias = existing ?? machine.createAlias(name, description, routes);
      return { stateMachineAliasArn: alias.arn, creationDate: wireDate(alias.creationDate) };
    },

    DescribeStateMachineAlias(input) {
      const { alias } = findAlias(state, requiredText(input, 'stateMachineAliasArn'));
      return present({
        stateMachineAliasArn: alias.arn,
        name: alias.name,
        description: alias.description,
        routingConfiguration: wireRoutes(alias.routes),
        creationDate: wireDate(alias.creationDate),
        updateDate: wireDate(alias.updateDate),
      });
    },

    ListStateMachineAliases(input) {
      const found = state.machines.find(requiredText(input, 'stateMachineArn'));
      if (found.kind === 'alias') {
        throw new AwsError(
          'InvalidArn',
          "Invalid Arn: 'Aliases are listed by the ARN of a machine or a version.'",
        );
      }
      const { machine } = found;
      const aliases = found.kind === 'version' ? machine.aliasesOf(found.version) : machine.aliases;
      const { items, next } = pageOf(aliases, input, `aliases:${machine.arn}`, ({ arn }) => arn);
      return {
        stateMachineAliases: items.map(({ arn, creationDate }) => ({
          stateMachineAliasArn: arn,
          creationDate: wireDate(creationDate),
        })),
        ...next,
      };
    },

    UpdateStateMachineAlias(input) {
      const arn = requiredText(input, 'stateMachineAliasArn');
      const description = optionalTextUpTo(input, 'description', 256);
      const { routingConfiguration } = input;
      if (description === undefined && routingConfiguration === undefined) {
        throw new AwsError(
          'MissingRequiredParameter',
          'Either the description or the RoutingConfiguration must be specified',
        );
      }
      const routing =
        routingConfiguration === undefined ? undefined : readRouting(state, routingConfiguration);
      const { machine, alias } = findAlias(state, arn);
      checkActive(machine);
      if (routing !== undefined && routing.machine !== machine) {
        throw badRouting(`must contain versions of the state machine of the alias '${arn}'`);
      }
      const updated = machine.updateAlias(alias, {
        ...(description === undefined ? {} : { description }),
        ...(routing === undefined ? {} : { routes: routing.routes }),
      });
      return { updateDate: wireDate(updated.updateDate) };
    },

    DeleteStateMachineAlias(input) {
      const reference = parseStateMachineArn(requiredText(input, 'stateMachineAliasArn'));
      if (reference.kind !== 'alias') {
        throw notThere();
      }
      // Deleting what is not there is no error.
      state.machines.get(reference.machineArn)?.deleteAlias(reference.alias);
      return {};
    },
  };
}

function findAlias(state: ServiceState, arn: string): { readonly machine: Machine; readonly alias: Alias } {
  const reference = parseStateMachineArn(arn);
  const machine = state.machines.get(reference.machineArn);
  const alias = reference.kind === 'alias' ? machine?.alias(reference.alias) : undefined;
  if (machine === undefined || alias === undefined) {
    throw notThere();
  }
  return { machine, alias };
}

function notThere(): AwsError {
  return new AwsError('ResourceNotFound', 'Request references a resource that does not exist.');
}

interface Routing {
  readonly machine: Machine;
  readonly routes: readonly Route[];
}

/** One or two distinct versions of one machine whose weights come to 100. */
function readRouting(state: ServiceState, configuration: Json | undefined): Routing {
  if (!Array.isArray(configuration) || configuration.length < 1 || configuration.length > 2) {
    throw invalid(
      "Value at 'routingConfiguration' failed to satisfy constraint: Member must have length 1 or 2",
    );
  }
  const routes = configuration.map(readRoute);
  const arns = routes.map(({ versionArn }) => versionArn);
  if (new Set(arns).size !== arns.length) {
    throw badRouting(`must contain distinct state machine version ARNs. Received: [${arns.join(', ')}]`);
  }
  const weights = routes.map(({ weight }) => weight);
  if (weights.reduce((sum, weight) => sum + weight, 0) !== 100) {
    throw new AwsError(
      'ValidationException',
      `Sum of routing configuration weights must equal 100. Received: [${weights.join(', ')}]`,
    );
  }
  const machines = arns.map((arn) => versionsMachine(state, arn, arns));
  const [machine] = machines;
  if (machine === undefined || machines.some((other) => other !== machine)) {
    throw badRouting(`must contain versions of one state machine. Received: [${arns.join(', ')}]`);
  }
  return { machine, routes };
}

function readRoute(item: Json): Route {
  const { stateMachineVersionArn: versionArn, weight } = isObject(item) ? item : {};
  if (typeof versionArn !== 'string') {
    throw invalid("Value at 'routingConfiguration.stateMachineVersionArn' must not be null");
  }
  if (typeof weight !== 'number' || !Number.isInteger(weight) || weight < 0 || weight > 100) {
    throw invalid(
      `Value '${JSON.stringify(weight)}' at 'routingConfiguration.weight' failed to satisfy constraint: ` +
        'Member must have value between 0 and 100',
    );
  }
  return { versionArn, weight };
}

function versionsMachine(state: ServiceState, arn: string, all: readonly string[]): Machine {
  if (parseStateMachineArn(arn).kind !== 'version') {
    throw badRouting(`must contain state machine version ARNs. Received: [${all.join(', ')}]`);
  }
  const found = state.machines.find(arn);
  return found.machine;
}

/** Creating the same alias again is idempotent; anything else under its name is a conflict. */
function checkSame(existing: Alias, description: string | undefined, routes: readonly Route[]): void {
  const same =
    existing.description === description && JSON.stringify(existing.routes) === JSON.stringify(routes);
  if (!same) {
    throw new AwsError(
      'ConflictException',
      'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
    );
  }
}

function wireRoutes(routes: readonly Route[]): readonly JsonObject[] {
  return routes.map(({ versionArn, weight }) => ({ stateMachineVersionArn: versionArn, weight }));
}

function badRouting(problem: string): AwsError {
  return new AwsError('ValidationException', `Routing configuration ${problem}`);
}
