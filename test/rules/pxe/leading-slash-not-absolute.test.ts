/** Sites with one change go in, the findings of pxe/leading-slash-not-absolute come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, type Changes, CONFIG, findings } from '../support.js';

describe('pxe/leading-slash-not-absolute', () => {
  const below = (kernel: string, more: Changes = {}) =>
    all({
      ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"boot/pxelinux.0"'),
      'srv/tftp/boot/pxelinux.0': '',
      'srv/tftp/boot/ldlinux.c32': '',
      [CONFIG]: undefined,
      'srv/tftp/pxelinux.cfg/default': undefined,
      'srv/tftp/boot/pxelinux.cfg/default': `DEFAULT linux\nLABEL linux\n  KERNEL ${kernel}\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`,
      ...more,
    });

  it('finds a kernel at the root of the server', () => {
    assert.ok(below('/vmlinuz', { 'srv/tftp/vmlinuz': '' }).includes('pxe/leading-slash-not-absolute error'));
  });

  it('offers to write two colons, but not over a list', () => {
    const titles = (initrds: string) => {
      const found = findings({
        ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"boot/pxelinux.0"'),
        'srv/tftp/boot/pxelinux.0': '',
        'srv/tftp/boot/vmlinuz': '',
        'srv/tftp/a.img': '',
        'srv/tftp/b.img': '',
        'srv/tftp/boot/pxelinux.cfg/default': `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND initrd=${initrds} root=/dev/sda1\n`,
      });
      return found
        .filter(({ rule }) => rule === 'pxe/leading-slash-not-absolute')
        .flatMap(({ fixes }) => ['found', ...fixes.map(({ title }) => title)]);
    };
    assert.deepEqual(titles('/a.img'), ['found', 'Write ::/a.img']);
    assert.deepEqual(titles('/a.img,/b.img'), ['found', 'found']);
  });

  it('is silent where the file lies below, and leaves one that is nowhere to the general rule', () => {
    const other = below('/vmlinuz', { 'srv/tftp/boot/vmlinuz': '', 'srv/tftp/vmlinuz': '' });
    assert.ok(!other.some((one) => /slash|missing/.test(one)), other.join());
    assert.ok(below('/vmlinux', { 'srv/tftp/vmlinuz': '' }).includes('pxe/kernel-missing error'));
  });
});
