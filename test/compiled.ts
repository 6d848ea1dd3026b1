/**
 * For a process that has an environment of its own: where Node.js keeps what it has compiled while the tests run (see
 * `jest.setup.mjs`).
 */
export const COMPILED: Readonly<Record<string, string>> =
  process.env['NODE_COMPILE_CACHE'] === undefined
    ? {}
    : { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] };
