/** A static ip= without a netmask goes in; whether the kernel's guess is found to be wrong comes out, by what dnsmasq says of the network. */
import assert from 'node:assert/strict';
import { CONFIG, label, lines, SERVES } from '../support.js';

const RULE = 'cmdline/ip-netmask-guessed';

describe(RULE, () => {
  const at = (range: string, ip: string) =>
    lines(RULE, {
      'etc/dhcp/dhcpd.conf': undefined,
      'etc/default/tftpd-hpa': undefined,
      'etc/dnsmasq.conf': `dhcp-range=${range}\ndhcp-host=00:40:63:c2:ca:c9,node21,10.1.2.21\n${SERVES}`,
      'etc/exports': '/diskless/node21 10.1.2.21(rw,sync,no_root_squash,no_subtree_check)\n',
      [CONFIG]: label(`root=/dev/nfs nfsroot=10.1.2.1:/diskless/node21,vers=3 ip=${ip} rw`),
    }).length;

  it('goes by the netmask of the range of dnsmasq that the address is in', () => {
    const none = '10.1.2.21:10.1.2.1:10.1.2.1::node21:eth0:off';
    assert.equal(at('10.1.2.100,10.1.2.199,255.255.255.0,12h', none), 1);
    assert.equal(at('10.1.2.100,10.1.2.199,255.0.0.0,12h', none), 0);
    assert.equal(at('10.1.3.100,10.1.3.199,255.255.255.0,12h', none), 0);
    assert.equal(at('10.1.2.100,10.1.2.199,12h', none), 0);
    assert.equal(
      at('10.1.2.100,10.1.2.199,255.255.255.0,12h', none.replace('::node', ':255.255.255.0:node')),
      0,
    );
  });
});
