/** Lines that dnsmasq 2.90 wrote go in, what diagnose makes of them comes out. */
import assert from 'node:assert/strict';
import { hear } from '../../../server/boot/speakers.js';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { Diagnoser } from '../../../server/service/diagnose/index.js';
import { siteOf } from '../../support/site.js';

/** As dnsmasq wrote them, each with the name that it marks them with. */
const recorded: readonly (readonly [tag: string, line: string, trouble: boolean])[] = [
  ['dnsmasq-dhcp', 'DHCPDISCOVER(eth0) 52:54:00:00:00:01 no address available', true],
  ['dnsmasq-dhcp', 'DHCPDISCOVER(eth0) 10.9.0.77 52:54:00:00:00:01 no address available', true],
  ['dnsmasq-dhcp', '1073741824 DHCPDISCOVER(eth0) 52:54:00:00:00:09 ignored', true],
  ['dnsmasq-dhcp', 'no address range available for DHCP request via eth0', true],
  ['dnsmasq-dhcp', 'DHCPNAK(eth0) 10.9.0.9 52:54:00:00:00:09 wrong network', false],
  ['dnsmasq-dhcp', 'DHCPACK(eth0) 192.168.7.21 52:54:00:00:07:01 node1', false],
  ['dnsmasq-dhcp', 'PXE(eth0) 52:54:00:00:00:01 proxy', false],
  ['dnsmasq-tftp', 'sent /srv/tftp/pxelinux.0 to 192.168.7.21', false],
  ['dnsmasq-tftp', 'file /srv/tftp/gone not found for 10.255.254.2', true],
  ['dnsmasq-tftp', 'cannot access /srv/tftp/owner: Permission denied', true],
  ['dnsmasq-tftp', 'cannot read /srv/tftp/sub: Is a directory', true],
  ['dnsmasq', 'TFTP directory /srv/nope inaccessible: No such file or directory', true],
];

describe('diagnose of dnsmasq', () => {
  for (const [tag, line, trouble] of recorded) {
    it(`knows ${line}`, () => {
      const heard = hear(line, tag);
      assert.equal(heard?.speaker.program, 'dnsmasq');
      assert.equal(heard.sentence.trouble, trouble);
      const mac = /(?:[0-9a-f]{2}:){5}[0-9a-f]{2}/.exec(line)?.[0];
      assert.equal(heard.values['mac'], mac);
    });
  }

  it('finds the boot file with ".." behind the refusal of it', () => {
    const site = siteOf(
      servedByDnsmasq('dhcp-mac=set:own,00:40:63:c2:ca:c9\ndhcp-boot=tag:own,../tftp/pxelinux.0\n'),
    );
    const blamed = (path: string) => {
      const diagnoser = new Diagnoser(site);
      diagnoser.read(`Nov  8 03:04:05 master dnsmasq-tftp[7]: cannot access ${path}: Permission denied`);
      return diagnoser.diagnosis().told.flatMap((one) => one.blamed.map(({ rule }) => rule));
    };
    assert.deepEqual(blamed('/srv/tftp/../tftp/pxelinux.0'), ['tftp/parent-refused']);
    assert.deepEqual(blamed('/srv/tftp/pxelinux.0'), []);
  });

  it('passes over what is of no boot', () => {
    for (const line of [
      'DHCP, static leases only on 10.9.0.0, lease time 1h',
      'vendor class: PXEClient:Arch:00000',
    ])
      assert.equal(hear(line, 'dnsmasq-dhcp'), undefined);
  });
});
