/** Sites go in, real PXE boots in QEMU come out: what we call right has to boot. Slow; skipped where QEMU or a kernel is missing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generateSite, parseDescription, type SiteDescription } from '../../server/generate/index.js';
import { fixtures, repository } from '../support/repository.js';
import { skip } from '../support/skip.js';

interface Boot {
  readonly verdict: string;
  readonly stage: string;
  readonly reason: string | null;
  readonly oracle: readonly string[];
}

const bootSite = join(repository, 'test/oracle/boot-site');

/** What is missing for a boot, in words; undefined when everything is there. */
function missing(): string | undefined {
  const kernels = process.env['DISKLESS_LINT_KERNELS'];
  if (!kernels) return 'DISKLESS_LINT_KERNELS names no directory with bzImage-full';
  if (!existsSync(join(kernels, 'bzImage-full'))) return `${kernels} holds no bzImage-full`;
  const base = process.env['ORACLE_BASE'];
  if (!base || !existsSync(base)) return 'ORACLE_BASE is not set: run test/oracle/setup';
  const qemu = spawnSync('qemu-system-x86_64', ['--version']);
  return qemu.error ? 'qemu-system-x86_64 is not installed' : undefined;
}

function boot(directory: string, mac: string): Boot {
  const run = spawnSync(bootSite, [directory, '--mac', mac], { encoding: 'utf8', timeout: 180_000 });
  assert.notEqual(run.stdout, '', `boot-site said nothing; its errors: ${run.stderr}`);
  return JSON.parse(run.stdout) as Boot;
}

/** Fixtures hold a line of text where the real site has a program; boot-site puts the real one where there is none. */
function removePlaceholders(directory: string): number {
  let removed = 0;
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    const status = lstatSync(path);
    if (status.isDirectory()) removed += removePlaceholders(path);
    else if (status.isFile() && readFileSync(path, 'latin1').startsWith('Placeholder for ')) {
      rmSync(path);
      removed++;
    }
  }
  return removed;
}

/** Writes a generated site, with the mount points that every real root has. */
function writeSite(description: SiteDescription, directory: string): void {
  for (const [path, text] of generateSite(description)) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const { root } of description.nodes) {
    for (const name of ['dev', 'proc', 'sys', 'tmp', 'run', 'var', 'usr']) {
      mkdirSync(join(directory, root, name), { recursive: true });
    }
    for (const { mount } of description.shared) mkdirSync(join(directory, root, mount), { recursive: true });
  }
  for (const { path } of description.shared) {
    mkdirSync(join(directory, path), { recursive: true });
    // The node's init writes as root, who is nobody in a shared directory.
    chmodSync(join(directory, path), 0o777);
  }
}

const three = (version: string): string => `
server: { name: master, address: 192.168.7.1 }
network: { subnet: 192.168.7.0/24, router: 192.168.7.254, dns: [192.168.7.1], domain: lab.example }
nfs: { version: ${version} }
kernel: { parameters: [console=ttyS0], symbols: { VIRTIO_NET: y } }
shared:
  - { path: /home, access: rw }
nodes:
  - { name: node1, mac: 52:54:00:00:07:01, address: 192.168.7.21 }
  - { name: kiosk1, mac: 52:54:00:00:07:02, address: 192.168.7.22, root: /srv/nfs/kiosk, access: ro }
  - { name: kiosk2, mac: 52:54:00:00:07:03, address: 192.168.7.23, root: /srv/nfs/kiosk, access: ro }
`;

describe('real boots', function () {
  this.timeout(600_000);
  let work = '';

  before(function () {
    const reason = missing();
    if (reason !== undefined) {
      skip(this, `no real boots: ${reason}`);
    }
    work = mkdtempSync(join(tmpdir(), 'diskless-lint-boot-'));
  });

  after(() => {
    if (work) rmSync(work, { recursive: true, force: true });
  });

  it('boots the mended HOWTO site', () => {
    const site = join(work, 'howto-fixed');
    cpSync(join(fixtures, 'sites/howto-fixed'), site, { recursive: true, verbatimSymlinks: true });
    assert.ok(removePlaceholders(site) > 0, 'the fixture has lost its placeholders');
    const result = boot(site, '00:40:63:C2:CA:C9');
    assert.equal(result.verdict, 'BOOT-OK', `${result.stage}: ${result.reason}`);
  });

  it('refuses the HOWTO site as it is printed, because of its empty pool', () => {
    const site = join(work, 'howto');
    cpSync(join(fixtures, 'sites/howto'), site, { recursive: true, verbatimSymlinks: true });
    removePlaceholders(site);
    const result = boot(site, '00:40:63:C2:CA:C9');
    assert.equal(result.verdict, 'REJECTED');
    assert.match(result.reason ?? '', /no address range/);
  });

  for (const version of ['3', '4.0']) {
    describe(`a generated site of three nodes, NFS ${version}`, () => {
      const { description, problems } = parseDescription(three(version));
      assert.ok(description, JSON.stringify(problems));

      for (const node of description.nodes) {
        it(`boots ${node.name}`, () => {
          const site = join(work, `three-${version}-${node.name}`);
          writeSite(description, site);
          const result = boot(site, node.mac);
          assert.equal(result.verdict, 'BOOT-OK', `${result.stage}: ${result.reason}`);
          assert.ok(result.oracle.includes(`HOSTNAME ${node.name}`), result.oracle.join('\n'));
          const write = result.oracle.find((line) => line.startsWith('WRITE / '));
          assert.equal(write, node.access === 'rw' ? 'WRITE / ok' : 'WRITE / no (ro asked for)');
        });
      }
    });
  }
});
