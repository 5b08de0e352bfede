/** Nodes with an address of the boot server go in, the findings of dhcp/address-of-server come out, and its silence. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../server/boot/boot.js';
import { miniature, servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { story } from '../../../server/service/verdict/tell.js';
import { siteOf } from '../../support/site.js';
import { type Changes, DHCPD, findings, lines } from '../support.js';
import { found, foundWithout, host, subnet } from './support.js';

const RULE = 'dhcp/address-of-server';
const EXPORTS = { 'etc/exports': '/diskless/node21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n' };
const boots = subnet('  filename "pxelinux.0";\n');
const own = host().replace('address 192.168.1.21', 'address 192.168.1.1');

const messages = (changes: Changes) =>
  findings(changes)
    .filter(({ rule }) => rule === RULE)
    .map(({ message }) => message)
    .join('\n');

/** What the traces of the machine say of it. */
const stories = (changes: Changes) =>
  traceAll(siteOf(miniature(changes)))
    .flatMap(({ stages }) => stages.flatMap(({ faults }) => faults))
    .flatMap((fault) => (fault.id === RULE ? [story(fault)] : []))
    .join('\n');

describe('dhcp/address-of-server', () => {
  it('finds the address of next-server, which others may have as well', () => {
    assert.deepEqual(found(RULE, boots + own), ['error 7']);
    assert.deepEqual(found(RULE, boots + host()), []);
    const router = boots.replace('filename', 'option routers 192.168.1.1;\n  filename');
    const all = findings({ ...EXPORTS, [DHCPD]: router + own }).map(({ rule }) => rule);
    assert.deepEqual(all, [RULE]);
  });

  it('finds another address of the server, where a file says that it is one', () => {
    const second = boots + host().replace('address 192.168.1.21', 'address 192.168.1.2');
    const said =
      'iface eth0 inet static\n  address 192.168.1.1/24\n  up true\niface eth0 inet static\n  address 192.168.1.2/24\n';
    assert.deepEqual(found(RULE, second), []);
    assert.deepEqual(found(RULE, second, { 'etc/network/interfaces': said }), ['error 7']);
    // It asks another server then.
    const elsewhere = second.replace('next-server 192.168.1.1', 'next-server 192.168.1.9');
    const config = { 'diskless-lint.json': '{"server": {"addresses": ["192.168.1.1", "192.168.1.2"]}}' };
    assert.deepEqual(found(RULE, elsewhere, config), []);
  });

  it('leaves the declaration of the server itself', () => {
    for (const name of ['server', 'pxe1', 'nas', 'nas2', 'lab-nfs', 'bootsrv'])
      assert.deepEqual(found(RULE, boots + own.replace('node21', name)), [], name);
    assert.deepEqual(
      found(RULE, boots + own.replace('node21', 'mars'), { 'etc/hosts': '192.168.1.1 mars.lab\n' }),
      [],
    );
    assert.deepEqual(found(RULE, boots + own.replace('node21', 'nasty1')), ['error 7']);
  });

  it('only warns of a machine that may be the server', () => {
    const mars = own.replace('node21', 'mars');
    assert.deepEqual(foundWithout(RULE, boots + mars), ['warning 7']);
    const alone = { 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined };
    const [trace] = traceAll(siteOf(miniature({ ...EXPORTS, ...alone, [DHCPD]: boots + mars })));
    assert.equal(trace?.verdict, 'unknown');
    assert.match(
      messages({ ...EXPORTS, ...alone, [DHCPD]: boots + mars }),
      /: unless it is that server itself, mars asks/,
    );
    assert.match(
      messages({ ...EXPORTS, [DHCPD]: boots + own }),
      /: node21 asks for .*, and nothing comes back\. Write/,
    );
    // Servers have no boot file, nor a configuration of PXELINUX.
    assert.deepEqual(found(RULE, boots + mars), ['error 7']);
    const told = mars.replace('}', '  filename "pxelinux.0";\n}');
    assert.deepEqual(foundWithout(RULE, boots + told), ['error 7']);
  });

  it('finds a URL at the own address', () => {
    const ipxe = subnet(
      '  if option user-class = "iPXE" { filename "http://192.168.1.9/boot.ipxe"; }\n  else { filename "undionly.kpxe"; }\n',
    );
    const at = (address: string) =>
      found(RULE, ipxe + host().replace('address 192.168.1.21', `address ${address}`));
    assert.deepEqual(at('192.168.1.9'), ['error 8']);
    assert.deepEqual(at('192.168.1.8'), []);
  });

  it('tells the duplicate with the server once', () => {
    const server = 'host server {\n  hardware ethernet 00:40:63:c2:ca:01;\n  fixed-address 192.168.1.1;\n}\n';
    const all = findings({ ...EXPORTS, [DHCPD]: boots + own + server }).map(({ rule }) => rule);
    assert.deepEqual(all, [RULE]);
  });

  describe('of dnsmasq', () => {
    const sited = (address: string, range = '192.168.1.100,192.168.1.199') => {
      const { 'etc/dnsmasq.conf': text = '', ...rest } = servedByDnsmasq(`listen-address=192.168.1.1\n`);
      const conf = text
        .replace('node21,192.168.1.21', `node21,${address}`)
        .replace('192.168.1.100,192.168.1.199', range);
      return {
        ...rest,
        ...EXPORTS,
        [DHCPD]: undefined,
        'etc/default/tftpd-hpa': undefined,
        'etc/dnsmasq.conf': conf,
      };
    };
    const site = (...words: Parameters<typeof sited>) => lines(RULE, sited(...words));

    it('finds a line that is passed over', () => {
      assert.deepEqual(site('192.168.1.1'), ['warning 3']);
      assert.deepEqual(site('192.168.1.2'), []);
    });

    it('finds that the machine gets nothing where no range gives addresses', () => {
      assert.deepEqual(site('192.168.1.1', '192.168.1.0,static'), ['error 3']);
      assert.deepEqual(site('192.168.1.21', '192.168.1.0,static'), []);
    });

    it('says what the machine gets instead', () => {
      const said = (changes: Changes) => [messages(changes), stories(changes)];
      const [another, none] = [sited('192.168.1.1'), sited('192.168.1.1', '192.168.1.0,static')];
      assert.match(
        said(another)[0] ?? '',
        /gets an address of the range instead.*\(not using configured address/,
      );
      assert.match(said(another)[1] ?? '', /gives the machine another one/);
      assert.match(said(none)[0] ?? '', /gets no address at all/);
      assert.match(said(none)[1] ?? '', /gives the machine none/);
    });
  });
});
