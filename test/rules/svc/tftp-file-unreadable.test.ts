/** Modes of files and folders below the TFTP root go in, what svc/tftp-file-unreadable says of them comes out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { MemoryFileSystem } from '../../../server/workspace/disk/memory.js';
import { Workspace } from '../../../server/workspace/workspace.js';
import { siteOf } from '../../support/site.js';

describe('svc/tftp-file-unreadable', () => {
  const files = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
  const said = (modes: Readonly<Record<string, number>>) =>
    lint(siteOf(miniature(files), { modes })).findings.flatMap(({ rule, severity, message }) =>
      rule === 'svc/tftp-file-unreadable' ? [`${severity} ${message}`] : [],
    );

  it('has a file opened to all readers', () => {
    const [kernel, ...more] = said({ 'srv/tftp/vmlinuz': 0o600 });
    assert.match(
      kernel ?? '',
      /^error .*serve \/srv\/tftp\/vmlinuz, which has mode 0?600.*: chmod o\+r \/srv\/tftp\/vmlinuz\.$/,
    );
    assert.deepEqual(more, []);
  });

  it('has a folder opened to those who pass through it', () => {
    const [config] = said({ 'srv/tftp/pxelinux.cfg': 0o700 });
    assert.match(
      config ?? '',
      /, since \/srv\/tftp\/pxelinux\.cfg has mode 0?700.*: chmod o\+x \/srv\/tftp\/pxelinux\.cfg\.$/,
    );
  });

  it('takes a folder that is not of root for one that the server enters', () => {
    const closed = (mode: number, user: number, group: number) =>
      lint(
        siteOf(miniature(files), {
          modes: { 'srv/tftp/pxelinux.cfg': mode },
          owners: { 'srv/tftp/pxelinux.cfg': { user, group } },
        }),
      ).findings.filter(({ rule }) => rule === 'svc/tftp-file-unreadable').length > 0;
    assert.equal(closed(0o700, 102, 105), false);
    assert.equal(closed(0o750, 0, 105), false);
    assert.equal(closed(0o750, 0, 0), true);
    assert.equal(closed(0o700, 0, 105), true);
    assert.equal(closed(0o070, 102, 0), true);
  });

  it('asks for the mode of the directory that is served on a server itself', () => {
    const found = (base: string, owners = {}) => {
      const disk = new MemoryFileSystem(miniature(files), { base, modes: { 'srv/tftp': 0o700 }, owners });
      const workspace = new Workspace(disk);
      const located = workspace.locate(base);
      const [location] = 'problem' in located ? [] : located;
      assert.ok(location !== undefined);
      return lint(workspace.site(location)).findings.filter(
        ({ rule }) => rule === 'svc/tftp-file-unreadable',
      );
    };
    assert.match(
      found('/')[0]?.message ?? '',
      /since \/srv\/tftp has mode 0?700.*: chmod o\+x \/srv\/tftp\.$/,
    );
    assert.deepEqual(found('/site'), []);
    assert.deepEqual(found('/', { 'srv/tftp': { user: 102, group: 105 } }), []);
  });

  it('is silent about what everyone may read', () => {
    assert.deepEqual(said({ 'srv/tftp/vmlinuz': 0o604, 'srv/tftp/pxelinux.cfg': 0o701 }), []);
  });
});
