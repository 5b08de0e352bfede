/** Sites with one change go in, the findings of dhcp/host-not-answered come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, DHCPD, texts } from '../support.js';

describe('dhcp/host-not-answered', () => {
  const rule = 'dhcp/host-not-answered';
  const inSubnet = (text: string) => changed(DHCPD, '  filename', `  ${text}\n  filename`);
  const inHost = (text: string) => changed(DHCPD, '  option host-name', `  ${text}\n  option host-name`);

  it('finds a denial around the host, and one in the host itself', () => {
    assert.deepEqual(texts(rule, inSubnet('deny booting;')), ['error deny booting;']);
    assert.deepEqual(texts(rule, inHost('deny booting;')), ['error deny booting;']);
  });

  it('leaves hosts that nothing says to boot from here', () => {
    assert.deepEqual(texts(rule, { ...inSubnet('deny booting;'), [CONFIG]: undefined }), []);
  });
});
