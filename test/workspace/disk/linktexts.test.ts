/** PXELINUX links that a checkout stored as text are followed. */
import assert from 'node:assert/strict';
import { SITE_ROOT, siteOf, workspaceOf } from '../../support/site.js';

describe('links stored as text', () => {
  const CONFIG = 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n';

  it('lead from pxelinux.cfg to the folder it names, and from a file in it to another', () => {
    const site = siteOf({
      'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
      'srv/tftp/pxelinux.cfg': 'installer/pxelinux.cfg',
      'srv/tftp/installer/pxelinux.cfg/default': '../screens/syslinux.cfg',
      'srv/tftp/installer/screens/syslinux.cfg': CONFIG,
    });
    assert.deepEqual(
      site.pxe.map(({ path, configs }) => [path, configs.map(({ name, labels }) => [name, labels.length])]),
      [['/srv/tftp/pxelinux.cfg', [['default', 1]]]],
    );
  });

  it('are ordinary files where the path leads nowhere', () => {
    const site = siteOf({
      'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
      'srv/tftp/pxelinux.cfg/default': CONFIG,
      'srv/tftp/pxelinux.cfg/other': '../nowhere/at.all',
    });
    assert.equal(site.pxe[0]?.configs.length, 2);
  });

  it('lead where they do now, once they were changed', () => {
    const texts = { first: '../first/menu', second: '../second/menu' };
    const { workspace, disk } = workspaceOf({
      'srv/tftp/pxelinux.cfg/default': texts.first,
      'srv/tftp/first/menu': 'LABEL first\n',
      'srv/tftp/second/menu': 'LABEL second\n',
    });
    const read = () => workspace.files.read(`${SITE_ROOT}/srv/tftp/pxelinux.cfg/default`);
    assert.deepEqual(read(), { kind: 'text', text: 'LABEL first\n' });
    disk.write('srv/tftp/pxelinux.cfg/default', texts.second);
    workspace.changed(`${SITE_ROOT}/srv/tftp/pxelinux.cfg/default`);
    assert.deepEqual(read(), { kind: 'text', text: 'LABEL second\n' });
  });
});
