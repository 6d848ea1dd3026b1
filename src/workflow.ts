import { isJsonObject, type Json, type JsonObject } from './json.ts';

/** Where the step runs, as GitHub's own variables and the event tell it. */
export interface Workflow {
  readonly repository: string | undefined;
  /** In pull requests the head, not the merge commit that `GITHUB_SHA` names. */
  readonly sha: string | undefined;
  readonly ref: string | undefined;
  readonly event: string | undefined;
  readonly actor: string | undefined;
  readonly job: string | undefined;
  /** `GITHUB_ACTION`: the step's id, or a name that the runner gives it. */
  readonly step: string | undefined;
  readonly runId: string | undefined;
  /** Grows with every re-run. */
  readonly runAttempt: string | undefined;
  /** The page of the run. */
  readonly url: string | undefined;
  readonly pullRequest: number | undefined;
}

/**
 * @param env the environment of the step
 * @param event the payload of `GITHUB_EVENT_PATH`, if it could be read
 */
export function readWorkflow(
  env: Readonly<Record<string, string | undefined>>,
  event: Json | undefined,
): Workflow {
  const pullRequest = child(event, 'pull_request');
  const headSha = child(pullRequest, 'head')?.['sha'];
  const number = pullRequest?.['number'];
  const server = env['GITHUB_SERVER_URL'];
  const repository = env['GITHUB_REPOSITORY'];
  const runId = env['GITHUB_RUN_ID'];
  return {
    repository,
    sha: typeof headSha === 'string' ? headSha : env['GITHUB_SHA'],
    ref: env['GITHUB_REF'],
    event: env['GITHUB_EVENT_NAME'],
    actor: env['GITHUB_ACTOR'],
    job: env['GITHUB_JOB'],
    step: env['GITHUB_ACTION'],
    runId,
    runAttempt: env['GITHUB_RUN_ATTEMPT'],
    url: server && repository && runId ? `${server}/${repository}/actions/runs/${runId}` : undefined,
    pullRequest: typeof number === 'number' ? number : undefined,
  };
}

/** The workflow as the execution's input holds it under `github`; what is not known is left out. */
export function githubInput(workflow: Workflow): JsonObject {
  const { repository, sha, ref, event, actor, url } = workflow;
  const github = {
    ...{ repository, sha, ref, event, actor, url },
    run_id: workflow.runId,
    run_attempt: workflow.runAttempt,
    pull_request: workflow.pullRequest,
  };
  return Object.fromEntries(
    Object.entries(github).flatMap(([key, value]) =>
      value === undefined || value === '' ? [] : [[key, value]],
    ),
  );
}

function child(value: Json | undefined, key: string): JsonObject | undefined {
  const inner = isJsonObject(value) ? value[key] : undefined;
  return isJsonObject(inner) ? inner : undefined;
}
