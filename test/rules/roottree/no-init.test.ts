/** Sites with one change go in, the findings of roottree/no-init come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint.js';
import { siteOf } from '../../support/site.js';
import { CONFIG, texts } from '../support.js';

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

  it('finds an init that is not executable, where the copy keeps modes', () => {
    const files = { [init]: elf(undefined) };
    const kept = { 'diskless/node21/bin/ls': 0o755 };
    assert.match(said(files, kept)[0] ?? '', /^error .*\/sbin\/init is not executable.*chmod \+x/);
    assert.deepEqual(said(files), []);
    assert.deepEqual(said(files, { ...kept, [init]: 0o755 }), []);
    assert.deepEqual(said({ [init]: '' }, kept), []);
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
});
