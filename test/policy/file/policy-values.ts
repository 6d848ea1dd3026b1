/** Values of each key, by how the key is given; the first ones are fine, and the second ones are not. */
export const VALUES: Readonly<Record<string, readonly [good: readonly unknown[], bad: readonly unknown[]]>> =
  {
    container: [
      ['app', 'x'.repeat(1024), '😀'.repeat(1024)],
      ['', 'x'.repeat(1025), 7, null, ['app']],
    ],
    'max-retries': [
      [0, 3, 100],
      [-1, 101, 1.5, '3', null, true],
    ],
    'max-duration': [
      ['90m', '2h', '999999s', '1d'],
      ['90', '0m', '1.5h', '-5m', '9999999s', 90, null, '5m\n'],
    ],
    default: [
      ['RETRIABLE', 'TEMPORARY', 'FATAL'],
      ['SUCCESS', 'fatal', null, 1],
    ],
    'include-defaults': [
      [true, false],
      ['true', 1, null],
    ],
    colour: [[], ['red']],
    rules: [[], [[], null, {}, 'FATAL', ['FATAL'], [{}]]],
    'rules.0.name': [
      ['a', 'A-b_9', 'a'.repeat(64)],
      ['', '1a', '-a', 'a b', 'é', 'a'.repeat(65), 7, null, 'default'],
    ],
    'rules.0.type': [
      ['FATAL', 'SUCCEEDED'],
      ['fatal', null, 3, ['FATAL']],
    ],
    'rules.0.because': [
      ['Since.', '😀'.repeat(1024)],
      ['', 'x'.repeat(1025), 7, null],
    ],
    'rules.0.becuase': [[], ['x']],
    'rules.0.when': [[], [{}, [], null, 7, 'exit-code', { all: [] }]],
    'rules.0.when.exit-code': [
      [
        0,
        7,
        255,
        '0',
        '255',
        'none',
        '7-7',
        '0-255',
        '9-10',
        '64-78',
        '99-100',
        '100-255',
        '109-110',
        [1, '2-3', 'none'],
      ],
      [
        -1,
        256,
        1.5,
        '256',
        '',
        'NONE',
        '64-',
        '-64',
        '78-64',
        '10-9',
        '100-99',
        '110-109',
        '255-0',
        '1-256',
        '007',
        true,
        null,
        [],
        {},
        [1, 'x'],
        [[1]],
      ],
    ],
    'rules.0.when.stop-code': [
      ['SpotInterruption', ['UserInitiated', 'MoonPhase'], 'x'.repeat(1024)],
      ['Spot*', ['*'], '', 7, null, [], ['']],
    ],
    'rules.0.when.reason': [
      ['*', 'x', '*a**b*c*', 'a*b*c*d*e', 'x'.repeat(512), ['a', '*b']],
      ['', '*a*b*c*d*', '*a*b*c*d*e', 'x'.repeat(513), 7, null, [], ['a', '']],
    ],
    'rules.0.when.error': [
      ['ECS.*', ['*']],
      ['', 1, ['*a*b*c*d*']],
    ],
    'rules.0.when.container': [
      ['app', ['app', 'b']],
      ['', [], null, [7]],
    ],
    'rules.0.when.any': [
      [[{ 'exit-code': 1 }], [{ 'exit-code': 1 }, { not: { error: '*' } }]],
      [[], {}, [{}], [7], [{ 'exit-cod': 1 }], [{ any: [] }], null],
    ],
    'rules.0.when.not': [[{ 'exit-code': 1 }], [{}, [], 7, null, { 'exit-code': 256 }, { not: {} }]],
    'rules.1.wait-seconds': [
      [1, 86_400],
      [0, 86_401, 1.5, '60', null],
    ],
    'rules.1.backoff-rate': [
      [1, 1.5, 10],
      [0.5, 10.1, '2', null],
    ],
    'rules.1.max-wait-seconds': [
      [1, 86_400],
      [0, 86_401, null],
    ],
    'rules.1.jitter': [
      ['none', 'full'],
      ['half', true, null],
    ],
    'rules.1.max-retries': [
      [0, 100],
      [-1, 101, 0.5, null],
    ],
    'rules.1.free': [
      [true, false],
      [1, 'yes', null],
    ],
    'rules.1.then': [
      [],
      [{}, 'x2', null, { memroy: 'x2' }, { 'max-memory': 2048 }, { cpu: 256, 'max-memory': 2048 }],
    ],
    'rules.1.then.memory': [
      [512, 4096, 122_880, 'x2', 'x1.5', 'x16', 'x16.0', 'x1.05', '+1', '+1024', '+99999', '+122880'],
      [
        511,
        122_881,
        1024.5,
        'x1',
        'x1.0',
        'x0.5',
        'x16.1',
        'x17',
        'x',
        '+0',
        '+122881',
        '+200000',
        '-1024',
        '8192',
        'double',
        null,
        ['x2'],
      ],
    ],
    'rules.1.then.cpu': [
      [256, 512, 1024, 2048, 4096, 8192, 16_384],
      [0, 300, '256', 32_768, null, 256.5],
    ],
    'rules.1.then.ephemeral-storage': [
      [21, 200],
      [20, 201, '50', null],
    ],
    'rules.1.then.capacity-provider': [
      ['FARGATE', 'a_b-9'],
      ['', 'a b', 'a.b', 7, null],
    ],
    'rules.1.then.environment': [
      [{ A: 'x' }, { _a9: 'y', B: 'z' }],
      [{}, { '1A': 'x' }, { A: 1 }, { A: '' }, { 'A-B': 'x' }, ['A'], null],
    ],
    'rules.2.then': [
      [
        { memory: 'x2', 'max-memory': 512 },
        { memory: 'x2', cpu: 4096, 'max-memory': 8192 },
      ],
      [
        { memory: 'x2', 'max-memory': 511 },
        { memory: 'x2', 'max-memory': 122_881 },
        { memory: 'x2', cpu: 4096, 'max-memory': 4096 },
      ],
    ],
    // A waiting rule knows what one that reruns at once does not, and one that is FATAL knows neither.
    'rules.2.wait-seconds': [[], [60]],
    'rules.2.backoff-rate': [[], [2]],
    'rules.2.max-wait-seconds': [[], [60]],
    'rules.2.jitter': [[], ['full']],
    'rules.2.free': [[true], []],
    'rules.0.wait-seconds': [[], [60]],
    'rules.0.free': [[], [true, false]],
    'rules.0.max-retries': [[], [1]],
    'rules.0.then': [[], [{ cpu: 256 }]],
  };
