/** Sites that tell UEFI machines to load shim go in, the findings of uefi/shim-second-missing come out. */
import assert from 'node:assert/strict';
import { grubImageOf } from '../../support/grub-image.js';
import { type Changes, DHCPD, findings } from '../support.js';

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };

const all = (shim: string, files: Changes = {}, images: Changes = IMAGES) =>
  findings({
    ...images,
    ...files,
    [DHCPD]: `option arch code 93 = unsigned integer 16;
subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  if option arch = 00:07 { filename "${shim}"; } else { filename "pxelinux.0"; }
}
host node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }
`,
  });

const found = (...site: Parameters<typeof all>) =>
  all(...site)
    .filter(({ rule }) => rule === 'uefi/shim-second-missing')
    .map(({ severity, line }) => `${severity} ${line}`);

describe('uefi/shim-second-missing', () => {
  it('finds shim alone in its folder, whatever lies elsewhere', () => {
    assert.deepEqual(found('shimx64.efi', { 'srv/tftp/shimx64.efi': '' }), ['error 4']);
    const elsewhere = { 'srv/tftp/efi/shimx64.efi': '', 'srv/tftp/grubx64.efi': '' };
    assert.deepEqual(found('/efi/shimx64.efi', elsewhere), ['error 4']);
    assert.deepEqual(found('shimx64.efi.signed', { 'srv/tftp/shimx64.efi.signed': '' }), ['error 4']);
  });

  it('is silent where the next loader is there, under each name that it may have', () => {
    const beside = (name: string) => ({ 'srv/tftp/shimx64.efi': '', [`srv/tftp/${name}`]: '' });
    assert.deepEqual(found('shimx64.efi', beside('grubx64.efi')), []);
    const suse = { 'srv/tftp/shim.efi': '', 'srv/tftp/grub.efi': '' };
    assert.deepEqual(found('shim.efi', suse), []);
    assert.deepEqual(found('shim.efi', { 'srv/tftp/shim.efi': '' }), ['error 4']);
  });

  it('knows shim under another name by its list for Secure Boot', () => {
    const sbat = (component: string) => `sbat,1,SBAT Version,sbat,1,x\n${component},4,x,x,1,x\n`;
    const renamed = (component: string, name = 'BOOTX64.EFI') => ({
      [`srv/tftp/${name}`]: grubImageOf({ sbat: sbat(component) }).padEnd(2048, '\0'),
    });
    assert.deepEqual(found('BOOTX64.EFI', renamed('shim')), ['error 4']);
    assert.deepEqual(found('BOOTX64.EFI', { ...renamed('shim'), 'srv/tftp/grubx64.efi': '' }), []);
    assert.deepEqual(found('BOOTX64.EFI', { ...renamed('shim'), 'srv/tftp/grub.efi': '' }), []);
    assert.deepEqual(found('BOOTX64.EFI', { ...renamed('shim'), 'srv/tftp/grubia32.efi': '' }), ['error 4']);
    assert.deepEqual(found('BOOTX64.EFI', renamed('grub')), []);
    assert.deepEqual(found('BOOTX64.EFI', renamed('shim,4\nshim.ipxe')), []);
  });

  it('is silent about shim for iPXE and renamed programs, and where the copy has no images', () => {
    assert.deepEqual(found('ipxe-shimx64.efi', { 'srv/tftp/ipxe-shimx64.efi': '' }), []);
    assert.deepEqual(found('bootx64.efi', { 'srv/tftp/bootx64.efi': '' }), []);
    assert.deepEqual(found('shimx64.efi', {}, {}), []);
  });

  it('finds what is no program for UEFI in its place, and what is empty', () => {
    const page = '\x7fELF'.padEnd(1024, '\0');
    const beside = (text: string) => ({
      'srv/tftp/shimx64.efi': 'a program\n',
      'srv/tftp/grubx64.efi': text,
    });
    assert.deepEqual(found('shimx64.efi', beside(page)), ['error 4']);
    assert.deepEqual(found('shimx64.efi', beside('a program\n')), []);
    assert.deepEqual(found('shimx64.efi', beside('')), []);
    assert.ok(all('shimx64.efi', beside('')).some(({ rule }) => rule === 'tftp/empty-file'));
  });
});
