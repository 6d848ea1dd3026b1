import type { Attempt } from '../execution/trail.ts';
import type { Failure } from '../policy/failure.ts';
import { KILLED } from '../policy/task.ts';

/** What people call the container that does the work. */
const USUAL = /^(app|main|task|worker)$/i;

/**
 * The container that a failure is told of, where its name tells something; else undefined. It does where the attempts
 * failed in different containers, where the container is not the one that does the work by its name, and where it
 * ended well or was killed: then it was another container that failed, and the policy's `container` hides it.
 *
 * @param attempts all of the execution
 */
export function tellingContainer(
  { container, exitCode, containerReason, stopCode }: Failure,
  attempts: readonly Attempt[],
): string | undefined {
  if (container === undefined) {
    return undefined;
  }
  // Whoever stops a task, and a Spot interruption, ends all of its containers.
  const ended =
    stopCode === 'EssentialContainerExited' && exitCode !== undefined && [0, ...KILLED].includes(exitCode);
  const isObvious =
    (USUAL.test(container) || families(attempts).has(container)) &&
    !(ended && containerReason === undefined) &&
    containers(attempts).size <= 1;
  return isObvious ? undefined : container;
}

function containers(attempts: readonly Attempt[]): ReadonlySet<string> {
  return new Set(
    attempts.flatMap(({ outcome }) => (outcome.kind === 'failed' ? (outcome.failure.container ?? []) : [])),
  );
}

/** A task definition mostly names its family after the one container that matters, or the other way round. */
function families(attempts: readonly Attempt[]): ReadonlySet<string> {
  return new Set(
    attempts.flatMap(({ taskDefinitionArn }) => /\/([^/:]+):\d+$/.exec(taskDefinitionArn ?? '')?.[1] ?? []),
  );
}
