/** Whatever is typed into whichever file: the site that comes out equals the one a cold run makes. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BootMemory } from '../../server/boot/index.js';
import type { Site } from '../../server/site/model.js';
import type { SiteLocation } from '../../server/workspace/workspace.js';
import { SITE_ROOT, siteOf, workspaceOf } from '../support/site.js';
import { EditedSite } from './edited-site.js';

const FILES: Readonly<Record<string, string>> = {
  'etc/dhcp/dhcpd.conf':
    'next-server 10.0.0.1;\noption x code 200 = text;\ninclude "/etc/dhcp/hosts.conf";\nsubnet 10.0.0.0 netmask 255.255.255.0 {\n  filename "pxelinux.0";\n  pool { range 10.0.0.200 10.0.0.210; }\n}\n' +
    'group {\n  option x "one";\n  host b { hardware ethernet 02:00:00:00:00:0b; fixed-address 10.0.0.11; }\n' +
    '  host c { hardware ethernet 02:00:00:00:00:0c; if known { option x "c"; } else { } }\n}\n' +
    'class "c" { match if option x = "one"; }\nsubclass "c" "one";\n# the last\nhost d { option root-path "/diskless/d"; uid "d"; }\n',
  'etc/dhcp/hosts.conf':
    'host a {\n  hardware ethernet 02:00:00:00:00:0a;\n  fixed-address 10.0.0.10;\n  option root-path "/diskless/a";\n}\n',
  'etc/exports': '/diskless/a 10.0.0.10(rw,no_root_squash)\n/usr 10.0.0.0/24(ro)\n',
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
  'etc/hosts': '10.0.0.1 master\n',
  'srv/tftp/pxelinux.cfg/default': 'INCLUDE more.cfg\nDEFAULT x\nLABEL x\n  KERNEL vmlinuz\n',
  'srv/tftp/more.cfg': 'LABEL y\n  KERNEL vmlinuz\n  APPEND nfsroot=10.0.0.1:/diskless/a\n',
  'srv/tftp/vmlinuz.config': 'CONFIG_ROOT_NFS=y\n# CONFIG_NFS_V4 is not set\n',
  'diskless/a/etc/fstab': '10.0.0.1:/diskless/a / nfs rw,nolock 0 0\n',
};

/** What rules see, the document trees aside: those are compared by the tests of each language. */
function seen(site: Site): unknown {
  const { tree: _tree, files, ...rest } = site;
  return {
    ...rest,
    files: [...files].map(([path, { document }]) => [path, document.text, document.problems]),
  };
}

const edit = fc.record({
  file: fc.constantFrom(...Object.keys(FILES)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.integer({ min: 0, max: 12 }),
  insert: fc.constantFrom(
    '',
    ' ',
    '\n',
    '}',
    '{',
    ';',
    '#',
    '"',
    'host b { }\n',
    'hos q { option root-path "/y"; }\n',
    'group { } ',
    'option root-path "/x";',
    'option y code 201 = ip-address;',
    'include "/etc/dhcp/hosts.conf";',
    'ethernet',
    'LABEL z\n',
    '/x *(ro)\n',
    '0',
    '/',
  ),
});

const HOSTS: Readonly<Record<string, string>> = {
  ...FILES,
  'etc/dhcp/dhcpd.conf':
    'option x code 200 = text;\nclass "pxe" { match if substring (option vendor-class-identifier, 0, 9) = "PXEClient"; filename "pxelinux.0"; next-server 10.0.0.1; }\n' +
    'subnet 10.0.0.0 netmask 255.255.255.0 {\n  pool { range 10.0.0.200 10.0.0.210; allow members of "pxe"; }\n}\n' +
    'group {\n  host a { hardware ethernet 02:00:00:00:00:0a; fixed-address 10.0.0.10; option root-path "/diskless/a"; }\n' +
    '  # between\n  host b { hardware ethernet 02:00:00:00:00:0b; fixed-address 10.0.0.11; option x "b"; }\n}\n' +
    'include "/etc/dhcp/hosts.conf";\nhost c { hardware ethernet 02:00:00:00:00:0c; fixed-address 10.0.0.12; }\n',
  'etc/dhcp/hosts.conf':
    'host d { hardware ethernet 02:00:00:00:00:0d; fixed-address 10.0.0.13; }\nhost e { hardware ethernet 02:00:00:00:00:0e; }\n',
  'srv/tftp/pxelinux.cfg/default':
    'DEFAULT x\nLABEL x\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ip=dhcp\nLABEL y\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ip=10.0.0.42 nfsroot=10.0.0.1:/diskless/a\n',
  'srv/tftp/pxelinux.cfg/01-02-00-00-00-00-0a':
    'DEFAULT x\nLABEL x\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ip=10.0.0.42:10.0.0.1 nfsroot=10.0.0.1:/diskless/a\n',
  'srv/tftp/pxelinux.0': '',
};

/** What is typed into declarations of hosts: what one lacks, what two of them share, what makes dhcpd refuse the file. */
const typed = fc.record({
  file: fc.constantFrom('etc/dhcp/dhcpd.conf', 'etc/dhcp/dhcpd.conf', 'etc/dhcp/hosts.conf', 'etc/exports'),
  /** At which of the blanks and of the digits of the text, or else anywhere. */
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  where: fc.constantFrom(/ /g, /[\da-f](?=;)/g, /;/g, /\n/g),
  remove: fc.constantFrom(0, 0, 1, 3),
  insert: fc.constantFrom(
    '',
    ' ',
    '\n',
    '1',
    'a',
    ';',
    '}',
    ' filename "other.0";',
    ' next-server 10.0.0.9;',
    ' option root-path "/diskless/a";',
    ' option vendor-class-identifier "PXEClient";',
    ' option dhcp-client-identifier "z";',
    ' host z { hardware ethernet 02:00:00:00:00:0c; fixed-address 10.0.0.12; }',
    ' if known { filename "x"; }',
  ),
});

describe('an edited workspace', () => {
  it('tells no lack of an answer beside what dhcpd refuses, though it was told before', () => {
    const edited = new EditedSite(HOSTS);
    const second = 'host z { hardware ethernet 02:00:00:00:00:0c; fixed-address 10.0.0.12; }\n';
    edited.replace('etc/dhcp/dhcpd.conf', 'include "', `${second}include "`);
    edited.replace('etc/dhcp/hosts.conf', 'fixed-address', 'fixed-adress');
    edited.replace('etc/dhcp/hosts.conf', 'fixed-adress', 'fixed-address');
  });

  it('has the boots and the findings of a cold run', function () {
    this.timeout(600_000);
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 4 }), (edits) => {
        const edited = new EditedSite(HOSTS);
        for (const { file, at, where, remove, insert } of edits) {
          const before = edited.texts[file] ?? '';
          const places = [...before.matchAll(where)].map(({ index }) => index);
          const start = places[Math.floor(at * places.length)] ?? 0;
          edited.change(file, before.slice(0, start) + insert + before.slice(start + remove));
        }
      }),
      { numRuns: Number(process.env['DISKLESS_LINT_SEQUENCES'] ?? 20) },
    );
  });

  const conf = 'etc/dhcp/dhcpd.conf';
  const z = 'host z { hardware ethernet 02:00:00:00:00:0c; fixed-address 10.0.0.15; }\n';
  for (const [what, ...changes] of [
    [
      'another host of the same MAC in front of it',
      ['group', `${z}group`],
      ['00:0c; fixed-address 10.0.0.15', '00:0f; fixed-address 10.0.0.15'],
    ],
    [
      'a host with an identifier that others come to share',
      ['0a; fixed', '0a; uid "z"; fixed'],
      ['0b; fixed', '0b; uid "z"; fixed'],
    ],
    ['an address that a kernel takes as well', ['10.0.0.11', '10.0.0.42'], ['10.0.0.12', '10.0.0.13']],
    ['an option that nobody sent before', ['0.0.12;', '0.0.12; option tftp-server-name "10.0.0.1";']],
    ['a condition in a host', ['0.0.12;', '0.0.12; if known { filename "other.0"; }']],
    ['a host that only a running server knows', ['0.0.12;', '0.0.12; omapi-port 7911;']],
    ['a host without its end', ['0.0.12; }', '0.0.12;'], ['0.0.12;', '0.0.12; }']],
    [
      'a word that dhcpd refuses, and other words while it does',
      ['address 10.0.0.10', 'adress 10.0.0.10'],
      ['0.0.12', '0.0.14'],
      ['adress', 'address'],
    ],
    ['a boot file of its own', ['0.0.12;', '0.0.12; filename "other.0"; next-server 10.0.0.9;']],
    ['the words of a group', ['group {', 'group {\n  next-server 10.0.0.9;'], ['0.9', '0.8']],
    [
      'a network whose head is being typed',
      ['netmask', 'netmas'],
      ['0.0.12', '0.0.14'],
      ['netmas ', 'netmask '],
    ],
    ['a group whose head is being typed', ['group {', 'grou {'], ['grou {', 'group {']],
    [
      'a host that moves into the included file',
      ['host c', '# host c'],
      ['host d', `${z}host d`, 'etc/dhcp/hosts.conf'],
    ],
  ] as const satisfies readonly (readonly [string, ...(readonly [string, string, string?])[]])[]) {
    it(`has them with ${what}`, () => {
      const edited = new EditedSite(HOSTS);
      for (const [from, to, file = conf] of changes) {
        const text = edited.texts[file] ?? '';
        assert.ok(text.includes(from), from);
        edited.change(file, text.replace(from, to));
      }
    });
  }

  it('keeps the boots of machines that an edit does not concern; that of a has an address that another may take', () => {
    const { workspace } = workspaceOf(HOSTS);
    const memory = new BootMemory();
    const [location] = workspace.locate(SITE_ROOT) as SiteLocation[];
    assert.ok(location !== undefined);
    const boots = () =>
      [...memory.boots(workspace.site(location))].filter(({ node }) => node.host !== undefined);
    const before = boots();
    const text = HOSTS['etc/dhcp/dhcpd.conf'] ?? '';
    workspace.setBuffer(
      `${SITE_ROOT}/etc/dhcp/dhcpd.conf`,
      text.replace('option x "b"', 'option x "another"'),
    );
    const kept = boots().filter((trace) => before.some(({ loader }) => loader === trace.loader));
    assert.deepEqual([...new Set(kept.map(({ node }) => node.name))], ['d', 'e', 'c']);
  });

  it('is the site of a cold run where a declaration is broken, whether it names something first or again', () => {
    const subnet = (third: number, words: string): string =>
      `subnet 10.0.${third}.0 netmask 255.255.255.0 { ${words} }\n`;
    const words = 'next-server 10.0.0.1; filename "a/pxelinux.0"; option root-path "/diskless/a";';
    const other = 'option root-path "/diskless/d"; filename "a/pxelinux.0";';
    const text = subnet(1, words) + subnet(2, other) + subnet(3, words) + subnet(4, 'lease-file-name "/x";');
    const texts: Record<string, string> = { ...FILES, 'etc/dhcp/dhcpd.conf': text };
    for (const third of [1, 2, 3, 4]) {
      const { workspace } = workspaceOf(texts);
      const now = (): Site =>
        workspace.site((workspace.locate(SITE_ROOT) as SiteLocation[])[0] as SiteLocation);
      const before = now();
      const broken = text.replace(`10.0.${third}.0 netmask`, `10.0.${third}.0 netmas`);
      const file = `${SITE_ROOT}/etc/dhcp/dhcpd.conf`;
      workspace.setBuffer(file, broken);
      const after = now();
      assert.deepEqual(seen(after), seen(siteOf({ ...texts, 'etc/dhcp/dhcpd.conf': broken })), `${third}`);
      // What the others say anyway need not be put together again.
      assert.equal(after.nodeRoots === before.nodeRoots, third === 3, `${third}`);
      workspace.setBuffer(file, text);
      assert.deepEqual(seen(now()), seen(siteOf(texts)), `${third} mended`);
    }
  });

  it('is the site of a cold run where a line of exports names a root, by itself or beside others', () => {
    const exports =
      '/diskless/a 10.0.0.10(rw)\n/diskless/e *(ro)\n/srv/x *(ro)\n/diskless/d *(ro)\n/ *(ro)\n';
    const texts: Record<string, string> = {
      ...FILES,
      'etc/exports': exports,
      'diskless/d/etc/hostname': 'd\n',
      'diskless/e/etc/fstab': 'tmpfs /tmp tmpfs defaults 0 0\n',
      'diskless/f/etc/fstab': 'tmpfs /tmp tmpfs defaults 0 0\n',
      'etc/fstab': '/dev/sda1 / ext4 defaults 0 1\n',
    };
    for (const [kept, from, to] of [
      [true, '/diskless/a 10.0.0.10(rw)\n', ''],
      [false, '/diskless/e *(ro)\n', ''],
      [false, '/srv/x', '/diskless/f'],
      [true, '/srv/x', '/srv/y'],
      // It has no fstab, but DHCP names it.
      [true, '/diskless/d *(ro)\n', ''],
      // The server's own is no machine's.
      [true, '/ *(ro)\n', ''],
      [false, '/diskless/a 10.0.0.10(rw)\n/diskless/e', '/diskless/e 10.0.0.10(rw)\n/diskless/a'],
    ] as const) {
      const { workspace } = workspaceOf(texts);
      const now = (): Site =>
        workspace.site((workspace.locate(SITE_ROOT) as SiteLocation[])[0] as SiteLocation);
      const before = now();
      const edited = exports.replace(from, to);
      workspace.setBuffer(`${SITE_ROOT}/etc/exports`, edited);
      const after = now();
      assert.deepEqual(seen(after), seen(siteOf({ ...texts, 'etc/exports': edited })), to);
      assert.equal(after.nodeRoots === before.nodeRoots, kept, `${from} → ${to}`);
      workspace.setBuffer(`${SITE_ROOT}/etc/exports`, exports);
      assert.deepEqual(seen(now()), seen(siteOf(texts)), `${to} and back`);
    }
  });

  it('equals a cold run', function () {
    this.timeout(600_000);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const { workspace } = workspaceOf(FILES);
        const texts: Record<string, string> = { ...FILES };
        for (const { file, at, remove, insert } of edits) {
          const before = texts[file] ?? '';
          const start = Math.floor(at * before.length);
          const text = before.slice(0, start) + insert + before.slice(start + remove);
          texts[file] = text;
          workspace.setBuffer(`${SITE_ROOT}/${file}`, text);
          const found = workspace.locate(SITE_ROOT);
          assert.ok(Array.isArray(found) && found[0] !== undefined);
          assert.deepEqual(seen(workspace.site(found[0])), seen(siteOf(texts)));
        }
      }),
      { numRuns: Number(process.env['DISKLESS_LINT_SEQUENCES'] ?? 150) },
    );
  });

  it('has the machines that are there when a host takes the name or the card of another, or loses its own', () => {
    const file = 'etc/dhcp/dhcpd.conf';
    const named = {
      ...HOSTS,
      'diskless-lint.json': '{ "nodes": { "other": { "mac": "02:00:00:00:00:1f" } } }',
      [file]: `${HOSTS[file]}host f { uid "f"; }\n`,
      'srv/tftp/pxelinux.cfg/01-02-00-00-00-00-1e': 'DEFAULT x\n',
    };
    for (const [from, to] of [
      ['host c', 'host OTHER'],
      ['00:0c', '00:1e'],
      ['hardware ethernet 02:00:00:00:00:0c', 'option x "c"'],
      ['0c; fixed', '0c; hardware ethernet 02:00:00:00:00:1f; fixed'],
      ['uid "f"', 'option x "f"'],
      ['10.0.0.12', '10.0.0.19'],
    ] as const) {
      const { workspace } = workspaceOf(named);
      const site = (): Site => {
        const [location] = workspace.locate(SITE_ROOT) as SiteLocation[];
        assert.ok(location !== undefined);
        return workspace.site(location);
      };
      for (const [was, is] of [
        [from, to],
        [to, from],
      ] as const) {
        const text = site().files.get(`${SITE_ROOT}/${file}`)?.document.text ?? '';
        assert.ok(text.includes(was), was);
        const texts = { ...named, [file]: text.replace(was, is) };
        workspace.setBuffer(`${SITE_ROOT}/${file}`, texts[file]);
        assert.deepEqual(seen(site()), seen(siteOf(texts)));
      }
    }
  });

  it('keeps nothing of a folder that nobody asks about any more', () => {
    const { workspace } = workspaceOf(FILES);
    const [location] = workspace.locate(SITE_ROOT) as SiteLocation[];
    assert.ok(location !== undefined && workspace.site(location).files.size > 0);
    assert.ok(workspace.held > 0);
    workspace.release(SITE_ROOT);
    assert.equal(workspace.held, 0);
    assert.ok(workspace.site(location).files.size > 0, 'and has it again when somebody does');
  });
});
