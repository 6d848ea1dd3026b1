import { availableParallelism } from 'node:os';

/** Tests import the TypeScript source as it is: swc strips the types, Node's own ESM loader does the rest. */
export default {
  testEnvironment: '<rootDir>/jest.environment.mjs',
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  globalSetup: '<rootDir>/jest.setup.mjs',
  globalTeardown: '<rootDir>/jest.teardown.mjs',
  testSequencer: '<rootDir>/jest.sequencer.mjs',
  // The end-to-end tests, which come first, mostly wait for processes of their own: two files more than cores overlap with them.
  maxWorkers: availableParallelism() + 2,
  // The end-to-end tests start real processes; on two busy cores those need more than Jest's 5 s.
  testTimeout: 60_000,
};
