import { describe, expect, test } from '@jest/globals';
import { parseCommandLine } from '../../../local/command-line.ts';

describe('the command line', () => {
  test('takes a free port and true waits unless told otherwise', () => {
    expect(parseCommandLine([])).toEqual({
      kind: 'serve',
      options: { port: 0, waitScale: 1, functions: new Map(), quotas: 'none' },
    });
  });

  test('takes all options', () => {
    const args = [
      '--port',
      '4599',
      '--wait-scale=0.05',
      '--function',
      'A=a.mjs',
      '--function',
      'b-c_D=x/y=z.ts',
      '--quotas=small',
      '--requests',
      'asked.jsonl',
      '--access-key',
      'my_key-1:a/b+c=',
    ];
    expect(parseCommandLine(args)).toEqual({
      kind: 'serve',
      options: {
        port: 4599,
        waitScale: 0.05,
        functions: new Map([
          ['A', 'a.mjs'],
          ['b-c_D', 'x/y=z.ts'],
        ]),
        quotas: 'small',
        requestsFile: 'asked.jsonl',
        accessKey: { accessKeyId: 'my_key-1', secretAccessKey: 'a/b+c=' },
      },
    });
  });

  test.each([
    { args: ['--wait-scale', '0'], waitScale: 0 },
    { args: ['--wait-scale', '.5'], waitScale: 0.5 },
    { args: ['--wait-scale', '1e-3'], waitScale: 0.001 },
    { args: ['--wait-scale', '2'], waitScale: 2 },
  ])('takes $args', ({ args, waitScale }) => {
    expect(parseCommandLine(args)).toMatchObject({ kind: 'serve', options: { waitScale } });
  });

  test.each([
    { args: ['--port', 'many'], message: '--port "many" must be an integer from 0 to 65535.' },
    { args: ['--port', '65536'], message: '--port "65536" must be an integer from 0 to 65535.' },
    { args: ['--port=-1'], message: '--port "-1" must be an integer from 0 to 65535.' },
    { args: ['--port', '1.5'], message: '--port "1.5" must be an integer from 0 to 65535.' },
    {
      args: ['--wait-scale', ''],
      message: '--wait-scale "" must be a number that is not negative, such as 0.05.',
    },
    {
      args: ['--wait-scale=-1'],
      message: '--wait-scale "-1" must be a number that is not negative, such as 0.05.',
    },
    {
      args: ['--wait-scale', '-1'],
      message: '--wait-scale "-1" must be a number that is not negative, such as 0.05.',
    },
    { args: ['--port', '-1'], message: '--port "-1" must be an integer from 0 to 65535.' },
    {
      args: ['--wait-scale', 'fast'],
      message: '--wait-scale "fast" must be a number that is not negative, such as 0.05.',
    },
    {
      args: ['--function', 'name'],
      message:
        '--function "name" must be NAME=FILE, with a name of up to 64 letters, digits, hyphens and underscores.',
    },
    {
      args: ['--function', '=file'],
      message:
        '--function "=file" must be NAME=FILE, with a name of up to 64 letters, digits, hyphens and underscores.',
    },
    { args: ['--quotas', 'large'], message: '--quotas "large" must be none or small.' },
    { args: ['--requests', ''], message: '--requests must name a file.' },
    { args: ['--function', 'a=x', '--function', 'a=y'], message: '--function "a" is given twice.' },
  ])('refuses $args in a sentence', ({ args, message }) => {
    expect(parseCommandLine(args)).toEqual({ kind: 'fault', message });
  });

  test.each([
    { args: ['--port'], message: '--port needs a value.' },
    { args: ['--access-key'], message: '--access-key needs a value.' },
    { args: ['--requests', 'asked.jsonl', '--function'], message: '--function needs a value.' },
    { args: ['--colour'], message: 'Argument 1 belongs to no option; --help lists the options.' },
    {
      args: ['--port', '1', '--wait-scale=0', 'x'],
      message: 'Argument 4 belongs to no option; --help lists the options.',
    },
  ])('refuses $args in one line', ({ args, message }) => {
    expect(parseCommandLine(args)).toEqual({ kind: 'fault', message });
  });

  test.each([
    { args: ['--access-key', 'hush'], message: '--access-key must be ID:SECRET.' },
    { args: ['--access-key', ''], message: '--access-key must be ID:SECRET.' },
    { args: ['--access-key', '--hush'], message: '--access-key must be ID:SECRET.' },
    ...[':hush', 'a/b:hush', 'a b:hush', '$(id):hush', "a':hush", 'ä:hush', `${'a'.repeat(129)}:hush`].map(
      (value) => ({
        args: ['--access-key', value],
        message: '--access-key must have an id of 1 to 128 letters, digits, hyphens and underscores.',
      }),
    ),
    ...['', 'hush hush', '$hush', '`hush`', "hu'sh", 'hush;id', 'hush\n', '~hush', 'hu:sh'].map((secret) => ({
      args: ['--access-key', `id:${secret}`],
      message: '--access-key must have a secret of 1 to 256 letters, digits and characters of /+=_.-.',
    })),
    // What a blank cuts off belongs to no option, and may be the secret.
    {
      args: ['--access-key', 'id:', 'hush'],
      message: 'Argument 3 belongs to no option; --help lists the options.',
    },
    { args: ['id:hush'], message: 'Argument 1 belongs to no option; --help lists the options.' },
    ...['--hush', '--hush=1', '-hush', '--no-hush', '--'].map((rest) => ({
      args: ['--access-key', 'id:', rest, 'hush'],
      message: 'Argument 3 belongs to no option; --help lists the options.',
    })),
    { args: ['--acess-key=id:hush'], message: 'Argument 1 belongs to no option; --help lists the options.' },
  ])('refuses $args in a sentence that does not show the secret', ({ args, message }) => {
    expect(parseCommandLine(args)).toEqual({ kind: 'fault', message });
    expect(message).not.toContain('hush');
  });

  test('shows its help, whatever else is asked for', () => {
    expect(parseCommandLine(['--help', '--port', 'x'])).toEqual({ kind: 'help' });
  });
});
