/** Where the console of a partition lives. China and GovCloud have consoles of their own. */
const HOSTS: ReadonlyMap<string, string> = new Map([
  ['aws', 'console.aws.amazon.com'],
  ['aws-cn', 'console.amazonaws.cn'],
  ['aws-us-gov', 'console.amazonaws-us-gov.com'],
]);

/** The console page of an execution; undefined for a partition whose console is not known. */
export function executionUrl(executionArn: string): string | undefined {
  return consoleUrl(executionArn, `#/v2/executions/details/${path(executionArn)}`);
}

/** The console page of a state machine. */
export function machineUrl(machineArn: string): string | undefined {
  return consoleUrl(machineArn, `#/statemachines/view/${path(machineArn)}`);
}

function consoleUrl(arn: string, route: string): string | undefined {
  const [, partition = '', , region = ''] = arn.split(':');
  const host = HOSTS.get(partition);
  return host === undefined ? undefined : `https://${region}.${host}/states/home?region=${region}${route}`;
}

/** Colons stay, as the console writes them; parentheses would end a Markdown link. */
function path(arn: string): string {
  return encodeURI(arn).replace(/[()'*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
