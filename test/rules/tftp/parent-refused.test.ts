/** Names of boot files go in, the findings of tftp/parent-refused come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent, texts } from '../support.js';

describe('tftp/parent-refused', () => {
  const rule = 'tftp/parent-refused';
  const TAG = 'dhcp-mac=set:own,00:40:63:c2:ca:c9\n';

  it('finds two points on the way of a name, also where they lead to a file', () => {
    assert.deepEqual(found(rule, `${TAG}dhcp-boot=tag:own,../tftp/pxelinux.0\n`), [
      'dhcp-boot=tag:own,../tftp/pxelinux.0',
    ]);
    assert.deepEqual(found(rule, `${TAG}dhcp-boot=tag:own,/srv/tftp/a/../pxelinux.0\n`).length, 1);
  });

  it('is silent about points in names, and about in.tftpd, which has a rule of its own', () => {
    silent(rule, `${TAG}dhcp-boot=tag:own,boot../pxelinux.0\n`, `${TAG}dhcp-boot=tag:own,a/..b/pxelinux.0\n`);
    const dhcpd =
      'subnet 192.168.1.0 netmask 255.255.255.0 { next-server 192.168.1.1; filename "../tftp/pxelinux.0"; }\nhost node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n';
    assert.deepEqual(texts(rule, { 'etc/dhcp/dhcpd.conf': dhcpd }), []);
  });
});
