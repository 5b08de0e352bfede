/** Paths of one kind are not taken for those of another: what is marked here compiles only where the compiler refuses it. */
import assert from 'node:assert/strict';
import type { DiskPath, ServerPath, TftpName } from '../../server/site/path.js';
import { join, normalise } from '../../server/site/serverpath.js';
import { child, directoryOf, resolve } from '../../server/workspace/disk/paths.js';
import { siteOf } from '../support/site.js';

const server: ServerPath = '/srv/tftp';
const disk: DiskPath = '/home/me/site/tftp';
const name: TftpName = 'pxelinux.0';

describe('kinds of paths', () => {
  it('are kept by what is made of a path', () => {
    const below: ServerPath = child(server, 'a');
    const joined: ServerPath = join(server, name);
    const there: DiskPath = resolve(disk, '../b');
    const plain: string = normalise('/a/../b');
    assert.deepEqual(
      [below, joined, there, plain, directoryOf(below)],
      ['/srv/tftp/a', '/srv/tftp/pxelinux.0', '/home/me/site/b', '/b', server],
    );
    // @ts-expect-error: what lies below a path on disk is no path of the server.
    const wrong: ServerPath = child(disk, 'a');
    // @ts-expect-error: nor is what is joined to a name that a client asks for.
    const asked: ServerPath = join(name, 'a');
    assert.deepEqual([wrong, asked], [`${disk}/a`, '/pxelinux.0/a']);
  });

  it('are told apart by a site', () => {
    const { tree, files } = siteOf({ 'etc/exports': '/srv *(ro)\n' });
    assert.equal(tree.serverPath(tree.locate(server) ?? ''), server);
    // @ts-expect-error: the tree is asked for the server's own paths.
    tree.exists(disk);
    // @ts-expect-error: a file is found by where it lies on disk.
    assert.equal(files.get(server), undefined);
  });
});
