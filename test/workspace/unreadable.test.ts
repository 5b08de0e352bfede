/** What may not be read is not the same as what is not there; links are followed inside of the site, and not out of it. */
import assert from 'node:assert/strict';
import { MemoryFileSystem, type MemoryOptions } from '../../server/workspace/disk/memory.js';
import { Workspace } from '../../server/workspace/workspace.js';

const site: Readonly<Record<string, string>> = {
  'etc/dhcp/dhcpd.conf': 'subnet 10.0.0.0 netmask 255.0.0.0 {\n}\n',
  'etc/exports': '/srv/a 10.0.0.1(ro)\n',
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\n',
  'srv/tftp/pxelinux.cfg/default': 'DEFAULT x\n',
};

function read(files: Readonly<Record<string, string>>, options: MemoryOptions = {}) {
  const disk = new MemoryFileSystem(
    { ...files, '/elsewhere/exports': '/srv/b *(ro)\n' },
    { base: '/site', ...options },
  );
  const workspace = new Workspace(disk, { root: '/site' });
  const located = workspace.locate('/site');
  assert.ok(Array.isArray(located) && located[0] !== undefined);
  const { files: found, unreadable } = workspace.site(located[0]);
  return { files: [...found.keys()], unreadable: unreadable.map(({ path, reason }) => `${path}: ${reason}`) };
}

function without(name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(site).filter(([path]) => path !== name));
}

describe('what may not be read', () => {
  it('is nothing in a site that can be read, however much is missing', () => {
    assert.deepEqual(read(site).unreadable, []);
    assert.deepEqual(read({ 'etc/exports': '' }).unreadable, []);
    assert.deepEqual(read(site, { symlinks: { 'etc/hosts': 'nowhere' } }).unreadable, []);
  });

  it('is named where it is larger than what is read, and surely a script', () => {
    const script = (octets: number): string => `#!ipxe\n${'#'.repeat(octets - 7)}`;
    const [most, name] = [256 * 1024, 'srv/tftp/boot.ipxe'];
    const at = (path: string, octets: number) => read({ ...site, [path]: script(octets) });
    assert.deepEqual(at(name, most).unreadable, []);
    assert.ok(at(name, most).files.includes(`/site/${name}`));
    assert.deepEqual(at(name, most + 1).unreadable, [`/site/${name}: it is larger than 256 KiB`]);
    assert.deepEqual(at('srv/tftp/boot.0', most + 1).unreadable, []);
    const ignored = { ...site, 'diskless-lint.json': '{ "ignore": ["srv/tftp/*.ipxe"] }' };
    assert.deepEqual(read({ ...ignored, [name]: script(most + 1) }).unreadable, []);
  });

  it('is named: a file, a folder, and what lies in it', () => {
    for (const [path, reason] of [
      ['etc/exports', '/site/etc/exports: permission denied'],
      ['etc/dhcp', '/site/etc/dhcp/dhcpd.conf: permission denied'],
      ['srv/tftp/pxelinux.cfg', '/site/srv/tftp/pxelinux.cfg: permission denied'],
    ] as const) {
      const { unreadable } = read(site, { modes: { [path]: 0 } });
      assert.ok(unreadable.includes(reason), `${path}: ${unreadable.join(', ')}`);
    }
  });

  it('is a directory in the place of a file', () => {
    const { unreadable } = read(without('etc/exports'), { directories: ['etc/exports'] });
    assert.deepEqual(unreadable, ['/site/etc/exports: it is a directory']);
  });

  it('is what a link leads out of the site to', () => {
    const { files, unreadable } = read(without('etc/exports'), {
      symlinks: { 'etc/exports': '../../elsewhere/exports' },
    });
    assert.ok(!files.includes('/site/etc/exports'));
    assert.deepEqual(unreadable, ['/site/etc/exports: it lies behind a link that leads out of the site']);
  });
});

describe('an absolute link', () => {
  it('starts at the root of the site', () => {
    const { files, unreadable } = read(
      { ...without('etc/exports'), 'srv/conf/exports': '/srv/a 10.0.0.1(ro)\n' },
      { symlinks: { 'etc/exports': '/srv/conf/exports' } },
    );
    assert.deepEqual(unreadable, []);
    assert.ok(files.includes('/site/etc/exports'));
  });

  it('may go over another one, and not in circles', () => {
    const through = { 'etc/exports': '/a/exports', a: '/srv/conf', b: '/b' };
    const { files } = read({ ...without('etc/exports'), 'srv/conf/exports': '' }, { symlinks: through });
    assert.ok(files.includes('/site/etc/exports'));
    assert.deepEqual(
      read(without('etc/exports'), { symlinks: { 'etc/exports': '/etc/exports' } }).unreadable,
      [],
    );
  });

  it('in the tree of a node starts at the root of the node', () => {
    const { files, unreadable } = read(
      {
        ...site,
        'etc/exports': '/srv/n1 10.0.0.1(rw,no_root_squash)\n',
        'srv/n1/etc/fstab.nfs': '10.0.0.9:/srv/n1 / nfs defaults 0 0\n',
        'srv/n1/sbin/init': '',
        'srv/tftp/pxelinux.cfg/default':
          'DEFAULT l\nLABEL l\nKERNEL k\nAPPEND root=/dev/nfs nfsroot=10.0.0.9:/srv/n1 ip=dhcp\n',
      },
      { symlinks: { 'srv/n1/etc/fstab': '/etc/fstab.nfs' } },
    );
    assert.deepEqual(unreadable, []);
    assert.ok(files.includes('/site/srv/n1/etc/fstab'), files.join(' '));
  });
});
