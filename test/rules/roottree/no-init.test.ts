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
});
