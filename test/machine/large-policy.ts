import { parsePolicy } from '../../src/policy/file/parse-policy.ts';
import type { Policy } from '../../src/policy/policy.ts';

/** The policy that a file means. */
export function policy(source: string): Policy {
  return parsePolicy(source).policy;
}

/** Rules of each kind in turn, as many as a file may have, with all that a rule can say. */
export const HUNDRED_RULES: Policy = policy(
  [
    'container: app',
    'max-retries: 50',
    'max-duration: 12h',
    'rules:',
    ...Array.from({ length: 100 }, (_, index) => rule(index)),
    'default: TEMPORARY',
  ].join('\n'),
);

function rule(index: number): string {
  const name = `rule-${index}-${'n'.repeat(50)}`;
  const because = `Because of ${index}: ${'it says so. '.repeat(10)}`;
  const when = [
    `{ exit-code: ["${index}-${index + 99}", none], container: [app, "the app"] }`,
    `{ any: [{ reason: "*a ${index}*b*c*" }, { stop-code: [SpotInterruption, UserInitiated] }] }`,
    `{ not: { error: ["ECS.*${index}", "States.*"] }, reason: [a/b, "c*"] }`,
    `{ any: [{ exit-code: ${index} }, { not: { any: [{ error: "*x*" }, { container: other }] } }] }`,
  ][index % 4];
  const action = [
    'type: FATAL',
    'type: RETRIABLE, max-retries: 7, free: true, then: { capacity-provider: FARGATE, environment: { MODE: slow, LEVEL: "2" } }',
    'type: TEMPORARY, wait-seconds: 5, backoff-rate: 2.5, max-wait-seconds: 600, jitter: full, then: { memory: x1.5, max-memory: 30720 }',
    'type: TEMPORARY, backoff-rate: 3, max-retries: 2, then: { memory: +2048, cpu: 1024, ephemeral-storage: 100 }',
  ][Math.floor(index / 4) % 4];
  return `  - { name: ${name}, when: ${when}, ${action}, because: ${JSON.stringify(because)} }`;
}
