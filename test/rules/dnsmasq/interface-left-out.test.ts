/** Lines of dnsmasq.conf go in, the findings of dnsmasq/interface-left-out come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/interface-left-out', () => {
  const rule = 'dnsmasq/interface-left-out';

  it('finds interfaces that are left out again, all of them', () => {
    assert.deepEqual(found(rule, 'interface=eth0\nno-dhcp-interface=eth0\n'), ['eth0']);
    assert.deepEqual(found(rule, 'interface=eth0\nexcept-interface=eth1,eth0\n'), ['eth0']);
    assert.deepEqual(found(rule, 'interface=eth0,eth1\nno-dhcp-interface=eth0\nexcept-interface=eth1\n'), [
      'eth0',
    ]);
    assert.deepEqual(found(rule, 'interface=lo\ninterface=eth0\nno-dhcp-interface=eth0\n'), ['eth0']);
  });

  it('keeps every machine from booting', () => {
    const site = siteOf(servedByDnsmasq('interface=eth0\nno-dhcp-interface=eth0\n'));
    const verdicts = traceSite(site).flatMap(({ node, verdict }) => (node.kind === 'node' ? [verdict] : []));
    assert.deepEqual(verdicts, ['fails']);
  });

  it('is silent where one is served, or none is named', () => {
    silent(
      rule,
      'interface=eth0\nno-dhcp-interface=eth1\n',
      'interface=eth0,eth1\nno-dhcp-interface=eth1\n',
      'no-dhcp-interface=eth0\n',
      'interface=lo\nexcept-interface=lo\n',
      'interface=eth*\nno-dhcp-interface=eth0\n',
      'interface=eth0\nlisten-address=192.168.1.1\nno-dhcp-interface=eth0\n',
      'interface=eth0\nno-dhcp-interface=eth0\nlisten-address={{ address }}\n',
      'interface=eth0\nno-dhcp-interface=eth0\nconf-dir=/etc/dnsmasq.more\n',
    );
  });
});
