/** Lines of dnsmasq.conf go in, the findings of dnsmasq/bootfile-twice come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/bootfile-twice', () => {
  const rule = 'dnsmasq/bootfile-twice';

  it('finds options that dhcp-boot sends as well', () => {
    assert.deepEqual(found(rule, 'dhcp-option=67,a\n'), ['dhcp-option=67,a']);
    silent(
      rule,
      'dhcp-no-override\ndhcp-option=67,pxelinux.0\n',
      'dhcp-mac=set:a,02:*:*:*:*:*\ndhcp-option=tag:a,67,a\n',
      'dhcp-option=66,192.168.1.1\n',
      'dhcp-option=67\n',
      'dhcp-option=vendor:PXEClient,67,a\n',
    );
  });
});
