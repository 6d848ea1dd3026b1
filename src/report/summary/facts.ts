import { resourceId } from '../../aws/arn.ts';
import { machineUrl } from '../../aws/console-links.ts';
import type { ExecutionReport, Report } from '../report.ts';
import { joined, link, markdown } from '../text.ts';
import { firedRules } from './attempts-table.ts';

/** A row of the table of facts, in Markdown. */
export type Fact = readonly [name: string, value: string];

/** What there is to know about a step besides what happened. */
export function factsTable(facts: readonly (Fact | undefined)[]): string {
  const rows = facts.flatMap((fact) => (fact === undefined ? [] : [`| ${fact.join(' | ')} |`]));
  return ['| | |', '|---|---|', ...rows].join('\n');
}

/** @param versionArn of the machine, if all executions ran the same */
export function machineFact({ machine }: Report, versionArn: string | undefined): Fact {
  const version = versionArn === undefined ? '' : `, version ${markdown(resourceId(versionArn))}`;
  return ['State machine', `${link(machine.name, machineUrl(machine.arn))}${version}`];
}

/**
 * GitHub masks the secrets of a workflow in a summary where it finds them as they are. So a command is shown as it is, as
 * code, or not at all.
 */
const PLAIN = /^[^`|\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]{1,200}$/u;

/** More commands than these are in the workflow. */
const MAX_COMMANDS = 10;

/** What the step was asked to run. */
export function askedFacts({ asked }: Report): readonly Fact[] {
  if (asked === undefined) {
    return [];
  }
  const { commands, policyFile } = asked;
  const shown = commands.slice(0, MAX_COMMANDS).filter((command) => PLAIN.test(command));
  const more = commands.length - shown.length;
  const list = joined(
    [...shown.map((command) => `\`${command}\``), more === 0 ? '' : `${more} not shown`],
    '<br>',
  );
  return [
    ...(commands.length === 0 ? [] : [['Commands', list] as const]),
    ...(policyFile === undefined ? [] : [['Retry policy', markdown(policyFile, 200)] as const]),
  ];
}

export function rulesFact(executions: readonly ExecutionReport[]): Fact | undefined {
  const rules = firedRules(executions);
  return rules === '' ? undefined : ['Rules that fired', rules];
}
