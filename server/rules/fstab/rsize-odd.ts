/** A transfer size is one that NFS does not have, and is changed without a word. */
import { changed, miniature } from '../about/miniature.js';
import { isNfs, nodeTables } from '../about/nfs/tables.js';
import type { CheckRule } from '../rule.js';

const OPT = (size: string) =>
  miniature({
    ...changed('etc/exports', '\n', '\n/opt 192.168.1.21(ro,sync,no_subtree_check)\n'),
    ...changed(
      'diskless/node21/etc/fstab',
      'tmpfs',
      `192.168.1.1:/opt /opt nfs ro,vers=3,nolock,${size} 0 0\ntmpfs`,
    ),
  });

export const fstabRsizeOdd: CheckRule = {
  id: 'fstab/rsize-odd',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: '`rsize=` or `wsize=` is below 1024, above 1048576, or no multiple of a page of 4096 bytes.',
    why: 'NFS takes 4096 for what is too small, 1048576 for what is too large, and rounds down what is no whole page (older kernels: no power of two). Nothing says so; only `nfsstat -m` shows what is used. Without the word server and node agree on the largest size that both have.',
    avoid: OPT('rsize=512'),
    prefer: OPT('rsize=32768'),
    references: ['nfs(5), rsize and wsize', 'Linux fs/nfs/internal.h, nfs_io_size and nfs_block_size'],
  },
  check({ site, report }) {
    for (const { mounts } of nodeTables(site)) {
      for (const { options } of mounts.filter(isNfs)) {
        for (const { name, value, place } of options) {
          if (name !== 'rsize' && name !== 'wsize') continue;
          const odd = usedFor(value);
          if (odd === undefined) continue;
          report({
            at: place,
            message: `NFS has no ${name} of ${value}, and ${odd.used} without a word. Write ${odd.write}, or leave it to server and node.`,
          });
        }
      }
    }
  },
};

/** What is used in its place, and what to write; undefined where the number is right, or none. */
function usedFor(text: string | undefined): { readonly used: string; readonly write: number } | undefined {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return undefined;
  const size = Number(text);
  // 0 stands for whatever the server likes; less than a page is one of the sizes of old.
  if (size === 0 || size === 1024 || size === 2048) return undefined;
  if (size < 1024) return { used: 'takes 4096', write: 4096 };
  if (size > LARGEST) return { used: `takes ${LARGEST}`, write: LARGEST };
  return size % PAGE === 0 ? undefined : { used: 'rounds it down', write: 2 ** Math.floor(Math.log2(size)) };
}

const PAGE = 4096;
const LARGEST = 1_048_576;
