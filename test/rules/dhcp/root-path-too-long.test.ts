/** Sites with one change go in, the findings of dhcp/root-path-too-long come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, DHCPD, texts } from '../support.js';

describe('dhcp/root-path-too-long', () => {
  const found = (length: number, more = '') => {
    const text = `192.168.1.1:/${'x'.repeat(length - 13)}`;
    return texts('dhcp/root-path-too-long', {
      ...changed(CONFIG, 'nfsroot=192.168.1.1:/diskless/node21,vers=3 ', more),
      ...changed(
        DHCPD,
        'option host-name "node21";',
        `option host-name "node21";\n  option root-path "${text}";`,
      ),
    }).length;
  };

  it('finds what no option holds, and nothing shorter', () => {
    assert.equal(found(256), 1);
    assert.equal(found(255), 0);
    // A script of klibc has room for more.
    assert.equal(found(256, 'initrd=initrd.img boot=nfs '), 0);
  });
});
