import { formatArn } from '../arn.ts';
import { AwsError } from '../aws-error.ts';
import type { RequestScope } from '../service.ts';

/** What a state machine ARN points at: the machine as it is now, one published version, or an alias. */
export type StateMachineReference =
  | { readonly kind: 'machine'; readonly machineArn: string; readonly name: string }
  | { readonly kind: 'version'; readonly machineArn: string; readonly name: string; readonly version: number }
  | { readonly kind: 'alias'; readonly machineArn: string; readonly name: string; readonly alias: string };

/** The ARN of a state machine in the caller's region and account. */
export function stateMachineArn(scope: RequestScope, name: string): string {
  return formatArn('states', scope, `stateMachine:${name}`);
}

/** The ARN of a version (`…:3`) or an alias (`…:PROD`) of a machine. */
export function qualifiedArn(machineArn: string, qualifier: number | string): string {
  return `${machineArn}:${qualifier}`;
}

/** The ARN of an execution, in the region and account of its machine. */
export function executionArn(machineArn: string, name: string): string {
  return `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}

/**
 * Takes a state machine ARN apart.
 * Throws `InvalidArn` for anything else, `ValidationException` for the ARN of a Distributed Map state.
 */
export function parseStateMachineArn(arn: string): StateMachineReference {
  const [, , , , , resource, name, qualifier, ...rest] = splitStatesArn(arn);
  if (resource !== 'stateMachine') {
    throw invalidArn(`Resource type not valid in this context: ${resource ?? ''}`);
  }
  if (name === undefined || name === '' || qualifier === '' || rest.length > 0) {
    throw invalidArn(`Invalid ARN: ${arn}`);
  }
  if (name.includes('/')) {
    throw new AwsError(
      'ValidationException',
      `The ARN '${arn}' names a Distributed Map state, which cannot be described or run by itself.`,
    );
  }
  const machineArn = arn.split(':').slice(0, 7).join(':');
  if (qualifier === undefined) {
    return { kind: 'machine', machineArn, name };
  }
  return /^\d+$/.test(qualifier)
    ? { kind: 'version', machineArn, name, version: Number(qualifier) }
    : { kind: 'alias', machineArn, name, alias: qualifier };
}

/**
 * Checks that this is the ARN of an execution: of a Standard one, or of the Express ones that a Map Run starts, whose
 * ARN has an id behind the name. Throws `InvalidArn`.
 */
export function checkExecutionArn(arn: string): void {
  const [, , , , , resource, machine, name, id, ...rest] = splitStatesArn(arn);
  const express = isExpressArn(arn);
  if (resource !== 'execution' && !express) {
    throw invalidResource(arn);
  }
  if (!machine || !name || (express ? !id : id !== undefined) || rest.length > 0) {
    throw invalidArn(`Invalid ARN: ${arn}`);
  }
}

/** Whether this is the ARN of an Express execution of a Map Run. */
export function isExpressArn(arn: string): boolean {
  const [, , , , , resource, machine] = arn.split(':');
  return resource === 'express' && machine?.includes('/') === true;
}

/** The ARN of something that the operation is not for. */
export function invalidResource(arn: string): AwsError {
  return invalidArn(`Resource type not valid in this context: ${arn.split(':')[5] ?? ''}`);
}

/** Checks that this looks like the ARN of an IAM role. Throws `InvalidArn`. */
export function checkRoleArn(arn: string): void {
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/.+/.test(arn)) {
    throw invalidArn(`The role ARN '${arn}' is not the ARN of an IAM role.`);
  }
}

function splitStatesArn(arn: string): readonly string[] {
  const parts = arn.split(':');
  if (parts[0] !== 'arn' || parts[2] !== 'states') {
    throw invalidArn(`Invalid ARN prefix: ${arn}`);
  }
  return parts;
}

function invalidArn(detail: string): AwsError {
  return new AwsError('InvalidArn', `Invalid Arn: '${detail}'`);
}
