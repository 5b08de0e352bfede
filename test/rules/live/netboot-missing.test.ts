/** Words for live-boot go in, the findings of live/netboot-missing come out, and its silence where something says that the medium is on the network. */
import assert from 'node:assert/strict';
import { liveSite, WEB } from '../../../server/rules/about/examples/live.js';
import { texts } from '../support.js';

const RULE = 'live/netboot-missing';

describe(RULE, () => {
  const NFSROOT = 'nfsroot=192.168.1.1:/srv/live';
  const found = (words: string) => texts(RULE, liveSite(words, []));

  it('finds nfsroot= alone', () => {
    assert.deepEqual(found(`boot=live ${NFSROOT}`), [`error ${NFSROOT}`]);
    assert.deepEqual(found(`boot=live root=/dev/ram0 ip=dhcp ${NFSROOT}`), [`error ${NFSROOT}`]);
  });

  it('is silent where a word sends it to the network, or to a medium of the machine', () => {
    for (const words of [
      'netboot=nfs',
      'netboot=cifs',
      'root=/dev/nfs',
      `fetch=${WEB}/live.squashfs`,
      'findiso=/live.iso',
      'live-media=/dev/sda1',
    ])
      assert.deepEqual(found(`boot=live ${words} ${NFSROOT}`), [], words);
    assert.deepEqual(found(`boot=casper ${NFSROOT}`), []);
    assert.deepEqual(found(`boot=nfs ${NFSROOT}`), []);
    assert.deepEqual(found('boot=live components'), []);
  });
});
