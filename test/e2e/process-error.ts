/** A ProcessError function as teams have it: it knows the contract's exit codes and counts to three. */
export async function handler(event: {
  readonly taskError: { readonly Cause: string };
  readonly errorState?: { readonly retryCount: number };
}): Promise<{ readonly type: string; readonly retryCount: number; readonly waitSeconds: number }> {
  const task: { Containers?: readonly { ExitCode?: number }[] } = JSON.parse(event.taskError.Cause);
  const retryCount = (event.errorState?.retryCount ?? 0) + 1;
  const types: Readonly<Record<number, string>> = { 1: 'RETRIABLE', 3: 'FATAL', 4: 'TEMPORARY' };
  const type = types[task.Containers?.[0]?.ExitCode ?? -1] ?? 'FATAL';
  return { type: retryCount > 3 ? 'FATAL' : type, retryCount, waitSeconds: type === 'TEMPORARY' ? 40 : 0 };
}
