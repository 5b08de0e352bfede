/** Settings files go in; variables that nothing reads come out where one that is read is a slip away, and what is left alone. */
import assert from 'node:assert/strict';
import { findings, texts } from '../support.js';

describe('settings/name-misspelt', () => {
  const found = (path: string, text: string) => texts('settings/name-misspelt', { [path]: text });

  it('finds a letter too many, missing, exchanged, or in another case', () => {
    for (const name of ['RPCNFSDCOUNTT', 'RPCNFSCOUNT', 'RPCNFDSCOUNT', 'rpcnfsdcount'])
      assert.deepEqual(found('etc/conf.d/nfs', `${name}=16\n`), [`warning ${name}`], name);
    assert.deepEqual(found('etc/default/isc-dhcp-server', 'INTERFACEv4="eth0"\n'), ['warning INTERFACEv4']);
  });

  it('leaves alone what the file reads, uses itself, or sets by its right name as well', () => {
    assert.deepEqual(found('etc/default/isc-dhcp-server', 'INTERFACESv4="eth0"\nINTERFACESv6=""\n'), []);
    assert.deepEqual(found('etc/conf.d/nfs', 'RPCNFSCOUNT=16\nRPCNFSDCOUNT=$RPCNFSCOUNT\n'), []);
    assert.deepEqual(found('etc/conf.d/nfs', 'RPCNFSCOUNT=16\nEXPORTFS_TIMEOUT=${RPCNFSCOUNT}\n'), []);
    assert.deepEqual(found('etc/conf.d/nfs', 'RPCNFSDTHREADS=16\n'), []);
    // Another program's file.
    assert.deepEqual(found('etc/conf.d/net', 'RPCNFSCOUNT=16\n'), []);
  });

  it('finds sections and names of nfs.conf that nothing reads, where what is meant is plain', () => {
    const conf = (text: string, file = 'etc/nfs.conf') => found(file, text);
    assert.deepEqual(conf('[nsfd]\nthreads=16\n'), ['warning nsfd']);
    assert.deepEqual(conf('[mountdd]\nmanage-gids=y\n'), ['warning mountdd']);
    assert.deepEqual(conf('[nfsd]\nthread=16\nvesr3=n\n'), ['warning thread', 'warning vesr3']);
    assert.deepEqual(conf('[mountd]\nmanage_gids=y\n', 'etc/nfs.conf.d/local.conf'), ['warning manage_gids']);
    assert.deepEqual(conf('[mountd]\nvers3=n\n[nfsd]\nrootdir=/srv\n'), ['warning vers3', 'warning rootdir']);
    assert.deepEqual(conf('vers3=n\n[nfsd]\n'), ['warning vers3']);
  });

  it('finds an attribute of xinetd', () => {
    const service = (attribute: string) =>
      `service tftp\n{\n  socket_type = dgram\n  wait = yes\n  user = root\n  server = /usr/sbin/in.tftpd\n  ${attribute} = -s /srv/tftp\n}\n`;
    const conf = (attribute: string) =>
      texts('settings/name-misspelt', {
        'etc/default/tftpd-hpa': undefined,
        'etc/xinetd.d/tftp': service(attribute),
      });
    assert.deepEqual(conf('sever_args'), ['warning sever_args']);
    assert.deepEqual(conf('server_args'), []);
  });

  it('leaves alone what nfs.conf reads there, in any case, and what may come', () => {
    const text =
      '[nfsd]\nThreads=16\nvers4.3=y\nscope=a\ndebug=0\n[MOUNTD]\nthreads=4\nport=20048\n[lockd]\nport=1\n[nfsdctl]\nautostart=y\n';
    assert.deepEqual(found('etc/nfs.conf', text), []);
    assert.deepEqual(found('etc/nfs.conf', '[nfsd]\nthread=4\nthreads=8\n'), []);
    assert.deepEqual(found('etc/nfs.conf', '[nsfd]\n[nfsd]\nthreads=8\n'), []);
  });

  it('finds it in what an initial ramdisk is made by, once for all machines of a root', () => {
    const etc = 'diskless/node21/etc';
    for (const [path, text, name] of [
      ['mkinitcpio.conf', 'HOKS=(base udev net filesystems)\n', 'HOKS'],
      ['mkinitcpio.conf', 'MODULE=(e1000e)\nHOOKS=(base net)\n', 'MODULE'],
      ['mkinitcpio.conf.d/net.conf', 'BINARYES=(/bin/sh)\n', 'BINARYES'],
      ['initramfs-tools/initramfs.conf', 'MODULE=netboot\n', 'MODULE'],
      ['initramfs-tools/conf.d/nfs', 'NFSROT=auto\n', 'NFSROT'],
      ['initramfs-tools/update-initramfs.conf', 'update_initrams=yes\n', 'update_initrams'],
      ['dracut.conf', 'add_dracutmodule+=" nfs "\n', 'add_dracutmodule'],
      ['dracut.conf.d/nfs.conf', 'hostonli=no\n', 'hostonli'],
    ] as const)
      assert.deepEqual(found(`${etc}/${path}`, text), [`warning ${name}`], path);
    const [hooks] = findings({ [`${etc}/mkinitcpio.conf`]: 'HOKS=(base net)\n' });
    assert.match(hooks?.message ?? '', /"Invalid config: No hooks found"/);
  });

  it('leaves alone what they read, and what is another word', () => {
    const etc = 'diskless/node21/etc';
    assert.deepEqual(found(`${etc}/mkinitcpio.conf`, 'MODULES=()\nHOOKS=(base net)\nFILES=()\n'), []);
    assert.deepEqual(found(`${etc}/initramfs-tools/initramfs.conf`, 'BOOT=nfs\nROOT=/dev/nfs\n'), []);
    assert.deepEqual(found(`${etc}/dracut.conf.d/nfs.conf`, 'add_dracutmodules+=" nfs "\n'), []);
    assert.deepEqual(found(`${etc}/dhcpcd.conf`, 'HOKS=1\n'), []);
  });

  it('writes the name', () => {
    const [one] = findings({ 'etc/conf.d/nfs': 'RPCNFSCOUNT=16\n' });
    assert.deepEqual(one?.fixes, [{ title: 'Write RPCNFSDCOUNT', newTexts: ['RPCNFSDCOUNT'] }]);
  });
});
