/** One fsid names two exported directories for the same machine. */
import { canonicalPath } from '../../boot/index.js';
import type { ExportClient, ExportEntry } from '../../site/exports/facts.js';
import { miniature } from '../about/miniature.js';
import { meet } from '../about/nfs/exportclients.js';
import type { CheckRule } from '../rule.js';

const TWO = (second: string) =>
  miniature({
    'etc/exports': `/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)
/home 192.168.1.0/24(rw,sync,fsid=5,no_subtree_check)
/opt 192.168.1.0/24(ro,sync,fsid=${second},no_subtree_check)
`,
  });

/** Enough entries with one fsid to find the directories that differ. */
const MOST = 200;

interface Named {
  readonly entry: ExportEntry;
  readonly client: ExportClient;
}

export const exportsFsidDuplicate: CheckRule = {
  id: 'exports/fsid-duplicate',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'Two directories are exported to the same machine with the same `fsid=`.',
    why: 'The number stands for the file system in every file handle. The server cannot tell the two apart, and serves one of them for both: a node sees the files of the other directory, or gets `Stale file handle`. mountd logs `… have same filehandle for …, using first`. Only one directory can be the root of NFS version 4 (`fsid=0`), too.',
    avoid: TWO('5'),
    prefer: TWO('6'),
    references: ['exports(5), fsid=', 'nfs-utils support/export/cache.c, nfsd_fh'],
  },
  check({ site, report }) {
    const seen = new Map<string, Named[]>();
    for (const entry of site.exports?.entries ?? []) {
      for (const client of entry.clients) {
        const key = keyOf(client.effective.fsid);
        if (key === undefined) continue;
        const before = seen.get(key) ?? [];
        seen.set(key, before);
        const other = before.find((one) => clash(one, { entry, client }));
        if (before.length < MOST) before.push({ entry, client });
        if (other === undefined) continue;
        const said = ({ options, place }: ExportClient) =>
          options.findLast(({ name }) => name === 'fsid')?.place ?? place;
        report({
          at: said(client),
          message: `fsid=${client.effective.fsid} names ${other.entry.path.value} already, and ${entry.path.value} is another directory: in file handles the two are one, and a machine that mounts both sees the files of one of them in both places. Give each a number of its own.`,
          related: [{ place: said(other.client), message: `the same fsid for ${other.entry.path.value}` }],
        });
      }
    }
  },
};

/** Numbers as strtoul(3) reads them; anything else as it is written. */
function keyOf(fsid: string | undefined): string | undefined {
  if (fsid === undefined || fsid === 'root') return fsid === undefined ? undefined : '0';
  if (/^0[0-7]+$/.test(fsid)) return String(Number.parseInt(fsid, 8));
  return /^(?:[0-9]+|0[xX][0-9a-fA-F]+)$/.test(fsid) ? String(Number(fsid)) : fsid.toLowerCase();
}

function clash(one: Named, other: Named): boolean {
  return (
    canonicalPath(one.entry.path.value) !== canonicalPath(other.entry.path.value) &&
    meet(one.client, other.client)
  );
}
