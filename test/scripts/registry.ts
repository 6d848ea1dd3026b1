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
  readonly [field: string]: unknown;
}

export interface Registry extends AsyncDisposable {
  readonly url: string;
  /** From now on a package holds something else than was published, and the metadata its hash. */
  tamper(name: string): void;
}

/** Starts an npm registry on loopback. */
export async function startRegistry(packages: readonly Published[]): Promise<Registry> {
  const tarballs = new Map(packages.map((published) => [published, tarball(published, 'published')]));
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
        tarballs.set(published, tarball(published, 'tampered'));
      }
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

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

function tarball(published: Published, content: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'sfn-fargate-retry-tarball-'));
  try {
    mkdirSync(join(folder, 'package'));
    writeFileSync(join(folder, 'package', 'package.json'), JSON.stringify(published));
    writeFileSync(join(folder, 'package', 'index.js'), `// ${content}\n`);
    return spawnSync('tar', ['-czf', '-', 'package'], { cwd: folder }).stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
