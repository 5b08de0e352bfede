/** Words for archiso go in, the findings of live/archiso-without-ip come out, and its silence where there is an ip=. */
import assert from 'node:assert/strict';
import { liveSite, WEB } from '../../../server/rules/about/examples/live.js';
import { CONFIG, texts } from '../support.js';

const RULE = 'live/archiso-without-ip';

describe(RULE, () => {
  const found = (words: string) => texts(RULE, liveSite(words, []));

  it('finds a server by HTTP or NFS without ip=', () => {
    for (const word of [`archiso_http_srv=${WEB}/`, 'archiso_nfs_srv=192.168.1.1:/srv/arch'])
      assert.deepEqual(found(`archisobasedir=arch ${word}`), [`error ${word}`]);
  });

  it('is silent where ip= stands there, or the loader writes it', () => {
    const words = `archisobasedir=arch archiso_http_srv=${WEB}/`;
    assert.deepEqual(found(`${words} ip=dhcp`), []);
    assert.deepEqual(found(`${words} ip=:::::eth0:dhcp`), []);
    const site = liveSite(words, []);
    assert.deepEqual(texts(RULE, { ...site, [CONFIG]: `${site[CONFIG]}  IPAPPEND 3\n` }), []);
    assert.deepEqual(found('archisobasedir=arch archisolabel=ARCH'), []);
  });
});
