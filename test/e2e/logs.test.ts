import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local/server.ts';
import { type FaultyProxy, startProxy } from './proxy.ts';
import { ACCESS_KEY, annotations, DEPLOY, REGION, ROLE_ARN, runStep } from './step.ts';

let aws: LocalAws;
let ecs: ECSClient;
let proxy: FaultyProxy | undefined;
beforeAll(async () => {
  aws = await startLocalAws({ accessKey: ACCESS_KEY, waitScale: 0 });
  ecs = new ECSClient({ endpoint: aws.url, region: REGION, credentials: ACCESS_KEY });
});
afterEach(async () => {
  await proxy?.close();
  proxy = undefined;
});
afterAll(async () => {
  ecs.destroy();
  await aws.close();
});

/** A task definition whose only container runs a script, and logs unless told otherwise. */
async function define(family: string, script: string, logs = true): Promise<void> {
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      executionRoleArn: ROLE_ARN,
      containerDefinitions: [
        {
          name: 'app',
          image: family,
          entryPoint: ['node', '-e', script],
          ...(logs && {
            logConfiguration: {
              logDriver: 'awslogs',
              options: {
                'awslogs-group': `/ecs/${family}`,
                'awslogs-region': REGION,
                'awslogs-stream-prefix': 'ecs',
                'awslogs-create-group': 'true',
              },
            },
          }),
        },
      ],
    }),
  );
}

const run = (family: string, inputs: Readonly<Record<string, string>> = {}, url = aws.url) =>
  runStep(url, { inputs: { ...DEPLOY, 'state-machine': family, 'task-definition': family, ...inputs } });

describe('the logs of failed attempts', () => {
  test('end in the job log, the summary and the report, for each attempt its own', async () => {
    await define('talks', "console.log('the customer has no orders'); process.exit(1)");
    const { log, summary, report } = await run('talks');
    expect(
      log.match(/^::group::last log lines of attempt \d: \/ecs\/talks ecs\/app\/[0-9a-f]{32}$/gm),
    ).toHaveLength(4);
    expect(log.match(/^ \| the customer has no orders$/gm)).toHaveLength(4);
    expect(summary).toContain('<summary>Last log lines of attempt 4</summary>');
    expect(summary).toContain('<pre>\nthe customer has no orders\n</pre>');
    expect(JSON.parse(report).executions[0].logs).toHaveLength(4);
  });

  test('of one task definition ask for it once', async () => {
    await define('asked-once', "console.log('again'); process.exit(1)");
    proxy = await startProxy(aws.url);
    await run('asked-once', { container: 'app' }, proxy.url);
    // The deployment has looked at it as well.
    const started = proxy.calls.slice(proxy.calls.indexOf('StartExecution'));
    expect(started.filter((call) => call === 'DescribeTaskDefinition')).toHaveLength(1);
    expect(proxy.calls.filter((call) => call === 'GetLogEvents')).toHaveLength(4);
  });

  test('show the last 30 lines', async () => {
    await define('chatters', "for (let i = 1; i <= 45; i += 1) console.log('line ' + i); process.exit(3)");
    const { log } = await run('chatters');
    expect(log.match(/^ \| line \d+$/gm)).toEqual(
      Array.from({ length: 30 }, (_, index) => ` | line ${index + 16}`),
    );
  });

  test('can act neither as workflow commands nor as Markdown or HTML', async () => {
    const hostile = [
      '::error::pwned',
      '::endgroup::',
      '##[error]pwned',
      '</pre><img src=x>',
      '```',
      '| a | b |',
    ];
    await define(
      'hostile',
      `for (const line of ${JSON.stringify(hostile)}) console.log(line); process.exit(3)`,
    );
    const { log, summary } = await run('hostile');
    const [, token, inside = ''] = /^::stop-commands::(\S+)\n([\s\S]*?)^::\1::$/m.exec(log) ?? [];
    expect(token).toMatch(/^[0-9a-f-]{36}$/);
    expect(inside).toContain('::error::pwned');
    expect(log.replace(inside, '')).not.toContain('pwned');
    expect(log).not.toContain('##[error]');
    expect(summary).not.toContain('<img');
    expect(summary.match(/<\/pre>/g)).toHaveLength(1);
  });

  test.each(['on-failure', 'live'])(
    'can make no annotation by the problem matchers of earlier steps, with logs: %s',
    async (logs) => {
      const family = `matched-${logs}`;
      const findings = [
        'src/a.ts(1,2): error TS2304: pwned',
        'src/a.ts:1:2 - error TS2304: pwned',
        'src/a.js',
        '  1:2  error  pwned  no-undef',
        '  File "a.py", line 1, in pwned',
        './a.go:1:2: pwned',
      ];
      await define(
        family,
        `for (const line of ${JSON.stringify(findings)}) console.log(line); process.exit(3)`,
      );
      const { log } = await run(family, { logs });
      // As setup-node, setup-python and setup-go have them; eslint-stylish looks for two lines in a row.
      const matchers = [
        /^([^\s].*)[(:](\d+)[,:](\d+)(?:\):\s+|\s+-\s+)(error|warning|info)\s+(TS\d+)\s*:\s*(.*)$/,
        /^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$/,
        /^\s*File\s"?(.*)"?,\sline\s(\d+).*$/,
        /^\s*(\.{0,2}[/\\].+\.go):(?:(\d+):(\d+):? )?(.*)/,
      ];
      const lines = log
        .split('\n')
        .filter((line) => findings.some((finding) => line.endsWith(finding.trim())));
      expect(lines).toEqual(findings.map((finding) => ` | ${finding.trim()}`));
      expect(lines.filter((line) => matchers.some((matcher) => matcher.test(line)))).toEqual([]);
      expect(findings.filter((line) => matchers.some((matcher) => matcher.test(line)))).toHaveLength(5);
    },
  );

  test.each([
    ['with logs: never', 'silenced', true, { logs: 'never' }],
    ['of a container without awslogs', 'elsewhere', false, {}],
  ])('are not asked for %s', async (_what, family, logs, inputs) => {
    await define(family, 'process.exit(3)', logs);
    proxy = await startProxy(aws.url);
    const { exitCode } = await run(family, { ...inputs, container: 'app' }, proxy.url);
    expect(exitCode).toBe(1);
    expect(proxy.calls).not.toContain('GetLogEvents');
  });

  test('that may not be read are a warning which names the permission', async () => {
    await define('denied', "console.log('hidden'); process.exit(3)");
    proxy = await startProxy(aws.url, (operation) =>
      operation === 'GetLogEvents'
        ? { kind: 'error', status: 400, type: 'AccessDeniedException', message: 'Said by the test.' }
        : undefined,
    );
    const { exitCode, log, summary } = await run('denied', {}, proxy.url);
    expect(exitCode).toBe(1);
    expect(log).toMatch(
      /^::warning::The log could not be read: .*Grant the role of this step logs:GetLogEvents on \/ecs\/denied.*\(attempt 1\)$/m,
    );
    expect(summary).toContain('Grant the role of this step logs:GetLogEvents');
    expect(annotations(log)).toHaveLength(1);
  });
});

describe('logs that are followed live', () => {
  const TALKS = `
    const say = (line) => console.log(line);
    say('::error::not one of ours');
    say('::endgroup::');
    setTimeout(() => say('half way'), 1500);
    setTimeout(() => say('done'), 4000);
  `;

  test('stand in the group of their attempt while it runs, and are no workflow commands', async () => {
    await define('live', TALKS);
    const seen: string[] = [];
    const { exitCode, log } = await runStep(aws.url, {
      inputs: { ...DEPLOY, 'state-machine': 'live', 'task-definition': 'live', logs: 'live' },
      onLog: (text) => seen.push(text),
    });
    expect(exitCode).toBe(0);
    const lines = log.split('\n');
    const at = (line: RegExp) => lines.findIndex((each) => line.test(each));
    const order = [
      /attempt 1 started/,
      /^::group::attempt 1: RunECSTask, task /,
      /^ \| half way$/,
      /^ \| done$/,
    ];
    const ends = [/^::endgroup::$/, /attempt 1 succeeded/];
    const places = [...order.map(at), lines.lastIndexOf('::endgroup::'), at(/attempt 1 succeeded/)];
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
    expect(ends.every((end) => at(end) >= 0)).toBe(true);
    // What the container says counts for nothing between the tokens.
    const foreign = at(/^ \| ::error::not one of ours$/);
    const stops = lines.findLastIndex(
      (line, index) => index < foreign && line.startsWith('::stop-commands::'),
    );
    const token = lines[stops]?.slice('::stop-commands::'.length);
    expect(stops).toBeGreaterThan(0);
    expect(lines.slice(stops, foreign)).not.toContain(`::${token}::`);
    expect(lines.slice(foreign)).toContain(`::${token}::`);
    // It was told while the task ran, not at its end.
    const early = seen.findIndex((text) => text.includes('half way'));
    expect(early).toBeLessThan(seen.findIndex((text) => /^ \| done$/m.test(text)));
  });

  test('are not shown a second time when the attempt has failed, but in the summary', async () => {
    await define('live-fails', "console.log('the customer has no orders'); process.exit(3)");
    const { log, summary } = await run('live-fails', { logs: 'live' });
    expect(log.match(/^ \| the customer has no orders$/gm)).toHaveLength(1);
    expect(log).not.toContain('last log lines');
    expect(summary).toContain('<pre>\nthe customer has no orders\n</pre>');
  });
});
