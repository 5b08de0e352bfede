/** Sites whose DHCP server tells no boot file go in; where PXELINUX most likely lies, by the directory of its files, comes out. */
import assert from 'node:assert/strict';
import { pxelinux } from '../../../../server/boot/loaders/pxelinux/index.js';
import { siteOf } from '../../../support/site.js';

describe('the likely place of PXELINUX', () => {
  const place = (root: string | undefined, ...directories: readonly string[]) => {
    const site = siteOf({
      'etc/exports': '',
      ...(root === undefined
        ? {}
        : { 'etc/default/tftpd-hpa': `TFTP_DIRECTORY="${root}"\nTFTP_OPTIONS="--secure"\n` }),
      ...Object.fromEntries(directories.map((path) => [`${path}/pxelinux.cfg/default`, 'DEFAULT vmlinuz\n'])),
    });
    return pxelinux.likely?.(site)?.name;
  };

  it('is beside the one directory of its files, as the TFTP server names it', () => {
    assert.equal(place('/srv/tftp', 'srv/tftp'), '/pxelinux.0');
    assert.equal(place('/srv/tftp', 'srv/tftp/bios'), '/bios/pxelinux.0');
  });

  it('is not known where there are several, or it is none of the server’s', () => {
    assert.equal(place('/srv/tftp', 'srv/tftp/bios', 'srv/tftp/efi'), undefined);
    assert.equal(place('/srv/tftp', 'srv/tftpboot'), undefined);
    assert.equal(place('/srv/tftp'), undefined);
  });
});
