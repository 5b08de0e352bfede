/** Lines of dnsmasq.conf that leave a machine without an answer go in; what is said of it comes out. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { explainNode } from '../../../server/service/explain/explain-node.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const { 'etc/dnsmasq.conf': CONF = '', ...rest } = servedByDnsmasq();
type Files = Readonly<Record<string, string | undefined>>;
const sited = (conf: string, more: Files = {}) => {
  const files = { ...rest, 'etc/dnsmasq.conf': conf, ...more };
  const texts = Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
  );
  return siteOf(texts);
};
const found = (conf: string, more?: Files) =>
  lint(sited(conf, more)).findings.flatMap(({ rule, severity, nodes }) =>
    /^dhcp\/(?:host-not|unknown|fixed)/.test(rule) ? [`${severity} ${rule} ${nodes.join()}`] : [],
  );
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
    const named = (mac: string) => `${CONF.replace('00:40:63:c2:ca:c9', mac)}dhcp-ignore=tag:!known\n`;
    const other = named('52:54:00:12:34:56');
    assert.deepEqual(found(other), ['error dhcp/unknown-client-denied 00:40:63:c2:ca:c9']);
    // A slip of one digit is told by pxe/mac-file-without-host.
    assert.deepEqual(found(named('00:40:63:c2:ca:c8')), []);
    assert.deepEqual(found(`${CONF}dhcp-ignore=tag:!known\n`), []);
  });

  it('is anybody where only known machines are answered, and none is known', () => {
    const nobody = CONF.replace(/^dhcp-host=.*\n/m, '');
    const bare = { [OWN]: undefined };
    assert.deepEqual(found(`${nobody}dhcp-ignore=tag:!known\n`, bare), [
      'error dhcp/unknown-client-denied machines of 192.168.1.0/24',
    ]);
    // A node is declared, a file that is not here may declare some, or what is asked for is something else.
    assert.deepEqual(found(`${CONF}dhcp-ignore=tag:!known\n`, bare), []);
    assert.deepEqual(found(`${nobody}dhcp-ignore=tag:!known\ndhcp-hostsfile=/etc/racks\n`, bare), []);
    assert.deepEqual(found(`${nobody}dhcp-ignore=tag:!lab\n`, bare), []);
  });

  it('is a stranger that somebody asks about', () => {
    const asked = (conf: string) => {
      const answer = explainNode(sited(conf), '52:54:00:00:00:99');
      return answer.kind === 'explained' ? answer.explanation.verdict : answer.kind;
    };
    assert.equal(asked(`${CONF}dhcp-ignore=tag:!known\n`), 'fails');
    assert.equal(asked(fixed), 'fails');
    assert.equal(asked(`${CONF}dhcp-host=52:54:00:00:00:99,ignore\n`), 'unknown');
  });

  it('is kept out by a dhcp-ignore for its tag, unless its own line says so', () => {
    const tagged = CONF.replace('node21', 'set:old,node21');
    assert.deepEqual(found(`${tagged}dhcp-ignore=tag:old\n`), ['error dhcp/host-not-answered node21']);
    assert.deepEqual(found(CONF.replace('node21', 'ignore,node21')), []);
    // The line of another machine says it, and not of this one.
    const other = 'dhcp-host=00:40:63:c2:ca:01,ignore\n';
    assert.equal(found(`${tagged}${other}dhcp-ignore=tag:old\n`).length, 1);
  });

  it('is told by the log which of the two it is', () => {
    const logs = (conf: string) =>
      traceSite(sited(conf)).flatMap(({ stages }) =>
        stages.flatMap(({ faults }) =>
          faults.flatMap((fault) =>
            fault.id === 'dhcp/host-not-answered' ? [[fault.log, fault.pools]] : [],
          ),
        ),
      );
    const asks = 'DHCPDISCOVER(eth0) 00:40:63:c2:ca:c9';
    assert.deepEqual(logs(fixed.replace(',node21,192.168.1.21', ',node21')), [
      [`${asks} no address available`, true],
    ]);
    const tagged = CONF.replace('node21', 'set:old,node21');
    assert.deepEqual(logs(`${tagged}dhcp-ignore=tag:old\n`), [[`${asks} ignored`, false]]);
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
