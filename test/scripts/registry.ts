import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A package as it is published: what its package.json says. */
export interface Published {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Each must be published as well; its tarball holds them. */
  readonly bundleDependencies?: readonly string[];
  readonly [field: string]: unknown;
}

export interface Registry extends AsyncDisposable {
  readonly url: string;
  /** From now on a package holds something else than was published, and the metadata its hash. */
  tamper(name: string): void;
}

/** Starts an npm registry on loopback. */
export async function startRegistry(packages: readonly Published[]): Promise<Registry> {
  const tarballs = new Map(packages.map((published) => [published, pack(published, 'published')]));
  const server = createServer((request, response) => {
    const [name = '', file] = decodeURIComponent(request.url ?? '')
      .slice(1)
      .split('/-/');
    const versions = packages.filter((published) => published.name === name);
    const requested = versions.find(({ version }) => file === `${version}.tgz`);
    if (requested !== undefined) {
      response.end(tarballs.get(requested));
    } else if (file === undefined && versions.length > 0) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(packument(name, `http://${request.headers.host}/${name}/-`)));
    } else {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not found"}');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The registry has no port.');
  }
  return {
    url: `http://127.0.0.1:${address.port}/`,
    tamper: (name) => {
      for (const published of packages.filter((candidate) => candidate.name === name)) {
        tarballs.set(published, pack(published, 'tampered'));
      }
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  /** As npm packs it: what is bundled brings along what it depends on. */
  function pack(published: Published, content: string): Buffer {
    const names = new Set(published.bundleDependencies);
    for (const name of names) {
      const { dependencies = {} } = packages.find((candidate) => candidate.name === name) ?? {};
      for (const dependency of Object.keys(dependencies).filter((other) => other !== published.name)) {
        names.add(dependency);
      }
    }
    return tarball(
      published,
      packages.filter(({ name }) => names.has(name)),
      content,
    );
  }

  function packument(name: string, base: string): object {
    const versions = packages.filter((published) => published.name === name);
    return {
      name,
      'dist-tags': { latest: versions.at(-1)?.version },
      versions: Object.fromEntries(
        versions.map((published) => {
          const dist = {
            tarball: `${base}/${published.version}.tgz`,
            integrity: sha512(tarballs.get(published)),
          };
          return [published.version, { ...published, dist }];
        }),
      ),
    };
  }
}

function sha512(content: Buffer = Buffer.alloc(0)): string {
  return `sha512-${createHash('sha512').update(content).digest('base64')}`;
}

function tarball(published: Published, bundled: readonly Published[], content: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-tarball-'));
  const root = join(folder, 'package');
  try {
    write(root, published, content);
    for (const inner of bundled) {
      write(join(root, 'node_modules', inner.name), inner, 'bundled');
    }
    return spawnSync('tar', ['-czf', '-', 'package'], { cwd: folder }).stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(folder: string, published: Published, content: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(published));
  writeFileSync(join(folder, 'index.js'), `// ${content}\n`);
}
