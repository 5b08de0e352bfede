/** Menus with entries that nobody has chosen go in, what happens to who chooses them comes out. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../../server/boot/index.js';
import { MOST_ENTRIES } from '../../../../server/boot/loaders/pxelinux/entries.js';
import { ENTRY_READERS } from '../../../../server/boot/site.js';
import { miniature } from '../../../../server/rules/about/miniature.js';
import { lint } from '../../../../server/service/lint/lint.js';
import { siteOf } from '../../../support/site.js';

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
const MENU = { 'srv/tftp/menu.c32': '', 'srv/tftp/libutil.c32': '' };
const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
const GOOD = `LABEL good\n  MENU DEFAULT\n  KERNEL vmlinuz\n  APPEND ${WORDS}\n`;

function found(text: string, more: Readonly<Record<string, string>> = {}): string[] {
  const site = siteOf(miniature({ ...IMAGES, ...MENU, [CONFIG]: text, ...more }));
  const traces = traceSite(site);
  assert.equal(traces[0]?.verdict, 'boots');
  return lint(site, { trace: () => traces })
    .findings.filter(({ severity }) => severity !== 'info')
    .map(
      ({ rule, severity, message }) =>
        `${rule} ${severity} ${/^When somebody chooses [^:]*/.exec(message)?.[0]}`,
    );
}

describe('an entry that somebody may choose', () => {
  const menu = `UI menu.c32\nTIMEOUT 50\n${GOOD}`;

  it('is followed to its files, and is no error of a machine that boots', () => {
    assert.deepEqual(found(`${menu}LABEL rescue\n  KERNEL rescue/linux\n  APPEND ${WORDS}\n`), [
      'pxe/kernel-missing warning When somebody chooses rescue',
    ]);
    assert.deepEqual(found(`${menu}LABEL disk\n  COM32 chain.c32\n  APPEND hd0\n`), [
      'pxe/com32-missing warning When somebody chooses disk',
    ]);
  });

  it('is followed into the menus that a menu opens, also those that open each other', () => {
    const more = {
      'srv/tftp/pxelinux.cfg/more': `LABEL rescue\n  KERNEL lost\n  APPEND ${WORDS}\nLABEL back\n  KERNEL menu.c32\n  APPEND pxelinux.cfg/more\n`,
    };
    assert.deepEqual(found(`${menu}LABEL more\n  KERNEL menu.c32\n  APPEND pxelinux.cfg/more\n`, more), [
      'pxe/kernel-missing warning When somebody chooses rescue',
    ]);
  });

  it('is left alone where it is the local disk, or no Linux with an NFS root', () => {
    const others = 'LABEL disk\n  LOCALBOOT 0\nLABEL memory\n  KERNEL memtest\n';
    assert.deepEqual(found(`${menu}${others}`, { 'srv/tftp/memtest': '' }), []);
  });

  it('is left to its own finding where its APPEND takes the place of the words for the root', () => {
    const lost = `LABEL lost\n  KERNEL vmlinuz\n  APPEND quiet\n`;
    const other = (words: string) => `LABEL other\n  KERNEL vmlinuz\n  APPEND ${words}\n`;
    const global = (label: string) =>
      found(`APPEND ${WORDS}\nUI menu.c32\nTIMEOUT 50\n${GOOD}${label}`).map((one) =>
        one.replace(/ undefined$/, ''),
      );
    assert.deepEqual(global(lost), ['pxe/append-replaces-global warning']);
    // With words of its own it is followed: nothing is exported by that name.
    const elsewhere = 'root=/dev/nfs nfsroot=192.168.1.1:/gone,vers=3 ip=dhcp rw';
    assert.deepEqual(global(other(elsewhere)), ['nfsroot/not-exported warning When somebody chooses other']);
    assert.deepEqual(global(other(elsewhere.replace(' ip=dhcp', ''))), [
      'pxe/append-replaces-global warning',
    ]);
  });

  it('is one finding with what starts by itself where both meet the same', () => {
    const twice = `${menu}LABEL again\n  KERNEL vmlinuz\n  APPEND ${WORDS} debug\n`;
    const symbols = {
      'srv/tftp/vmlinuz.config': '# Linux/x86 6.1.0 Kernel Configuration\n# CONFIG_ROOT_NFS is not set\n',
    };
    const site = siteOf(miniature({ ...IMAGES, ...MENU, [CONFIG]: twice, ...symbols }));
    const about = lint(site).findings.filter(({ rule }) => rule === 'kernel/root-nfs-missing');
    assert.deepEqual(
      about.map(({ severity, message }) => [severity, message.startsWith('When')]),
      [['error', false]],
    );
  });

  it('is followed as far as people read a menu', () => {
    const labels = Array.from(
      { length: MOST_ENTRIES + 50 },
      (_, i) => `LABEL l${i}\n  KERNEL vmlinuz\n  APPEND ${WORDS}\n`,
    );
    const site = siteOf(miniature({ ...IMAGES, [CONFIG]: `DEFAULT good\n${GOOD}${labels.join('')}` }));
    assert.equal(traceSite(site)[0]?.entries.length, MOST_ENTRIES);
  });

  it('is not followed where its APPEND takes the place of the global one, which is a finding of its own', () => {
    const global = `DEFAULT good\nAPPEND ${WORDS}\nLABEL good\n  KERNEL vmlinuz\nLABEL other\n  KERNEL vmlinuz\n  APPEND ${WORDS.replace('ip=dhcp ', '')}\n`;
    assert.deepEqual(found(global), ['pxe/append-replaces-global warning undefined']);
  });

  it('is followed for a few of the machines that read one file', () => {
    const hosts = [...'123456'].map(
      (i) => `host n${i} {\n  hardware ethernet 02:00:00:00:00:0${i};\n  fixed-address 192.168.1.3${i};\n}\n`,
    );
    const site = siteOf(
      miniature({
        'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n  filename "pxelinux.0";\n}\n${hosts.join('')}`,
        [CONFIG]: undefined,
        'srv/tftp/pxelinux.cfg/default': `DEFAULT good\n${GOOD}LABEL other\n  KERNEL vmlinuz\n  APPEND ${WORDS} debug\n`,
      }),
    );
    const followed = traceSite(site).filter(({ entries }) => entries.length > 0);
    assert.deepEqual(
      [followed.length, followed[0]?.entries.map(({ entry }) => entry.name)],
      [ENTRY_READERS, ['other']],
    );
  });
});
