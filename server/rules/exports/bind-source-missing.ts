/** The server's fstab binds a directory that is not there to one that machines are given. */
import type { Mount } from '../../site/fstab/facts.js';
import type { Site } from '../../site/model.js';
import { canonicalPath, isWithin } from '../../site/serverpath.js';
import { slipIn } from '../about/dhcp/clientclasses.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { withArticle } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const BOUND = (source: string) =>
  miniature({
    ...changed('etc/exports', '\n', '\n/srv/data 192.168.1.0/24(ro,sync,no_subtree_check)\n'),
    'etc/fstab': `${source} /srv/data none bind 0 0\n`,
    'data/shared/README': 'for all nodes\n',
  });

export const exportsBindSourceMissing: CheckRule = {
  id: 'exports/bind-source-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A line of the fstab of the server binds a directory that is not there to one that is exported, or that the TFTP server gives out.',
    why: 'The server says `mount: /srv/data: special device /data/shard does not exist.` as it boots, and what nodes mount from there is empty. In a copy in a repository only slips are looked for: a name beside that is nearly the same.',
    avoid: BOUND('/data/shard'),
    prefer: BOUND('/data/shared'),
    references: ['mount(8), bind mounts', 'fstab(5)'],
  },
  check({ site, report }) {
    const absent = (site.serverFstab?.mounts ?? []).filter(
      (mount) =>
        isBound(mount) && mount.source.value.startsWith('/') && site.tree.exists(mount.source.value) === 'no',
    );
    for (const mount of absent.slice(0, MOST_LINES)) {
      const source = mount.source.value;
      const near = besides(site, source);
      if ((near === undefined && site.root !== '/') || !isGiven(site, mount.target.value)) continue;
      const target = mount.target.value;
      report({
        at: mount.source.place,
        message: `${source} does not exist on the server, so what is given out at ${target} is empty: mount: ${target}: special device ${source} does not exist. ${
          near === undefined ? 'Correct the path, or make the directory.' : `There is ${withArticle(near)}.`
        }`,
        fixes: () =>
          near === undefined ? [] : [fix(`Write ${near}`, false, replace(mount.source.place, near))],
      });
    }
  },
};

/** A table with more of them is told of in part. */
const MOST_LINES = 100;

const isBound = ({ options }: Mount): boolean =>
  options.some(({ name }) => name === 'bind' || name === 'rbind');

/** An export, or the root of the TFTP server, begins there, lies below, or lies around it. */
function isGiven({ exports, tftp }: Site, target: string): boolean {
  const at = canonicalPath(target);
  const given = [...(exports?.entries.map(({ path }) => path.value) ?? []), tftp.root ?? ''];
  return given.some((path) => path.startsWith('/') && (isWithin(path, at) || isWithin(at, path)));
}

/** Shorter names are a slip away from too many others. */
const TELLING = 5;

function besides({ tree }: Site, source: string): string | undefined {
  const slash = source.lastIndexOf('/');
  const name = source.slice(slash + 1);
  const beside = (tree.list(source.slice(0, slash) || '/') ?? []).slice(0, MOST_LINES);
  const near = name.length < TELLING ? undefined : slipIn(name, beside);
  // disk1 is no slip of disk2.
  if (near === undefined || digits(near) !== digits(name)) return undefined;
  return `${source.slice(0, slash)}/${near}`;
}

const digits = (name: string): string => name.replace(/\D/g, '');
