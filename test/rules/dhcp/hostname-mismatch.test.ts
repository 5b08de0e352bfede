/** Host names in roots go in, the findings of dhcp/hostname-mismatch come out, and its silence. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { CONFIG, DHCPD, findings } from '../support.js';

describe('dhcp/hostname-mismatch', () => {
  const found = (hostname: string, more = {}) =>
    findings({ 'diskless/node21/etc/hostname': `${hostname}\n`, ...more }).filter(
      ({ rule }) => rule === 'dhcp/hostname-mismatch',
    );

  it('finds another name than DHCP sends', () => {
    const [one, ...more] = found('master');
    assert.deepEqual(more, []);
    assert.match(one?.message ?? '', /The root of node21 calls it "master".*Write node21\./);
    assert.deepEqual(found('node21.lab.example'), []);
  });

  it('goes by nothing that a server would send which refuses its configuration', () => {
    const twice = `${miniature()[DHCPD]}host node21 {\n  hardware ethernet 00:40:63:c2:ca:d0;\n}\n`;
    assert.deepEqual(found('master', { [DHCPD]: twice }), []);
  });

  it('points at DHCP where that sends the name of another machine', () => {
    const hosts = (name: string) =>
      `${(miniature()[DHCPD] ?? '').replace('option host-name "node21"', `option host-name "${name}"`)}host node22 {
  hardware ethernet 00:40:63:c2:ca:d0;
  fixed-address 192.168.1.22;
}
`;
    assert.deepEqual(
      found('node21', { [DHCPD]: hosts('node22') }).map(({ text }) => text),
      ['option host-name "node22";'],
    );
    assert.deepEqual(
      found('node21', { [DHCPD]: hosts('node23') }).map(({ text }) => text),
      ['node21'],
    );
  });

  it('is silent where the root leaves the name to DHCP', () => {
    assert.deepEqual(found('localhost'), []);
    assert.deepEqual(found('localhost.localdomain'), []);
  });

  it('tells of a root that several share once', () => {
    const second = `host node22 {
  hardware ethernet 00:40:63:c2:ca:d0;
  fixed-address 192.168.1.22;
  option host-name "node22";
}
`;
    const [one, ...more] = found('node', {
      [DHCPD]: (miniature()[DHCPD] ?? '') + second,
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0': miniature()[CONFIG],
      'etc/exports': '/diskless/node21 192.168.1.0/24(ro,sync,no_root_squash,no_subtree_check)\n',
    });
    assert.deepEqual(more, []);
    assert.match(
      one?.message ?? '',
      /The root of node21 and node22 calls each of them "node".*Write localhost/,
    );
  });
});
