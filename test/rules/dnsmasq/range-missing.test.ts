/** Files of dnsmasq go in, the findings of dnsmasq/range-missing come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('dnsmasq/range-missing', () => {
  const HOST = 'dhcp-host=02:00:00:00:00:01,192.168.1.21\n';
  const BOOT = 'dhcp-boot=pxelinux.0\n';

  function found(text: string): number {
    const { findings } = lint(siteOf({ 'etc/dnsmasq.conf': text }));
    return findings.filter(({ rule }) => rule === 'dnsmasq/range-missing').length;
  }

  it('finds lines for machines in a dnsmasq that does neither DNS nor DHCP', () => {
    assert.equal(found(`port=0\n${HOST}${BOOT}`), 1);
    assert.equal(found(`port=0\n${HOST}${BOOT}dhcp-range=192.168.1.0,static\n`), 0);
  });

  it('is silent where it may be meant, or stand elsewhere', () => {
    assert.equal(found(`${HOST}${BOOT}`), 0);
    assert.equal(found(`port=0\n${BOOT}`), 0);
    assert.equal(found(`port=0\n${HOST}`), 0);
    assert.equal(found(`port=0\n${HOST}${BOOT}conf-file=/etc/ranges.conf\n`), 0);
    assert.equal(found(`port=0\n${HOST}${BOOT}dhcp-rnage=192.168.1.0,static\n`), 0);
  });
});
