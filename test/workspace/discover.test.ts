/** Which files form a site, and what is known about those that are not there. */
import assert from 'node:assert/strict';
import type { Site } from '../../server/site/model.js';
import { MemoryFileSystem } from '../../server/workspace/disk/memory.js';
import { Workspace } from '../../server/workspace/workspace.js';
import { SITE_ROOT, siteOf, workspaceOf } from '../support/site.js';

const DHCPD = `next-server 192.168.1.1;
option root-path "192.168.1.1:/diskless/shared,vers=3";
include "/etc/dhcp/hosts.conf";
include "/etc/dhcp/gone.conf";
subnet 192.168.1.0 netmask 255.255.255.0 {
  if option arch = 00:07 { filename "efi/boot.efi"; } else { filename "bios/pxelinux.0"; }
}
`;
const HOSTS = `host a { hardware ethernet 0:1:2:3:4:a; fixed-address 192.168.1.10; option root-path "/diskless/a"; }
host b { hardware ethernet 00:01:02:03:04:0b; }
host nobody { fixed-address 192.168.1.99; }
`;
const LABEL = (words: string) => `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz-6.1\n  APPEND ${words}\n`;

const FILES = {
  'etc/dhcp/dhcpd.conf': DHCPD,
  'etc/dhcp/hosts.conf': HOSTS,
  'etc/exports': '/diskless 192.168.1.0/24(rw)\n/diskless/exported *(rw)\n/home *(rw)\n',
  'etc/exports.d/b10.exports': '/b10 *(ro)\n',
  'etc/exports.d/b9.exports': '/b9 *(ro)\n',
  'etc/exports.d/.hidden.exports': '/hidden *(ro)\n',
  'etc/exports.d/.exports': '/none *(ro)\n',
  'etc/exports.d/readme.txt': 'no exports\n',
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
  'etc/hosts': '192.168.1.1 master master.lab\n',
  'etc/hostname': 'master\n',
  'srv/tftp/pxelinux.cfg/default': LABEL('root=/dev/nfs nfsroot=192.168.1.1:/diskless/named'),
  'srv/tftp/bios/pxelinux.cfg/01-00-01-02-03-04-0b': `INCLUDE common.cfg\n${LABEL('quiet')}`,
  'srv/tftp/bios/pxelinux.cfg/01-00-01-02-03-04-ff': LABEL('quiet'),
  'srv/tftp/bios/common.cfg': 'PROMPT 0\n',
  'srv/tftp/image/pxelinux.cfg/C0A8010A': LABEL('root=nfs:192.168.1.1:/diskless/dracut:vers=4'),
  'srv/tftp/config-6.1': 'CONFIG_ROOT_NFS=y\n',
  'srv/tftp/bios/vmlinuz-6.1.config': 'CONFIG_ROOT_NFS=y\n',
  'srv/tftp/.config_master': 'CONFIG_NFSD=y\n',
  'diskless/a/etc/fstab': '192.168.1.1:/diskless/a / nfs rw 0 0\n',
  'diskless/a/etc/hosts': '192.168.1.1 boss\n',
  'diskless/a/etc/conf.d/hostname': 'HOSTNAME="a"\n',
  'diskless/a/etc/resolv.conf': '# none\nnameserver 192.168.1.1\n',
  'diskless/a/etc/shadow': 'root:x\n',
  'diskless/shared/usr/bin/true': '',
  'diskless/named/sbin/init': '',
  'diskless/dracut/etc/hostname': 'd\n',
  'diskless/exported/etc/fstab': 'tmpfs /tmp tmpfs defaults 0 0\n',
};

const names = (site: Site) => [...site.files.keys()].map((path) => path.slice(SITE_ROOT.length + 1));

describe('discovery', () => {
  it('follows what refers to what, and reads nothing else', () => {
    const site = siteOf(FILES);
    const unread = [
      'etc/exports.d/.hidden.exports',
      'etc/exports.d/.exports',
      'etc/exports.d/readme.txt',
      'diskless/a/etc/resolv.conf',
      'diskless/a/etc/shadow',
      'diskless/shared/usr/bin/true',
      'diskless/named/sbin/init',
    ];
    assert.deepEqual(
      names(site),
      Object.keys(FILES)
        .filter((path) => !unread.includes(path))
        .sort(),
    );
    assert.deepEqual(site.unreadable, []);
    assert.deepEqual(
      site.exports?.files.map((file) => file.slice(SITE_ROOT.length)),
      ['/etc/exports', '/etc/exports.d/b9.exports', '/etc/exports.d/b10.exports'],
    );
    assert.deepEqual(
      site.dhcp?.includes.map(({ path, file }) => [path.value, file]),
      [
        ['/etc/dhcp/hosts.conf', '/site/etc/dhcp/hosts.conf'],
        ['/etc/dhcp/gone.conf', undefined],
      ],
    );
  });

  it('finds every pxelinux.cfg', () => {
    const site = siteOf(FILES);
    assert.equal(site.tftp.root, '/srv/tftp');
    assert.equal(site.tftp.secure, 'yes');
    assert.deepEqual(
      site.pxe.map(({ path, configs }) => [path, configs.map(({ name }) => name)]),
      [
        ['/srv/tftp/pxelinux.cfg', ['default']],
        ['/srv/tftp/bios/pxelinux.cfg', ['01-00-01-02-03-04-0b', '01-00-01-02-03-04-ff']],
        ['/srv/tftp/image/pxelinux.cfg', ['C0A8010A']],
      ],
    );
    assert.equal(site.pxe[1]?.configs[0]?.prompt?.value, 0);
  });

  it('gives each image its configuration', () => {
    const site = siteOf(FILES);
    assert.deepEqual(
      site.kernels.map(({ image, configuration }) => [image, configuration?.file.slice(SITE_ROOT.length)]),
      [
        ['/srv/tftp/vmlinuz-6.1', '/srv/tftp/config-6.1'],
        ['/srv/tftp/bios/vmlinuz-6.1', '/srv/tftp/bios/vmlinuz-6.1.config'],
        ['/srv/tftp/image/vmlinuz-6.1', '/srv/tftp/config-6.1'],
      ],
    );
    assert.equal(site.serverKernel?.file, '/site/srv/tftp/.config_master');
    assert.equal(site.configurations.length, 2);
  });

  it('knows the roots that any loader or DHCP server names, without an fstab in them', () => {
    const rootsOf = (files: Readonly<Record<string, string>>): string[] => [
      ...siteOf({
        'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
        'srv/nodes/a/etc/mkinitcpio.conf': 'HOOKS=(base)\n',
        ...files,
      }).nodeRoots.keys(),
    ];
    const grub = (words: string) => ({
      'srv/tftp/grub/grub.cfg': `menuentry "a" {\n  linux /k ${words}\n}\n`,
    });
    const ipxe = (words: string) => ({ 'srv/tftp/boot.ipxe': `#!ipxe\nkernel k ${words}\nboot\n` });
    const dnsmasq = (line: string) => ({ 'etc/dnsmasq.conf': `dhcp-range=10.0.0.1,10.0.0.9\n${line}\n` });
    for (const files of [
      grub('nfsroot=10.0.0.1:/srv/nodes/a,vers=3'),
      grub('nfsroot=$net_default_server:/srv/nodes/a'),
      grub('"root=nfs:10.0.0.1:/srv/nodes/a quiet"'),
      {
        'srv/tftp/grub/grub.cfg': `if true; then\n${grub('nfsroot=/srv/nodes/a')['srv/tftp/grub/grub.cfg']}fi\n`,
      },
      ipxe('root=/dev/nfs nfsroot=${next-server}:/srv/nodes/a,vers=3'),
      dnsmasq('dhcp-option=17,10.0.0.1:/srv/nodes/a'),
      dnsmasq('dhcp-option=option:root-path,"/srv/nodes/a,vers=3"'),
      {
        'srv/tftp/config.txt': 'kernel=k\n',
        'srv/tftp/cmdline.txt': 'root=/dev/nfs nfsroot=10.0.0.1:/srv/nodes/a\n',
        'srv/tftp/start4.elf': '',
      },
    ])
      assert.deepEqual(rootsOf(files), ['/srv/nodes/a'], JSON.stringify(files));
    for (const files of [
      grub('root=/srv/nodes/a'),
      grub('nfsroot=10.0.0.1:/srv/nodes/$name'),
      ipxe('nfsroot=10.0.0.1:/srv/nodes/${hostname}'),
      dnsmasq('dhcp-option=vendor:PXEClient,17,/srv/nodes/a'),
      dnsmasq('dhcp-option=encap:175,17,/srv/nodes/a'),
    ])
      assert.deepEqual(rootsOf(files), [], JSON.stringify(files));
  });

  it('tells trees of nodes from stubs', () => {
    const site = siteOf(FILES);
    assert.deepEqual(
      [...site.nodeRoots.values()].map(({ path, kind }) => [path, kind]),
      [
        ['/diskless/shared', 'tree'],
        ['/diskless/a', 'stub'],
        ['/diskless/named', 'tree'],
        ['/diskless/dracut', 'stub'],
        ['/diskless/exported', 'stub'],
      ],
    );
    const root = site.nodeRoots.get('/diskless/a');
    assert.equal(root?.fstab?.mounts.length, 1);
    assert.equal(root?.names?.addresses.get('boss')?.value, 0xc0a80101);
    assert.equal(root?.hostname?.value, 'a');
    assert.equal(root?.resolver, true);
    assert.equal(site.nodeRoots.get('/diskless/dracut')?.hostname?.value, 'd');
  });

  it('knows the machines and the server', () => {
    const site = siteOf(FILES);
    assert.deepEqual(
      site.nodes.map(({ name, mac, host, addresses }) => [name, mac, host?.name.value, addresses]),
      [
        ['a', '00:01:02:03:04:0a', 'a', [0xc0a8010a]],
        ['b', '00:01:02:03:04:0b', 'b', []],
        ['00:01:02:03:04:ff', '00:01:02:03:04:ff', undefined, []],
      ],
    );
    assert.deepEqual(
      site.serverAddresses.map(({ value }) => value),
      [0xc0a80101],
    );
    assert.deepEqual([...site.serverNames].sort(), ['master', 'master.lab']);
  });

  it('assumes the presence of what a repository does not keep', () => {
    const { tree, tftp } = siteOf(FILES);
    assert.equal(tftp.listingComplete, false);
    assert.equal(tree.exists('/srv/tftp/bios/pxelinux.0'), 'unknown');
    assert.equal(tree.exists('/srv/tftp/pxelinux.cfg/default'), 'yes');
    assert.equal(tree.exists('/diskless/a/dev/console'), 'unknown');
    assert.equal(tree.exists('/diskless/shared/dev/console'), 'no');
    assert.equal(tree.exists('/diskless/none'), 'no');
    assert.equal(tree.exists('/home'), 'unknown');
    assert.equal(tree.exists('/home/deep'), 'unknown');
    assert.equal(tree.isDirectory('/diskless'), 'yes');
    assert.equal(tree.isDirectory('/etc/exports'), 'no');
    assert.equal(tree.locate('/etc/exports'), '/site/etc/exports');
    assert.equal(tree.serverPath('/site/etc/exports'), '/etc/exports');
    assert.equal(tree.mode('/etc/exports'), 0o644);
  });

  it('takes a listing with one image for complete', () => {
    for (const image of ['srv/tftp/bios/pxelinux.0', 'srv/tftp/vmlinuz-6.1', 'srv/tftp/grubx64.efi']) {
      const { tree, tftp } = siteOf({ ...FILES, [image]: '\x7fELF\0' });
      assert.equal(tftp.listingComplete, true, image);
      assert.equal(tree.exists('/srv/tftp/gone'), 'no');
      assert.equal(tree.exists(`/${image}`), 'yes');
    }
  });

  it('takes no text beside an image, nor a sum of one, for the image', () => {
    const texts = [
      'vmlinuz.config.gz',
      'kernel.config.old',
      'pxelinux.cfg.bak~',
      'ipxe.cfg.j2',
      'kernel.yml',
      'vmlinuz.sha256',
      'bzImage.asc',
      'grubx64.efi.sha256sum.txt',
    ];
    for (const text of texts)
      assert.equal(siteOf({ ...FILES, [`srv/tftp/${text}`]: 'x' }).tftp.listingComplete, false, text);
    for (const image of [
      'vmlinuz.old',
      'vmlinuz.gz',
      'pxelinux.0.bak',
      'kernel.img',
      'Image.xz',
      'kernel8.img',
    ])
      assert.equal(siteOf({ ...FILES, [`srv/tftp/${image}`]: 'x' }).tftp.listingComplete, true, image);
  });

  it('is certain on the live server', () => {
    const workspace = new Workspace(new MemoryFileSystem(FILES));
    const found = workspace.locate('/');
    assert.ok(Array.isArray(found) && found[0] !== undefined);
    const { tree, tftp } = workspace.site(found[0]);
    assert.equal(tree.exists('/home/deep'), 'no');
    assert.equal(tree.exists('/srv/tftp/bios/pxelinux.0'), 'no');
    assert.equal(tftp.listingComplete, true);
  });

  it('does not follow links out of the site', () => {
    const outside = '/outside/exports';
    const site = siteOf(
      {
        'etc/dhcp/dhcpd.conf': 'include "/etc/dhcp/in.conf";\n',
        'etc/real.conf': '',
        [outside]: '/secret *\n',
      },
      { symlinks: { 'etc/exports': outside, 'etc/dhcp/in.conf': '../real.conf' } },
    );
    assert.equal(site.exports, undefined);
    assert.equal(site.tree.exists('/etc/exports'), 'unknown');
    assert.deepEqual(names(site), ['etc/dhcp/dhcpd.conf', 'etc/dhcp/in.conf']);
  });

  it('says what it could not read', () => {
    const site = siteOf({ ...FILES, 'etc/hosts': 'a\0b' }, { modes: { 'etc/exports': 0 } });
    assert.deepEqual(site.unreadable, [
      { path: '/site/etc/exports', reason: 'permission denied' },
      { path: '/site/etc/hosts', reason: 'it is binary, not text' },
    ]);
  });

  it('takes for a kernel configuration only what its text confirms, but for that of an image', () => {
    const site = siteOf({
      ...FILES,
      'srv/tftp/Makefile.config': 'PREFIX = /usr\nall:\n',
      'srv/tftp/config-guide.md': 'How to build it\n',
      'srv/tftp/config-other': 'CONFIG_NET=y\n',
      'srv/tftp/bios/vmlinuz-6.1.config': 'not a word of one\n',
    });
    assert.deepEqual(
      site.configurations.map(({ file }) => file.slice(`${SITE_ROOT}/srv/tftp/`.length)).sort(),
      ['bios/vmlinuz-6.1.config', 'config-6.1', 'config-other'],
    );
    assert.ok(!site.files.has(`${SITE_ROOT}/srv/tftp/Makefile.config`));
  });

  it('obeys the configuration', () => {
    const configuration = {
      root: 'files',
      paths: { '/diskless': 'nodes', '/srv/tftp': 'tftp' },
      tftpRoot: '/srv/tftp',
      server: { names: ['boss'], addresses: ['10.0.0.1'] },
      hosts: { boss: '10.0.0.1', other: '10.0.0.2' },
      kernels: { '/srv/tftp/bzImage': 'kernels/slave' },
      nodes: { extra: { mac: '02:00:00:00:00:01', address: '10.0.0.9', root: '/diskless/extra' } },
      files: { '*.dh': 'dhcpd' },
      ignore: ['hosts.deny'],
    };
    const site = siteOf({
      'diskless-lint.json': JSON.stringify(configuration),
      'files/etc/exports': '/diskless/one *(rw)\n',
      'files/etc/hosts.deny': 'ALL: ALL\n',
      'files/etc/more.dh': 'authoritative;\n',
      'nodes/one/etc/fstab': '',
      'nodes/extra/etc/hostname': 'extra\n',
      'tftp/pxelinux.cfg/default': 'LABEL x\nKERNEL bzImage\n',
      'kernels/slave': 'CONFIG_NFS_FS=y\n',
    });
    assert.equal(site.root, '/site/files');
    assert.deepEqual(names(site), [
      'files/etc/exports',
      'files/etc/more.dh',
      'kernels/slave',
      'nodes/extra/etc/hostname',
      'nodes/one/etc/fstab',
      'tftp/pxelinux.cfg/default',
    ]);
    assert.deepEqual(
      site.nodes.map(({ name, addresses }) => [name, addresses]),
      [['extra', [0x0a000009]]],
    );
    assert.equal(site.kernels[0]?.configuration?.file, '/site/kernels/slave');
    assert.deepEqual([...site.nodeRoots.keys()], ['/diskless/extra', '/diskless/one']);
    assert.equal(site.names.addresses.get('other')?.value, 0x0a000002);
    assert.deepEqual(
      site.serverAddresses.map(({ value }) => value),
      [0x0a000001],
    );
    assert.equal(site.tree.serverPath('/site/tftp/bzImage'), '/srv/tftp/bzImage');
  });

  it('reads the dhcpd.conf and dnsmasq.conf of what is built from ports', () => {
    const dhcpd = { 'usr/local/etc/dhcpd.conf': 'subnet 10.0.0.0 netmask 255.0.0.0 { }\n' };
    assert.equal(siteOf({ 'etc/exports': '/b *(ro)\n', ...dhcpd }).dhcp?.subnets.length, 1);
    const dnsmasq = { 'usr/local/etc/dnsmasq.conf': 'dhcp-range=10.0.0.10,10.0.0.20\n' };
    assert.equal(siteOf({ 'etc/exports': '/b *(ro)\n', ...dnsmasq }).dnsmasq?.ranges.length, 1);
  });

  it('goes by names where nothing lies where it belongs', () => {
    const site = siteOf({
      'dhcp/dhcpd.conf': 'filename "sub/pxelinux.0";\n',
      'nfs/exports': '/srv *(ro)\n',
      'boot/sub/pxelinux.cfg/default': 'LABEL x\nKERNEL y\n',
      'kernel/.config_x': 'CONFIG_A=y\n',
      'node/fstab': '',
      'old/system/etc/fstab': '',
      'old/system/usr/dhcpd.conf': '',
    });
    assert.equal(site.tftp.root, '/boot');
    assert.deepEqual(
      site.pxe.map(({ path }) => path),
      ['/boot/sub/pxelinux.cfg'],
    );
    assert.deepEqual(names(site), [
      'boot/sub/pxelinux.cfg/default',
      'dhcp/dhcpd.conf',
      'kernel/.config_x',
      'nfs/exports',
      'node/fstab',
    ]);
  });
});

describe('the TFTP root that no file names', () => {
  const root = (filename: string, ...there: readonly string[]) =>
    siteOf({
      'etc/dhcp/dhcpd.conf': `filename "${filename}";\n`,
      ...Object.fromEntries(there.map((path) => [path, ''])),
    }).tftp.root;

  it('has the boot file', () => {
    assert.equal(root('grub/core.0', 'srv/tftp/grub/core.0'), '/srv/tftp');
    assert.equal(root('core.0', 'srv/tftp/x', 'var/lib/tftpboot/core.0'), '/var/lib/tftpboot');
  });

  it('has its folder, or the file in other letters: then it is missing there', () => {
    assert.equal(root('grub/core.0', 'srv/tftp/grub/grub.cfg'), '/srv/tftp');
    assert.equal(root('core.0', 'srv/tftp/CORE.0'), '/srv/tftp');
  });

  it('is not known by other files', () => {
    assert.equal(root('core.0', 'srv/tftp/x'), undefined);
    assert.equal(root('grub/core.0', 'srv/tftp/x/core.0'), undefined);
  });
});

describe('Workspace', () => {
  it('parses one file again after an edit, and equals a cold run', () => {
    const { workspace, disk } = workspaceOf(FILES);
    const file = '/site/etc/dhcp/hosts.conf';
    assert.equal(workspace.siteContaining(file)?.nodes.length, 3);
    const cold = workspace.parsed;
    const text = `${HOSTS}host c { hardware ethernet 00:01:02:03:04:0c; }\n`;
    workspace.setBuffer(file, text);
    const site = workspace.siteContaining(file);
    assert.equal(site?.nodes.length, 4);
    assert.equal(workspace.parsed, cold + 1);
    const fresh = siteOf({ ...FILES, 'etc/dhcp/hosts.conf': text });
    assert.deepEqual(site?.nodes, fresh.nodes);
    assert.deepEqual(site?.dhcp, fresh.dhcp);
    assert.deepEqual([...(site?.files.keys() ?? [])], [...fresh.files.keys()]);
    workspace.clearBuffer(file);
    assert.equal(workspace.siteContaining(file)?.nodes.length, 3);
    disk.write('etc/dhcp/gone.conf', 'host d { hardware ethernet 00:01:02:03:04:0d; }\n');
    assert.equal(workspace.siteContaining(file)?.nodes.length, 3);
    workspace.changed('/site/etc/dhcp/gone.conf');
    assert.equal(workspace.siteContaining(file)?.nodes.length, 4);
  });

  it('answers again from memory while nothing changes', () => {
    const { workspace } = workspaceOf(FILES);
    const first = workspace.siteContaining('/site/etc/exports');
    workspace.setBuffer('/site/etc/exports', FILES['etc/exports']);
    assert.equal(workspace.siteContaining('/site/diskless/a/etc/fstab'), first);
  });

  it('makes a site of one file, about which alone something is known', () => {
    const { workspace } = workspaceOf({ 'x/lab.conf': 'subnet 10.0.0.0 netmask 255.255.255.0 {\n}\n' });
    const site = workspace.siteContaining('/site/x/lab.conf');
    assert.equal(site?.dhcp?.subnets.length, 1);
    assert.equal(site?.tree.exists('/site'), 'unknown');
    assert.equal(site?.exports, undefined);
  });

  it('leaves out what the configuration ignores, also when it is named', () => {
    const { workspace } = workspaceOf({
      ...FILES,
      'diskless-lint.json': '{ "ignore": ["old/"] }',
      'old/fstab': 'proc /proc proc defaults 0 0\n',
    });
    assert.equal(workspace.siteContaining('/site/old/fstab')?.files.size, 0);
  });

  it('counts an unreadable file to its site', () => {
    const { workspace } = workspaceOf(FILES, { modes: { 'etc/exports': 0 } });
    assert.deepEqual(workspace.siteContaining('/site/etc/exports')?.root, '/site');
  });
});
