/** Which names the TFTP of dnsmasq serves, and what it says of others, is what the real dnsmasq says. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dhcpServer } from '../../server/boot/dhcp/server.js';
import { seenBy } from '../../server/boot/files/seenby.js';
import { fileServer } from '../../server/boot/files/server.js';
import { firmwareClient } from '../../server/boot/machine/profile.js';
import type { Site } from '../../server/site/model.js';
import { macOf } from '../support/mac.js';
import { repository } from '../support/repository.js';
import { siteOf } from '../support/site.js';
import { skip } from '../support/skip.js';

type Reply = { readonly served: string } | { readonly code: number; readonly message: string } | null;

const MAC = macOf('02:1a:00:00:00:01');
const ADDRESS = '10.255.254.2';

/** Below /srv, with their modes. */
const modes: Readonly<Record<string, number>> = {
  'tftp/pxelinux.0': 0o644,
  'tftp/Upper': 0o644,
  'tftp/owner': 0o600,
  'tftp/sub/file': 0o644,
  'tftp/closed/file': 0o644,
  [`tftp/${ADDRESS}/mine`]: 0o644,
  'tftp/02-1a-00-00-00-01/mine': 0o644,
  'other/file': 0o644,
};

const names = [
  'pxelinux.0',
  '/pxelinux.0',
  'PXELINUX.0',
  'Upper',
  './pxelinux.0',
  '//pxelinux.0',
  'sub/file',
  'sub//file',
  'sub\\file',
  'sub/../pxelinux.0',
  '../other/file',
  'owner',
  'closed/file',
  'gone',
  'gone/file',
  'mine',
  `${ADDRESS}/mine`,
  '/srv/tftp/pxelinux.0',
  '/srv/tftp/sub/../pxelinux.0',
  '/srv/tftp/gone',
  '/srv/other/file',
  'srv/other/file',
  '/srv/tftpx/file',
];

/** Of one command line each. */
const everyOption: readonly (readonly string[])[] = [
  ['tftp-root=/srv/tftp'],
  ['tftp-root=/srv/tftp/'],
  ['tftp-root=srv/tftp'],
  ['tftp-root=/srv/tftp', 'tftp-lowercase'],
  ['tftp-root=/srv/tftp', 'user=root'],
  ['tftp-root=/srv/tftp', 'tftp-unique-root'],
  ['tftp-root=/srv/tftp', 'tftp-unique-root=mac'],
  ['tftp-root=/srv/other', 'tftp-unique-root=mac'],
  ['tftp-root=/srv/tftp', 'tftp-root=/srv/other'],
  ['tftp-root=/srv/other', 'tftp-root=/srv/tftp,t0'],
  ['tftp-root=/srv/tftp,t0', 'tftp-root=/srv/other,t0'],
  ['tftp-root=/srv/tftp', 'tftp-root=/srv/other,t9'],
  ['tftp-root=/srv/gone', 'tftp-no-fail'],
  ['tftp-root=/srv/gone'],
  ['tftp-root=/srv/tftp', 'tftp-root=/srv/gone,t9'],
];

/** The site with the client's view of it; the interface is the one that the real dnsmasq is asked at. */
function siteFor(options: readonly string[]): Site {
  const lines = [
    'dhcp-range=10.255.254.0,static,255.255.255.0',
    `dhcp-host=${MAC},${ADDRESS}`,
    'dhcp-boot=pxelinux.0',
    'interface=t0',
    'enable-tftp',
    ...options,
  ];
  return siteOf(
    {
      'etc/dnsmasq.conf': `${lines.join('\n')}\n`,
      'srv/tftp/vmlinuz': '',
      ...Object.fromEntries(Object.keys(modes).map((path) => [`srv/${path}`, ''])),
    },
    {
      modes: {
        ...Object.fromEntries(Object.entries(modes).map(([path, mode]) => [`srv/${path}`, mode])),
        'srv/tftp/closed': 0o700,
      },
    },
  );
}

function told(options: readonly string[]): Record<string, Reply | 'file' | string> {
  const site = siteFor(options);
  const { standstill } = dhcpServer(site);
  const [fault] = standstill.faults;
  if (fault !== undefined) return { ended: fault.log ?? '' };
  const seen = seenBy(site, dhcpServer(site).answer(firmwareClient('bios', MAC), undefined));
  const server = fileServer(seen);
  return Object.fromEntries(
    names.map((name): [string, Reply | 'file'] => {
      const { path, present, refusal } = server.fetch(name, 'tftp');
      if (refusal?.kind === 'name') return [name, { code: 2, message: refusal.words }];
      assert.ok(path !== undefined, `${name}, ${options.join(' ')}`);
      const folder = seen.tree.isDirectory(path) === 'yes';
      if (folder) return [name, { code: 0, message: `cannot read ${path}: Is a directory` }];
      const said = refusal === undefined ? server.absent(path, ADDRESS) : server.denied(path);
      if (refusal === undefined && present === 'yes') return [name, 'file'];
      return [name, { code: said.code, message: said.words }];
    }),
  );
}

/** Its words name the path as it put it together, ours the one that it comes to. */
function plain(reply: Reply | 'file'): Reply | 'file' {
  if (reply === null || reply === 'file' || 'served' in reply) return reply;
  return { ...reply, message: reply.message.replaceAll(/\/(?:\.?\/)+/g, '/') };
}

describe('the TFTP of dnsmasq', function () {
  this.timeout(600_000);
  let tree = '';

  before(function () {
    if (!existsSync('/usr/sbin/dnsmasq') || process.getuid?.() !== 0) {
      skip(this, 'dnsmasq is not installed, or this is not root');
    }
    tree = mkdtempSync(join(tmpdir(), 'diskless-lint-tftp-'));
    for (const [path, mode] of Object.entries(modes)) {
      const file = join(tree, 'srv', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${path}\n`);
      chmodSync(file, mode);
    }
    chmodSync(join(tree, 'srv/tftp/closed'), 0o700);
  });
  after(() => {
    if (tree !== '') rmSync(tree, { recursive: true });
  });

  for (const options of everyOption) {
    it(`serves and refuses what the trace says: ${options.join(', ')}`, () => {
      const line = options.map((option) => `--${option}`).join(' ');
      const out = execFileSync(
        `${repository}/test/oracle/tftp-ask`,
        ['--tree', tree, '--program', 'dnsmasq', `--options=${line}`, ...names],
        { encoding: 'utf8' },
      );
      const real = JSON.parse(out) as Record<string, Reply> | { readonly ended: string };
      const ours = told(options);
      if ('ended' in real) {
        assert.deepEqual(ours, real);
        return;
      }
      const replies = Object.entries(real).map(([name, reply]): [string, Reply | 'file'] => [
        name,
        reply !== null && 'served' in reply ? 'file' : plain(reply),
      ]);
      const said = Object.entries(ours).map(([name, reply]) => [name, plain(reply as Reply)]);
      assert.deepEqual(Object.fromEntries(said), Object.fromEntries(replies));
    });
  }
});
