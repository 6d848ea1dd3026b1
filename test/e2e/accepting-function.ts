/** A classic ProcessError function that takes exit 99 for success, and reruns the rest. */
export async function handler(event: {
  readonly taskError: { readonly Cause: string };
  readonly errorState?: { readonly retryCount: number };
}): Promise<{ readonly type: string; readonly retryCount: number; readonly waitSeconds: number }> {
  const task: { Containers?: readonly { ExitCode?: number }[] } = JSON.parse(event.taskError.Cause);
  const retryCount = (event.errorState?.retryCount ?? 0) + 1;
  return {
    type: task.Containers?.[0]?.ExitCode === 99 ? 'SUCCEEDED' : 'RETRIABLE',
    retryCount,
    waitSeconds: 0,
  };
}
