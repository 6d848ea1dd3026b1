import { functionName, parseArn } from '../aws/arn.ts';
import { functionUrl, logGroupUrl } from '../aws/console-links.ts';
import { asString, isJsonObject, withoutUndefined } from '../json.ts';
import type { Failure, TaskError } from '../policy/failure.ts';
import { causeText, fieldsOf, firstLine } from './cause-text.ts';
import type { Integration, Link, Work } from './integration.ts';
import { action } from './task-resource.ts';

/**
 * Lambda functions, by `lambda:invoke` or by their ARN as the resource. The Cause of an error is what Lambda answers:
 * `{"errorMessage":…,"errorType":…,"stackTrace":…}`, in Python with a requestId.
 */
export const lambda: Integration = {
  name: 'lambda:invoke',
  terms: { service: 'Lambda', unit: 'function', stopAction: '' },
  told: 'once-ended',
  runs: ({ resourceType, resource }) =>
    resourceType === 'lambda' && (resource === 'function' || action(resource) === 'invoke'),
  readWork: ({ resource, region, parameters, ended }) => {
    const asked = fieldsOf(parameters) ?? {};
    const named = asString(asked['FunctionName']) ?? '';
    const name = functionName(named);
    const isAsynchronous = resource === 'invoke' && asked['InvocationType'] === 'Event';
    return {
      taskArn: undefined,
      taskDefinitionArn: undefined,
      ranWith: {},
      about: withoutUndefined({
        name: name === '' ? undefined : name,
        region: parseArn(named)?.region ?? region,
        requestId: requestIdIn(ended),
      }),
      ...(name !== '' && { label: name }),
      ...(isAsynchronous && { remark: { kind: 'outcome-unknown' } as const }),
    };
  },
  readFailure: readLambdaFailure,
  links: functionLinks,
};

/** The pages of a function; of its log, that of the request, where its id is known. */
export function functionLinks({ about: { name, region, requestId } }: Pick<Work, 'about'>): readonly Link[] {
  if (name === undefined || region === undefined) {
    return [];
  }
  const pages = [
    ['function', functionUrl(region, name)],
    ['log', logGroupUrl(region, `/aws/lambda/${name}`, requestId)],
  ] as const;
  return pages.flatMap(([page, url]) => (url === undefined ? [] : [{ name: page, url }]));
}

/** What Lambda puts before the message of an error that the function did not throw, such as that it ran out of time. */
const REQUEST = /^RequestId: ([0-9a-f-]{36})(?: Error:)?\s*/;

/** What older runtimes put before it. */
const TIME_AND_REQUEST = /^\d{4}-\d\d-\d\dT[\d:.]+Z ([0-9a-f-]{36})\s+/;

function readLambdaFailure({ error, cause }: TaskError): Failure {
  const { name, message } = causeText(cause);
  const reason = firstLine(message.replace(REQUEST, '').replace(TIME_AND_REQUEST, ''));
  return { error: name ?? error, reason };
}

/** The id of the request: in the answer of Invoke, or in what an error says. */
function requestIdIn(ended: string | undefined): string | undefined {
  const told = fieldsOf(ended);
  const metadata = told?.['SdkResponseMetadata'];
  const message = asString(told?.['errorMessage']) ?? '';
  return (
    (isJsonObject(metadata) ? asString(metadata['RequestId']) : undefined) ??
    asString(told?.['requestId']) ??
    (REQUEST.exec(message) ?? TIME_AND_REQUEST.exec(message))?.[1]
  );
}
