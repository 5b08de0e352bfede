/** Lines of dnsmasq.conf that leave a machine without an answer go in; what is said of it comes out. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint.js';
import { siteOf } from '../../support/site.js';

const { 'etc/dnsmasq.conf': CONF = '', ...rest } = servedByDnsmasq();
const found = (conf: string, more: Readonly<Record<string, string | undefined>> = {}) => {
  const files = { ...rest, 'etc/dnsmasq.conf': conf, ...more };
  const texts = Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
  );
  return lint(siteOf(texts)).findings.flatMap(({ rule, severity, nodes }) =>
    /^dhcp\/(?:host-not|unknown|fixed)/.test(rule) ? [`${severity} ${rule} ${nodes.join()}`] : [],
  );
};
const fixed = CONF.replace('192.168.1.100,192.168.1.199', '192.168.1.0,static');
const OWN = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

describe('a machine that dnsmasq does not answer', () => {
  it('has no address where no range gives any', () => {
    assert.deepEqual(found(fixed), []);
    const bare = fixed.replace(',node21,192.168.1.21', ',node21');
    assert.deepEqual(found(bare), ['error dhcp/host-not-answered node21']);
    assert.deepEqual(found(bare, { [OWN]: undefined }), []);
  });

  it('is kept out by dhcp-ignore where no line names it', () => {
    const other = `${CONF.replace('ca:c9', 'ca:c8')}dhcp-ignore=tag:!known\n`;
    assert.deepEqual(found(other), ['warning dhcp/unknown-client-denied 00:40:63:c2:ca:c9']);
    assert.deepEqual(found(`${CONF}dhcp-ignore=tag:!known\n`), []);
  });

  it('is kept out by a dhcp-ignore for its tag, unless its own line says so', () => {
    const tagged = CONF.replace('node21', 'set:old,node21');
    assert.deepEqual(found(`${tagged}dhcp-ignore=tag:old\n`), ['error dhcp/host-not-answered node21']);
    assert.deepEqual(found(CONF.replace('node21', 'ignore,node21')), []);
  });
});

describe('dhcp/fixed-address-of-router with dnsmasq', () => {
  it('finds the address of dhcp-option=3', () => {
    const router = (address: string, name = 'node21') =>
      found(`${CONF.replace('node21', name)}dhcp-option=3,${address}\n`);
    assert.deepEqual(router('192.168.1.21'), ['warning dhcp/fixed-address-of-router node21']);
    assert.deepEqual(router('192.168.1.254'), []);
    assert.deepEqual(router('192.168.1.21', 'gw'), []);
    assert.deepEqual(found(`${CONF}dhcp-option=vendor:PXEClient,3,192.168.1.21\n`), []);
  });
});
