#!/usr/bin/env node
/**
 * Boots cases of the boot matrix in QEMU and keeps what the server's daemons and the node's screen said, for the tests of `diagnose`.
 *
 *   node test/oracle/record-logs.mjs DIR [CASE…]   writes DIR/CASE.server.log and DIR/CASE.console.log; cases that are there are passed over
 *   --patient                                      waits until the kernel itself gives up a root that it is refused (95 s)
 *
 * The lines are as they were recorded; what is left out is what a kernel and the daemons say of everything else.
 * Needs the compiled tests (npx tsc -b), and what README.md says of boot-site.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const compiled = new URL('../../dist/lib/test/oracle/', import.meta.url);
const load = (name) => import(new URL(name, compiled).href);
const { bootCase, caseNames } = await load('boot-matrix.js');
const { NODE_MAC } = await load('boot-matrix-site.js');
const { kernelOf } = await load('boot-table.js');
const { bootSite, missingForBoots, prepareCase } = await load('boot-real.js');

/** Lines of the daemons about machines, and those with which they end. */
const SAID = /^(?:dhcpd|mountd|exportfs|nfsd|statd|rpcbind): |in\.tftpd/;
const USUAL =
  /subtree_check|NOTE: this default|: $|exporting |Copyright|All rights|For info|(?:Config|Database|PID) file:|Wrote \d|v4root|EXPORT request/;

/** What boots alike whether or not anything is wrong. */
const ALIKE = /ORACLE: (?:MOUNT \S+ rc=0|MOUNT \S+ already|MOUNTED|PNP|CMDLINE|HOSTNAME)/;

/** Of a kernel only what it says of its network, its root and its init. */
const OF_THE_BOOT =
  /Linux version|Command line|IP-Config|DHCP|hostname|nameserver|NFS|nfs|VFS|devtmpfs|panic|init|overlay|mount|ORACLE|Warning/;

/** What dhcpd says of a file that it does not take, with the file's name as it is on the server. */
function refusal(site) {
  const { stderr } = spawnSync('dhcpd', ['-t', '-cf', join(site, 'etc/dhcp/dhcpd.conf')], {
    encoding: 'latin1',
  });
  return stderr
    .replaceAll(site, '')
    .split('\n')
    .map((line) => `dhcpd: ${line}`);
}

function trimmed(screen) {
  const lines = screen.split('\n');
  const kernel = lines.findIndex((line) => line.includes('Linux version'));
  return kernel < 0
    ? screen
    : [
        ...lines.slice(0, kernel),
        ...lines.slice(kernel).filter((line) => OF_THE_BOOT.test(line) && !ALIKE.test(line)),
      ].join('\n');
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { patient: { type: 'boolean', default: false } },
});
const [out, ...asked] = positionals;
if (out === undefined) throw new Error('usage: record-logs.mjs DIR [CASE…]');
const missing = missingForBoots();
if (missing !== undefined) throw new Error(missing);
mkdirSync(out, { recursive: true });

for (const name of asked.length > 0 ? asked : caseNames) {
  if (existsSync(join(out, `${name}.server.log`))) continue;
  const it = bootCase(name);
  const kernel = kernelOf(it);
  if (kernel === undefined) {
    console.log(`${name}: there is no bzImage-${it.kernel}`);
    continue;
  }
  const work = mkdtempSync(join(tmpdir(), 'diskless-lint-logs-'));
  try {
    const site = join(work, 'site');
    const words = [...prepareCase(it, site, kernel), '--out', join(work, 'logs')];
    const booted = bootSite(site, NODE_MAC, ...words, ...(values.patient ? ['--patient'] : []));
    const read = (file) => {
      const path = join(work, 'logs', file);
      return existsSync(path) ? readFileSync(path, 'latin1') : '';
    };
    if (booted.stage === 'server') {
      console.log(`${name}: not recorded, the server did not come up`);
      continue;
    }
    const refused = booted.verdict === 'REJECTED' ? refusal(site) : [];
    const daemons = read('daemons.log')
      .split('\n')
      .filter((line) => SAID.test(line));
    const kept = [...refused, ...daemons].filter((line) => !USUAL.test(line));
    writeFileSync(join(out, `${name}.server.log`), `${kept.join('\n')}\n`, 'latin1');
    writeFileSync(join(out, `${name}.console.log`), trimmed(read('client.log')), 'latin1');
    console.log(`${name}: ${booted.verdict} ${booted.stage} (${booted.reason ?? 'nothing wrong'})`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
