/** Lines of dnsmasq.conf go in, the findings of dnsmasq/address-as-server-name come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/address-as-server-name', () => {
  const rule = 'dnsmasq/address-as-server-name';
  const own = 'listen-address=192.168.1.1\ndhcp-mac=set:a,02:*:*:*:*:*\n';

  it('finds another address where a name belongs', () => {
    assert.deepEqual(found(rule, `${own}dhcp-boot=tag:a,b.efi,192.168.1.9\n`), ['192.168.1.9']);
  });

  it('finds one that may be its own, where no file tells its address', () => {
    const lines = 'dhcp-mac=set:a,02:*:*:*:*:*\ndhcp-boot=tag:a,b.efi,192.168.1.9\n';
    assert.deepEqual(found(rule, lines), ['192.168.1.9']);
  });

  it('is silent about names, about its own address, and where both fields are there', () => {
    silent(
      rule,
      `${own}dhcp-boot=tag:a,b.efi,boot\n`,
      `${own}dhcp-boot=tag:a,b.efi,192.168.1.1\n`,
      `${own}dhcp-boot=tag:a,b.efi,192.168.1.9,192.168.1.9\n`,
      `${own}dhcp-boot=tag:a,b.efi,,192.168.1.9\n`,
    );
  });
});
