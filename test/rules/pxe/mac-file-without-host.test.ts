/** A file of PXELINUX and the lines of dnsmasq go in; whether the file's name is taken for a slip comes out. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, byDnsmasq, CONFIG, DHCPD, findings, label, ROOT, SERVES } from '../support.js';

const RULE = 'pxe/mac-file-without-host';

describe(RULE, () => {
  const at = (hosts: string, more = {}) =>
    findings(byDnsmasq(`${SERVES}${hosts}`, { [CONFIG]: label(`${ROOT} ip=dhcp rw`), ...more }))
      .filter(({ rule }) => rule === RULE)
      .map(({ message }) => /but host .* has [\w:]+/.exec(message)?.[0]);
  const file = (mac: string) => ({
    [`srv/tftp/pxelinux.cfg/01-${mac.replaceAll(':', '-')}`]: label(`${ROOT} ip=dhcp rw`),
  });
  const host = (mac: string) => `dhcp-host=${mac},node22,192.168.1.22\n`;

  it('finds the machine of dnsmasq that is meant', () => {
    const meant = at(host('00:40:63:c2:ca:d0'), file('00:40:63:c2:ca:d1'));
    assert.deepEqual(meant, ['but host node22 has 00:40:63:c2:ca:d0']);
  });

  it('knows of no declaration in what dhcpd refuses, and of nothing that comes of its lack', () => {
    const lost = changed(DHCPD, 'hardware ethernet 00:40:63:c2:ca:c9', 'hardware 00:40:63:c2:ca:c9');
    const other = 'host other {\n  hardware ethernet 52:54:00:12:34:56;\n  fixed-address 192.168.1.30;\n}\n';
    assert.deepEqual(all({ [DHCPD]: `${other}${lost[DHCPD]}` }), ['dhcp/syntax error']);
  });

  it('is told once where the machine of the name gets an address, and is refused its root', () => {
    const files = {
      [DHCPD]: `authoritative;
subnet 192.168.1.0 netmask 255.255.255.0 {
  range 192.168.1.100 192.168.1.199;
  next-server 192.168.1.1;
  filename "pxelinux.0";
}
host node21 { hardware ethernet 00:40:63:c2:ca:c8; fixed-address 192.168.1.21; }
`,
    };
    assert.deepEqual(
      all(files).filter((one) => !one.startsWith('dhcp/lease-expires')),
      ['pxe/mac-file-without-host error'],
    );
  });

  it('takes the nearest of several that it might be', () => {
    const two = `dhcp-host=00:40:63:c2:ca:d0,node22,192.168.1.22\ndhcp-host=00:40:63:c2:ca:e0,node23,192.168.1.23\n`;
    assert.deepEqual(at(two, file('00:40:63:c2:ca:e1')), ['but host node23 has 00:40:63:c2:ca:e0']);
    assert.deepEqual(at(two, file('00:40:63:c2:ca:d1')), ['but host node22 has 00:40:63:c2:ca:d0']);
  });

  it('is silent where dnsmasq names the card, or none like it, or the machine has a file, or there is no such line', () => {
    assert.deepEqual(at(host('00:40:63:c2:ca:d0'), file('00:40:63:c2:ca:d0')), []);
    assert.deepEqual(at(host('00:40:63:c2:ca:d0'), file('52:54:00:12:34:56')), []);
    const both = { ...file('00:40:63:c2:ca:d0'), ...file('00:40:63:c2:ca:d1') };
    assert.deepEqual(at(host('00:40:63:c2:ca:d0'), both), []);
    assert.deepEqual(at(host('00:40:63:c2:ca:d0,ignore'), file('00:40:63:c2:ca:d1')), []);
  });
});
