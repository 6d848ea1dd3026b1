import { type Path, started } from './events.ts';

/** Kinds of long histories, each of so many runs that fail. */
export const LONG_HISTORIES: readonly (readonly [kind: string, of: (runs: number) => Path])[] = [
  [
    'one state that its Retry repeats',
    (runs) => {
      const path = started().entered('Run', 'Task');
      for (let run = 0; run < runs; run += 1) {
        path.submitted('a').failed('Gone.');
      }
      return path;
    },
  ],
  [
    'a Map whose items all fail',
    (runs) => {
      const path = started().concurrent('All', 'Map');
      for (let index = 0; index < runs; index += 1) {
        path
          .item('All', index)
          .entered('Run', 'Task')
          .submitted('a')
          .failed('Gone.')
          .itemEnded('All', index, 'failed');
      }
      return path.itemsEnded('Map', false);
    },
  ],
  [
    'a state that a Catch leads back to',
    (runs) => {
      const path = started();
      for (let run = 0; run < runs; run += 1) {
        path.entered('Run', 'Task').submitted('a').failed('Gone.').exited('Run', {}, 'Task');
      }
      return path;
    },
  ],
  [
    'Maps one after the other, in each of which a failure is caught',
    (runs) => {
      const path = started();
      for (let run = 0; run < runs; run += 1) {
        path.concurrent('All', 'Map');
        path
          .add({ kind: 'iteration-started', state: 'All', index: 0 })
          .entered('Run', 'Task')
          .submitted('a')
          .failed('Gone.')
          .exited('Run', {}, 'Task')
          .itemEnded('All', 0)
          .itemsEnded('Map')
          .exited('All', {}, 'Map');
      }
      return path.entered('GiveUp', 'Fail');
    },
  ],
];
