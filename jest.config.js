/** Tests import the TypeScript source as it is: swc strips the types, Node's own ESM loader does the rest. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  // They mostly wait for processes of their own, so each core can take a file.
  maxWorkers: '100%',
  // The end-to-end tests start real processes; on two busy cores those need more than Jest's 5 s.
  testTimeout: 60_000,
};
