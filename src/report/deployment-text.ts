import type { DeploymentNotice } from '../machine/deployment-notices.ts';
import { LARGEST_MEMORY } from '../policy/fargate-sizes.ts';

/** More names make no sentence. */
const MAX_NAMES = 5;

/** A sentence or two about a deployment: what will not do what is meant, and what to do. */
export function deploymentText(notice: DeploymentNotice): string {
  switch (notice.kind) {
    case 'one-argument':
      return 'Input commands is a single line with blanks, which the container gets as one argument; give each argument a line of its own.';
    case 'no-log-configuration':
      return `Container ${notice.container} has no log configuration in the task definition, so what it writes is lost; give it one with the awslogs driver.`;
    case 'container-restarts':
      return notice.endsOnSuccess
        ? `Container ${notice.container} has a restart policy: ECS restarts it when it fails, so the task may never end, and the retry policy sees none of these failures; turn it off, or set task-timeout-minutes.`
        : `Container ${notice.container} has a restart policy that does not ignore exit code 0: ECS restarts it even when it succeeds, so the task may never end; turn it off, or add 0 to ignoredExitCodes and set task-timeout-minutes.`;
    case 'container-missing':
      return `Input container names ${notice.container}, which the task definition does not have (${names(notice.known)}); RunTask refuses such a task.`;
    case 'policy-container-missing':
      return `The retry policy judges by container ${notice.container}, which the task definition does not have (${names(notice.known)}); the container that failed by itself counts instead.`;
    case 'rules-never-match':
      return `These rules of the retry policy never match, because they ask for containers that the task definition does not have (${names(notice.known)}): ${names(notice.rules)}.`;
    case 'no-more-memory':
      return `Rule ${notice.rule} of the retry policy cannot give the task more memory, so its failures are FATAL at once: the task definition has ${notice.mebibytes} MiB, and ${most(notice.mostMebibytes)}.`;
    case 'container-memory-stays':
      return `Rule ${notice.rule} of the retry policy gives the task more memory, but container ${notice.container} keeps its own limit of ${notice.mebibytes} MiB; remove memory from the container in the task definition.`;
  }
}

function most(mebibytes: number): string {
  return mebibytes === LARGEST_MEMORY
    ? `Fargate has ${mebibytes} MiB at most`
    : `the rule allows ${mebibytes} MiB at most`;
}

function names(all: readonly string[]): string {
  const more = all.length - MAX_NAMES;
  return `${all.slice(0, MAX_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
