/** Which names the TFTP server serves, and how it refuses others, is what the real in.tftpd says. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deniedBy, tftpFile } from '../../server/boot/index.js';
import { repository } from '../support/repository.js';
import { siteOf } from '../support/site.js';
import { skip } from '../support/skip.js';

type Reply = { served: string } | { code: number; message: string } | null;

/** Below /srv, with their modes. */
const modes: Readonly<Record<string, number>> = {
  'tftp/pxelinux.0': 0o644,
  'tftp/owner': 0o600,
  'tftp/group': 0o640,
  'tftp/sub/file': 0o644,
  'tftp/sub/owner': 0o400,
  'tftp/closed/file': 0o644,
  'tftp/listed/file': 0o644,
  'other/file': 0o644,
};
const folders: Readonly<Record<string, number>> = { 'tftp/closed': 0o750, 'tftp/listed': 0o711 };

const names = [
  'pxelinux.0',
  '/pxelinux.0',
  'PXELINUX.0',
  './pxelinux.0',
  '//pxelinux.0',
  'owner',
  'group',
  'sub/file',
  'sub//file',
  'sub/owner',
  'sub/../pxelinux.0',
  '../pxelinux.0',
  '../../srv/other/file',
  'closed/file',
  'closed/gone',
  'listed/file',
  'gone',
  'gone/file',
  '/srv/tftp/pxelinux.0',
  '/srv/tftp/owner',
  '/srv/tftp/sub/file',
  '/srv/tftp/sub/../pxelinux.0',
  '/srv/tftp/./pxelinux.0',
  '/srv/tftp/gone',
  '/srv/other/file',
  '/srv/other/gone',
  '/srv/tftpx/file',
];

const everyOption = [
  '--secure /srv/tftp',
  '-s /srv/tftp',
  '/srv/tftp',
  '/srv/tftp/ /srv/other',
  '/srv/tftp/sub',
];

function told(options: string): Record<string, Reply | 'file'> {
  const site = siteOf(
    {
      'etc/dhcp/dhcpd.conf': 'subnet 10.0.0.0 netmask 255.255.255.0 { filename "pxelinux.0"; }\n',
      // By this file the daemon is known to be that of tftp-hpa; from inetd it might be another of that name.
      'etc/default/tftpd-hpa': `TFTP_OPTIONS="${options}"\n`,
      ...Object.fromEntries(Object.keys(modes).map((path) => [`srv/${path}`, ''])),
    },
    {
      modes: Object.fromEntries(
        Object.entries({ ...modes, ...folders }).map(([path, mode]) => [`srv/${path}`, mode]),
      ),
    },
  );
  return Object.fromEntries(
    names.map((name): [string, Reply | 'file'] => {
      const { path, present, refusal } = tftpFile(site, name);
      if (refusal !== undefined) return [name, { code: 2, message: refusal.words }];
      assert.ok(path !== undefined, `${name}, ${options}`);
      if (deniedBy(site, path) !== undefined) return [name, { code: 0, message: 'Permission denied' }];
      return [name, present === 'yes' ? 'file' : { code: 1, message: 'File not found' }];
    }),
  );
}

describe('in.tftpd', function () {
  this.timeout(600_000);
  let tree = '';

  before(function () {
    if (!existsSync('/usr/sbin/in.tftpd') || process.getuid?.() !== 0) {
      skip(this, 'tftpd-hpa is not installed, or this is not root');
    }
    tree = mkdtempSync(join(tmpdir(), 'diskless-lint-tftp-'));
    for (const [path, mode] of Object.entries(modes)) {
      const file = join(tree, 'srv', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${path}\n`);
      chmodSync(file, mode);
    }
    for (const [path, mode] of Object.entries(folders)) chmodSync(join(tree, 'srv', path), mode);
  });
  after(() => {
    if (tree !== '') rmSync(tree, { recursive: true });
  });

  for (const options of everyOption) {
    it(`serves and refuses what the trace says: in.tftpd ${options}`, () => {
      const out = execFileSync(
        `${repository}/test/oracle/tftp-ask`,
        ['--tree', tree, `--options=${options}`, ...names],
        { encoding: 'utf8' },
      );
      const real = JSON.parse(out) as Record<string, Reply>;
      const replies = Object.entries(real).map(([name, reply]): [string, Reply | 'file'] => [
        name,
        reply !== null && 'served' in reply ? 'file' : reply,
      ]);
      assert.deepEqual(told(options), Object.fromEntries(replies));
    });
  }
});
