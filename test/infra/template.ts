import { readFileSync } from 'node:fs';
import { substituted } from './substituted.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonMap = { readonly [key: string]: Json };

export interface Resource {
  readonly Type: string;
  readonly Properties?: JsonMap;
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Parameter {
  readonly Type: string;
  readonly Default?: string | number;
  readonly AllowedPattern?: string;
  readonly AllowedValues?: readonly string[];
  readonly MinValue?: number;
  readonly MaxValue?: number;
  readonly ConstraintDescription: string;
}

export interface Rule {
  readonly RuleCondition?: Json;
  readonly Assertions: readonly { readonly Assert: Json; readonly AssertDescription: string }[];
}

export interface Template {
  readonly Parameters: Readonly<Record<string, Parameter>>;
  readonly Rules?: Readonly<Record<string, Rule>>;
  readonly Conditions?: Readonly<Record<string, Json>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: Json; readonly Condition?: string }>>;
}

/** A stack of one of the templates, with the parameters that must be given. */
export interface Stack {
  readonly name: string;
  readonly template: Template;
  readonly given: Readonly<Record<string, string>>;
}

const read = (file: string): Template =>
  JSON.parse(readFileSync(new URL(`../../infra/${file}`, import.meta.url), 'utf8'));

export const TEMPLATE = read('template.json');

/** What must be given. */
export const GIVEN = {
  Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/uploads:1a2b3c4',
  VpcId: 'vpc-0a1b2c3d4e5f60718',
  SubnetIds: 'subnet-0a1b2c3d,subnet-0a1b2c3e',
  GitHubRepository: 'octo-org/uploads',
} as const;

export const UPLOADS: Stack = { name: 'uploads', template: TEMPLATE, given: GIVEN };

const ROLE = 'arn:aws:iam::111122223333:role';

/** What the first stack tells. */
export const CLASSIC: Stack = {
  name: 'uploads-process-error',
  template: read('process-error.json'),
  given: {
    ClusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/uploads-Cluster-1A2B',
    TaskDefinitionFamily: 'uploads',
    SubnetIds: GIVEN.SubnetIds,
    SecurityGroupId: 'sg-0a1b2c3d',
    StateMachineRoleArn: `${ROLE}/uploads-MachineRole-1A2B`,
    RunnerRoleArn: `${ROLE}/uploads-RunnerRole-1A2B`,
    DeployerRoleArn: `${ROLE}/uploads-DeployerRole-1A2B`,
  },
};

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::AccountId': '111122223333',
};

const NOTHING = Symbol('AWS::NoValue');

/**
 * Evaluates the intrinsic functions of the template as CloudFormation does. A resource is `<Id>`, and an attribute of
 * it `<Id.Name>`.
 *
 * @throws for a function, parameter or resource that there is not, and for a resource that is not made
 */
export function evaluator(overrides: Readonly<Record<string, string>>, stack: Stack = UPLOADS) {
  const { Parameters, Conditions = {}, Resources } = stack.template;
  const given: Readonly<Record<string, string>> = { ...stack.given, ...overrides };

  const parameter = (name: string): Json | undefined => {
    const declared = Parameters[name];
    if (declared === undefined) {
      return undefined;
    }
    const value = given[name] ?? declared.Default;
    if (value === undefined) {
      throw new Error(`The parameter ${name} is missing.`);
    }
    return declared.Type === 'CommaDelimitedList' ? String(value).split(',') : String(value);
  };

  const made = (id: string): void => {
    const resource = Resources[id];
    if (resource === undefined) {
      throw new Error(`There is no ${id}.`);
    }
    if (resource.Condition !== undefined && !condition(resource.Condition)) {
      throw new Error(`${id} is not made, but referred to.`);
    }
  };

  const reference = (name: string): Json | typeof NOTHING => {
    if (name === 'AWS::NoValue') {
      return NOTHING;
    }
    const value = name === 'AWS::StackName' ? stack.name : (PSEUDO[name] ?? parameter(name));
    if (value !== undefined) {
      return value;
    }
    made(name.split('.')[0] ?? '');
    return `<${name}>`;
  };

  const condition = (name: string): boolean => {
    const expression = Conditions[name];
    if (expression === undefined) {
      throw new Error(`There is no condition ${name}.`);
    }
    return evaluate(expression) === true;
  };

  const functions: Readonly<Record<string, (argument: Json) => Json | typeof NOTHING>> = {
    Ref: (name) => reference(String(name)),
    Condition: (name) => condition(String(name)),
    'Fn::GetAtt': (argument) => reference(array(argument).join('.')),
    'Fn::If': (argument) => {
      const [name, yes, no] = array(argument);
      return evaluateOrNothing((condition(String(name)) ? yes : no) ?? null);
    },
    'Fn::Equals': (argument) => {
      const [a, b] = array(argument).map(evaluate);
      return a === b;
    },
    'Fn::Not': (argument) => evaluate(array(argument)[0] ?? null) !== true,
    'Fn::And': (argument) => array(argument).every((item) => evaluate(item) === true),
    'Fn::Or': (argument) => array(argument).some((item) => evaluate(item) === true),
    'Fn::Contains': (argument) => {
      const [list, value] = array(argument).map(evaluate);
      return array(list ?? null).includes(value ?? null);
    },
    'Fn::Join': (argument) => {
      const [separator, list] = array(argument);
      return array(evaluate(list ?? null)).join(String(separator));
    },
    'Fn::Split': (argument) => {
      const [separator, text] = array(argument);
      return String(evaluate(text ?? null)).split(String(separator));
    },
    'Fn::Select': (argument) => {
      const [index, list] = array(argument);
      const chosen = array(evaluate(list ?? null))[Number(index)];
      if (chosen === undefined) {
        throw new Error('Fn::Select takes what is not there.');
      }
      return chosen;
    },
    'Fn::Sub': (argument) => {
      const [text, variables] = typeof argument === 'string' ? [argument, {}] : array(argument);
      const own = map(variables ?? {});
      return String(text).replace(/\$\{([^}!]+)\}/g, (_all, name: string) => {
        const value = own[name];
        return String(value === undefined ? reference(name) : evaluate(value));
      });
    },
  };

  const evaluateOrNothing = (value: Json): Json | typeof NOTHING => {
    if (Array.isArray(value)) {
      return value.map(evaluateOrNothing).filter((item) => item !== NOTHING);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? [];
    if (entries.length === 1 && name !== undefined && argument !== undefined && /^(Ref$|Fn::)/.test(name)) {
      const evaluated = functions[name];
      if (evaluated === undefined) {
        throw new Error(`There is no function ${name}.`);
      }
      return evaluated(argument);
    }
    return Object.fromEntries(
      entries.flatMap(([key, item]) => {
        const result = evaluateOrNothing(item);
        return result === NOTHING ? [] : [[key, result]];
      }),
    );
  };

  /** @throws where nothing is left */
  function evaluate(value: Json): Json {
    const result = evaluateOrNothing(value);
    if (result === NOTHING) {
      throw new Error('AWS::NoValue stands where a value must be.');
    }
    return result;
  }

  return { evaluate, condition };
}

/** The properties of a resource as they are made. */
export function properties(
  id: string,
  given: Readonly<Record<string, string>> = {},
  stack: Stack = UPLOADS,
): JsonMap {
  const resource = stack.template.Resources[id];
  if (resource === undefined) {
    throw new Error(`There is no ${id}.`);
  }
  return substituted(map(evaluator(given, stack).evaluate(resource.Properties ?? {})));
}

export function array(value: Json): readonly Json[] {
  if (!Array.isArray(value)) {
    throw new Error(`${JSON.stringify(value)} is no list.`);
  }
  return value;
}

export function map(value: Json): JsonMap {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${JSON.stringify(value)} is no object.`);
  }
  return value as JsonMap;
}
