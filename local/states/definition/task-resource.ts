import { isObject, type Json, type JsonObject } from '../../json.ts';
import { ownProperty } from '../query/json-values.ts';
import type { Diagnostic } from './diagnostic.ts';
import { finding, pointer, unsupported } from './findings.ts';

const INTEGRATION = /^arn:aws[a-z-]*:states:::(.+)$/;
const FUNCTION = /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+(?::[A-Za-z0-9$_-]+)?$/;
const ACTIVITY = /^arn:aws[a-z-]*:states:[^:]*:[^:]*:activity:/;

/** The integrations that run here, and what each must be called with. */
const REQUIRED_ARGUMENT: ReadonlyMap<string, string> = new Map([
  ['ecs:runTask.sync', 'TaskDefinition'],
  ['ecs:runTask', 'TaskDefinition'],
  ['ecs:runTask.waitForTaskToken', 'TaskDefinition'],
  ['lambda:invoke', 'FunctionName'],
  ['lambda:invoke.waitForTaskToken', 'FunctionName'],
  ['states:startExecution', 'StateMachineArn'],
  ['states:startExecution.sync', 'StateMachineArn'],
  ['states:startExecution.sync:2', 'StateMachineArn'],
  ['states:startExecution.waitForTaskToken', 'StateMachineArn'],
]);

/** Refuses resources that do not run here, and calls that lack the argument without which no call can be made. */
export function* checkResource(
  state: JsonObject,
  location: string,
  argumentsField: string,
): Generator<Diagnostic> {
  const resource = ownProperty(state, 'Resource');
  if (typeof resource !== 'string') {
    return;
  }
  const integration = INTEGRATION.exec(resource)?.[1];
  const argument = REQUIRED_ARGUMENT.get(integration ?? '');
  if (argument !== undefined) {
    yield* checkArgument(ownProperty(state, argumentsField), pointer(location, argumentsField), argument);
  } else if (!FUNCTION.test(resource)) {
    yield refusal(resource, integration, pointer(location, 'Resource'));
  }
}

function refusal(resource: string, integration: string | undefined, location: string): Diagnostic {
  if (integration !== undefined) {
    return unsupported(location, `The service integration '${integration}'`);
  }
  if (ACTIVITY.test(resource)) {
    return unsupported(location, `The activity '${resource}'`);
  }
  return finding(
    location,
    `'${resource}' is not a resource that the local Step Functions supports: ${[...REQUIRED_ARGUMENT.keys()].join(', ')} or the ARN of a Lambda function.`,
  );
}

function* checkArgument(given: Json | undefined, location: string, argument: string): Generator<Diagnostic> {
  // What an expression will give is not known yet; a text that is none is a finding about the field itself.
  if (typeof given === 'string') {
    return;
  }
  const found = isObject(given)
    ? (ownProperty(given, argument) ?? ownProperty(given, `${argument}.$`))
    : undefined;
  if (found === undefined) {
    yield finding(location, `The field '${argument}' is required but was missing`);
  }
}
