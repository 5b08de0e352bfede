/** Lines about the architecture of clients go in; what dhcp/http-arch-15 finds comes out, and its silence. */
import assert from 'node:assert/strict';
import { changed, miniature, servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import type { MiniatureSite } from '../../../server/rules/rule.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const count = (site: MiniatureSite): number =>
  lint(siteOf(site)).findings.filter(({ rule }) => rule === 'dhcp/http-arch-15').length;

describe('dhcp/http-arch-15', () => {
  it('finds 15 where nothing is for 16, in each server', () => {
    const dnsmasq = (lines: string): number => count(servedByDnsmasq(lines));
    assert.equal(dnsmasq('dhcp-match=set:h,option:client-arch,15\n'), 1);
    assert.equal(dnsmasq('dhcp-vendorclass=set:h,HTTPClient:Arch:00015\n'), 1);
    const dhcpd = (condition: string): number => {
      const site = miniature(
        changed(
          'etc/dhcp/dhcpd.conf',
          '  filename',
          `  if ${condition} { filename "http://192.168.1.1/a.efi"; }\n  filename`,
        ),
      );
      const path = 'etc/dhcp/dhcpd.conf';
      return count({ ...site, [path]: `option arch code 93 = unsigned integer 16;\n${site[path]}` });
    };
    assert.equal(dhcpd('option arch = 00:0f'), 1);
    assert.equal(dhcpd('option arch = 00:0f or option arch = 00:10'), 0);
  });

  it('is silent where 16 is asked for as well, or a value that may be it', () => {
    const both = 'dhcp-match=set:h,option:client-arch,15\ndhcp-match=set:h,option:client-arch,16\n';
    assert.equal(count(servedByDnsmasq(both)), 0);
    const text = 'dhcp-match=set:h,option:client-arch,15\ndhcp-vendorclass=set:i,HTTPClient:Arch:00016\n';
    assert.equal(count(servedByDnsmasq(text)), 0);
    assert.equal(count(servedByDnsmasq('dhcp-match=set:h,option:client-arch,16\n')), 0);
    const filled = 'dhcp-match=set:h,option:client-arch,15\ndhcp-match=set:h,option:client-arch,{{ arch }}\n';
    assert.equal(count(servedByDnsmasq(filled)), 0);
    assert.equal(count(servedByDnsmasq(filled.replace('{{ arch }}', 'x64-http'))), 0);
  });
});
