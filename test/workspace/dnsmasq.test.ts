/** Which files dnsmasq reads, and in which order. */
import assert from 'node:assert/strict';
import { isConfDirFile } from '../../server/site/dnsmasq/confdir.js';
import { MemoryFileSystem } from '../../server/workspace/disk/memory.js';
import { Workspace } from '../../server/workspace/workspace.js';
import { siteOf } from '../support/site.js';

function readBy(files: Readonly<Record<string, string>>): readonly string[] {
  const workspace = new Workspace(new MemoryFileSystem(files));
  const found = workspace.locate('/r');
  assert.ok(Array.isArray(found), JSON.stringify(found));
  return found.flatMap((location) => workspace.site(location).dnsmasq?.files ?? []);
}

const RANGE = 'dhcp-range=10.0.0.1,10.0.0.9\n';

describe('the files of dnsmasq', () => {
  it('are those of its folder, then its own, with what they name where they name it', () => {
    const files = {
      '/r/etc/dnsmasq.conf': `conf-file=/etc/lab.conf\n${RANGE}conf-dir=/etc/lab.d,*.conf\n`,
      '/r/etc/dnsmasq.d/a': 'port=0\n',
      '/r/etc/dnsmasq.d/b.dpkg-old': RANGE,
      '/r/etc/lab.conf': RANGE,
      '/r/etc/lab.d/z.conf': 'dhcp-boot=a\n',
      '/r/etc/lab.d/z.txt': 'dhcp-boot=b\n',
    };
    assert.deepEqual(readBy(files), [
      '/r/etc/dnsmasq.d/a',
      '/r/etc/dnsmasq.conf',
      '/r/etc/lab.conf',
      '/r/etc/lab.d/z.conf',
    ]);
  });

  it('are no folder where one is named that is not there', () => {
    const files = { '/r/.git/HEAD': '', '/r/etc/dnsmasq.conf': `conf-file=/etc/gone.conf\n${RANGE}` };
    const workspace = new Workspace(new MemoryFileSystem(files));
    const found = workspace.locate('/r');
    assert.ok(Array.isArray(found));
    assert.deepEqual(
      found.flatMap((location) => [...workspace.site(location).unreadable.keys()]),
      [],
    );
  });

  it('are those of the folder that the settings of the service name, without what they leave out', () => {
    const read = (settings: string) =>
      readBy({
        '/r/etc/default/dnsmasq': settings,
        '/r/etc/dnsmasq.d/a': RANGE,
        '/r/etc/lab.d/b.conf': RANGE,
        '/r/etc/lab.d/c.old': RANGE,
      });
    assert.deepEqual(read('CONFIG_DIR=/etc/lab.d,.old\n'), ['/r/etc/lab.d/b.conf']);
    assert.deepEqual(read('CONFIG_DIR="/etc/lab.d,.old"\n'), ['/r/etc/lab.d/b.conf']);
    assert.deepEqual(read('CONFIG_DIR=/etc/other\nCONFIG_DIR=/etc/lab.d,*.conf\n'), ['/r/etc/lab.d/b.conf']);
    for (const silent of ['#CONFIG_DIR=/etc/lab.d\n', 'CONFIG_DIR=$HOME/lab\n', 'ENABLED=1\n'])
      assert.deepEqual(read(silent), ['/r/etc/dnsmasq.d/a'], silent);
  });

  it('are not what the file itself leaves out of the usual folder', () => {
    const read = (line: string) =>
      readBy({
        '/r/etc/dnsmasq.conf': `${RANGE}${line}\n`,
        '/r/etc/dnsmasq.d/a.conf': 'port=0\n',
        '/r/etc/dnsmasq.d/a.conf.bak': 'port=53\n',
      }).filter((file) => file.startsWith('/r/etc/dnsmasq.d/'));
    for (const line of ['conf-dir=/etc/dnsmasq.d,*.conf', 'conf-dir=/etc/dnsmasq.d/,.bak'])
      assert.deepEqual(read(line), ['/r/etc/dnsmasq.d/a.conf'], line);
    for (const line of [
      'conf-dir=/etc/dnsmasq.d',
      'conf-dir=/etc/lab.d,*.conf',
      'addn-hosts=/etc/dnsmasq.d,.bak',
    ])
      assert.deepEqual(read(line), ['/r/etc/dnsmasq.d/a.conf', '/r/etc/dnsmasq.d/a.conf.bak'], line);
  });

  it('are read once, also where they name each other', () => {
    const files = {
      '/r/etc/dnsmasq.conf': 'conf-file=/etc/a\n',
      '/r/etc/a': 'conf-file=/etc/dnsmasq.conf\n',
    };
    assert.deepEqual(readBy(files), ['/r/etc/dnsmasq.conf', '/r/etc/a']);
  });

  it('are found by name where a repository has no layout, when their text says so, too', () => {
    assert.deepEqual(readBy({ '/r/config/dnsmasq.conf': RANGE }), ['/r/config/dnsmasq.conf']);
    assert.deepEqual(readBy({ '/r/x/20-pxeboot.conf': 'pxe-service=0,"a",b\n' }), ['/r/x/20-pxeboot.conf']);
    assert.deepEqual(readBy({ '/r/dnsmasq.d/b': RANGE, '/r/dnsmasq.d/a': 'dhcp-boot=a\n' }), [
      '/r/dnsmasq.d/a',
      '/r/dnsmasq.d/b',
    ]);
    assert.deepEqual(readBy({ '/r/dhcpd.conf': '', '/r/x/pxe.conf': 'server { listen 80; }\n' }), []);
  });

  it('of a folder are chosen by their endings', () => {
    assert.equal(isConfDirFile('a.conf', ['*.conf']), true);
    assert.equal(isConfDirFile('a.txt', ['*.conf']), false);
    assert.equal(isConfDirFile('a.bak', ['.bak']), false);
    assert.equal(isConfDirFile('a.conf.bak', ['*.bak', '.conf.bak']), false);
    assert.equal(isConfDirFile('.bak', ['.bak']), false);
    assert.equal(isConfDirFile('a~', []), false);
    assert.equal(isConfDirFile('#a#', []), false);
    assert.equal(isConfDirFile('a', ['*']), true);
  });
});

describe('a repository without the layout of a server', () => {
  const LINES = 'dhcp-range=10.9.0.100,10.9.0.199,255.255.255.0\ndhcp-boot=pxelinux.0\nenable-tftp\n';
  const ENTRY = 'DEFAULT a\nLABEL a\nKERNEL vmlinuz\n';
  const images = (files: Readonly<Record<string, string>>): (string | undefined)[] =>
    siteOf(files).kernels.map(({ image }) => image);

  it('keeps the TFTP root in a folder of its name, or of a usual one, wherever the root is on the server', () => {
    for (const [root, folder] of [
      ['/var/lib/tftpboot', 'tftpboot'],
      ['/var/lib/tftpboot', 'server/files/tftpboot'],
      ['/srv/pxe', 'tftp'],
      ['/srv/pxe', 'roles/pxe/files/pxe'],
    ] as const) {
      const files = {
        'config/dnsmasq.conf': `${LINES}tftp-root=${root}\n`,
        [`${folder}/pxelinux.cfg/default`]: ENTRY,
        [`${folder}/vmlinuz`]: '',
        [`${folder}/pxelinux.0`]: '',
      };
      const site = siteOf(files);
      assert.deepEqual(
        site.pxe.map(({ path }) => path),
        [`${root}/pxelinux.cfg`],
        folder,
      );
      assert.equal(site.tree.exists(`${root}/vmlinuz`), 'yes');
    }
  });

  it('keeps the TFTP root where a boot file lies by its name, if nothing else tells, and perhaps not all of it', () => {
    const boots =
      'dhcp-match=set:ipxe,175\ndhcp-boot=tag:ipxe,menus/boot.ipxe\ndhcp-boot=tag:!ipxe,undionly.kpxe\n';
    const config = `${LINES}tftp-root=/srv/pxe\n${boots}`;
    const script = '#!ipxe\nkernel vmlinuz\nboot\n';
    const present = (files: Record<string, string>): unknown[] => {
      const { tree } = siteOf(files);
      return ['menus/boot.ipxe', 'undionly.kpxe'].map((name) => tree.exists(`/srv/pxe/${name}`));
    };
    const flat = { 'dnsmasq.conf': config, 'menus/boot.ipxe': script, 'menus/ipxe.efi': '' };
    assert.deepEqual(present(flat), ['yes', 'unknown']);
    const nested = { 'a/dnsmasq.conf': config, 'b/c/menus/boot.ipxe': script };
    assert.deepEqual(present(nested), ['yes', 'unknown']);
    // A folder whose name says it, and two that may be meant.
    assert.deepEqual(present({ ...nested, 'tftp/other.ipxe': script }), ['unknown', 'unknown']);
    assert.deepEqual(present({ ...nested, 'd/menus/boot.ipxe': script }), ['unknown', 'unknown']);
    assert.deepEqual(present({ ...nested, 'b/c/menus/boot.ipxe.j2': script, 'e/xmenus/boot.ipxe': '' }), [
      'yes',
      'unknown',
    ]);
  });

  it('concludes so where no file says the root at all', () => {
    const dhcpd =
      'subnet 10.0.0.0 netmask 255.255.255.0 { next-server 10.0.0.1; filename "menus/boot.ipxe"; }\n';
    const files = { 'a/dhcpd.conf': dhcpd, 'b/menus/boot.ipxe': '#!ipxe\nboot\n', 'b/menus/ipxe.efi': '' };
    const { tftp } = siteOf(files);
    assert.equal(tftp.root, '/b');
    assert.equal(tftp.listingComplete, false);
    assert.equal(siteOf({ ...files, 'c/menus/boot.ipxe': '' }).tftp.root, undefined);
  });

  it('is taken as it is where the root is there, and where two folders may be meant', () => {
    const config = { 'config/dnsmasq.conf': `${LINES}tftp-root=/srv/pxe\n` };
    const two = {
      ...config,
      'a/tftp/pxelinux.cfg/default': ENTRY,
      'b/tftp/pxelinux.cfg/default': ENTRY,
    };
    assert.equal(siteOf(two).tree.exists('/srv/pxe/pxelinux.cfg/default') === 'yes', false);
    const own = {
      ...config,
      'srv/pxe/pxelinux.cfg/default': ENTRY,
      'old/tftp/pxelinux.cfg/other': ENTRY,
    };
    assert.deepEqual(
      siteOf(own).pxe.map(({ path }) => path),
      ['/srv/pxe/pxelinux.cfg'],
    );
    assert.deepEqual(images({ ...config, 'tftp/notes.txt': 'x' }), []);
  });

  it('has what the configuration names by its path on the server beside it', () => {
    const host = '02:1a:00:00:00:01,alder,10.9.0.7\n';
    const named = (line: string, files: Readonly<Record<string, string>>): string[] =>
      siteOf({ 'dnsmasq/dnsmasq.conf': `${LINES}${line}\n`, ...files }).nodes.map(({ name }) => name);
    assert.deepEqual(named('dhcp-hostsfile=/etc/dnsmasq/hosts', { 'dnsmasq/hosts': host }), ['alder']);
    assert.deepEqual(
      named('conf-dir=/etc/dnsmasq.d,*.conf', { 'dnsmasq/dnsmasq.d/lab.conf': `dhcp-host=${host}` }),
      ['alder'],
    );
    assert.deepEqual(named('conf-file=/etc/more.conf', { 'dnsmasq/more.conf': `dhcp-host=${host}` }), [
      'alder',
    ]);
    assert.deepEqual(named('conf-file=/etc/more.conf', { 'other/more.conf': `dhcp-host=${host}` }), []);
  });
});
