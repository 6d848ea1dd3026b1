import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { ACCESS_KEY, deployed, runStep, signedIn } from '../e2e/step.ts';
import type { Figure } from './figure.ts';
import { measured, type Usage } from './measured-process.ts';
import { type MeasuredStep, measuredStep } from './measured-step.ts';
import { startService } from './service.ts';
import { median, ratio } from './statistics.ts';

/** What is measured, by the name of its figure, and what its ratio should not exceed. */
interface Run {
  readonly name: string;
  readonly atMost?: number;
  readonly run: (round: number) => Promise<Usage>;
}

/** The processor time of steps beside that of `node -e 0`, and the time of that in milliseconds. */
export interface Starts {
  readonly baselineMs: number;
  readonly figures: readonly Figure[];
}

/** Nobody is signed in, and nobody is asked for credentials. */
const SIGNED_OUT = { AWS_EC2_METADATA_DISABLED: 'true' };

const MACHINE = 'bench';

/**
 * Measures all in turn, round by round, so that what else the machine does disturbs all alike. The first round, which
 * reads the files from the disk, does not count.
 */
export async function startFigures(rounds: number): Promise<Starts> {
  const directory = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-bench-starts-'));
  const aws = await startLocalAws({ accessKey: ACCESS_KEY });
  try {
    await deployMachine(aws);
    const runs = runsWith(aws, directory);
    const measurements: { readonly name: string; readonly usage: Usage }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      for (const { name, run } of [BASELINE, ...runs]) {
        const usage = await run(round);
        measurements.push(...(round === 0 ? [] : [{ name, usage }]));
      }
    }
    const usagesOf = (wanted: string): readonly Usage[] =>
      measurements.filter(({ name }) => name === wanted).map(({ usage }) => usage);
    const cpu = (name: string): readonly number[] => usagesOf(name).map(({ cpuMs }) => cpuMs);
    const peaks = usagesOf(WHOLE_STEP).flatMap(({ peakMiB }) => peakMiB ?? []);
    return {
      baselineMs: median(cpu(BASELINE.name)),
      figures: [
        ...runs.map(
          ({ name, atMost }): Figure => ({
            name,
            value: ratio(cpu(name), cpu(BASELINE.name)),
            unit: '×',
            ...(atMost !== undefined && { atMost }),
            method: 'processes',
          }),
        ),
        {
          name: `${WHOLE_STEP}: most memory`,
          value: median(peaks),
          unit: 'MiB',
          atMost: 85,
          method: 'processes',
        },
      ],
    };
  } finally {
    await aws.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

const BASELINE: Run = {
  name: 'node -e 0',
  run: () =>
    measured(async ({ under }) => {
      const [program = '', ...args] = [...under, process.execPath, '-e', '0'];
      await promisify(execFile)(program, args);
    }),
};

const WHOLE_STEP = 'A whole step that succeeds';

function runsWith(aws: LocalAws, directory: string): readonly Run[] {
  const ledger = join(directory, 'settled.ledger');
  writeFileSync(ledger, '+ arn:one\n- arn:one\n');
  const lookup = { 'state-machine': MACHINE, 'customer-ids': 'c-1001', 'report-id': 'orders' };
  return [
    {
      name: 'Start to the first error in an input',
      atMost: 1.6,
      run: () => measuredStep({ inputs: { 'state-machine': 'a b' }, env: SIGNED_OUT }),
    },
    {
      name: 'Post step with nothing to do',
      atMost: 1.6,
      run: () => {
        // It takes the ledger away.
        writeFileSync(ledger, '+ arn:one\n- arn:one\n');
        return measuredStep({ inputs: {}, env: SIGNED_OUT, state: { ledger } });
      },
    },
    {
      name: 'Start to the first request to AWS, to look a machine up',
      atMost: 4.5,
      run: () => untilFirstRequest({ inputs: lookup }),
    },
    {
      name: 'Start to the first request to AWS, to deploy a machine',
      run: () => untilFirstRequest({ inputs: deployed(MACHINE) }),
    },
    {
      name: WHOLE_STEP,
      atMost: 10,
      run: async (round) => {
        const usage = await measuredStep({
          inputs: {
            ...lookup,
            'output-location': `s3://local-outputs/${MACHINE}`,
            'poll-interval-seconds': '1',
          },
          env: { ...signedIn(aws.url), GITHUB_RUN_ATTEMPT: String(round + 2) },
          memory: true,
        });
        if (usage.result.exitCode !== 0) {
          throw new Error(`The step failed:\n${usage.result.log}`);
        }
        return usage;
      },
    },
  ];
}

async function deployMachine(aws: LocalAws): Promise<void> {
  const { exitCode, log } = await runStep(aws.url, { inputs: deployed(MACHINE) });
  if (exitCode !== 0) {
    throw new Error(`The machine could not be deployed:\n${log}`);
  }
}

/** Runs a step until its first request comes in, which is not answered. */
async function untilFirstRequest(step: MeasuredStep): Promise<Usage> {
  let kill = (): void => {};
  const service = await startService(() => {
    kill();
    return undefined;
  }, 0);
  try {
    return await measuredStep({
      ...step,
      env: signedIn(service.url),
      onStart: (meter) => {
        kill = () => meter.kill();
      },
    });
  } finally {
    await service.close();
  }
}
