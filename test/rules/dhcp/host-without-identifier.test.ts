/** Sites with one change go in, the findings of dhcp/host-without-identifier come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { all, DHCPD } from '../support.js';
import { foundBefore, subnet } from './support.js';

describe('dhcp/host-without-identifier', () => {
  const machine = (body: string) =>
    foundBefore('dhcp/host-without-identifier', `${subnet('')}host kiosk {\n${body}}\n`);

  it('finds a host that nobody can be', () => {
    assert.deepEqual(machine('filename "a";\n'), ['warning 4']);
    assert.deepEqual(machine('fixed-address 192.168.1.30;\n'), ['warning 4']);
  });

  it('is the one finding where a file is there for the one machine that dhcpd does not know', () => {
    const lost = changed(DHCPD, '  hardware ethernet 00:40:63:c2:ca:c9;\n', '');
    assert.deepEqual(all(lost), ['dhcp/host-without-identifier error']);
    const two = {
      ...lost,
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0': 'DEFAULT a\nLABEL a\n  LOCALBOOT 0\n',
    };
    assert.ok(all(two).includes('dhcp/unknown-client-denied error'));
  });

  it('is one finding as well where the machine has the address of another host', () => {
    const ring = 'host b {\n  hardware ethernet 00:40:63:c2:ca:c9;\n  fixed-address 192.168.1.22;\n}\n';
    const file = { 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0': 'DEFAULT a\nLABEL a\n  LOCALBOOT 0\n' };
    assert.deepEqual(all({ [DHCPD]: `${miniature()[DHCPD]}${ring}`, ...file }), ['dhcp/mac-duplicate error']);
  });

  it('is silent where a machine is known in another way', () => {
    assert.deepEqual(machine('option dhcp-client-identifier "kiosk";\n'), []);
    assert.deepEqual(machine('host-identifier option host-name "kiosk";\n'), []);
    assert.deepEqual(machine('hardware infiniband 20:00:55:04:01:fe:80:00;\n'), []);
  });
});
