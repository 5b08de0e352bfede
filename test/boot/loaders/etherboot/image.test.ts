/** Sites whose machines are told an image for Etherboot go in; whether it starts, and with which words, comes out. */
import assert from 'node:assert/strict';
import { type Firmware, traceBoot } from '../../../../server/boot/index.js';
import { etherbootSite } from '../../../../server/rules/about/examples/etherboot.js';
import { siteOf } from '../../../support/site.js';

const DHCP = 'etc/dhcp/dhcpd.conf';
const ROOT = '192.168.1.1:/diskless/node21';
type Changes = Readonly<Record<string, string | undefined>>;

function booted(changes: Changes = {}, firmware: Firmware = 'etherboot', image = 'vmlinuz.nb'): string[] {
  const files = { ...etherbootSite(ROOT), ...changes };
  files[DHCP] = (files[DHCP] ?? '').replace('vmlinuz.nb', image);
  const kept = Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const site = siteOf(Object.fromEntries(kept));
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  const { stages, kernel, root, verdict } = traceBoot(site, node, firmware);
  const open = stages.flatMap(({ doubts }) =>
    doubts.map(({ reason, at }) => `${reason}${at === undefined ? ', nowhere' : ''}`),
  );
  const words = kernel?.parameters.map(
    ({ name, value, added }) => `${name}=${value}${added === true ? ' of the image' : ''}`,
  );
  const taken = stages.flatMap(({ assumptions }) => assumptions.filter((one) => one.includes('mkelf')));
  const path = root?.path.kind === 'value' ? root.path.value : 'no root';
  return [`${verdict} ${path} ${words?.join(', ') ?? 'no kernel'}`, ...open, ...taken];
}

/** As a kernel is built: its boot sector, with the sign at its end and the one of its header. */
const KERNEL = `MZ${'\0'.repeat(508)}\u0055\u00aa\u00eb\u0066HdrS`.padEnd(1024, '\0');

const STARTS = [
  'boots /diskless/node21 root=/dev/nfs of the image, ip=dhcp of the image',
  'vmlinuz.nb is an image that mkelf-linux -ip=dhcp made: its kernel gets root=/dev/nfs ip=dhcp',
];

describe('an image for Etherboot', () => {
  it('carries its own words, which leave the root to DHCP', () => {
    assert.deepEqual(booted(), STARTS);
    const tagged = `\u0036\u0013\u0003\u001b${KERNEL.slice(4)}`;
    // One that cannot be read, ELF, the format of mknbi, and what is no kernel.
    for (const head of ['', `\u007fELF${KERNEL.slice(4)}`, tagged, 'x'.padEnd(600, '\0')])
      assert.deepEqual(booted({ 'srv/tftp/vmlinuz.nb': head }), STARTS, JSON.stringify(head.slice(0, 4)));
  });

  it('is no kernel as it was built', () => {
    const reason = 'vmlinuz.nb is a kernel as it was built, and no image for Etherboot';
    assert.deepEqual(booted({ 'srv/tftp/vmlinuz.nb': KERNEL }), ['unknown no root no kernel', reason]);
  });

  it('is left open where another program loads it', () => {
    const dhcpd = etherbootSite(ROOT)[DHCP]?.replace('pxelinux.0', 'vmlinuz');
    assert.deepEqual(booted({ [DHCP]: dhcpd }, 'bios'), [
      'unknown no root no kernel',
      'vmlinuz is loaded; its command line is inside the image',
    ]);
  });

  it('is not meant where Etherboot is told another program', () => {
    assert.equal(booted({}, 'etherboot', 'pxelinux.0')[0], booted({}, 'bios')[0]);
    assert.match(booted({}, 'bios')[0] ?? '', /nfsroot=192\.168\.1\.1:\/diskless\/node21,vers=3, ip=dhcp/);
  });
});
