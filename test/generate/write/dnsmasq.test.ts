/** A site that dnsmasq serves: what is written boots, dnsmasq takes it, and a description of another one names what it cannot hold. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { traceNode } from '../../../server/boot/index.js';
import { describeSite, generateSite } from '../../../server/generate/index.js';
import { siteOf } from '../../support/site.js';
import { skip } from '../../support/skip.js';
import { described, full, smallest } from '../support.js';

const byDnsmasq = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(generateSite(described(`${text.replace('  daemon: in.tftpd\n', '')}dhcp: dnsmasq\n`)));

describe('a site for dnsmasq', () => {
  it('has its file in the place of those of dhcpd and in.tftpd', () => {
    const paths = Object.keys(byDnsmasq(smallest));
    assert.ok(paths.includes('etc/dnsmasq.conf'));
    assert.deepEqual(
      paths.filter((path) => /dhcpd|tftpd|isc-dhcp/.test(path)),
      [],
    );
  });

  it('boots, with each firmware that it is for', () => {
    const site = siteOf(byDnsmasq(smallest));
    const traces = site.nodes.flatMap((node) => traceNode(site, node));
    assert.deepEqual(
      traces.map(({ firmware, verdict }) => `${firmware} ${verdict}`),
      ['bios boots', 'efi-x64 boots'],
    );
  });

  it('is one that the real dnsmasq takes', function () {
    if (!existsSync('/usr/sbin/dnsmasq')) skip(this, 'dnsmasq is not installed');
    const folder = mkdtempSync(join(tmpdir(), 'diskless-lint-dnsmasq-'));
    for (const text of [smallest, full]) {
      const conf = byDnsmasq(text)['etc/dnsmasq.conf'] ?? '';
      writeFileSync(join(folder, 'dnsmasq.conf'), conf);
      const { stderr } = spawnSync('/usr/sbin/dnsmasq', ['--test', '-C', join(folder, 'dnsmasq.conf')], {
        encoding: 'utf8',
      });
      assert.match(stderr, /syntax check OK/, conf);
    }
    rmSync(folder, { recursive: true });
  });

  it('is described with a note for all that a description cannot hold', () => {
    const lines = `dhcp-range=10.9.0.100,10.9.0.199,255.255.255.0,1h
dhcp-range=10.8.0.0,static,255.255.255.0
dhcp-host=02:1a:00:00:00:01,alder,10.9.0.7
dhcp-match=set:ipxe,175
dhcp-boot=pxelinux.0
dhcp-boot=tag:ipxe,boot.ipxe
dhcp-option=vendor:PXEClient,6,2b
dhcp-option=option:ntp-server,10.9.0.1
pxe-service=x86PC,"Go",pxelinux
dhcp-ignore=tag:!known
listen-address=10.9.0.1
enable-tftp
tftp-root=/srv/tftp
`;
    const { description, notes } = describeSite(
      siteOf({
        'etc/dnsmasq.conf': lines,
        'srv/tftp/pxelinux.cfg/default':
          'DEFAULT a\nLABEL a\nKERNEL vmlinuz\nAPPEND root=/dev/nfs nfsroot=10.9.0.1:/srv/alder,vers=3 ip=dhcp rw\n',
        'srv/alder/etc/fstab': '',
      }),
    );
    assert.equal(description?.dhcp, 'dnsmasq');
    assert.deepEqual(
      description.nodes.map(({ name, root }) => [name, root]),
      [['alder', '/srv/alder']],
    );
    for (const what of [
      'the range of 10.8.0.0',
      'the dynamic addresses',
      'the boot file boot.ipxe',
      'the menu of pxe-service',
      'dhcp-option 6 of PXEClient, 42',
      'the tag ipxe',
      'dhcp-ignore',
    ])
      assert.ok(
        notes.some((note) => note.includes(what)),
        `${what}: ${notes.join('\n')}`,
      );
  });

  it('is not described where no machine has an address in one of its ranges', () => {
    const { description, notes } = describeSite(
      siteOf({ 'etc/dnsmasq.conf': 'dhcp-range=10.9.0.100,10.9.0.199\n' }),
    );
    assert.equal(description, undefined);
    assert.deepEqual(notes, ['No subnet of dnsmasq.conf holds the address of a node.']);
  });
});
