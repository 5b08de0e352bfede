/** Repositories go in that leave files out; what is known about those that are not there comes out. */
import assert from 'node:assert/strict';
import { LeftOut } from '../../../server/workspace/disk/leftout.js';
import { MemoryFileSystem } from '../../../server/workspace/disk/memory.js';
import { SITE_ROOT, siteOf } from '../../support/site.js';

const FILES = {
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
  'srv/tftp/pxelinux.0': 'x',
  'srv/tftp/pxelinux.cfg/default': 'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n',
};

describe('what a .gitignore leaves out', () => {
  const exists = (ignored: string, path: string, more: Readonly<Record<string, string>> = {}) =>
    siteOf({ ...FILES, 'srv/tftp/vmlinuz-6.1': 'x', '.gitignore': ignored, ...more }).tree.exists(path);

  it('may be on the server all the same', () => {
    for (const line of ['vmlinuz', '/srv/tftp/vmlinuz', 'srv/tftp/vmlin*', 'tftp/', '*', '# a\n\nvmlinuz\r'])
      assert.equal(exists(line, '/srv/tftp/vmlinuz'), 'unknown', line);
  });

  it('is no other file', () => {
    for (const line of ['', '# vmlinuz', 'tftp/vmlinuz', '/vmlinuz', 'vmlinuz-*', '*\n!vmlinuz'])
      assert.equal(exists(line, '/srv/tftp/vmlinuz'), 'no', line);
    assert.equal(exists('vmlinuz*', '/srv/tftp/vmlinuz-6.1'), 'yes');
  });

  it('is decided by the nearest file', () => {
    const below = (text: string) => ({ 'srv/tftp/.gitignore': text });
    assert.equal(exists('', '/srv/tftp/vmlinuz', below('vmlinuz')), 'unknown');
    assert.equal(exists('', '/srv/tftp/vmlinuz', below('/vmlinuz')), 'unknown');
    assert.equal(exists('vmlinuz', '/srv/tftp/vmlinuz', below('!vmlinuz')), 'no');
  });

  it('is not told by a file above the site, nor of the folder that the site is', () => {
    const files = new MemoryFileSystem({ '/repo/.gitignore': '*\n', '/repo/site/a': 'x' });
    const leftOut = new LeftOut(['/repo/site'], (file) => {
      const read = files.read(file);
      return read.kind === 'text' ? read.text : undefined;
    });
    assert.equal(leftOut.covers('/repo/site/b'), false);
    assert.equal(leftOut.covers('/repo/site'), false);
    assert.equal(leftOut.covers('/repo/b'), false);
  });

  it('is told by the repository for a folder of it that a container has elsewhere', () => {
    const site = siteOf({
      'boot/pxelinux.0': 'x',
      'boot/pxelinux.cfg/default': FILES['srv/tftp/pxelinux.cfg/default'],
      'boot/vmlinuz-6.1': 'x',
      'diskless-lint.json': '{ "paths": { "/srv/tftp": "boot" }, "tftpRoot": "/srv/tftp" }\n',
      '.gitignore': '/boot/vmlinuz\n',
    });
    assert.equal(site.tree.locate('/srv/tftp/vmlinuz'), `${SITE_ROOT}/boot/vmlinuz`);
    assert.equal(site.tree.exists('/srv/tftp/vmlinuz'), 'unknown');
    assert.equal(site.tree.exists('/srv/tftp/vmlinuz-5'), 'no');
  });
});

describe('a Dockerfile that fills the folder', () => {
  const exists = (dockerfile: string, at = 'Dockerfile') =>
    siteOf({ ...FILES, 'srv/tftp/vmlinuz-6.1': 'x', [at]: `FROM alpine\n${dockerfile}` }).tree.exists(
      '/srv/tftp/menu.c32',
    );

  it('may have put there what is not in the repository', () => {
    assert.equal(
      exists('RUN apk add syslinux && \\\n  cp /usr/share/syslinux/*.c32 /srv/tftp/\n'),
      'unknown',
    );
    assert.equal(exists('RUN wget -P /srv/tftp https://example.org/a.tar\n', 'image/Dockerfile'), 'unknown');
  });

  it('is another folder, another command, or a line that only names it', () => {
    for (const line of [
      'RUN cp a /srv/tftpboot/\n',
      'RUN mkdir -p /srv/tftp\n',
      'COPY srv/tftp /srv/tftp\n',
      '# RUN cp a /srv/tftp/\n',
    ])
      assert.equal(exists(line), 'no', line);
    assert.equal(exists('RUN cp a /srv/tftp/\n', 'a/b/Dockerfile'), 'no');
  });
});

describe('a repository with boot loaders and without any kernel', () => {
  const exists = (path: string, more: Readonly<Record<string, string>>) =>
    siteOf({ ...FILES, ...more }).tree.exists(path);

  it('says nothing of kernels, ramdisks and images', () => {
    for (const sign of [
      'README.md',
      'LICENSE',
      '.gitignore',
      'docker-compose.yml',
      'Dockerfile',
      'Vagrantfile',
    ])
      for (const path of [
        'vmlinuz',
        'images/noble/vmlinuz',
        'initrd.img',
        'live/filesystem.squashfs',
        'linux',
      ])
        assert.equal(exists(`/srv/tftp/${path}`, { [sign]: 'x\n' }), 'unknown', `${sign} ${path}`);
  });

  it('tells of loaders, their modules and configurations', () => {
    for (const path of [
      'syslinux.efi',
      'ldlinux.c32',
      'undionly.kpxe',
      'grub/grub.cfg',
      'menu.ipxe',
      'memtest.bin',
    ])
      assert.equal(exists(`/srv/tftp/${path}`, { 'README.md': 'x\n' }), 'no', path);
  });

  it('is not a server, and not a repository that keeps kernels', () => {
    assert.equal(exists('/srv/tftp/vmlinuz', {}), 'no');
    assert.equal(exists('/srv/tftp/vmlinuz', { 'srv/tftp/README.md': 'x\n' }), 'no');
    for (const kept of ['vmlinuz-6.1', 'a/b/initrd.img', 'images/linux'])
      assert.equal(
        exists('/srv/tftp/vmlinuz', { 'README.md': 'x\n', [`srv/tftp/${kept}`]: 'x' }),
        'no',
        kept,
      );
  });
});
