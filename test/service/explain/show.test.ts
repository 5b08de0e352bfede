/** What `show` tells of the networks of a site. */
import assert from 'node:assert/strict';
import { showSite } from '../../../server/service/explain/show.js';
import { siteOf } from '../../support/site.js';

const subnets = (files: Readonly<Record<string, string>>): string[] =>
  showSite(siteOf(files)).subnets.map(({ subnet, ranges }) => [subnet, ...ranges].join(' '));

describe('the subnets that are shown', () => {
  it('are those of dhcpd', () => {
    const dhcpd = 'subnet 10.0.0.0 netmask 255.255.255.0 { range 10.0.0.50 10.0.0.99; }\n';
    assert.deepEqual(subnets({ 'etc/dhcp/dhcpd.conf': dhcpd }), ['10.0.0.0/24 10.0.0.50 - 10.0.0.99']);
  });

  it('have the ranges of the pools in them, or beside them', () => {
    const pools = `shared-network wire {
  subnet 10.0.0.0 netmask 255.255.255.0 { pool { range 10.0.0.50; } }
  subnet 10.0.1.0 netmask 255.255.255.0 { range 10.0.1.7; }
  pool { range 10.0.1.50 10.0.1.60; range 10.0.0.70; }
}
`;
    assert.deepEqual(subnets({ 'etc/dhcp/dhcpd.conf': pools }), [
      '10.0.0.0/24 10.0.0.50 10.0.0.70',
      '10.0.1.0/24 10.0.1.7 10.0.1.50 - 10.0.1.60',
    ]);
  });

  it('have a mask with holes written out', () => {
    const shown = (network: string, mask: string) =>
      subnets({ 'etc/dhcp/dhcpd.conf': `subnet ${network} netmask ${mask} { }\n` });
    assert.deepEqual(shown('10.0.3.0', '255.0.255.0'), ['10.0.3.0 netmask 255.0.255.0']);
    assert.deepEqual(shown('10.0.0.4', '255.255.255.252'), ['10.0.0.4/30']);
    assert.deepEqual(shown('10.0.0.4', '255.255.255.255'), ['10.0.0.4/32']);
    assert.deepEqual(shown('0.0.0.0', '0.0.0.0'), ['0.0.0.0/0']);
  });

  it('are those that the ranges of dnsmasq lie in, be they dynamic or not', () => {
    const dnsmasq = [
      'dhcp-range=10.0.0.50,10.0.0.99,12h',
      'dhcp-range=10.0.0.150,10.0.0.199,12h',
      'dhcp-range=10.1.0.0,static,255.255.0.0',
      'dhcp-range=10.2.0.0,proxy',
      '',
    ];
    assert.deepEqual(subnets({ 'etc/dnsmasq.conf': dnsmasq.join('\n') }), [
      '10.0.0.0/24 10.0.0.50 - 10.0.0.99 10.0.0.150 - 10.0.0.199',
      '10.1.0.0/16',
      '10.2.0.0/24',
    ]);
  });

  it('are none where dnsmasq answers names only', () => {
    assert.deepEqual(subnets({ 'etc/dnsmasq.conf': 'address=/a/10.0.0.1\n' }), []);
  });
});

describe('the files that are shown', () => {
  const problems = (text: string): readonly number[] =>
    showSite(siteOf({ 'etc/exports': text })).files.map((file) => file.problems);

  it('have their mistakes counted, unless they are templates', () => {
    assert.deepEqual(
      problems('/srv *(rww)\n/srv/b *(rw\n').map((count) => count > 0),
      [true],
    );
    assert.deepEqual(problems('/srv {{ net }}(rww)\n{% if b %}\n/srv/b *(rw\n{% endif %}\n'), [0]);
  });
});
