/** Server identifiers go in; the finding comes out where they are the address of somebody else. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { all, DHCPD, texts } from '../support.js';

describe('dhcp/server-identifier-other', () => {
  const rule = 'dhcp/server-identifier-other';
  const CONFIGURED = { 'diskless-lint.json': '{ "server": { "addresses": ["192.168.1.1"] } }\n' };
  const told = (words: string) => changed(DHCPD, 'authoritative;', `authoritative;\n${words}`);

  it('finds an address that is not the server, once for all machines', () => {
    for (const words of ['server-identifier 192.168.1.7;', 'option dhcp-server-identifier 192.168.1.7;'])
      assert.deepEqual(all({ ...told(words), ...CONFIGURED }), [`${rule} warning`], words);
    const second =
      'host node22 {\n  hardware ethernet 00:40:63:c2:ca:ca;\n  fixed-address 192.168.1.22;\n}\n';
    const two = { [DHCPD]: `server-identifier 192.168.1.7;\n${miniature()[DHCPD]}${second}` };
    assert.equal(texts(rule, { ...two, ...CONFIGURED }).length, 1);
  });

  it('finds that of a machine, whatever is known of the server', () => {
    assert.deepEqual(all(told('server-identifier 192.168.1.21;')), [`${rule} warning`]);
  });

  it('is silent about its own, and about one that may be its second', () => {
    assert.deepEqual(all({ ...told('server-identifier 192.168.1.1;'), ...CONFIGURED }), []);
    assert.deepEqual(all(told('server-identifier 192.168.1.7;')), []);
  });
});
