/** Lines of dnsmasq.conf go in, the findings of dnsmasq/hardware-taken-for-name come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

describe('dnsmasq/hardware-taken-for-name', () => {
  const rule = 'dnsmasq/hardware-taken-for-name';

  it('finds addresses with hyphens and dots', () => {
    for (const text of ['02-00-00-00-00-0A', '01-02-00-00-00-00-0a', '0200.0000.000a', '02.00.00.00.00.0a'])
      assert.deepEqual(found(rule, `dhcp-host=${text},printer,192.168.1.30\n`), [text]);
    assert.deepEqual(found(rule, 'dhcp-host=set:a,02-00-00-00-00-0a,ignore\n'), ['02-00-00-00-00-0a']);
  });

  it('is silent about names that are names, and beside an address or identifier that counts', () => {
    silent(
      rule,
      'dhcp-host=02:00:00:00:00:0a,02-00-00-00-00-0a,192.168.1.30\n',
      'dhcp-host=id:printer,02-00-00-00-00-0a,192.168.1.30\n',
      'dhcp-host=0200-0000-000a,192.168.1.30\n',
      'dhcp-host=02000000000a,192.168.1.30\n',
      'dhcp-host=02-00-00-00-00,192.168.1.30\n',
      'dhcp-host=node-0a,192.168.1.30\n',
      'dhcp-host=ab12.cd34.example,192.168.1.30\n',
    );
  });

  it('offers the octets with colons, without the kind of hardware', () => {
    for (const text of ['01-02-00-00-00-00-0A', '0200.0000.000A']) {
      const { findings } = lint(siteOf(servedByDnsmasq(`dhcp-host=${text},192.168.1.30\n`)));
      const [finding] = findings.filter((one) => one.rule === rule);
      assert.deepEqual(
        finding?.fixes?.().map(({ title }) => title),
        ['Write 02:00:00:00:00:0a'],
      );
    }
  });
});
