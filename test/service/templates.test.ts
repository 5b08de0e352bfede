/** Templates are told from configurations with mistakes. */

import assert from 'node:assert/strict';
import { exportsLanguage } from '../../grammars/exports/index.js';
import { governingExport } from '../../server/boot/nfsd/exports.js';
import { format } from '../../server/service/format.js';
import { type LintResult, lint } from '../../server/service/lint/lint.js';
import { ipv4OfNumber } from '../../server/site/address.js';
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
    const words = [
      '@@server@@',
      '%%boot-server%%',
      '<BOOT_SERVER>',
      '@SERVER@',
      '%SERVER%',
      '%server%',
      '${SERVER}',
      '__SERVER__',
    ];
    for (const word of [...words, '192.168.1.x'])
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
        (path) =>
          governingExport(facts, path, ipv4OfNumber(0x0a000001), { file: undefined, addresses: new Map() })
            .kind,
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

  const SERVER = {
    'etc/dhcp/dhcpd.conf':
      'subnet 10.0.0.0 netmask 255.0.0.0 {\n  next-server 10.0.0.1;\n  filename "pxelinux.0";\n  host n1 { hardware ethernet 52:54:00:00:00:01; fixed-address 10.0.0.11; }\n}\n',
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
    'etc/exports': '/srv/n1 10.0.0.11(rw,no_root_squash,no_subtree_check,sync)\n',
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/pxelinux.cfg/default':
      'DEFAULT n\nLABEL n\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=10.0.0.1:/srv/n1,vers=3 ip=dhcp rw\n',
    'srv/n1/etc/fstab': 'proc /proc proc defaults 0 0\n',
  };

  /** Of the one machine that is named. */
  const verdictOf = ({ verdict: { named } }: LintResult): string | undefined =>
    Object.entries(named).find(([, count]) => count === 1)?.[0];
  const booted = (changed: Readonly<Record<string, string>>) => {
    const result = lint(siteOf({ ...SERVER, ...changed }));
    return [verdictOf(result), result.findings.map(({ rule, severity }) => `${severity} ${rule}`)];
  };

  it('leave open what is made of a menu, and ask for none of the files that its holes stand for', () => {
    assert.deepEqual(booted({}), ['boots', []]);
    for (const kernel of ['{{ kernel }}', '<%= @kernel %>', '${KERNEL}', '@@kernel@@', '%KERNEL%']) {
      const text = SERVER['srv/tftp/pxelinux.cfg/default'].replace('vmlinuz', kernel);
      assert.deepEqual(
        booted({ 'srv/tftp/pxelinux.cfg/default': text }),
        ['unknown', ['info text/template']],
        kernel,
      );
    }
    assert.deepEqual(
      booted({
        'srv/tftp/pxelinux.cfg/default': `INCLUDE pxelinux.cfg/more\n${SERVER['srv/tftp/pxelinux.cfg/default']}`,
        'srv/tftp/pxelinux.cfg/more': 'LABEL {{ name }}\n  KERNEL {{ kernel }}\n',
      }),
      ['unknown', ['info text/template']],
    );
  });

  it('are no menus where only a comment says what made them, or U-Boot knows the variable', () => {
    const text = `# {{ ansible_managed }}\n${SERVER['srv/tftp/pxelinux.cfg/default']}`;
    assert.deepEqual(booted({ 'srv/tftp/pxelinux.cfg/default': text }), ['boots', []]);
    const variable = SERVER['srv/tftp/pxelinux.cfg/default'].replace('rw', 'mac=${ethaddr} rw');
    assert.deepEqual(booted({ 'srv/tftp/pxelinux.cfg/default': variable }), ['boots', []]);
  });

  it('stand for the menu that is made of them, where that is not there', () => {
    const { 'srv/tftp/pxelinux.cfg/default': menu, ...others } = SERVER;
    const template = { 'srv/tftp/pxelinux.cfg/default.j2': menu.replace('vmlinuz', '{{ kernel }}') };
    const result = lint(siteOf({ ...others, ...template }));
    assert.equal(verdictOf(result), 'unknown');
    assert.deepEqual(booted(template), ['boots', []]);
  });

  it('have no lines in a fstab that mount could pass over', () => {
    const text = '{% for m in mounts %}\n{{ m.source }} {{ m.target }} nfs rw 0 0\n{% endfor %}\n';
    assert.deepEqual(booted({ 'srv/n1/etc/fstab': text }), ['boots', ['info text/template']]);
  });

  it('leave open how the TFTP server is started', () => {
    for (const settings of [
      'TFTP_DIRECTORY="{{ root }}"\nTFTP_OPTIONS="{{ options }}"\n',
      'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="<%= @options %>"\n',
      'TFTP_DIRECTORY="${ROOT}"\nTFTP_OPTIONS="${OPTIONS}"\n',
    ])
      assert.deepEqual(booted({ 'etc/default/tftpd-hpa': settings }), ['boots', []], settings);
  });

  it('are left as they are by whoever prints them', () => {
    const document = exportsLanguage.parse('{% if a %}\n/srv   {{ net }}(ro)\n{% endif %}\n');
    assert.deepEqual(format(document), { text: document.text, edit: undefined, left: 'it is a template' });
  });

  it('are not seen in a configuration that is merely wrong', () => {
    assert.deepEqual(rules('#if you want this:\nnext-server 10.0.0.1\nfilename "x";\n'), ['dhcp/syntax']);
    assert.ok(rules('subnet 10.0.0.0 netmask 255.255.255.0 {{\n}\n').includes('dhcp/syntax'));
  });

  it('are not seen in a valid configuration that quotes their marks', () => {
    assert.deepEqual(rules('# {{ made by a template }}\nfilename "{{x}}";\n'), []);
  });
});
