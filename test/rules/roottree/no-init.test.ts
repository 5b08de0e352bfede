/** Sites with one change go in, the findings of roottree/no-init come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { CONFIG, label, ROOT, texts } from '../support.js';

describe('roottree/no-init', () => {
  it('may have an init that the command line names, or any shell', () => {
    const rule = 'roottree/no-init';
    const bare = {
      'diskless/node21/usr/bin/env': '',
      'diskless/node21/bin/ls': '',
      'diskless/node21/sbin/lvm': '',
    };
    assert.equal(texts(rule, bare).length, 1);
    assert.deepEqual(texts(rule, { ...bare, ...changed(CONFIG, ' rw', ' rw init=/usr/bin/env') }), []);
    assert.deepEqual(texts(rule, { ...bare, 'diskless/node21/bin/sh': '' }), []);
  });

  const init = 'diskless/node21/sbin/init';
  const found = (
    files: Readonly<Record<string, string | undefined>>,
    symlinks: Readonly<Record<string, string>>,
  ) =>
    lint(siteOf(miniature(files), { symlinks })).findings.filter(({ rule }) => rule === 'roottree/no-init')
      .length;

  it('follows links as the node sees them', () => {
    const programs = {
      'diskless/node21/bin/ls': '',
      'diskless/node21/lib/libc.so.6': '',
      'diskless/node21/usr/bin/env': '',
    };
    const systemd = { ...programs, 'diskless/node21/lib/systemd/systemd': '' };
    for (const target of ['/lib/systemd/systemd', '../lib/systemd/systemd']) {
      assert.equal(found(systemd, { [init]: target }), 0, target);
      assert.equal(found(programs, { [init]: target }), 1, target);
    }
    // The node's own root is the top: nothing above it can be reached.
    assert.equal(found({ ...programs, 'diskless/usr/init': '' }, { [init]: '../../usr/init' }), 1);
    // What lies at the top may be left out of a copy.
    assert.equal(found(programs, { [init]: '/rescue' }), 0);
    assert.equal(found(programs, { [init]: 'init' }), 0);
  });

  it('knows that a /usr which is mounted later holds no init yet', () => {
    const merged = { 'diskless/node21/sbin': 'usr/sbin', 'diskless/node21/bin': 'usr/bin' };
    const usr = { 'diskless/node21/usr/.keep': '', 'diskless/node21/lib/libc.so.6': '' };
    const fstab = 'diskless/node21/etc/fstab';
    const mounted = {
      ...usr,
      [fstab]: `${miniature()[fstab] ?? ''}192.168.1.1:/usr /usr nfs ro,vers=3,nolock 0 0\n`,
    };
    assert.equal(found(mounted, merged), 1);
    assert.equal(found(usr, merged), 0);
    assert.equal(found({ ...mounted, 'diskless/node21/usr/sbin/init': '' }, merged), 0);
  });

  /** An ELF header, a table of one entry, and the path of the dynamic linker that it names. */
  function elf(interpreter: string | undefined): string {
    const bytes = Buffer.alloc(64 + 56 + 64);
    bytes.write('\x7fELF\x02\x01\x01', 0, 'latin1');
    bytes.writeBigUInt64LE(64n, 32);
    bytes.writeUInt16LE(56, 54);
    bytes.writeUInt16LE(1, 56);
    bytes.writeUInt32LE(interpreter === undefined ? 1 : 3, 64);
    bytes.writeBigUInt64LE(120n, 64 + 8);
    bytes.writeBigUInt64LE(BigInt((interpreter ?? '').length + 1), 64 + 32);
    bytes.write(interpreter ?? '', 120, 'latin1');
    return bytes.toString('latin1');
  }
  const LINKER = '/lib64/ld-linux-x86-64.so.2';
  const TREE = {
    'diskless/node21/bin/ls': '',
    'diskless/node21/lib/libc.so.6': '',
    'diskless/node21/lib64/.keep': '',
    'diskless/node21/usr/bin/env': '',
  };
  const said = (files: Readonly<Record<string, string>>, modes: Readonly<Record<string, number>> = {}) =>
    lint(siteOf(miniature({ ...TREE, ...files }), { modes })).findings.flatMap(
      ({ rule, severity, message }) => (rule === 'roottree/no-init' ? [`${severity} ${message}`] : []),
    );

  it('finds a program whose dynamic linker is not there', () => {
    assert.match(said({ [init]: elf(LINKER) })[0] ?? '', /^error .*needs \/lib64\/ld-linux-x86-64\.so\.2/);
    assert.deepEqual(said({ [init]: elf(LINKER), [`diskless/node21${LINKER}`]: '' }), []);
    assert.deepEqual(said({ [init]: elf(undefined) }), []);
    assert.deepEqual(said({ [init]: elf('/opt/ld.so') }), []);
  });

  it('finds a script without its interpreter, and the shell that is started instead', () => {
    const script = '#!/bin/bash\nexec /bin/true\n';
    assert.match(said({ [init]: script })[0] ?? '', /^error .*needs \/bin\/bash/);
    assert.match(
      said({ [init]: script, 'diskless/node21/bin/sh': '' })[0] ?? '',
      /^warning .*starts \/bin\/sh/,
    );
    assert.match(said({ [init]: script })[0] ?? '', /\. Copy \/bin\/bash into it\.$/);
    assert.deepEqual(said({ [init]: script, 'diskless/node21/bin/bash': '' }), []);
  });

  it('finds a distribution without its init, of which only a shell is started', () => {
    const tree = {
      'diskless/node21/bin/sh': '',
      'diskless/node21/bin/ls': '',
      'diskless/node21/sbin/lvm': '',
    };
    assert.deepEqual(said(tree), []);
    for (const told of ['diskless/node21/etc/os-release', 'diskless/node21/usr/lib/os-release']) {
      assert.match(
        said({ ...tree, [told]: '' })[0] ?? '',
        /^warning .* holds a distribution without an init: the kernel starts \/bin\/sh in its place, and nothing else\. Install one/,
      );
      assert.deepEqual(said({ ...tree, [told]: '', [init]: '' }), []);
    }
  });

  it('finds an init that is not executable, where the copy keeps modes', () => {
    const files = { [init]: elf(undefined) };
    const kept = { 'diskless/node21/bin/ls': 0o755 };
    assert.match(said(files, kept)[0] ?? '', /^error .*\/sbin\/init is not executable.*chmod \+x/);
    assert.deepEqual(said(files), []);
    assert.deepEqual(said(files, { ...kept, [init]: 0o755 }), []);
    assert.deepEqual(said({ [init]: '' }, kept), []);
  });

  it('knows the init that the kernel was built to try first', () => {
    const built = (value: string) =>
      changed('srv/tftp/vmlinuz.config', 'CONFIG_NET=y', `CONFIG_DEFAULT_INIT="${value}"\nCONFIG_NET=y`);
    assert.deepEqual(said({ ...built('/sbin/launch'), 'diskless/node21/sbin/launch': '' }), []);
    assert.equal(said({ ...built(''), 'diskless/node21/sbin/launch': '' }).length, 1);
  });

  it('finds an init that is a link to nothing, also where a shell is started then', () => {
    const links = { symlinks: { [init]: '/lib/systemd/systemd' } };
    const told = (files: Readonly<Record<string, string>>) =>
      lint(siteOf(miniature({ ...TREE, ...files }), links)).findings.flatMap(({ rule, severity, message }) =>
        rule === 'roottree/no-init' ? [`${severity} ${message}`] : [],
      );
    const words =
      /\/sbin\/init is a link to \/lib\/systemd\/systemd, which is not there: .*, or correct the link\.$/;
    const [alone = ''] = told({});
    assert.match(alone, words);
    assert.match(alone, /^error .*No working init found/);
    const [shell = ''] = told({ 'diskless/node21/bin/sh': '' });
    assert.match(shell, words);
    assert.match(shell, /^warning .*the kernel starts \/bin\/sh in its place/);
    assert.deepEqual(told({ 'diskless/node21/bin/sh': '', 'diskless/node21/lib/systemd/systemd': '' }), []);
  });

  it('finds a folder in the place of init, and one that init= names', () => {
    const folder = { 'diskless/node21/sbin/init/x': '' };
    assert.match(said(folder)[0] ?? '', /^error .*\/sbin\/init is a folder: .*No working init found/);
    assert.match(
      said({ [init]: '', ...changed(CONFIG, ' rw', ' rw init=/sbin') })[0] ?? '',
      /^error .*\/sbin is a folder: .*Requested init \/sbin failed \(error -13\)\. Name or put a program there\.$/,
    );
    // The script of a ramdisk only looks whether it may be run.
    const ramdisk = {
      ...changed(CONFIG, ' rw', ' rw initrd=initrd.img'),
      'diskless/node21/usr/share/initramfs-tools/init': '',
      'diskless/node21/bin/sh': '',
    };
    assert.match(said({ ...folder, ...ramdisk })[0] ?? '', /^error .*\/sbin\/init is a folder/);
  });

  it('finds a script where the kernel starts none', () => {
    const off = changed(
      'srv/tftp/vmlinuz.config',
      'CONFIG_NET=y',
      '# CONFIG_BINFMT_SCRIPT is not set\nCONFIG_NET=y',
    );
    const script = { [init]: '#!/bin/sh\nexec /bin/true\n', 'diskless/node21/bin/sh': '' };
    assert.match(
      said({ ...off, ...script })[0] ?? '',
      /^warning .*\/sbin\/init is a script, which a kernel without CONFIG_BINFMT_SCRIPT cannot start: .*\. Set CONFIG_BINFMT_SCRIPT=y\.$/,
    );
    assert.deepEqual(said(script), []);
    assert.deepEqual(said({ ...off, [init]: elf(undefined) }), []);
    const [named = ''] = said({ ...off, ...script, ...changed(CONFIG, ' rw', ' rw init=/sbin/init') });
    assert.match(named, /^error .*Requested init \/sbin\/init failed \(error -8\)/);
  });

  it('finds that init= names nothing; old kernels try the others then', () => {
    const named = (version: string) => ({
      [init]: '',
      ...changed(CONFIG, ' rw', ' rw init=/sbin/launch'),
      ...changed('srv/tftp/vmlinuz.config', '6.1.0', version),
    });
    assert.match(
      said(named('6.1.0'))[0] ?? '',
      /^error .*holds no \/sbin\/launch, which init= names: .*Requested init \/sbin\/launch failed \(error -2\)\. /,
    );
    assert.deepEqual(said(named('3.10.0')), []);
    assert.deepEqual(said({ ...named('6.1.0'), 'diskless/node21/sbin/launch': '' }), []);
  });

  /** As above, with a segment that is loaded, and a dynamic section that names libraries and a folder. */
  function dynamic(libraries: readonly string[], runPath = '', interpreter = LINKER): string {
    const strings = `\0${[...libraries, runPath, interpreter].join('\0')}\0`;
    const at = (text: string) => strings.indexOf(`\0${text}\0`) + 1;
    const entries = [
      ...libraries.map((name) => [1, at(name)]),
      ...(runPath === '' ? [] : [[29, at(runPath)]]),
      [5, 0x1000 + 512],
      [0, 0],
    ];
    const bytes = Buffer.alloc(512 + strings.length);
    bytes.write('\x7fELF\x02\x01\x01', 0, 'latin1');
    bytes.writeBigUInt64LE(64n, 32);
    bytes.writeUInt16LE(56, 54);
    bytes.writeUInt16LE(3, 56);
    const segment = (i: number, type: number, offset: number, address: number, size: number) => {
      bytes.writeUInt32LE(type, 64 + 56 * i);
      for (const [k, value] of [offset, address, address, size].entries())
        bytes.writeBigUInt64LE(BigInt(value), 64 + 56 * i + 8 + 8 * k);
    };
    segment(0, 3, 512 + at(interpreter), 0, interpreter.length + 1);
    segment(1, 1, 0, 0x1000, bytes.length);
    segment(2, 2, 256, 0x1000 + 256, entries.length * 16);
    for (const [i, [tag = 0, value = 0]] of entries.entries()) {
      bytes.writeBigUInt64LE(BigInt(tag), 256 + 16 * i);
      bytes.writeBigUInt64LE(BigInt(value), 256 + 16 * i + 8);
    }
    bytes.write(strings, 512, 'latin1');
    return bytes.toString('latin1');
  }
  const LINKED = {
    'diskless/node21/bin/ls': '',
    'diskless/node21/usr/bin/env': '',
    [`diskless/node21${LINKER}`]: '',
  };
  const of = (files: Readonly<Record<string, string>>) =>
    lint(siteOf(miniature({ ...LINKED, ...files }))).findings.flatMap(({ rule, severity, message }) =>
      rule === 'roottree/no-init' ? [`${severity} ${message}`] : [],
    );

  it('finds an init without its C library, wherever the linker looks', () => {
    const program = { [init]: dynamic(['libc.so.6']) };
    assert.match(
      of(program)[0] ?? '',
      /^error .*needs the library libc\.so\.6, which is not there: \/sbin\/init: error while loading shared libraries: libc\.so\.6: .*\. Copy libc\.so\.6 into it\.$/,
    );
    // The kernel does not come back to what it would try next.
    assert.equal(of({ ...program, 'diskless/node21/bin/sh': '' }).length, 1);
    for (const folder of [
      'lib',
      'lib64',
      'usr/lib',
      'usr/lib64',
      'lib/x86_64-linux-gnu',
      'usr/lib/i386-linux-gnu',
    ])
      assert.deepEqual(of({ ...program, [`diskless/node21/${folder}/libc.so.6`]: '' }), [], folder);
    assert.deepEqual(
      of({ [init]: dynamic(['libc.so.6'], '/opt/lib'), 'diskless/node21/opt/lib/libc.so.6': '' }),
      [],
    );
    assert.deepEqual(of({ [init]: dynamic([]) }), []);
  });

  it('leaves libraries of a linker that looks elsewhere, or that are mounted later, alone', () => {
    const musl = '/lib/ld-musl-x86_64.so.1';
    const small = { [init]: dynamic(['libc.so.6'], '', musl), [`diskless/node21${musl}`]: '' };
    assert.deepEqual(of(small), []);
    const fstab = `${miniature()['diskless/node21/etc/fstab'] ?? ''}192.168.1.1:/usr /usr nfs ro,vers=3,nolock 0 0\n`;
    assert.deepEqual(of({ [init]: dynamic(['libc.so.6']), 'diskless/node21/etc/fstab': fstab }), []);
  });

  it('judges other libraries only where no file may name more folders', () => {
    const program = { [init]: dynamic(['libother.so.1', 'libc.so.6']), 'diskless/node21/lib/libc.so.6': '' };
    assert.match(of(program)[0] ?? '', /needs the library libother\.so\.1/);
    assert.deepEqual(of({ ...program, 'diskless/node21/etc/ld.so.conf': '/opt/lib\n' }), []);
    assert.deepEqual(of({ ...program, 'diskless/node21/etc/ld.so.cache': '' }), []);
  });

  describe('of an initial ramdisk', () => {
    const BARE = {
      'diskless/node21/lib/libc.so.6': '',
      'diskless/node21/sbin/lvm': '',
      'diskless/node21/bin/ls': '',
      'diskless/node21/usr/bin/env': '',
    };
    const by = (words: string, files: Readonly<Record<string, string>> = {}) =>
      texts('roottree/no-init', {
        ...BARE,
        [CONFIG]: label(`${words} ip=dhcp rw`, '  INITRD initrd.img\n'),
        'srv/tftp/initrd.img': '',
        ...files,
      });
    const KLIBC = 'boot=nfs nfsroot=192.168.1.1:/diskless/node21';
    const DRACUT = 'root=nfs:192.168.1.1:/diskless/node21';

    it('finds a root without one, by what its script tries', () => {
      assert.equal(by(KLIBC).length, 1);
      assert.equal(by(DRACUT, { 'diskless/node21/proc/.keep': '' }).length, 1);
      for (const words of [KLIBC, DRACUT]) assert.deepEqual(by(words, { [init]: '' }), [], words);
      assert.deepEqual(by(KLIBC, { 'diskless/node21/bin/sh': '' }), []);
      // That of dracut starts no shell of the root, but systemd where it is.
      assert.equal(by(DRACUT, { 'diskless/node21/bin/sh': '' }).length, 1);
      assert.deepEqual(by(DRACUT, { 'diskless/node21/usr/lib/systemd/systemd': '' }), []);
      assert.deepEqual(by(`${KLIBC} init=/usr/bin/env`), []);
    });

    it('starts what may be run, and comes back no more', () => {
      const script = { [init]: '#!/bin/bash\n', 'diskless/node21/bin/sh': '' };
      assert.equal(by(KLIBC, script).length, 1);
      assert.deepEqual(by(KLIBC, { ...script, 'diskless/node21/bin/bash': '' }), []);
    });

    it('is silent where scripts make the root of more, or nobody knows what they try', () => {
      for (const words of [
        `${ROOT} foo`,
        `${KLIBC} ltsp.image=x`,
        `${KLIBC.replace('boot=nfs', 'boot=live')}`,
        `${KLIBC.replace('boot=nfs', 'boot=own')}`,
        `${DRACUT} ostree=/ostree/boot.1`,
      ])
        assert.deepEqual(by(words), [], words);
      const fstab = `${miniature()['diskless/node21/etc/fstab'] ?? ''}192.168.1.1:/usr /usr nfs ro,vers=3,nolock 0 0\n`;
      assert.deepEqual(by(KLIBC, { 'diskless/node21/etc/fstab': fstab }), []);
    });
  });
});
