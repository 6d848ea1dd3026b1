import Sequencer from '@jest/test-sequencer';

/** Folders whose files take longest: the end-to-end tests wait for processes, those of the machine try many policies. */
const SLOWEST = ['e2e', 'machine'].map((folder) => `/test/${folder}/`);

/**
 * Starts the slowest files first, so that none of them is left alone at the end. Jest knows how long a file took only
 * where it has run before, which it has not in CI.
 */
export default class SlowestFirst extends Sequencer {
  /** @override */
  sort(tests) {
    const rank = ({ path }) => {
      const index = SLOWEST.findIndex((folder) => path.replaceAll('\\', '/').includes(folder));
      return index === -1 ? SLOWEST.length : index;
    };
    // Sorting is stable: within a folder the order is Jest's own.
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}
