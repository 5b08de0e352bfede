/** Sites whose server is in another network go in, the findings of dhcp/router-missing-remote-server come out, and its silence. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';
import { CONFIG, DHCPD, findings, label, lines } from '../support.js';
import { host } from './support.js';

const RULE = 'dhcp/router-missing-remote-server';

function conf(body: string, network = '192.168.1.0', mask = '255.255.255.0'): string {
  return `subnet ${network} netmask ${mask} {\n  filename "pxelinux.0";\n${body}}\n${host()}`;
}

describe(RULE, () => {
  const found = (body: string, network?: string, mask?: string) =>
    lines(RULE, { [DHCPD]: conf(body, network, mask) });
  const far = '  next-server 10.0.0.1;\n';

  it('finds a server outside of the network, as long as no router is told', () => {
    assert.deepEqual(found(far), ['error 3']);
    assert.deepEqual(found(`${far}  option routers 192.168.1.254;\n`), []);
    assert.deepEqual(found('  next-server 192.168.1.1;\n'), []);
    assert.deepEqual(found(`${far}  option routers gateway;\n`), []);
  });

  it('finds a netmask that is narrower than the subnet, by its own line', () => {
    const near = '  next-server 192.168.9.1;\n';
    assert.deepEqual(found(near, '192.168.0.0', '255.255.0.0'), []);
    assert.deepEqual(found(`  option subnet-mask 255.255.255.0;\n${near}`, '192.168.0.0', '255.255.0.0'), [
      'error 3',
    ]);
  });

  it('is silent where it is not known in which network the machine is', () => {
    const wide = (range: string, mask = '255.255.255.0') =>
      lines(RULE, {
        [DHCPD]: `subnet 192.168.0.0 netmask 255.255.0.0 {\n  filename "pxelinux.0";\n  option subnet-mask ${mask};\n${far}  range ${range};\n}\n`,
      });
    assert.deepEqual(wide('192.168.1.10 192.168.1.20'), ['error 4']);
    assert.deepEqual(wide('192.168.1.10 192.168.2.20'), []);
    assert.deepEqual(wide('192.168.1.10 192.168.1.20', '255.0.255.0'), []);
  });

  it('keeps the machine from its boot file', () => {
    const traces = traceSite(siteOf(miniature({ [DHCPD]: conf(far) }))).filter(
      ({ node }) => node.kind === 'node',
    );
    assert.deepEqual(
      traces.map(({ verdict }) => verdict),
      ['fails'],
    );
  });

  const verdict = (body: string) =>
    traceSite(siteOf(miniature({ [DHCPD]: conf(body) }))).find(({ node }) => node.kind === 'node')?.verdict;

  it('finds a router that the kernel does not take, where it needs one', () => {
    const outside = '  next-server 192.168.1.1;\n  option routers 192.168.1.254;\n';
    const narrow = `${outside}  option subnet-mask 255.255.255.224;\n`;
    assert.deepEqual(found(narrow), []);
    // .21 is in the network of /29 from .16 to .23, and the server is not.
    const narrower = narrow.replace('255.224', '255.248');
    assert.deepEqual(found(narrower), ['error 5']);
    assert.equal(verdict(narrower), 'fails');
    // One machine alone, or with one other, may be told another kind of route.
    assert.deepEqual(found(narrow.replace('255.224', '255.254')), []);
    assert.equal(lines('dhcp/router-outside-subnet', { [DHCPD]: conf(narrower) }).length, 0);
    assert.equal(lines('dhcp/router-outside-subnet', { [DHCPD]: conf(narrow) }).length, 1);
  });

  it('leaves networks that share a wire, and a server that has a card in both', () => {
    const shared = `shared-network wire {\n${conf('  next-server 192.168.2.1;\n').replace(/host[\s\S]*/, '')}subnet 192.168.2.0 netmask 255.255.255.0 { }\n}\n${host()}`;
    assert.deepEqual(lines(RULE, { [DHCPD]: shared }), []);
    const cards = '{ "server": { "addresses": ["10.0.0.1", "192.168.1.1"] } }\n';
    assert.deepEqual(lines(RULE, { [DHCPD]: conf(far), 'diskless-lint.json': cards }), []);
    const one = '{ "server": { "addresses": ["10.0.0.1"] } }\n';
    assert.ok(lines(RULE, { [DHCPD]: conf(far), 'diskless-lint.json': one }).includes('error 3'));
  });

  const rooted = (words: string) =>
    findings({ [CONFIG]: label(`root=/dev/nfs nfsroot=10.0.0.1:/diskless/node21,vers=3 rw ${words}`) })
      .filter(({ rule }) => rule === RULE)
      .map(({ text }) => text);

  it('finds an NFS server out of the reach of the kernel', () => {
    assert.deepEqual(rooted('ip=dhcp'), ['nfsroot=10.0.0.1:/diskless/node21,vers=3']);
    assert.equal(rooted('ip=192.168.1.21:192.168.1.1::255.255.255.0::eth0:off').length, 1);
    assert.deepEqual(rooted('ip=192.168.1.21:192.168.1.1:192.168.1.254:255.255.255.0::eth0:off'), []);
    assert.equal(rooted('ip=192.168.1.21:192.168.1.1:192.168.2.254:255.255.255.0::eth0:off').length, 1);
    assert.deepEqual(rooted('ip=192.168.1.21:192.168.1.1::255.0.0.0::eth0:off').length, 1);
    assert.deepEqual(rooted('ip=192.168.1.21:192.168.1.1::0.0.0.0::eth0:off'), []);
  });
});
