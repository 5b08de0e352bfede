/** What is exported is a file. */

import { belowRootDirectory } from '../../boot/index.js';
import { partsOf } from '../../site/parts.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SHARED = (path: string) =>
  miniature({
    ...changed('etc/exports', '\n', `\n${path} 192.168.1.0/24(ro,sync,no_subtree_check)\n`),
    'srv/images/node.img': '',
  });

export const exportsPathNotDir: CheckRule = {
  id: 'exports/path-not-dir',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A line of exports names a file, and no directory.',
    why: 'exportfs says `/srv/images/node.img is not a directory. Remote access will fail`, and whoever mounts it is refused. An image of a disk has to be mounted on the server before what is in it can be exported.',
    avoid: SHARED('/srv/images/node.img'),
    prefer: SHARED('/srv/images'),
    references: ['nfs-utils utils/exportfs/exportfs.c, validate_export'],
  },
  *check({ site, report }) {
    for (const part of partsOf(site.exports?.entries ?? [])) {
      yield;
      for (const { path } of part) {
        if (!path.value.startsWith('/')) continue;
        const onDisk = belowRootDirectory(site, path.value);
        if (site.tree.exists(onDisk) !== 'yes' || site.tree.isDirectory(onDisk) !== 'no') continue;
        report({
          at: path.place,
          message: `${path.value} is a file: exportfs says "${path.value} is not a directory. Remote access will fail". Export the directory that holds it, or mount the image and export where it is mounted.`,
          refusedBy: 'exportfs',
        });
      }
    }
  },
};
