/** Sites whose nfs.conf names a directory for all exports go in; the findings of svc/nfsd-rootdir-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { MemoryFileSystem } from '../../../server/workspace/disk/memory.js';
import { type SiteLocation, Workspace } from '../../../server/workspace/workspace.js';
import { all, findings, texts } from '../support.js';

describe('svc/nfsd-rootdir-missing', () => {
  const RULE = 'svc/nfsd-rootdir-missing';
  const conf = (path: string, file = 'etc/nfs.conf') => ({
    [file]: `[exports]\nrootdir=${path}\n`,
    'srv/export/diskless/node21/etc/hostname': 'node21\n',
  });

  it('finds a slip in its name or its place, and that alone', () => {
    for (const path of ['/srv/exprt', '/srv/exports', '/srv/Export', '/srv/exprt/'])
      assert.deepEqual(all(conf(path)), [`${RULE} error`], path);
    assert.deepEqual(texts(RULE, conf('/srv/exprt', 'etc/nfs.conf.d/local.conf')), [
      'error rootdir=/srv/exprt',
    ]);
  });

  it('is silent where it is there, where a copy may lack it, and where it is none', () => {
    for (const path of ['/srv/export', '/srv/export/', '/srv/nfs', '/home/export', '/', 'exprt', ''])
      assert.deepEqual(texts(RULE, conf(path)), [], path);
    assert.deepEqual(
      texts(RULE, { 'etc/nfs.conf': '[exports]\nrootdir=/srv/disk1\n', 'srv/disk2/a/b': '' }),
      [],
    );
  });

  it('knows on the server itself that it is not there', () => {
    const files = miniature({
      ...conf('/home/nowhere'),
      'srv/tftp/pxelinux.0': 'x',
      'srv/tftp/ldlinux.c32': 'x',
      'srv/tftp/vmlinuz': 'x',
    });
    const workspace = new Workspace(new MemoryFileSystem(files, { base: '/' }));
    const [location] = workspace.locate('/') as readonly SiteLocation[];
    assert.ok(location !== undefined);
    const { findings: found } = lint(workspace.site(location));
    const errors = found.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    assert.deepEqual(errors, [RULE]);
  });

  it('writes the one that is there', () => {
    const [one] = findings(conf('/srv/exprt'));
    assert.deepEqual(one?.fixes, [{ title: 'Write /srv/export', newTexts: ['rootdir=/srv/export'] }]);
  });
});
