/** Configurations of dnsmasq go in, the findings of dnsmasq/tftp-other-interface come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

describe('dnsmasq/tftp-other-interface', () => {
  const found = (lines: string, on: string) =>
    texts('dnsmasq/tftp-other-interface', {
      'etc/dhcp/dhcpd.conf': undefined,
      'etc/default/tftpd-hpa': undefined,
      ...servedByDnsmasq(`${lines}\n`, `enable-tftp${on}\ntftp-root=/srv/tftp\n`),
    });

  it('finds interfaces that have nothing in common', () => {
    assert.deepEqual(found('interface=eth0', '=eth1'), ['error eth1']);
    assert.deepEqual(found('interface=eth0,eth2\ninterface=lo', '=eth1,eth3'), ['error eth1']);
  });

  it('is silent where one is served both ways, or all are, or it is not known', () => {
    assert.deepEqual(found('interface=eth0', ''), []);
    assert.deepEqual(found('interface=eth0', '=eth1,eth0'), []);
    assert.deepEqual(found('', '=eth1'), []);
    assert.deepEqual(found('interface=lo', '=eth1'), []);
    for (const [dhcp, tftp] of [
      ['eth*', 'eth1'],
      ['eth0', 'eth*'],
      ['{{ lan }}', 'eth1'],
    ])
      assert.deepEqual(found(`interface=${dhcp}`, `=${tftp}`), [], `${dhcp} ${tftp}`);
    assert.deepEqual(found('interface=eth0\nlisten-address=10.9.9.1', '=eth1'), []);
  });
});
