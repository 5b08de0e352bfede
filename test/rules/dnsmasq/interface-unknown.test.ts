/** Sites of dnsmasq go in, the findings of dnsmasq/interface-unknown come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { traceBoot } from '../../../server/boot/index.js';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';
import { texts } from '../support.js';

const INTERFACES = 'auto eth0\niface eth0 inet static\n  address 192.168.1.1/24\n';

describe('dnsmasq/interface-unknown', () => {
  const found = (lines: string, interfaces: string | undefined = INTERFACES) =>
    texts('dnsmasq/interface-unknown', {
      ...servedByDnsmasq(lines),
      'etc/network/interfaces': interfaces,
    });

  it('finds interfaces of which the server has none', () => {
    assert.deepEqual(found('interface=eth1\n'), ['warning eth1']);
    assert.deepEqual(found('interface=lo\ninterface=eth1\n'), ['warning eth1']);
    assert.deepEqual(found('interface=eth1,eth2\n').length, 1);
  });

  it('leaves open whether dnsmasq answers', () => {
    const verdict = (lines: string) => {
      const site = siteOf({ ...servedByDnsmasq(lines), 'etc/network/interfaces': INTERFACES });
      const [node] = site.nodes;
      assert.ok(node !== undefined);
      return traceBoot(site, node).verdict;
    };
    assert.equal(verdict('interface=eth1\n'), 'unknown');
    for (const lines of ['interface=eth0\n', 'interface=eth1\ninterface=eth0\n', 'interface=et*\n'])
      assert.equal(verdict(lines), 'boots', lines);
  });

  it('is silent where one of them is there, by its name, a pattern or an address', () => {
    assert.deepEqual(found('interface=eth0\n'), []);
    assert.deepEqual(found('interface=eth1\ninterface=eth0:1\n'), []);
    assert.deepEqual(found('interface=et*\n'), []);
    assert.deepEqual(found('interface=eth1\nlisten-address=192.168.1.1\n'), []);
    assert.deepEqual(found('interface=lo\n'), []);
  });

  it('is silent where the interfaces are not told, and where it only answers names', () => {
    assert.deepEqual(found('interface=eth1\n', ''), []);
    const names = {
      'etc/dnsmasq.conf': 'interface=eth1\ndomain-needed\n',
      'etc/network/interfaces': INTERFACES,
    };
    assert.deepEqual(texts('dnsmasq/interface-unknown', names), []);
  });
});
