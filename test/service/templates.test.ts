/** Templates are told from configurations with mistakes. */
import assert from 'node:assert/strict';
import { lint } from '../../server/service/lint.js';
import { siteOf } from '../support/site.js';

function rules(text: string): string[] {
  return [...new Set(lint(siteOf({ 'etc/dhcp/dhcpd.conf': text })).findings.map(({ rule }) => rule))];
}

describe('templates', () => {
  it('have one finding, not one for each of their marks', () => {
    assert.deepEqual(
      rules('next-server {{ server }};\n{% for n in nodes %}\nhost {{ n }} { }\n{% endfor %}\n'),
      ['text/template'],
    );
    assert.deepEqual(rules('#for mac in $macs:\nhost x { hardware ethernet $mac; }\n#end for\n'), [
      'text/template',
    ]);
  });

  it('have words for other programs to fill in, where those are what is wrong', () => {
    for (const word of ['@@server@@', '@SERVER@', '%SERVER%', '%server%', '${SERVER}', '__SERVER__'])
      assert.deepEqual(rules(`next-server ${word};\n`), ['text/template'], word);
    assert.deepEqual(rules('# for @@lab@@, from ${SOURCE}\nnext-server 10.0.0.1\nfilename "x";\n'), [
      'dhcp/syntax',
    ]);
  });

  const file = (path: string) =>
    lint(siteOf({ [path]: 'subnet 10.0.0.0 netmask 255.0.0.0 { next-server @@server@@; }\n' })).findings.map(
      ({ rule, severity }) => `${severity} ${rule}`,
    );

  it('are mistakes where dhcpd looks for its configuration, and notes elsewhere', () => {
    assert.deepEqual(file('etc/dhcp/dhcpd.conf'), ['error text/template']);
    assert.deepEqual(file('templates/dhcpd.conf'), ['info text/template']);
  });

  it('are not seen in a configuration that is merely wrong', () => {
    assert.deepEqual(rules('#if you want this:\nnext-server 10.0.0.1\nfilename "x";\n'), ['dhcp/syntax']);
    assert.ok(rules('subnet 10.0.0.0 netmask 255.255.255.0 {{\n}\n').includes('dhcp/syntax'));
  });

  it('are not seen in a valid configuration that quotes their marks', () => {
    assert.deepEqual(rules('# {{ made by a template }}\nfilename "{{x}}";\n'), []);
  });
});
