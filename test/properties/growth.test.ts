/** No work grows faster than the text, but for a logarithm: each kind of statement many times over, and any piece of a line repeated. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { detect, type LanguageId, languageIds, languageOf } from '../../grammars/index.js';
import { fix, format, lint } from '../../server/service/index.js';
import { MemoryFileSystem } from '../../server/workspace/disk/memory.js';
import { Workspace } from '../../server/workspace/workspace.js';
import { grows } from '../support/growth.js';
import { growingNetworks } from './growing-networks.js';
import { growingScripts } from './growing-scripts.js';
import { type Files, growingSites } from './growing-sites.js';
import { growingSlips } from './growing-slips.js';

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: Math.ceil(count) }, (_, index) => make(index)).join('');
const octets = (index: number): string => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
const mac = (index: number): string =>
  `02:00:${[24, 16, 8, 0].map((bits) => ((index >> bits) & 255).toString(16).padStart(2, '0')).join(':')}`;

type Kinds = Readonly<Record<string, (size: number) => string>>;

/** Texts of about so many characters. */
const kinds: Readonly<Partial<Record<LanguageId, Kinds>>> = {
  dhcpd: {
    hosts: (n) =>
      times(n / 64, (i) => `host h${i} { hardware ethernet ${mac(i)}; fixed-address ${octets(i)}; }\n`),
    'one host again and again': (n) =>
      times(n / 48, () => 'host a { hardware ethernet 02:00:00:00:00:01; }\n'),
    pools: (n) =>
      `subnet 10.0.0.0 netmask 255.0.0.0 {\n${times(n / 32, (i) => `pool { range ${octets(i)}; }\n`)}}\n`,
    ranges: (n) => `subnet 10.0.0.0 netmask 255.0.0.0 {\n${times(n / 24, (i) => `range ${octets(i)};\n`)}}\n`,
    subnets: (n) =>
      times(n / 48, (i) => `subnet 10.${(i >> 8) & 255}.${i & 255}.0 netmask 255.255.255.0 {}\n`),
    classes: (n) => times(n / 48, (i) => `class "c${i}" { match if option host-name = "${i}"; }\n`),
    branches: (n) =>
      `if known { filename "a"; }\n${times(n / 48, (i) => `elsif option host-name = "${i}" { filename "b"; }\n`)}`,
    cases: (n) =>
      `switch (option host-name) {\n${times(n / 32, (i) => `case "${i}": filename "a"; break;\n`)}}\n`,
    operators: (n) => `if ${times(n / 10, () => 'known and ')}known { filename "x"; }\n`,
    values: (n) => `option domain-name-servers 10.0.0.1${times(n / 10, () => ', 10.0.0.1')};\n`,
    definitions: (n) => times(n / 32, (i) => `option a${i} code ${(i % 250) + 1} = text;\n`),
    braces: (n) => '{'.repeat(n),
    'closing braces': (n) => '}'.repeat(n),
    'blocks in each other': (n) => times(n / 8, () => 'group {\n'),
    comments: (n) => times(n / 8, () => '# a\n# b\n'),
  },
  exports: {
    entries: (n) => times(n / 16, (i) => `/a${i} h(rw)\n`),
    'one path': (n) => times(n / 16, (i) => `/a h${i}(rw)\n`),
    clients: (n) => `/a ${times(n / 16, (i) => `${octets(i)}(rw) `)}\n`,
    options: (n) => `/a h(${'rw,'.repeat(n / 3)})\n`,
    'parentheses in each other': (n) => `/a ${'b(rw,'.repeat(n / 5)}\n`,
    'continued lines': (n) => `/a${' h(rw) \\\n'.repeat(n / 9)}\n`,
    'options on lines of their own': (n) => `/a h(rw${'\\\n'.repeat(n / 2)},sync)\n`,
    'carriage returns': (n) => `/a h(rw)\r\n${'\r\n'.repeat(n / 2)}`,
    'open quotes': (n) => '/a "b\n'.repeat(n / 6),
    escapes: (n) => `/a${'\\040'.repeat(n / 4)} h(rw)\n`,
  },
  fstab: {
    mounts: (n) => times(n / 32, (i) => `10.0.0.1:/a /m${i} nfs ro 0 0\n`),
    'one mount point': (n) => times(n / 32, () => '10.0.0.1:/a /m nfs ro 0 0\n'),
    options: (n) => `10.0.0.1:/a / nfs ${'ro,'.repeat(n / 3)}ro 0 0\n`,
    words: (n) => `10.0.0.1:/a / nfs ro 0 0 ${'x '.repeat(n / 2)}\n`,
    escapes: (n) => `10.0.0.1:/a /${'\\040'.repeat(n / 4)} nfs ro 0 0\n`,
  },
  pxelinux: {
    labels: (n) => `DEFAULT l0\n${times(n / 32, (i) => `LABEL l${i}\nKERNEL k\nAPPEND a\n`)}`,
    'one label': (n) => `DEFAULT l\n${times(n / 24, () => 'LABEL l\nKERNEL k\nAPPEND a\n')}`,
    'command line': (n) => `DEFAULT l\nLABEL l\nKERNEL k\nAPPEND ${'a=b '.repeat(n / 4)}\n`,
    addresses: (n) => `DEFAULT l\nLABEL l\nKERNEL k\nAPPEND root=/dev/nfs ip=${':'.repeat(n)}\n`,
    menus: (n) => times(n / 24, (i) => `MENU BEGIN m${i}\n`) + 'MENU END\n'.repeat(n / 24),
    help: (n) => `LABEL a\nTEXT HELP\n${'x\n'.repeat(n / 2)}`,
    'comments before a label': (n) => `LABEL a\nKERNEL b\n${'# a\n'.repeat(n / 4)}LABEL c\nKERNEL d\n`,
  },
  kconfig: {
    symbols: (n) => times(n / 16, (i) => `CONFIG_A${i}=y\n`),
    'one symbol': (n) => 'CONFIG_A=y\n'.repeat(n / 11),
    unset: (n) => times(n / 32, (i) => `# CONFIG_A${i} is not set\n`),
    escapes: (n) => `CONFIG_CMDLINE="${'\\"'.repeat(n / 2)}"\n`,
  },
  settings: {
    'lines that go on into a quote that stays open': (n) => `${'\\\n'.repeat(n / 2)}A="b \\\n`,
    settings: (n) => times(n / 8, (i) => `A${i}=b\n`),
    'one setting': (n) => 'A=b\n'.repeat(n / 4),
    blanks: (n) => `A=b${' '.repeat(n)}c\n`,
    'continued lines': (n) => `A="${'b \\\n'.repeat(n / 4)}"\n`,
    variables: (n) => `A="${'${A'.repeat(n / 3)}"\n`,
  },
  dnsmasq: {
    hosts: (n) => times(n / 40, (i) => `dhcp-host=${mac(i)},${octets(i)}\n`),
    'one host again and again': (n) => 'dhcp-host=02:00:00:00:00:01,10.0.0.1\n'.repeat(n / 37),
    tags: (n) => times(n / 24, (i) => `dhcp-boot=tag:t${i},a${i}\n`),
    conditions: (n) => times(n / 24, (i) => `tag-if=set:t${i},tag:t${i - 1}\n`),
    fields: (n) => `dhcp-host=${'a,'.repeat(n / 2)}\n`,
    quotes: (n) => `dhcp-boot=${'"'.repeat(n)}\n`,
    unknown: (n) => times(n / 8, (i) => `abc${i}\n`),
  },
  ipxe: {
    labels: (n) => times(n / 20, (i) => `:a${i}\ngoto a${i}\n`),
    items: (n) => `#!ipxe\nmenu\n${times(n / 12, (i) => `item a${i} b\n`)}choose x\n`,
    settings: (n) => times(n / 24, (i) => `set a${i} \${a${i - 1}}b\n`),
    'nested settings': (n) => `echo ${'${a'.repeat(n / 3)}${'}'.repeat(n / 3)}\n`,
    'joined lines': (n) => `echo ${'a \\\n'.repeat(n / 4)}\n`,
    commands: (n) => `echo a ${'|| echo a '.repeat(n / 10)}\n`,
    holes: (n) => `echo ${['{{', '{%', '{#', '<%'].map((open) => open.repeat(n / 8)).join(' ')}\n`,
    'chains of files': (n) => times(n / 20, (i) => `chain x${i}.ipxe ||\n`),
    unknown: (n) => times(n / 8, (i) => `abc${i}\n`),
  },
  grub: {
    entries: (n) => times(n / 32, (i) => `menuentry e${i} {\nlinux k${i} a=b\n}\n`),
    variables: (n) => times(n / 10, (i) => `a${i}=$a${i - 1}\n`),
    words: (n) => `linux k ${'a=b '.repeat(n / 4)}\n`,
    parts: (n) => `echo ${'a$b"c"'.repeat(n / 6)}\n`,
    'open blocks': (n) => 'menuentry a {\n'.repeat(n / 14),
    'closed blocks': (n) => '}\n'.repeat(n / 2),
    'lines in a block': (n) => `menuentry a {\n${'b\n'.repeat(n / 2)}}\n`,
    refused: (n) => 'a && b\n'.repeat(n / 7),
    'refused in open blocks': (n) => 'a { ;\n'.repeat(n / 6),
    'words before what is refused': (n) => `${'a=b '.repeat(n / 4)}a { ;\n`,
    'open quotes': (n) => `a "\n`.repeat(n / 4),
    'nested ifs': (n) => `${'if a; then '.repeat(n / 11)}\n`,
    'continued lines': (n) => `echo ${'b \\\n'.repeat(n / 4)}\n`,
    holes: (n) => `echo ${'{{'.repeat(n / 2)}\n`,
  },
};

const paths: Readonly<Partial<Record<LanguageId, string>>> = {
  dhcpd: 'etc/dhcp/dhcpd.conf',
  exports: 'etc/exports',
  fstab: 'srv/n1/etc/fstab',
  pxelinux: 'srv/tftp/pxelinux.cfg/default',
  kconfig: 'srv/tftp/vmlinuz.config',
  settings: 'etc/default/tftpd-hpa',
  dnsmasq: 'etc/dnsmasq.conf',
  ipxe: 'srv/tftp/boot.ipxe',
  grub: 'srv/tftp/grub/grub.cfg',
};

function readAndPrint(language: LanguageId, text: string): void {
  const path = `/site/${paths[language]}`;
  detect(path, text.slice(0, 65_536));
  format(languageOf(language).parse(text, path));
}

describe('growth', function () {
  this.timeout(600_000);

  for (const language of languageIds) {
    it(`of reading and printing each kind of statement: ${language}`, () => {
      assert.ok(kinds[language] !== undefined && paths[language] !== undefined, 'has no texts that grow');
      for (const [kind, make] of Object.entries(kinds[language])) {
        const found = grows((size) => readAndPrint(language, make(size)), 48_000);
        assert.equal(found, undefined, kind);
      }
    });
  }

  it('of reading any piece of a line, repeated anywhere in it', () => {
    const lines: readonly (readonly [LanguageId, string])[] = languageIds.flatMap((language) =>
      Object.values(kinds[language] ?? {}).flatMap((make) =>
        make(64)
          .split('\n')
          .slice(0, 3)
          .map((line) => [language, line] as const),
      ),
    );
    const units = [
      ' ',
      '\t',
      'a',
      '"',
      "'",
      '\\',
      '\\\n',
      '\n',
      '\r\n',
      'a ',
      'a,',
      'a=b ',
      '$',
      '${',
      '{{',
      '0x',
      ...'(){}[],=:;#/*-.1%@<&|',
    ];
    const any = fc.tuple(fc.constantFrom(...lines), fc.nat(), fc.constantFrom(...units));
    fc.assert(
      fc.property(any, ([[language, line], where, unit]) => {
        const at = where % (line.length + 1);
        const make = (size: number): string =>
          `${line.slice(0, at)}${unit.repeat(size / unit.length)}${line.slice(at)}\n`;
        assert.equal(
          grows((size) => readAndPrint(language, make(size)), 12_000),
          undefined,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('of linking and checking each kind of statement', () => {
    const sound = {
      'etc/dhcp/dhcpd.conf':
        'subnet 10.0.0.0 netmask 255.0.0.0 { next-server 10.0.0.1; filename "pxelinux.0"; }\n',
      'etc/exports': '/srv/n1 *(rw,no_root_squash)\n',
      'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\n',
      'srv/tftp/pxelinux.cfg/default':
        'DEFAULT l\nLABEL l\nKERNEL vmlinuz\nAPPEND root=/dev/nfs ip=dhcp nfsroot=10.0.0.1:/srv/n1\n',
      'srv/n1/etc/fstab': '10.0.0.1:/srv/n1 / nfs rw 0 0\n',
    };
    for (const language of languageIds) {
      assert.ok(kinds[language] !== undefined && paths[language] !== undefined, 'has no texts that grow');
      for (const [kind, make] of Object.entries(kinds[language])) {
        const work = (size: number): void => {
          const files = new MemoryFileSystem(
            { ...sound, [paths[language] ?? '']: make(size) },
            { base: '/site' },
          );
          const workspace = new Workspace(files, { root: '/site' });
          const located = workspace.locate('/site');
          assert.ok(Array.isArray(located) && located[0] !== undefined);
          const site = workspace.site(located[0]);
          fix(site, lint(site).findings);
        };
        assert.equal(grows(work, 8000), undefined, `${language}: ${kind}`);
      }
    }
  });

  const linting =
    (make: (count: number) => Files) =>
    (count: number): void => {
      const files = new MemoryFileSystem(make(count), { base: '/site' });
      const workspace = new Workspace(files, { root: '/site' });
      const located = workspace.locate('/site');
      assert.ok(Array.isArray(located) && located[0] !== undefined);
      lint(workspace.site(located[0]));
    };

  const sites = { ...growingSites, ...growingNetworks, ...growingScripts };
  for (const [kind, make] of Object.entries(sites)) {
    it(`of the boots of a site: ${kind}`, () => {
      assert.equal(grows(linting(make), 500), undefined);
    });
  }

  for (const [kind, make] of Object.entries(growingSlips)) {
    it(`of looking for what is meant: ${kind}`, () => {
      assert.equal(grows(linting(make), 250), undefined);
    });
  }
});
