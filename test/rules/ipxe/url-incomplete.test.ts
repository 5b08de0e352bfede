/** Names in scripts go in, the findings of ipxe/url-incomplete come out, and its silence about other URLs (iPXE was asked in QEMU). */
import assert from 'node:assert/strict';
import { IPXE_SCRIPT, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('ipxe/url-incomplete', () => {
  const set = (name: string): string => `\${${name}}`;
  const found = (lines: string) =>
    lint(siteOf(ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\n${lines}\n` }))).findings.flatMap(
      ({ rule, severity, message }) =>
        rule === 'ipxe/url-incomplete' ? [`${severity} ${message.split('. ')[0]}`] : [],
    );

  it('finds a setting that is empty, and names it where it stands in the URL', () => {
    assert.deepEqual(found(`kernel tftp://${set('server')}/vmlinuz\nboot`), [
      `error kernel loads tftp:///vmlinuz, a URL without a server: ${set('server')} is empty here`,
    ]);
    assert.deepEqual(found(`set base http://${set('server')}:8080\nchain ${set('base')}/next.ipxe`), [
      'error chain loads http://:8080/next.ipxe, a URL without a server',
    ]);
    assert.deepEqual(found(`initrd https://user@${set('no')}\nboot`), [
      'error initrd loads https://user@, a URL without a server',
    ]);
  });

  it('finds a colon without its port, and the setting that should have been it', () => {
    const none = 'a URL with a colon and no port, which iPXE takes for port 0';
    assert.deepEqual(found(`kernel http://192.168.1.1:${set('http-port')}/vmlinuz\nboot`), [
      `error kernel loads http://192.168.1.1:/vmlinuz, ${none}: ${set('http-port')} is empty here`,
    ]);
    assert.deepEqual(found('chain http://192.168.1.1:0/a'), [
      `error chain loads http://192.168.1.1:0/a, ${none}`,
    ]);
    assert.deepEqual(found('chain http://192.168.1.1:08/a'), []);
    assert.deepEqual(found('chain tftp://192.168.1.1:'), [`error chain loads tftp://192.168.1.1:, ${none}`]);
    assert.deepEqual(found('chain http://[fe80::1]/a\n'), []);
    assert.deepEqual(found('chain http://192.168.1.1:8080/a:/b\n'), []);
  });

  it('tells what the screen shows as far as that was seen', () => {
    const shown = (scheme: string) =>
      lint(siteOf(ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\nchain ${scheme}:///a\n` }))).findings.flatMap(
        ({ message }) => /The screen shows "(.*?)"/.exec(message)?.[1] ?? [],
      );
    assert.deepEqual(shown('tftp'), ['tftp:///a... Connection timed out (http://ipxe.org/4c126035)']);
    assert.deepEqual(shown('http'), ['http:///a... Error 0x3e11623b (http://ipxe.org/3e11623b)']);
    assert.deepEqual(shown('https'), []);
  });

  it('finds a URL without the two slashes, and leaves it to the rule of slips where that is sure', () => {
    const rules = (script: string) =>
      lint(siteOf(ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\n${script}\n` }))).findings.map(
        ({ rule, severity, place }) => [rule, severity, place.span.start],
      );
    assert.deepEqual(rules('chain http:/a/b'), [['ipxe/url-incomplete', 'error', 13]]);
    assert.deepEqual(rules('chain tftp:vmlinuz'), [['ipxe/url-incomplete', 'error', 13]]);
    for (const url of ['http:/192.168.1.1/a', 'http:192.168.1.1/a', 'htpp://192.168.1.1/a'])
      assert.deepEqual(rules(`chain ${url}`), [['http/url-misspelt', 'error', 13]], url);
    // At the line that puts the beginning into a setting.
    assert.deepEqual(rules(`set base http:/192.168.1.1\nchain ${set('base')}/a`), [
      ['http/url-misspelt', 'error', 16],
    ]);
    assert.deepEqual(rules(`set base http:/a\nset other http:/b\nchain ${set('base')}/a`), [
      ['ipxe/url-incomplete', 'error', 48],
    ]);
    // Nobody knows which schemes a build has.
    for (const url of ['ftps://192.168.1.1/a', 'nfs://192.168.1.1/a', 'gopher://192.168.1.1/a'])
      assert.deepEqual(rules(`chain ${url}`), [], url);
  });

  it('is silent about a server that is named, or not known, and schemes that need none', () => {
    for (const name of [
      'tftp://192.168.1.1/vmlinuz',
      `http://${set('next-server')}/vmlinuz`,
      `http://${set('net0/dhcp-server')}/vmlinuz`,
      'file:///vmlinuz',
      '/vmlinuz',
    ])
      assert.deepEqual(found(`chain ${name}`), [], name);
  });

  it('is silent where the script goes on without it', () => {
    const script = IPXE_SCRIPT.replace('#!ipxe\n', '');
    assert.deepEqual(found(`chain http://${set('x')}/a.ipxe || goto on\n:on\n${script}`), []);
  });
});
