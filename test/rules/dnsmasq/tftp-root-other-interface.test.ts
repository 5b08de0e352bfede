/** Configurations of dnsmasq go in, the findings of dnsmasq/tftp-root-other-interface come out, and its silence where a root is there, or may be. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

describe('dnsmasq/tftp-root-other-interface', () => {
  const found = (lines: string, roots: string) =>
    texts('dnsmasq/tftp-root-other-interface', {
      'etc/dhcp/dhcpd.conf': undefined,
      'etc/default/tftpd-hpa': undefined,
      ...servedByDnsmasq(`${lines}\n`, `enable-tftp\n${roots}\n`),
    });
  const root = 'tftp-root=/srv/tftp';

  it('finds roots that none of the interfaces has', () => {
    assert.deepEqual(found('interface=eth0', `${root},eth1`), ['warning /srv/tftp']);
    assert.deepEqual(found('interface=eth0,eth2\ninterface=lo', `${root},eth1\n${root},eth3`), [
      'warning /srv/tftp',
    ]);
  });

  it('is silent where one of them has one, or may have', () => {
    for (const [lines, roots] of [
      ['interface=eth0', root],
      ['interface=eth0', `${root},eth0`],
      ['interface=eth0,eth1', `${root},eth1`],
      ['interface=eth0', `${root},eth1\n${root}`],
      ['', `${root},eth1`],
      ['interface=lo', `${root},eth1`],
      ['interface=eth*', `${root},eth1`],
      ['interface={{ lan }}', `${root},eth1`],
      ['interface=eth0', `${root},{{ lan }}`],
      ['interface=eth0', `${root},__LAN__`],
      ['interface=@@lan@@', `${root},eth1`],
      ['interface=eth0\nlisten-address=10.9.9.1', `${root},eth1`],
    ] as const)
      assert.deepEqual(found(lines, roots), [], `${lines} ${roots}`);
  });
});
