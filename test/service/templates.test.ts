/** Templates are told from configurations with mistakes. */
import assert from 'node:assert/strict';
import { exportsLanguage } from '../../grammars/exports/index.js';
import { governingExport } from '../../server/boot/nfsd/exports.js';
import { lint } from '../../server/service/lint.js';
import { lowerExports } from '../../server/site/exports/lower.js';
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

  const shared = (exports: string) =>
    lint(siteOf({ 'etc/exports': exports })).findings.map(
      ({ rule, place, severity }) => `${severity} ${rule} ${place.span.start}`,
    );

  it('are seen in exports by their statements, whose words are no clients', () => {
    for (const [start, end] of [
      ['{% for c in clients %}', '{% endfor %}'],
      ['{%- if lab -%}', '{%- endif %}'],
      ['<% @clients.each do |c| -%>', '<% end -%>'],
      ['{{ range .Clients }}', '{{ end }}'],
    ]) {
      const line = `/srv/a ${start}10.0.0.0/24(rw,sync) ${end}\n`;
      assert.deepEqual(shared(line), ['info text/template 7'], line);
      assert.deepEqual(shared(`# ${line}`), [], line);
    }
  });

  it('export what is not known, where no finished line exports it', () => {
    const kinds = (text: string) => {
      const facts = lowerExports([{ file: '/etc/exports', document: exportsLanguage.parse(text) }]);
      return ['/srv/a', '/srv/b'].map(
        (path) => governingExport(facts, path, 0x0a000001, { file: undefined, addresses: new Map() }).kind,
      );
    };
    const finished = '/srv/b 10.0.0.0/24(rw)\n';
    assert.deepEqual(kinds(`{% for e in all %}\n{{ e }} *(rw)\n{% endfor %}\n${finished}`), [
      'unknown',
      'granted',
    ]);
    assert.deepEqual(kinds(`{{ path }} *(rw)\n${finished}`), ['unknown', 'granted']);
    assert.deepEqual(kinds(`# {{ ansible_managed }}\n${finished}`), ['not-exported', 'granted']);
  });

  it('leave the finished lines of exports checked', () => {
    assert.deepEqual(shared('/srv/b 10.0.0.0/24\n{% if a %}\n/srv/c {{ net }}\n{% endif %}\n'), [
      'info exports/no-options 7',
      'info text/template 19',
    ]);
  });

  it('are shown where they decide something, not at a comment that names their program', () => {
    const text = '# {{ ansible_managed }}\nnext-server {{ server }};\n';
    assert.deepEqual(
      lint(siteOf({ 'etc/dhcp/dhcpd.conf': text })).findings.map(({ place }) =>
        text.slice(place.span.start, place.span.end),
      ),
      ['{{ server }}'],
    );
  });

  it('are not seen in a configuration that is merely wrong', () => {
    assert.deepEqual(rules('#if you want this:\nnext-server 10.0.0.1\nfilename "x";\n'), ['dhcp/syntax']);
    assert.ok(rules('subnet 10.0.0.0 netmask 255.255.255.0 {{\n}\n').includes('dhcp/syntax'));
  });

  it('are not seen in a valid configuration that quotes their marks', () => {
    assert.deepEqual(rules('# {{ made by a template }}\nfilename "{{x}}";\n'), []);
  });
});
