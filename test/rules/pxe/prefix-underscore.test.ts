/** Sites with one change go in, the findings of pxe/prefix-underscore come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, type Changes } from '../support.js';

describe('pxe/prefix-underscore', () => {
  const boot = (file: string, more: Changes = {}) =>
    all({
      ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', `"${file}"`),
      [`srv/tftp/${file}`]: '',
      'srv/tftp/ldlinux.c32': '',
      'srv/tftp/vmlinuz': '',
      ...more,
    });

  it('finds any character that ends the directory', () => {
    for (const file of ['lab_pxelinux.0', 'pxelinux+http.0', 'pxelinux_5.0'])
      assert.deepEqual(boot(file), ['pxe/prefix-underscore error'], file);
  });

  it('leaves dashes, directories, other loaders, and a directory of that name alone', () => {
    assert.deepEqual(boot('lab-pxelinux.0'), []);
    assert.ok(!boot('net_boot/pxelinux.0').includes('pxe/prefix-underscore error'));
    assert.ok(!boot('my_grub.efi').includes('pxe/prefix-underscore error'));
    const there = { 'srv/tftp/lab_pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n' };
    assert.ok(!boot('lab_pxelinux.0', there).includes('pxe/prefix-underscore error'));
  });
});
