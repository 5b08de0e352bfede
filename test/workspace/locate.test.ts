/** Which sites a path means. */
import assert from 'node:assert/strict';
import { MemoryFileSystem, type MemoryOptions } from '../../server/workspace/disk/memory.js';
import { type LocateOptions, type SiteLocation, Workspace } from '../../server/workspace/workspace.js';

const EXPORTS = '/srv 10.0.0.0/24(ro)\n';

function roots(
  files: Readonly<Record<string, string>>,
  path: string,
  options: LocateOptions = {},
  memory: MemoryOptions = {},
): string[] | string {
  const found = new Workspace(new MemoryFileSystem(files, memory), options).locate(path);
  if (!Array.isArray(found)) return found.problem;
  return found.map(({ root, alone }) => (alone === undefined ? root : `${alone.language} ${alone.file}`));
}

describe('locate', () => {
  it('finds the layout of a server in the folder or above it', () => {
    const files = { '/repo/.git/HEAD': '', '/repo/etc/exports': EXPORTS, '/repo/etc/dhcp/dhcpd.conf': '' };
    assert.deepEqual(roots(files, '/repo'), ['/repo']);
    assert.deepEqual(roots(files, '/repo/etc/dhcp'), ['/repo']);
    assert.deepEqual(roots(files, '/repo/etc/exports'), ['/repo']);
    assert.deepEqual(roots({ ...files, '/etc/exports': EXPORTS, '/other/x': '' }, '/repo/etc'), ['/repo']);
  });

  it('finds a layout that is kept deep in other folders where nothing else is there', () => {
    const deep = { '/repo/.git/HEAD': '', '/repo/ansible/roles/pxe/files/etc/dhcp/dhcpd.conf': '' };
    assert.deepEqual(roots(deep, '/repo'), ['/repo/ansible/roles/pxe/files']);
    assert.deepEqual(roots({ ...deep, '/repo/boot/grub.cfg': 'set timeout=1\n' }, '/repo'), ['/repo']);
    const further = { [`/repo/${'a/'.repeat(9)}etc/exports`]: EXPORTS };
    assert.match(String(roots(further, '/repo')), /holds no configuration/);
    assert.deepEqual(roots({ [`/repo/${'a/'.repeat(8)}etc/exports`]: EXPORTS }, '/repo'), [
      `/repo${'/a'.repeat(8)}`,
    ]);
  });

  it('says when it did not look at all of a folder', () => {
    const many = (n: number) =>
      Object.fromEntries(Array.from({ length: n }, (_, i) => [`/home/me/x${i % 90}/${i}.js`, '']));
    assert.match(String(roots(many(9000), '/home/me')), /among the first 8000 of its files: name a folder/);
    assert.ok(!String(roots(many(700), '/home/me')).includes('among the first'));
  });

  it('takes the folder of what is built from ports for a part of its server', () => {
    const dhcpd = { '/repo/usr/local/etc/dhcpd.conf': '', '/repo/usr/local/etc/dnsmasq.conf': '' };
    assert.deepEqual(roots(dhcpd, '/repo'), ['/repo']);
    assert.deepEqual(roots(dhcpd, '/repo/usr/local/etc/dhcpd.conf'), ['/repo']);
    assert.deepEqual(roots({ ...dhcpd, '/repo/etc/exports': EXPORTS }, '/repo/usr/local'), ['/repo']);
  });

  it('asks by name in a folder that may be searched but not listed', () => {
    class Unlisted extends MemoryFileSystem {
      override list(path: string): readonly string[] | undefined {
        return path === '/repo/etc' ? undefined : super.list(path);
      }
    }
    const located = new Workspace(new Unlisted({ '/repo/etc/exports': EXPORTS })).locate('/repo');
    assert.deepEqual(Array.isArray(located) ? located.map(({ root }) => root) : located.problem, ['/repo']);
  });

  it('takes an overlay folder for the root', () => {
    assert.deepEqual(roots({ '/repo/files/etc/exports': EXPORTS, '/repo/README': '' }, '/repo'), [
      '/repo/files',
    ]);
  });

  it('takes an overlay folder and the files of the boot beside it for one site', () => {
    const files = {
      '/repo/config/etc/dnsmasq.conf': 'dhcp-range=10.0.0.10,10.0.0.20\nenable-tftp\ntftp-root=/srv/pxe\n',
      '/repo/config/srv/pxe/notes': '',
      '/repo/web/usr/share/nginx/html/boot.ipxe': '#!ipxe\nboot\n',
    };
    assert.deepEqual(roots(files, '/repo'), ['/repo']);
    const workspace = new Workspace(new MemoryFileSystem(files));
    const [found] = workspace.locate('/repo') as SiteLocation[];
    const site = found === undefined ? undefined : workspace.site(found);
    assert.deepEqual(
      [...(site?.files.keys() ?? [])],
      ['/repo/config/etc/dnsmasq.conf', '/repo/web/usr/share/nginx/html/boot.ipxe'],
    );
    assert.equal(site?.tree.exists('/srv/pxe/notes'), 'yes');
    const checkout = { ...files, '/repo/.git/HEAD': '' };
    for (const file of ['config/etc/dnsmasq.conf', 'web/usr/share/nginx/html/boot.ipxe'])
      assert.deepEqual(roots(checkout, `/repo/${file}`), ['/repo'], file);
    const { '/repo/web/usr/share/nginx/html/boot.ipxe': _, ...alone } = files;
    assert.deepEqual(roots(alone, '/repo'), ['/repo/config']);
    assert.deepEqual(roots({ ...alone, '/repo/config/web/boot.ipxe': '#!ipxe\n' }, '/repo'), [
      '/repo/config',
    ]);
    assert.deepEqual(roots({ ...alone, '/repo/node/fstab': '' }, '/repo'), ['/repo/config']);
    assert.deepEqual(roots({ ...files, '/repo/b/etc/exports': EXPORTS }, '/repo'), [
      '/repo/b',
      '/repo/config',
    ]);
    const said = { ...files, '/repo/config/diskless-lint.json': '{}' };
    assert.deepEqual(roots(said, '/repo'), ['/repo/config']);
  });

  it('keeps several sites in one folder apart', () => {
    const files = {
      '/sites/a/etc/exports': EXPORTS,
      '/sites/b/files/etc/dhcp/dhcpd.conf': '',
      '/sites/c/diskless-lint.json': '{ "root": "tree" }',
      '/sites/c/tree/dhcpd.conf': '',
      '/sites/d/README': '',
    };
    assert.deepEqual(roots(files, '/sites'), ['/sites/a', '/sites/b/files', '/sites/c/tree']);
    assert.deepEqual(roots(files, '/sites/c'), ['/sites/c/tree']);
  });

  it('lets one configuration file speak for the sites below it', () => {
    const files = {
      '/repo/.git/HEAD': '',
      '/repo/diskless-lint.json': '{ "rules": { "dhcp/syntax": "off" } }',
      '/repo/lab1/etc/exports': EXPORTS,
      '/repo/lab2/etc/exports': EXPORTS,
    };
    assert.deepEqual(roots(files, '/repo'), ['/repo/lab1', '/repo/lab2']);
    assert.deepEqual(roots(files, '/repo/lab2/etc'), ['/repo/lab2']);
    assert.deepEqual(roots(files, '/repo/lab1/etc/exports'), ['/repo/lab1']);
    const found = new Workspace(new MemoryFileSystem(files)).locate('/repo/lab1');
    assert.ok(Array.isArray(found));
    assert.equal(found[0]?.configuration.rules?.['dhcp/syntax'], 'off');
  });

  it('goes by names where there is no layout', () => {
    const files = {
      '/repo/.git/HEAD': '',
      '/repo/dhcp/dhcpd.conf': '',
      '/repo/tftp/pxelinux.cfg/default': '',
    };
    assert.deepEqual(roots(files, '/repo'), ['/repo']);
    assert.deepEqual(roots(files, '/repo/tftp/pxelinux.cfg/default'), ['/repo']);
  });

  it('makes a site of a file that belongs to none, when its language is known', () => {
    const files = {
      '/tmp/x/lab.conf': 'subnet 10.0.0.0 netmask 255.255.255.0 {\n}\n',
      '/tmp/x/what.ever': 'hello\n',
      '/etc/exports': EXPORTS,
    };
    assert.deepEqual(roots(files, '/tmp/x/lab.conf'), ['dhcpd /tmp/x/lab.conf']);
    assert.match(String(roots(files, '/tmp/x/what.ever')), /neither its name nor its text/);
    assert.deepEqual(roots(files, '/tmp/x/what.ever', { as: 'fstab' }), ['fstab /tmp/x/what.ever']);
    assert.match(String(roots(files, '/tmp/x')), /holds no configuration/);
    assert.match(String(roots(files, '/tmp/none')), /does not exist/);
    assert.deepEqual(roots(files, '/etc'), ['/']);
  });

  it('makes a site of scripts of iPXE, whatever they are called', () => {
    const magic = '#!ipxe\ndhcp\n';
    for (const name of ['start.script', 'pxelinux.0', 'menu', 'a/b/boot.txt'])
      assert.deepEqual(roots({ [`/repo/${name}`]: magic }, '/repo'), ['/repo'], name);
    for (const [name, text] of [
      ['page.html', magic],
      ['menu', 'a script begins with #!ipxe\n'],
    ])
      assert.match(String(roots({ [`/repo/${name}`]: text ?? '' }, '/repo')), /holds no configuration/, name);
  });

  it('finds the site around a copied node root', () => {
    const files = {
      '/etc/exports': '/diskless/21 10.0.0.21(rw)\n',
      '/diskless/21/etc/exports': EXPORTS,
      '/diskless/21/etc/fstab': '10.0.0.1:/diskless/21 / nfs rw 0 0\n',
      '/home/me/lab/etc/exports': EXPORTS,
    };
    assert.deepEqual(roots(files, '/diskless/21/etc/fstab'), ['/']);
    assert.deepEqual(roots(files, '/home/me/lab/etc/exports'), ['/home/me/lab']);
  });

  it('does what it is told', () => {
    const files = {
      '/repo/etc/exports': EXPORTS,
      '/repo/conf/lint.json': '{ "root": "../other", // here\n }',
      '/repo/other/exports': EXPORTS,
      '/bad/diskless-lint.json': '{\n  "rot": "x" }',
      '/bad/etc/exports': EXPORTS,
    };
    assert.deepEqual(roots(files, '/repo', { root: '/repo/other' }), ['/repo/other']);
    assert.deepEqual(roots(files, '/repo', { configurationFile: '/repo/conf/lint.json' }), ['/repo/other']);
    assert.match(
      String(roots(files, '/repo', { configurationFile: '/none' })),
      /\/none cannot be read: no such file/,
    );
    assert.match(
      String(roots(files, '/bad')),
      /^\/bad\/diskless-lint\.json:2:3: There is no key "rot".*"root"/,
    );
    assert.match(String(roots(files, '/bad/etc/exports')), /"rot"/);
  });

  it('does not look above a repository', () => {
    const files = {
      '/home/etc/exports': EXPORTS,
      '/home/diskless-lint.json': '{}',
      '/home/repo/.git/HEAD': '',
      '/home/repo/dhcpd.conf': '',
    };
    assert.deepEqual(roots(files, '/home/repo'), ['/home/repo']);
  });
});
