/** Sites with one change go in, the findings of kernel/netfilter-nat come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, texts } from '../support.js';

describe('kernel/netfilter-nat', () => {
  const TWO = 'iface eth0 inet static\n  address 192.168.1.1\niface eth1 inet static\n  address 10.9.9.9\n';
  const found = (symbols: string, router = '192.168.1.1', interfaces = TWO) =>
    texts('kernel/netfilter-nat', {
      ...changed(DHCPD, '  next-server', `  option routers ${router};\n  next-server`),
      'etc/network/interfaces': interfaces,
      'usr/src/linux/.config_master': `# Linux/x86 6.1.0 Kernel Configuration\nCONFIG_NFSD=y\n${symbols}`,
    });

  it('finds what is switched off in so many words', () => {
    assert.deepEqual(found('# CONFIG_NETFILTER is not set\n'), ['info # CONFIG_NETFILTER is not set']);
    assert.deepEqual(found('CONFIG_NETFILTER=y\n# CONFIG_NF_NAT is not set\n'), [
      'info # CONFIG_NF_NAT is not set',
    ]);
    assert.deepEqual(found('CONFIG_NETFILTER=y\n# CONFIG_IP_NF_NAT is not set\n'), [
      'info # CONFIG_IP_NF_NAT is not set',
    ]);
  });

  it('is about private addresses alone', () => {
    const routed = (address: string) =>
      found(
        '# CONFIG_NETFILTER is not set\n',
        address,
        `${TWO}iface eth2 inet static\n  address ${address}\n`,
      ).length;
    for (const address of ['10.0.0.1', '172.16.0.1', '172.31.255.254', '192.168.255.1'])
      assert.equal(routed(address), 1, address);
    for (const address of ['11.0.0.1', '172.15.0.1', '172.32.0.1', '192.169.0.1', '203.0.113.5'])
      assert.equal(routed(address), 0, address);
  });

  it('is silent where one of them is on, nothing is said, or another machine is the router', () => {
    assert.deepEqual(
      found('CONFIG_NETFILTER=y\nCONFIG_NF_NAT=m\n# CONFIG_IP_NF_TARGET_MASQUERADE is not set\n'),
      [],
    );
    assert.deepEqual(found('CONFIG_NETFILTER=y\n'), []);
    assert.deepEqual(found('# CONFIG_NETFILTER is not set\n', '192.168.1.254'), []);
    const one = 'iface eth0 inet static\n  address 192.168.1.1\n';
    assert.deepEqual(found('# CONFIG_NETFILTER is not set\n', '192.168.1.1', one), []);
  });
});
