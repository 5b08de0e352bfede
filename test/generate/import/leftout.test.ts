/** Generated sites with something more in them go in; what `import` says that it cannot keep comes out. */
import assert from 'node:assert/strict';
import { describeSite, generateSite } from '../../../server/generate/index.js';
import { siteOf } from '../../support/site.js';
import { described, full, smallest } from '../support.js';

const DHCPD = 'etc/dhcp/dhcpd.conf';

function notes(path: string, change: (text: string) => string, text = smallest): readonly string[] {
  const files = Object.fromEntries(generateSite(described(text)));
  const before = files[path] ?? '';
  const after = change(before);
  assert.notEqual(after, before);
  return describeSite(siteOf({ ...files, [path]: after })).notes;
}

const also = (more: string) => (text: string) => `${text}${more}`;

describe('what a description cannot say', () => {
  it('is said of classes, and of what they hold', () => {
    const thin =
      'class "thin" {\n  match if option vendor-class-identifier = "thin";\n  server-name "lamp";\n}\n';
    assert.deepEqual(notes(DHCPD, also(thin)), ['Left out: class "thin" with its server-name.']);
    const members = 'class "lab" {\n  match hardware;\n}\nsubclass "lab" 1:52:54:00:00:00:09;\n';
    assert.deepEqual(notes(DHCPD, also(members)), [
      'Left out: class "lab".',
      'Left out: the members of class "lab".',
    ]);
  });

  it('is said of options and parameters, with where they stand', () => {
    assert.deepEqual(notes(DHCPD, also('option ntp-servers 192.168.1.1;\n')), [
      'Left out: ntp-servers of the whole dhcpd.conf.',
    ]);
    const name = (text: string) =>
      text.replace('  option host-name', '  server-name "lamp";\n  option host-name');
    assert.match(notes(DHCPD, name).join('\n'), /^Left out: server-name of host \S+\.$/);
  });

  it('is said of boot files that a generated site does not load', () => {
    const grub = (text: string) => text.replace('syslinux.efi', 'grubx64.efi');
    assert.deepEqual(notes(DHCPD, grub), [
      'Left out: the boot file grubx64.efi; a generated site loads pxelinux.0 and syslinux.efi.',
    ]);
  });

  it('is said of a dnsmasq that answers beside dhcpd, and not of one that serves files or names', () => {
    const files = Object.fromEntries(generateSite(described(smallest)));
    const beside = (lines: string) => describeSite(siteOf({ ...files, 'etc/dnsmasq.conf': lines })).notes;
    const proxy = 'dhcp-range=192.168.1.0,proxy\npxe-service=x86PC,"A",a\n';
    assert.match(beside(proxy).join('\n'), /^Left out: the dnsmasq that answers beside dhcpd;/);
    assert.deepEqual(beside('server=9.9.9.9\n'), []);
  });

  it('is said of exports that would become wider, and of those that would be lost', () => {
    const files = Object.fromEntries(generateSite(described(full)));
    const text = files['etc/exports'] ?? '';
    const shared = /^(\/\S+) (\S+\/\d+)\(/m.exec(text);
    assert.ok(shared !== null, text);
    const narrow = (was: string) => was.replace(`${shared[1]} ${shared[2]}(`, `${shared[1]} 192.168.1.21(`);
    assert.deepEqual(notes('etc/exports', narrow, full), [
      `Wider than before: ${shared[1]} is exported to 192.168.1.21 only, and a generated site exports it to the whole network.`,
    ]);
    assert.deepEqual(notes('etc/exports', also('/srv/iso *(ro)\n')), ['Left out: the export of /srv/iso.']);
  });
});

describe('the firmware of a description', () => {
  for (const firmware of [['bios'], ['efi-x64'], ['bios', 'efi-x64']])
    it(`is kept: ${firmware.join(', ')}`, () => {
      const text = smallest.replace('nodes:', `firmware: [${firmware.join(', ')}]\nnodes:`);
      const site = siteOf(Object.fromEntries(generateSite(described(text))));
      assert.deepEqual(describeSite(site).description?.firmware, firmware);
    });
});
