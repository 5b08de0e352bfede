/** Rename across files: each kind of name, what moves with it on disk, and every refusal with its reason. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../grammars/text/index.js';
import { type RenameResult, rename, renameRange } from '../../../server/service/index.js';
import { siteOf } from '../../support/site.js';

const dhcpd = 'etc/dhcp/dhcpd.conf';
const exports = 'etc/exports';
const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const hex = 'srv/tftp/pxelinux.cfg/C0A80116';
const fstab = 'diskless/node21/etc/fstab';

const files: Readonly<Record<string, string>> = {
  [dhcpd]: `# node21 is the one by the window, 192.168.1.21
subnet 192.168.1.0 netmask 255.255.255.0 {
  host node21 { hardware ethernet 00:40:63:C2:ca:c9; fixed-address 192.168.1.21; option root-path "/diskless/node21"; }
  host node22 { hardware ethernet 00:40:63:c2:ca:c8; fixed-address 192.168.1.22; }
}
`,
  [exports]: '/diskless/node21 192.168.1.21(rw) node21(ro)\n/diskless/node21/home 192.168.1.22(rw)\n',
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
  [config]:
    'LABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n',
  [hex]: 'LABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ip=dhcp\n',
  [fstab]: '192.168.1.1:/diskless/node21/home /home nfs rw 0 0\n',
};

type Extra = Readonly<Record<string, string>>;

/** Renames the word of a file; `by` characters into its first occurrence. */
function renamed(
  file: string,
  word: string,
  next: string,
  extra: Extra = {},
  by = 1,
): { result: RenameResult; texts: Extra } {
  const all = { ...files, ...extra };
  const site = siteOf(all);
  const root = site.root === '/' ? '' : site.root;
  const offset = (all[file] ?? '').indexOf(word) + by;
  const result = rename(site, `${root}/${file}`, offset, next);
  const texts: Record<string, string> = {};
  for (const { file: path, edits } of result.kind === 'edits' ? result.edits : []) {
    const name = path.slice(root.length + 1);
    texts[name] = applyEdits(all[name] ?? '', edits);
  }
  return { result, texts };
}

function reason(...args: Parameters<typeof renamed>): string {
  const { result } = renamed(...args);
  return result.kind === 'refused' ? result.reason : `not refused: ${JSON.stringify(result)}`;
}

function moves(result: RenameResult): string[] {
  return result.kind === 'edits'
    ? result.moves.map(({ from, to }) => `${from.split('/').at(-1)} → ${to.split('/').at(-1)}`)
    : ['refused'];
}

describe('rename', () => {
  it('of a host changes its declaration and the exports to it, and leaves comments and paths', () => {
    const { result, texts } = renamed(dhcpd, 'host node21', 'alice', {}, 7);
    assert.equal(result.kind, 'refused', 'its root is named after it');
    const plain = {
      [dhcpd]: (files[dhcpd] ?? '').replace(' option root-path "/diskless/node21";', ''),
      [exports]: '/srv node21(ro)\n',
      [config]: files[hex] ?? '',
    };
    const bare = renamed(dhcpd, 'host node21', 'alice', { ...plain, [fstab]: '' }, 7);
    assert.match(bare.texts[dhcpd] ?? '', /host alice \{/);
    assert.match(bare.texts[dhcpd] ?? '', /^# node21 is the one/);
    assert.equal(bare.texts[exports], '/srv alice(ro)\n');
    assert.deepEqual(texts, {});
  });

  it('of a MAC changes the declaration, however it is written, and the name of its PXELINUX file', () => {
    const { result, texts } = renamed(dhcpd, '00:40:63:C2', '02:00:00:00:00:01');
    assert.match(texts[dhcpd] ?? '', /hardware ethernet 02:00:00:00:00:01;/);
    assert.deepEqual(moves(result), ['01-00-40-63-c2-ca-c9 → 01-02-00-00-00-00-01']);
  });

  it('of an address changes exports, and the name of the PXELINUX file that is made of it', () => {
    const { result, texts } = renamed(dhcpd, '192.168.1.22;', '192.168.1.30');
    assert.match(texts[dhcpd] ?? '', /fixed-address 192\.168\.1\.30;/);
    assert.match(texts[exports] ?? '', /home 192\.168\.1\.30\(rw\)/);
    assert.deepEqual(moves(result), ['C0A80116 → C0A8011E']);
  });

  it('of a directory changes every path that goes through it, in four formats, and the folder', () => {
    const { result, texts } = renamed(exports, '/diskless/node21', '/roots/one');
    assert.match(texts[exports] ?? '', /^\/roots\/one 192.*\n\/roots\/one\/home /);
    assert.match(texts[dhcpd] ?? '', /root-path "\/roots\/one"/);
    assert.match(texts[config] ?? '', /nfsroot=192\.168\.1\.1:\/roots\/one,vers=3/);
    assert.match(texts[fstab] ?? '', /^192\.168\.1\.1:\/roots\/one\/home \/home /);
    assert.deepEqual(moves(result), ['node21 → one']);
  });

  it('of a directory changes what GRUB and iPXE tell a kernel, and the root-path of dnsmasq', () => {
    const menu = 'srv/tftp/grub/grub.cfg';
    const script = 'srv/tftp/boot.ipxe';
    const dnsmasq = 'etc/dnsmasq.conf';
    const { texts } = renamed(exports, '/diskless/node21', '/roots/one', {
      [menu]:
        'submenu a {\n  menuentry b {\n    linux /vmlinuz "nfsroot=192.168.1.1:/diskless/node21,vers=3" quiet\n  }\n}\n',
      [script]: '#!ipxe\nkernel vmlinuz nfsroot=$' + '{next-server}:/diskless/node21/home ip=dhcp\n',
      [dnsmasq]: 'dhcp-range=192.168.1.50,192.168.1.60\ndhcp-option=17,192.168.1.1:/diskless/node21\n',
    });
    assert.match(texts[menu] ?? '', /"nfsroot=192\.168\.1\.1:\/roots\/one,vers=3" quiet/);
    assert.match(texts[script] ?? '', /\$\{next-server\}:\/roots\/one\/home ip/);
    assert.match(texts[dnsmasq] ?? '', /17,192\.168\.1\.1:\/roots\/one\n/);
  });

  it('of a directory is refused where another line names it, but not for a path of the machine', () => {
    const script = 'srv/tftp/boot.ipxe';
    const kernel = (word: string): Extra => ({ [script]: `#!ipxe\nkernel vmlinuz ${word}\n` });
    const again = (word: string): string => reason(exports, '/diskless/node21', '/roots/one', kernel(word));
    assert.match(
      again('netroot=nfs:192.168.1.1:/diskless/node21'),
      /also stands in \/srv\/tftp\/boot\.ipxe:2/,
    );
    assert.match(again('netroot=nfs:192.168.1.1:/diskless/node21/usr'), /also stands/);
    assert.match(again('dir=/diskless/node210 a=/x/diskless/node21'), /not refused/, 'other directories');
    const mounted = { [fstab]: `${files[fstab]}tmpfs /diskless/node21 tmpfs rw 0 0\n` };
    assert.match(reason(exports, '/diskless/node21', '/roots/one', mounted), /not refused/);
    const own = { 'diskless/node21/etc/hosts': '127.0.0.1 localhost /diskless/node21\n' };
    assert.match(reason(exports, '/diskless/node21', '/roots/one', own), /not refused/);
    const remark = { [exports]: `# /diskless/node21 is a root\n${files[exports]}` };
    assert.match(reason(exports, '/diskless/node21 192', '/roots/one', remark), /not refused/);
  });

  it('underlines the word that it would replace', () => {
    const site = siteOf(files);
    const file = `${site.root === '/' ? '' : site.root}/${config}`;
    const text = files[config] ?? '';
    const at = renameRange(site, file, text.indexOf('/diskless') + 3);
    assert.equal(text.slice(at?.span.start, at?.span.end), '/diskless/node21');
    assert.equal(renameRange(site, file, text.indexOf('KERNEL') + 1), undefined);
  });

  it('says why not', () => {
    assert.match(reason(dhcpd, '00:40:63:C2', 'zz'), /no hardware address/);
    assert.match(reason(dhcpd, '00:40:63:C2', '00:40:63:c2:ca:c8'), /belongs to node22/);
    assert.match(reason(dhcpd, '192.168.1.22;', '192.168.1.21'), /belongs to node21/);
    assert.match(reason(dhcpd, '192.168.1.22;', 'one'), /no IPv4 address/);
    assert.match(reason(dhcpd, 'host node22', 'node21', {}, 7), /already a host/);
    assert.match(reason(dhcpd, 'host node22', 'a b', {}, 7), /cannot be the name of a host/);
    assert.match(reason(exports, '/diskless', 'no-slash'), /cannot be the path/);
    assert.match(reason(exports, '/diskless', '/srv/tftp'), /already something at/);
    assert.match(reason(config, 'KERNEL', 'x'), /none of them/);
  });

  it('refuses where the name stands in a line that nobody understands, and names that line', () => {
    const hosts = { 'etc/hosts.allow': 'mountd: 127.0.0.1\nrpcbind: 192.168.1.22\n' };
    assert.match(
      reason(dhcpd, '192.168.1.22;', '192.168.1.30', hosts),
      /also stands in \/etc\/hosts\.allow:2/,
    );
  });

  it('of a host and of an address changes the hosts file of the server', () => {
    const hosts = { 'etc/hosts': '127.0.0.1 localhost\n192.168.1.22 node22 printer\n' };
    const name = renamed(dhcpd, 'host node22', 'bob', hosts, 7);
    assert.equal(name.texts['etc/hosts'], '127.0.0.1 localhost\n192.168.1.22 bob printer\n');
    const address = renamed('etc/hosts', '192.168.1.22', '192.168.1.30', hosts);
    assert.equal(address.texts['etc/hosts'], '127.0.0.1 localhost\n192.168.1.30 node22 printer\n');
    assert.match(address.texts[dhcpd] ?? '', /fixed-address 192\.168\.1\.30;/);
  });
});
