const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Ticks {
  /** Up to which span they are used, in milliseconds: more of them would run into each other. */
  readonly upTo: number;
  /** What Mermaid calls their distance; its own choice if undefined, since GitHub knows none below a second. */
  readonly interval: string | undefined;
  readonly format: string;
}

const TICKS: readonly Ticks[] = [
  { upTo: 2 * SECOND, interval: undefined, format: '%-S.%L s' },
  { upTo: 10 * SECOND, interval: '1second', format: '%-S s' },
  { upTo: 50 * SECOND, interval: '5second', format: '%-S s' },
  { upTo: 150 * SECOND, interval: '15second', format: '%-M:%S min' },
  { upTo: 5 * MINUTE, interval: '30second', format: '%-M:%S min' },
  { upTo: 10 * MINUTE, interval: '1minute', format: '%-M min' },
  { upTo: 50 * MINUTE, interval: '5minute', format: '%-M min' },
  { upTo: 100 * MINUTE, interval: '10minute', format: '%-H:%M h' },
  { upTo: 5 * HOUR, interval: '30minute', format: '%-H:%M h' },
  { upTo: 10 * HOUR, interval: '1hour', format: '%-H:%M h' },
  // From the second day on, an hour of the day tells too little.
  { upTo: DAY - 1, interval: '3hour', format: '%-H:%M h' },
  { upTo: 3 * DAY, interval: '12hour', format: 'day %-j %-H:%M' },
  { upTo: 10 * DAY, interval: '1day', format: 'day %-j' },
  { upTo: 70 * DAY, interval: '1week', format: 'day %-j' },
  { upTo: Infinity, interval: '1month', format: 'day %-j' },
];

/** The lines of a Gantt chart that say how its axis is drawn. */
export function axis(span: number): readonly string[] {
  const ticks = TICKS.find(({ upTo }) => span <= upTo);
  return ticks === undefined
    ? []
    : [
        `axisFormat ${ticks.format}`,
        ...(ticks.interval === undefined ? [] : [`tickInterval ${ticks.interval}`]),
      ];
}
