/** Lines of dnsmasq.conf go in, the findings of dnsmasq/address-outside-ranges come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/address-outside-ranges', () => {
  const rule = 'dnsmasq/address-outside-ranges';

  it('finds addresses of no network', () => {
    assert.deepEqual(found(rule, 'dhcp-host=02:00:00:00:00:09,192.168.2.9\n'), ['192.168.2.9']);
    silent(
      rule,
      'dhcp-host=02:00:00:00:00:09,192.168.1.9\n',
      'dhcp-range=192.168.2.0,static,255.255.255.0\ndhcp-host=02:00:00:00:00:09,192.168.2.9\n',
      // The netmask of the interface may be a wide one.
      'dhcp-range=192.168.2.0,static\ndhcp-host=02:00:00:00:00:09,192.168.3.9\n',
      'conf-dir=/etc/lab.d\ndhcp-host=02:00:00:00:00:09,192.168.2.9\n',
    );
  });

  it('points at the range where the server and all machines are in another network', () => {
    const said = (range: string, own: string, more = '') => {
      const site = siteOf({
        'etc/dnsmasq.conf': `port=0\nlisten-address=${own}\n${range}\ndhcp-host=02:00:00:00:00:01,192.168.7.21\ndhcp-host=02:00:00:00:00:02,192.168.7.22\n${more}`,
      });
      return lint(site)
        .findings.filter((one) => one.rule === rule)
        .map(({ place: { file, span } }) => site.files.get(file)?.document.text.slice(span.start, span.end));
    };
    const range = 'dhcp-range=192.168.77.0,static,255.255.255.0';
    assert.deepEqual(said(range, '192.168.7.1'), [range]);
    const both = ['192.168.7.21', '192.168.7.22'];
    assert.deepEqual(said(range, '192.168.77.1'), both);
    assert.deepEqual(said(`${range}\ndhcp-range=192.168.78.0,static,255.255.255.0`, '192.168.7.1'), both);
    assert.deepEqual(said(range, '192.168.7.1', 'dhcp-host=02:00:00:00:00:03,192.168.77.3\n'), both);
  });

  it('goes by the netmask of the interface, where a file has it', () => {
    const lines = 'dhcp-range=192.168.2.100,192.168.2.150\ndhcp-host=02:00:00:00:00:09,192.168.3.9\n';
    const said = (length: number) =>
      lint(
        siteOf({
          ...servedByDnsmasq(lines),
          'etc/network/interfaces': `iface eth0 inet static\n  address 192.168.2.1/${length}\niface eth1 inet static\n  address 192.168.1.1/24\n`,
        }),
      ).findings.filter((finding) => finding.rule === rule).length;
    assert.deepEqual([said(24), said(22)], [1, 0]);
  });
});
