/** Programs and modules of Syslinux go in, the findings of pxe/com32-foreign come out, and its silence where they fit. */
import assert from 'node:assert/strict';
import { pxeCom32Foreign } from '../../../server/rules/pxe/com32-foreign.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { standIn } from '../../support/uefi-programs.js';

describe('pxe/com32-foreign', () => {
  const { avoid, prefer } = pxeCom32Foreign.docs;
  const found = (site: Readonly<Record<string, string>>) =>
    lint(siteOf(site)).findings.flatMap(({ rule, message }) =>
      rule === pxeCom32Foreign.id ? [/is a module for (.*?):/.exec(message)?.[1]] : [],
    );
  const uefi = (site: typeof avoid) => ({
    ...site,
    'etc/dhcp/dhcpd.conf': (site['etc/dhcp/dhcpd.conf'] ?? '').replace('pxelinux.0', 'syslinux.efi'),
    'srv/tftp/syslinux.efi': standIn('syslinux.efi').toString('latin1'),
    'srv/tftp/ldlinux.e64': '',
  });

  it('finds modules for UEFI beside PXELINUX of BIOS, and those of BIOS beside syslinux.efi', () => {
    assert.deepEqual(found(avoid), ['x64 UEFI']);
    assert.deepEqual(found(uefi(prefer)), ['BIOS or 32-bit UEFI']);
    assert.deepEqual(found(uefi(avoid)), []);
  });

  it('is silent about what is no module, and about a program that may be for 32-bit UEFI', () => {
    assert.deepEqual(found({ ...avoid, 'srv/tftp/menu.c32': 'x'.repeat(600) }), []);
    const small = standIn('syslinux32.efi').toString('latin1');
    assert.deepEqual(found({ ...uefi(prefer), 'srv/tftp/syslinux.efi': small }), []);
  });

  it('is silent where the program is not there to tell', () => {
    const { 'srv/tftp/pxelinux.0': _, ...rest } = avoid;
    assert.deepEqual(found(rest), []);
  });
});
