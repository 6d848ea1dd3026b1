/** A mistake of the caller, which is printed without a stack. */
export class UsageError extends Error {}
