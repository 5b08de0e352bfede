/** Whom hosts.allow and hosts.deny let in is what libwrap's own tcpdmatch says (Debian package tcpd). */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessOf } from '../../server/boot/wrappers/access.js';
import { miniature } from '../../server/rules/about/miniature.js';
import { parseIpv4 } from '../../server/site/address.js';
import { siteOf } from '../support/site.js';
import { skip } from '../support/skip.js';

/** Lines for hosts.allow; hosts.deny is ALL: ALL. */
const ALLOW = [
  '',
  'sshd: ALL',
  'ALL: ALL',
  'in.tftpd: ALL',
  'IN.TFTPD: all',
  'tftpd: ALL',
  'in.tftpd : 192.168.1.',
  'in.tftpd: 192.168.1',
  'in.tftpd: 192.168.',
  'in.tftpd: 192.168.1.0/24',
  'in.tftpd: 192.168.1.5/24',
  'in.tftpd: 192.168.1.0/255.255.255.0',
  'in.tftpd: 192.168.1.21/255.255.255.255',
  'in.tftpd: 192.168.1.21/32',
  'in.tftpd: 0.0.0.0/0',
  'in.tftpd: 0.0.0.0/0.0.0.0',
  'in.tftpd: 192.168.1.0/33',
  'in.tftpd: 192.168.1.0/255.255.255',
  'in.tftpd: 192.168.1.21',
  'in.tftpd: 192.168.1.2',
  'in.tftpd: 192.168.1.*',
  'in.tftpd: 192.168.1.?1',
  'in.tftpd: 10.0.0.1, 192.168.1.21',
  'in.tftpd: 10.0.0.1 192.168.1.21',
  'in.tftpd,mountd: 192.168.1.',
  'mountd in.tftpd: 192.168.1.',
  'ALL EXCEPT in.tftpd: ALL',
  'ALL EXCEPT mountd: ALL',
  'in.tftpd: ALL EXCEPT 192.168.1.',
  'in.tftpd: 192.168.1. EXCEPT 192.168.1.22',
  'in.tftpd: 192.168.1. EXCEPT 192.168.1.0/24 EXCEPT 192.168.1.21',
  'in.tftpd: [::1]',
  'in.tftpd: [fe80::]/10, 192.168.1.',
  'in.tftpd: ALL: deny',
  'in.tftpd: ALL: allow',
  'in.tftpd: 192.168.1.: severity daemon.info: deny',
  'in.tftpd 192.168.1.',
  'in.tftpd:',
  ': ALL',
  '# in.tftpd: ALL',
  'in.tftpd: \\\n 192.168.1.',
  'sshd: ALL\nin.tftpd: 192.168.1.',
  'in.tftpd: 192.168.1.: deny\nin.tftpd: ALL',
];
const DENY = [
  'ALL: ALL\n',
  'ALL: ALL',
  'in.tftpd: 192.168.1.\n',
  'ALL: ALL EXCEPT 192.168.1.21\n',
  'ALL: ALL: allow\n',
  '',
];

describe('TCP wrappers', function () {
  this.timeout(600_000);

  it('let in whom tcpdmatch lets in', function () {
    const folder = mkdtempSync(join(tmpdir(), 'wrappers-'));
    try {
      execFileSync('tcpdmatch', ['-d', 'in.tftpd', '192.168.1.21'], { cwd: folder, stdio: 'ignore' });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        skip(this, 'tcpdmatch is not installed (Debian package "tcpd")');
    }
    const differ: string[] = [];
    try {
      for (const allow of ALLOW)
        for (const deny of DENY) {
          writeFileSync(join(folder, 'hosts.allow'), `${allow}\n`);
          writeFileSync(join(folder, 'hosts.deny'), deny);
          const said = execFileSync('tcpdmatch', ['-d', 'in.tftpd', '192.168.1.21'], {
            cwd: folder,
            stdio: ['ignore', 'pipe', 'ignore'],
          }).toString();
          const expected = /access:\s+(\w+)/.exec(said)?.[1];
          const site = siteOf(miniature({ 'etc/hosts.allow': `${allow}\n`, 'etc/hosts.deny': deny }));
          const { kind } = accessOf(site, 'in.tftpd', { address: parseIpv4('192.168.1.21') });
          if (kind !== expected) differ.push(`${allow} / ${deny}: ${expected}, not ${kind}`);
        }
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.deepEqual(differ, []);
  });
});
