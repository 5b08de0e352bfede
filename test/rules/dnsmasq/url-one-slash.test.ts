/** Lines of dnsmasq.conf go in, the findings of dnsmasq/url-one-slash come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/url-one-slash', () => {
  const rule = 'dnsmasq/url-one-slash';
  const tag = 'dhcp-userclass=set:x,iPXE\n';

  it('finds a scheme with one slash, in dhcp-boot and in pxe-service', () => {
    assert.deepEqual(found(rule, `${tag}dhcp-boot=tag:x,http:/10.9.0.1/a.ipxe\n`), ['http:/10.9.0.1/a.ipxe']);
    assert.deepEqual(found(rule, `${tag}dhcp-boot=tag:x,HTTPS:/boot/a.efi\n`), ['HTTPS:/boot/a.efi']);
    assert.deepEqual(found(rule, 'pxe-service=x86PC,"Go",tftp:/10.9.0.1/a.0\n'), ['tftp:/10.9.0.1/a.0']);
  });

  it('is silent about URLs and about names', () => {
    silent(
      rule,
      `${tag}dhcp-boot=tag:x,http://10.9.0.1/a.ipxe\n`,
      `${tag}dhcp-boot=tag:x,http/a.ipxe\n`,
      `${tag}dhcp-boot=tag:x,/http:/a.ipxe\n`,
    );
  });
});
