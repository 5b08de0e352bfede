/** Programs of several releases of Syslinux go in; whether their other half is missed comes out. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { DHCPD } from '../support.js';

function missed(program: string): readonly string[] {
  const site = siteOf(miniature({ 'srv/tftp/pxelinux.0': program, 'srv/tftp/vmlinuz': '\0' }));
  return lint(site)
    .findings.map(({ rule }) => rule)
    .filter((rule) => rule === 'pxe/core-module-missing');
}

describe('pxe/core-module-missing', () => {
  const before = `\xea\0${'\0'.repeat(20_000)}\r\n`;

  it('is silent about programs that say they are of Syslinux 4 or before', () => {
    for (const version of ['3.86 2010-04-01 ', '4.05 2011-12-09 ', '2.11 '])
      assert.deepEqual(missed(`${before}PXELINUX ${version}\0`), [], version);
  });

  it('finds it where it lies at the root, and the program in a folder', () => {
    const inFolder = (half: string) =>
      lint(
        siteOf({
          ...miniature(changed(DHCPD, 'pxelinux.0', 'bios/pxelinux.0')),
          'srv/tftp/bios/pxelinux.0': `${before}PXELINUX 6.04 PXE`,
          'srv/tftp/vmlinuz': '\0',
          [half]: '\0',
        }),
      )
        .findings.map(({ rule }) => rule)
        .filter((rule) => rule === 'pxe/core-module-missing');
    assert.deepEqual(inFolder('srv/tftp/ldlinux.c32'), ['pxe/core-module-missing']);
    assert.deepEqual(inFolder('srv/tftp/bios/ldlinux.c32'), []);
    assert.deepEqual(inFolder('srv/tftp/bios/boot/syslinux/ldlinux.c32'), []);
  });

  it('finds it for later ones, and for those that do not say', () => {
    for (const banner of ['PXELINUX 6.04 PXE 20200816 ', 'PXELINUX 5.00 2012-12-06 ', 'PXELINUX', ''])
      assert.deepEqual(missed(`${before}${banner}\0`), ['pxe/core-module-missing'], banner);
  });
});
