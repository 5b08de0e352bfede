/** What listings tell of a path is what the disk says when it is asked. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isWithin } from '../../../server/site/serverpath.js';
import { CachedFileSystem } from '../../../server/workspace/disk/cache.js';
import type { FileSystem } from '../../../server/workspace/disk/files.js';
import { LinkTextFileSystem } from '../../../server/workspace/disk/linktexts.js';
import { OverlayFileSystem } from '../../../server/workspace/disk/overlay.js';
import { mapPaths, upwards } from '../../../server/workspace/disk/paths.js';
import { ServerDisk } from '../../../server/workspace/disk/serverdisk.js';
import { NodeFileSystem } from '../../../server/workspace/node.js';

const FOLDERS = [
  'srv/tftp/pxelinux.cfg',
  'srv/tftp/real',
  'srv/nfs/node/etc',
  'srv/nfs/node/proc',
  'outside',
];
const FILES = {
  'srv/tftp/pxelinux.0': 'x',
  'srv/tftp/pxelinux.cfg/default': 'LABEL a\n',
  'srv/tftp/pxelinux.cfg/text': '../real/config',
  'srv/tftp/real/config': 'LABEL b\n',
  'srv/nfs/node/etc/fstab': '',
};
const LINKS = {
  'srv/tftp/link': 'real',
  'srv/tftp/gone': 'nowhere',
  'srv/tftp/out': '/etc',
  'srv/nfs/node/mtab': '/etc/fstab',
};
const BUFFERS = ['srv/nfs/node/etc/conf.d/nfs', 'srv/nfs/node/etc/fstab', 'srv/tftp/link/new'];

/** Names and paths of all kinds, there or not, below files, behind links, in folders that an open buffer makes. */
const ASKED = [
  ...[...FOLDERS, ...Object.keys(FILES), ...Object.keys(LINKS), ...BUFFERS].flatMap((one) => [
    one,
    `${one}/below`,
    `${one}-other`,
    `${one}/far/below`,
  ]),
  'srv/tftp/link/config',
  'srv/tftp/out/passwd',
  'srv/nfs/node/etc/conf.d',
  'srv/nfs/node/etc/runlevels/boot',
];

describe('what listings tell', () => {
  let root = '';
  before(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'diskless-lint-told-'));
    for (const folder of FOLDERS) fs.mkdirSync(path.join(root, folder), { recursive: true });
    for (const [file, text] of Object.entries(FILES)) fs.writeFileSync(path.join(root, file), text);
    for (const [file, target] of Object.entries(LINKS)) fs.symlinkSync(target, path.join(root, file));
  });
  after(() => fs.rmSync(root, { recursive: true }));

  /** `listed`: whether every folder was listed before anything else is asked. */
  function disk(listed: boolean): { readonly disk: ServerDisk; readonly asked: string[] } {
    const real = new NodeFileSystem();
    const asked: string[] = [];
    const noting: FileSystem = {
      read: (at) => real.read(at),
      list: (at) => real.list(at),
      kinds: (at) => real.kinds(at),
      stat(at) {
        if (isWithin(at, root)) asked.push(at);
        return real.stat(at);
      },
      details: (at) => real.details(at),
      part: (at, start, length) => real.part(at, start, length),
      realPath: (at) => real.realPath(at),
      link: (at) => real.link(at),
      blocked: (at) => real.blocked(at),
    };
    const files = new OverlayFileSystem(new LinkTextFileSystem(new CachedFileSystem(noting)));
    for (const buffer of BUFFERS) files.setBuffer(path.join(root, buffer), 'OPTS=""\n');
    const made = new ServerDisk(files, mapPaths(root, root, {}));
    if (listed)
      for (const one of ASKED) for (const folder of upwards(path.join(root, one))) files.list(folder);
    asked.length = 0;
    return { disk: made, asked };
  }

  it('is what the disk says', () => {
    const kinds = new Set<string>();
    for (const one of ASKED) {
      const at = `/${one}`;
      const fromListings = disk(true).disk;
      const fromDisk = disk(false).disk;
      const { status, kind } = { status: undefined, ...fromDisk.presence(at) };
      const told = { status: undefined, ...fromListings.presence(at) };
      assert.deepEqual(
        [told.kind, told.status?.kind, told.status?.link],
        [kind, status?.kind, status?.link],
        one,
      );
      assert.deepEqual(fromListings.list(at), fromDisk.list(at), one);
      kinds.add(`${kind} ${status?.kind} ${status?.link}`);
    }
    assert.deepEqual([...kinds].sort(), [
      'absent undefined undefined',
      'hidden undefined undefined',
      'present directory false',
      'present directory true',
      'present file false',
      'present file true',
    ]);
  });

  it('is not asked of the disk', () => {
    const { disk: listed, asked } = disk(true);
    assert.equal(listed.presence('/srv/nfs/node/proc').kind, 'present');
    assert.equal(listed.presence('/srv/nfs/node/etc/runlevels/boot').kind, 'absent');
    assert.equal(listed.list('/srv/nfs/node/etc/runlevels/default'), undefined);
    assert.deepEqual(asked, []);
  });
});
