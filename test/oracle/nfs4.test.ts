/** Tables of exports and the mounts of a node go in; which of them a real nfsd grants, beside what the trace says, comes out. One boot for each table. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellMount } from '../../server/service/verdict/tell.js';
import { skip } from '../support/skip.js';
import type { BootCase } from './boot-matrix.js';
import { baseSite, EXPORTS, FSTAB, NODE_MAC, NODE_ROOT } from './boot-matrix-site.js';
import { bootSite, missingForBoots, prepareCase } from './boot-real.js';
import { kernelOf, traceCase } from './boot-table.js';

/** All mounts ask for writing. */
type Result = 'rw' | 'ro' | 'refused';

interface Table {
  readonly name: string;
  readonly exports: string;
  /** Empty directories of the server, apart from those that are exported. */
  readonly directories: readonly string[];
  /** Version and path. */
  readonly mounts: readonly string[];
  /** What the files cannot decide: the trace has to leave it open, whatever this server does. */
  readonly open: readonly string[];
  readonly granted?: readonly string[];
}

const rights = 'sync,no_subtree_check,no_root_squash';
const net = '192.168.1.0/24';
const rootLine = `/diskless/192.168.1.21 192.168.1.21(rw,${rights})\n`;

const tables: readonly Table[] = [
  {
    name: 'an entry with fsid=0',
    exports: `${rootLine}/srv/v4 ${net}(rw,fsid=0,${rights})
/srv/v4/open ${net}(rw,${rights})
/srv/v4/ro ${net}(ro,${rights})
/srv/v4/others 192.168.1.99(rw,${rights})
/data ${net}(rw,${rights})
`,
    directories: ['srv/v4/plain/deep'],
    mounts: [
      '4 /',
      '4 /open',
      '4 /open/',
      '4 /ro',
      '4 /others',
      '4 /plain',
      '4 /plain/deep',
      '4 /missing',
      '4 /srv/v4',
      '4 /srv/v4/open',
      '4 /data',
      '3 /srv/v4/open',
      '3 /srv/v4/ro',
      '3 /open',
      '3 /data',
    ],
    open: ['4 /ro', '4 /data'],
    // A copy of the site holds no data: that a directory is there is taken for granted.
    granted: ['4 /missing'],
  },
  {
    name: 'no entry with fsid=0',
    exports: `${rootLine}/srv/a ${net}(rw,${rights})
/srv/a/ro ${net}(ro,${rights})
/srv/r ${net}(ro,${rights})
/srv/r/rw ${net}(rw,${rights})
/srv/b/nested ${net}(rw,${rights})
/srv/c 192.168.1.99(rw,${rights})
/srv/c/ours ${net}(rw,${rights})
/srv/d 192.168.1.99(rw,${rights})
`,
    directories: ['srv/a/plain', 'srv/b/plain', 'srv/e'],
    mounts: [
      '4 /',
      '4 /srv',
      '4 /srv/b',
      '4 /srv/b/nested',
      '4 /srv/b/plain',
      '4 /srv/a',
      '4 /srv/a/plain',
      '4 /srv/a/ro',
      '4 /srv/r/rw',
      '4 /srv/c',
      '4 /srv/c/ours',
      '4 /srv/d',
      '4 /srv/e',
      '4 /srv/missing',
      '3 /srv/b',
      '3 /srv/a/ro',
    ],
    open: ['4 /', '4 /srv', '4 /srv/b', '4 /srv/a/ro', '4 /srv/r/rw', '4 /srv/c'],
  },
];

describe('mounts with NFS version 4', function () {
  this.timeout(600_000);

  before(function () {
    const reason = missingForBoots();
    if (reason !== undefined) {
      skip(this, `no mounts of version 4: ${reason}`);
    }
  });

  for (const table of tables) {
    it(`${table.name}: ${table.mounts.length} mounts as the trace says`, () => {
      const it = caseOf(table);
      const traced = new Map(
        traceCase(it).mounts.map((stage) => [stage.mount.target.value, tellMount(stage)]),
      );
      const real = realResults(it);
      const differences: string[] = [];
      for (const [index, mount] of table.mounts.entries()) {
        const target = targetOf(index);
        const seen = real.get(target);
        const trace = traced.get(target);
        const said = trace === undefined ? undefined : results[trace.verdict];
        const expected = table.open.includes(mount)
          ? 'open'
          : table.granted?.includes(mount) === true
            ? 'rw'
            : seen?.result;
        if (said !== expected || seen === undefined)
          differences.push(`${mount}: ${said} (${trace?.summary}), but ${seen?.result}: ${seen?.text}`);
        if (seen?.result === 'refused' && mount.startsWith('4'))
          assert.match(seen.text, /No such file or directory/);
      }
      assert.deepEqual(differences, []);
    });
  }
});

const results = { ok: 'rw', degraded: 'ro', fails: 'refused', unknown: 'open' } as const;

const targetOf = (index: number): string => `/mnt/m${index}`;

function caseOf({ name, exports, directories, mounts }: Table): BootCase {
  const files = baseSite();
  files.set(EXPORTS, exports);
  const lines = mounts.map((mount, index) => {
    const [version, path] = mount.split(' ');
    files.set(`${NODE_ROOT}${targetOf(index)}/`, '');
    return `master:${path} ${targetOf(index)} nfs rw,vers=${version}${version === '3' ? ',nolock' : ''} 0 0\n`;
  });
  files.set(FSTAB, lines.join(''));
  const exported = [...exports.matchAll(/^\/(\S+)/gm)].map((match) => match[1] ?? '');
  for (const path of [...directories, ...exported]) files.set(`${path}/`, '');
  return { name, files, modes: {}, setup: [], kernel: 'full', bare: false };
}

function realResults(it: BootCase): Map<string, { readonly result: Result; readonly text: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'diskless-lint-nfs4-'));
  try {
    const { oracle = [] } = bootSite(folder, NODE_MAC, ...prepareCase(it, folder, kernelOf(it) ?? ''));
    const written = new Set(oracle.flatMap((line) => /^WRITE (\S+) ok/.exec(line)?.[1] ?? []));
    const found = new Map<string, { result: Result; text: string }>();
    for (const line of oracle) {
      const match = /^MOUNT (\S+) rc=(\d+) (.*)$/.exec(line);
      const [, target = '', code, text = ''] = match ?? [];
      if (match === null) continue;
      const result = code !== '0' ? 'refused' : written.has(target) ? 'rw' : 'ro';
      found.set(target, { result, text });
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
