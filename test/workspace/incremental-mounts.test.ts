/** What is typed into exports and into subnets: boots and findings are those of a cold run, and machines that it does not concern keep theirs. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EditedSite } from './edited-site.js';

const conf = 'etc/dhcp/dhcpd.conf';
const exported = 'etc/exports';

const SITE: Readonly<Record<string, string>> = {
  [conf]:
    'next-server 10.0.0.1;\nfilename "pxelinux.0";\n' +
    'subnet 10.0.0.0 netmask 255.255.255.0 {\n  option routers 10.0.0.254;\n  pool { range 10.0.0.200 10.0.0.210; }\n}\n' +
    'subnet 10.0.1.0 netmask 255.255.255.0 {\n  option routers 10.0.1.254;\n}\n' +
    'shared-network s {\n  subnet 10.0.2.0 netmask 255.255.255.0 { range 10.0.2.200 10.0.2.210; }\n  subnet 10.0.3.0 netmask 255.255.255.0 { }\n}\n' +
    'host a { hardware ethernet 02:00:00:00:00:0a; fixed-address 10.0.0.10; option root-path "10.0.0.1:/diskless/a"; }\n' +
    'host b { hardware ethernet 02:00:00:00:00:0b; fixed-address 10.0.0.11; option root-path "10.0.0.1:/diskless/b"; }\n' +
    'host c { hardware ethernet 02:00:00:00:00:0c; fixed-address 10.0.1.12; option root-path "10.0.0.1:/diskless/c,vers=4"; }\n' +
    'host d { hardware ethernet 02:00:00:00:00:0d; option root-path "10.0.0.1:/diskless/a"; }\n' +
    'host e { hardware ethernet 02:00:00:00:00:0e; fixed-address 10.0.3.14; option root-path "10.0.0.1:/diskless/b"; }\n' +
    'host f { hardware ethernet 02:00:00:00:00:0f; fixed-address 10.0.9.15; option root-path "10.0.0.1:/diskless/f"; }\n',
  [exported]:
    '# roots\n/diskless/a 10.0.0.10(rw,no_root_squash) 10.0.0.0/24(ro)\n/diskless/b 10.0.0.11(rw) @others(ro)\n' +
    '/diskless/c c.lan(rw,no_root_squash)\n/usr *(ro)\n/home -rw,async 10.0.0.0/16 c.lan\n',
  'etc/hosts': '10.0.0.1 master\n10.0.1.12 c.lan c\n10.0.0.11 b.lan b\n10.0.1.13 b.lan\n',
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
  'srv/tftp/pxelinux.0': '',
  'srv/tftp/ldlinux.c32': '',
  'srv/tftp/vmlinuz': '',
  'srv/tftp/vmlinuz.config':
    'CONFIG_SMP=y\nCONFIG_ROOT_NFS=y\nCONFIG_NFS_FS=y\nCONFIG_NFS_V3=y\nCONFIG_NFS_V4=y\nCONFIG_IP_PNP=y\nCONFIG_IP_PNP_DHCP=y\n',
  'srv/tftp/pxelinux.cfg/default': 'DEFAULT x\nLABEL x\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ip=dhcp\n',
  'diskless/a/etc/fstab': '10.0.0.1:/diskless/a / nfs rw,nolock 0 0\n10.0.0.1:/usr /usr nfs ro,nolock 0 0\n',
  'diskless/b/etc/fstab': '10.0.0.1:/home /home nfs rw,nolock,nfsvers=3 0 0\n',
  'diskless/c/etc/fstab': '10.0.0.1:/usr /usr nfs4 ro 0 0\n',
};

/** At which of the words of the text, and what is typed there. */
const typed = fc.record({
  file: fc.constantFrom(exported, conf),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  where: fc.constantFrom(/[(,]/g, /\d(?=[(;])/g, /\n/g, / /g, /\/\w/g, /subnet/g),
  remove: fc.constantFrom(0, 0, 0, 1, 3),
  insert: fc.constantFrom(
    '',
    ' ',
    '\n',
    '#',
    '1',
    '(',
    '(fsid=0,crossmnt,',
    ',nohide',
    ',ro,',
    ' 10.0.1.12(ro)',
    '\n/diskless 10.0.0.11(rw,no_root_squash)\n',
    '\n/ *(ro,fsid=root)\n',
    '\n/diskless/a/usr *(ro)\n',
    '\n/diskless/b b.lan(ro)\n',
    '\nsubnet 10.0.9.0 netmask 255.255.255.0 { }\n',
    '\nsubnet 10.0.0.0 netmask 255.255.255.128 { filename "other.0"; }\n',
    ' option root-path "10.0.0.1:/diskless/c";',
    ' allow unknown-clients;',
    ' range 10.0.1.5;',
  ),
});

/** The machines whose boots an edit leaves as they are. */
function kept(file: string, from: string, to: string): string[] {
  const site = new EditedSite(SITE);
  const before = new Set(site.boots().map(({ loader }) => loader));
  site.replace(file, from, to);
  const names = site
    .boots()
    .flatMap(({ loader, node }) => (before.has(loader) && node.kind === 'node' ? [node.name] : []));
  return [...new Set(names)].sort();
}

// The root of f is exported to nobody: whoever is refused is told of any line.
describe('a site whose exports and subnets are typed in', () => {
  it('has the boots and the findings of a cold run', function () {
    this.timeout(600_000);
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 4 }), (edits) => {
        const site = new EditedSite(SITE);
        for (const { file, at, where, remove, insert } of edits) {
          const text = site.texts[file] ?? '';
          const places = [...text.matchAll(where)].map(({ index }) => index);
          const start = places[Math.floor(at * places.length)] ?? 0;
          site.change(file, text.slice(0, start) + insert + text.slice(start + remove));
        }
      }),
      { numRuns: Number(process.env['DISKLESS_LINT_SEQUENCES'] ?? 25) },
    );
  });

  for (const [what, file, from, to, ...names] of [
    ['a comment', exported, '# roots', '# all the roots', 'a', 'b', 'c', 'd', 'e'],
    ['the options of a directory that some mount', exported, '/usr *(ro)', '/usr *(ro,async)', 'b', 'e'],
    ['the directory of some roots', exported, '/diskless/b', '/diskless/bb', 'a', 'c', 'd'],
    ['a folder above all roots', exported, '/usr', '/diskless *(ro)\n/usr'],
    // The line in front of it is read anew: b and e mount what it says.
    ['a folder below a root', exported, '/16 c.lan\n', '/16 c.lan\n/diskless/c/var *(ro)\n', 'a', 'd'],
    ['the root of all paths of version 4', exported, '/usr *(ro', '/usr *(fsid=0,ro'],
    ['the words of a subnet', conf, 'routers 10.0.1.254', 'routers 10.0.1.253', 'a', 'b', 'e'],
    ['a range of a subnet', conf, 'range 10.0.0.200', 'range 10.0.0.201', 'c', 'e'],
    ['a subnet that shares a wire with another', conf, '10.0.2.200 ', '10.0.2.201 ', 'a', 'b', 'c'],
    [
      'a subnet that holds part of another',
      conf,
      'host f',
      'subnet 10.0.1.0 netmask 255.255.255.128 { }\nhost f',
      'a',
      'b',
      'e',
    ],
    [
      'a subnet that comes to an address that none had',
      conf,
      'host f',
      'subnet 10.0.9.0 netmask 255.255.255.0 { }\nhost f',
      'a',
      'b',
      'c',
      'e',
    ],
    [
      'an option of a subnet that no other statement sends',
      conf,
      'routers 10.0.1.254',
      'tftp-server-name "x"',
    ],
    ['a condition in a subnet', conf, 'option routers 10.0.1.254;', 'if known { }'],
  ] as const) {
    it(`keeps the boots of machines that do not come to it: ${what}`, () => {
      assert.deepEqual(kept(file, from, to), names);
    });
  }
});
