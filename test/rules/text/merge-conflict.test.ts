/** Sites with one change go in, the findings of text/merge-conflict come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const EXPORTS = '/srv/a 10.0.0.1(ro,no_subtree_check)\n';

const merge = (ours: string, theirs: string): string =>
  `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> branch\n`;

const findings = (files: Readonly<Record<string, string>>) => lint(siteOf(files)).findings;

const lines = (path: string, text: string): string[] =>
  findings({ [path]: text })
    .map(({ rule, place }) => `${rule} ${text.slice(0, place.span.start).split('\n').length}`)
    .sort();

const inExports = (text: string): string[] =>
  lines('etc/exports', text).filter((one) => one.startsWith('text/merge-conflict'));

describe('text/merge-conflict', () => {
  it('finds each unfinished merge once, whatever git writes between the sides', () => {
    assert.deepEqual(inExports(merge(EXPORTS, '')), ['text/merge-conflict 1']);
    assert.deepEqual(inExports(EXPORTS + merge('', EXPORTS) + merge(EXPORTS, '')), [
      'text/merge-conflict 2',
      'text/merge-conflict 6',
    ]);
    assert.deepEqual(inExports(`<<<<<<< HEAD\n||||||| 1a2b3c\n${EXPORTS}=======\n>>>>>>> x\n`), [
      'text/merge-conflict 1',
    ]);
    assert.deepEqual(inExports(merge(EXPORTS, '').replaceAll('\n', '\r\n')), ['text/merge-conflict 1']);
  });

  it('is silent about signs that are no such marks', () => {
    assert.deepEqual(inExports(`# <<<<<<< HEAD\n${EXPORTS}# =======\n# >>>>>>> x\n`), []);
    assert.deepEqual(inExports(`=======\n${EXPORTS}`), []);
    assert.deepEqual(inExports(`<<<<<<< HEAD\n${EXPORTS}>>>>>>> x\n`), []);
    assert.deepEqual(inExports(`<<<<<<<< HEAD\n${EXPORTS}=======\n>>>>>>> x\n`), []);
    assert.deepEqual(inExports(`=======\n<<<<<<< HEAD\n${EXPORTS}>>>>>>> x\n`), []);
  });

  it('stands for what the parsers say of the marks, and offers no mend', () => {
    const sides = merge('next-server 10.0.0.1;\n', 'next-server 10.0.0.2;\n');
    assert.deepEqual(lines('etc/dhcp/dhcpd.conf', sides), ['text/merge-conflict 1']);
    for (const { fixes } of findings({ 'etc/dhcp/dhcpd.conf': sides })) assert.deepEqual(fixes(), []);
    const range = 'dhcp-range=10.0.0.5,10.0.0.9\n';
    assert.deepEqual(lines('etc/dnsmasq.conf', merge('port=0\n', range)), ['text/merge-conflict 1']);
  });

  it('is why a script of iPXE ends, and says so with the machines', () => {
    const kernel = (words: string) => `kernel vmlinuz ${words}\n`;
    const script = `#!ipxe\n${merge(kernel('a'), kernel('b'))}boot\n`;
    const dnsmasq = 'dhcp-range=10.0.0.5,10.0.0.9\ndhcp-boot=boot.ipxe\nenable-tftp\ntftp-root=/srv/tftp\n';
    const found = findings({ 'etc/dnsmasq.conf': dnsmasq, 'srv/tftp/boot.ipxe': script });
    assert.deepEqual(
      found.map(({ rule, severity }) => `${rule} ${severity}`),
      ['text/merge-conflict error'],
    );
    assert.equal(found[0]?.nodes.length, 1);
  });

  it('is why the DHCP server does not start, and says so with the machines', () => {
    const subnet = (server: string) =>
      `subnet 10.0.0.0 netmask 255.255.255.0 {\n  next-server ${server};\n  filename "x.0";\n}\n`;
    const host = 'host n1 { hardware ethernet 52:54:00:00:00:01; fixed-address 10.0.0.5; }\n';
    const site = { 'etc/dhcp/dhcpd.conf': host + merge(subnet('10.0.0.1'), subnet('10.0.0.2')) };
    const [first, ...more] = findings(site).filter(({ severity }) => severity === 'error');
    assert.deepEqual([first?.rule, first?.nodes, first?.refusedBy], ['text/merge-conflict', ['n1'], 'dhcpd']);
    assert.deepEqual(more, []);
  });
});
