import { isJsonObject, type Json, type JsonObject } from '../json.ts';

/** Where the step runs, as GitHub's own variables and the event tell it. */
export interface Workflow {
  /** `GITHUB_WORKFLOW`: the workflow's name, or its file if it has none. */
  readonly name: string | undefined;
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
  /** The page of the commit `sha`. */
  readonly commitUrl: string | undefined;
  readonly pullRequest: number | undefined;
  /** Whether the pull request comes from another repository. Its token may only read then. */
  readonly fromFork: boolean;
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
  const head = child(pullRequest, 'head');
  const headSha = head?.['sha'];
  const number = pullRequest?.['number'];
  const sha = typeof headSha === 'string' ? headSha : env['GITHUB_SHA'];
  const server = env['GITHUB_SERVER_URL'];
  const repository = env['GITHUB_REPOSITORY'];
  const page = server && repository ? `${server}/${repository}` : undefined;
  const runId = env['GITHUB_RUN_ID'];
  return {
    name: env['GITHUB_WORKFLOW'],
    repository,
    sha,
    ref: env['GITHUB_REF'],
    event: env['GITHUB_EVENT_NAME'],
    actor: env['GITHUB_ACTOR'],
    job: env['GITHUB_JOB'],
    step: env['GITHUB_ACTION'],
    runId,
    runAttempt: env['GITHUB_RUN_ATTEMPT'],
    url: page && runId ? `${page}/actions/runs/${runId}` : undefined,
    commitUrl: page && sha ? `${page}/commit/${sha}` : undefined,
    pullRequest: typeof number === 'number' ? number : undefined,
    // The head's repository is null once it is deleted.
    fromFork: head !== undefined && child(head, 'repo')?.['full_name'] !== repository,
  };
}

/** The workflow as the execution's input holds it under `github`; what is not known is left out. */
export function githubInput(workflow: Workflow): JsonObject {
  const { repository, sha, ref, event, actor, url, job, step } = workflow;
  const github = {
    repository,
    sha,
    ref,
    event,
    actor,
    url,
    job,
    step,
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
