/** Sites with one change go in, the findings of roottree/nfs4-same-hostname come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { roottreeNfs4SameHostname } from '../../../server/rules/roottree/nfs4-same-hostname.js';
import { texts } from '../support.js';

describe('roottree/nfs4-same-hostname', () => {
  const { avoid } = roottreeNfs4SameHostname.docs;
  const MENU = 'srv/tftp/pxelinux.cfg/default';
  const FSTAB = 'diskless/kiosk/etc/fstab';
  const GONE = {
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'diskless/node21/etc/fstab': undefined,
  };
  const found = (changes: Readonly<Record<string, string | undefined>> = {}) =>
    texts('roottree/nfs4-same-hostname', { ...GONE, ...avoid, ...changes }).length;
  const word = (text: string) => found({ [MENU]: avoid[MENU]?.replace('ip=dhcp', text) });

  it('finds one name for several machines', () => {
    assert.equal(found(), 1);
    assert.equal(found({ [FSTAB]: '192.168.1.1:/home /home nfs rw,vers=4.1 0 0\n' }), 1);
  });

  it('is silent where a word makes them two', () => {
    for (const text of [
      'ip=dhcp nfs.nfs4_unique_id=a',
      'ip=dhcp systemd.hostname=a',
      'ip=:::::a:'.replace(':::::a', '::::a:'),
    ])
      assert.equal(word(text), 0, text);
  });

  it('is silent without version 4, without a name in the root, and where the root itself is mounted so', () => {
    assert.equal(found({ [FSTAB]: '192.168.1.1:/home /home nfs rw,vers=3,nolock 0 0\n' }), 0);
    assert.equal(found({ [FSTAB]: '192.168.1.1:/home /home nfs4 rw,noauto 0 0\n' }), 0);
    assert.equal(found({ 'diskless/kiosk/etc/hostname': undefined }), 0);
    assert.equal(found({ [MENU]: avoid[MENU]?.replace('vers=3', 'vers=4.1') }), 0);
  });
});
