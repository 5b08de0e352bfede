/** Sites with one change go in, the findings of pxe/kernel-missing and pxe/initrd-missing come out, and their silence where all is well. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '' };

describe('pxe/kernel-missing and pxe/initrd-missing', () => {
  const said = (files: Readonly<Record<string, string>>) =>
    lint(siteOf(miniature({ ...IMAGES, ...files }))).findings.flatMap(({ rule, message }) =>
      /^pxe\/(?:kernel|initrd)-missing$/.test(rule) ? [`${rule} ${message}`] : [],
    );

  it('find a folder in the place of the file', () => {
    assert.match(
      said({ 'srv/tftp/vmlinuz/x': '' })[0] ?? '',
      /^pxe\/kernel-missing The kernel vmlinuz of node21 is a folder, of which the TFTP server sends nothing: \/srv\/tftp\/vmlinuz\. The screen/,
    );
    assert.deepEqual(said({ 'srv/tftp/vmlinuz': '' }), []);
    const ramdisk = changed(CONFIG, '  APPEND', '  INITRD initrd\n  APPEND');
    const kernel = { ...ramdisk, 'srv/tftp/vmlinuz': '' };
    assert.match(
      said({ ...kernel, 'srv/tftp/initrd/x': '' })[0] ?? '',
      /^pxe\/initrd-missing .* is a folder/,
    );
    assert.deepEqual(said({ ...kernel, 'srv/tftp/initrd': '' }), []);
  });

  it('tell how the name leads to the file from the root of the server', () => {
    const PXE = {
      ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"bios/pxelinux.0"'),
      'srv/tftp/bios/pxelinux.0': '',
      'srv/tftp/bios/ldlinux.c32': '',
      'srv/tftp/vmlinuz.config': '',
    };
    const at = (name: string, file: string) =>
      said({
        ...PXE,
        'srv/tftp/bios/pxelinux.cfg/default': `DEFAULT l\nLABEL l\n  KERNEL ${name}\n  APPEND root=/dev/nfs ip=dhcp rw\n`,
        [`srv/tftp/${file}`]: '',
      }).map((text) => /write \S+\./.exec(text)?.[0]);
    assert.deepEqual(at('thin/vmlinuz', 'thin/vmlinuz'), ['write ::thin/vmlinuz.']);
    assert.deepEqual(at('thin/vmlinuz', 'other/vmlinuz'), [undefined]);
    assert.deepEqual(at('thin/vmlinuz', 'thin/vmlinuz/x'), [undefined]);
    assert.deepEqual(at('::thin/vmlinuz', 'thin/vmlinuz'), []);
  });
});
