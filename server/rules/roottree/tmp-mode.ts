/** The /tmp of a node is not for all, or for all without the sticky bit. */
import type { Mount } from '../../site/fstab/facts.js';
import { startOf } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule, Report } from '../rule.js';

const OTHERS_WRITE = 0o002;
const STICKY = 0o1000;
const RIGHT = 0o1777;

const TMP: ReadonlySet<string> = new Set(['/tmp', '/var/tmp']);

const MODE = (mode: string) => miniature(changed('diskless/node21/etc/fstab', 'mode=1777', `mode=${mode}`));

/** The last mode= of a line that mounts a tmpfs there; without one the kernel makes it 1777 (mm/shmem.c). */
function ofMount({ type, target, options }: Mount): Report | undefined {
  if (type.value !== 'tmpfs' || !TMP.has(target.value)) return undefined;
  const option = options.findLast(({ name }) => name === 'mode');
  const { value = '' } = option ?? {};
  if (option === undefined || !/^[0-7]{1,5}$/.test(value)) return undefined;
  const mode = Number.parseInt(value, 8);
  if ((mode & RIGHT) === RIGHT) return undefined;
  const follows =
    (mode & OTHERS_WRITE) === 0
      ? 'only its owner, root, may write there, so programs of other users fail'
      : "anyone may delete anyone's files, and X and ssh-agent refuse it";
  return {
    at: option.place,
    message: `${target.value} is mounted with mode ${value}: ${follows}. Write mode=1777, or leave the mode out, which comes to the same.`,
  };
}

export const roottreeTmpMode: CheckRule = {
  id: 'roottree/tmp-mode',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The tmp directory in the root of a node is writable for all, but has no sticky bit; or a line of fstab mounts it with another mode than 1777.',
    why: 'Without the sticky bit anyone on the node may delete or replace the files of everyone else; X, ssh-agent and screen refuse to work in such a directory. Where others may not write, nearly every program fails: `mktemp: failed to create file`. Permissions of the directory itself are heeded where they are known; one that is not open to all, as git keeps it, says nothing.',
    avoid: MODE('177'),
    prefer: miniature(),
    references: ['chmod(1), restricted deletion flag', 'tmpfs(5)'],
  },
  check({ site, report }) {
    for (const { path, kind, fstab } of site.nodeRoots.values()) {
      for (const mount of fstab?.mounts ?? []) {
        const wrong = ofMount(mount);
        if (wrong !== undefined) report(wrong);
      }
      if (kind === 'missing') continue;
      const mode = site.tree.mode(`${path}/tmp`);
      const at = site.tree.locate(`${path}/tmp`);
      if (mode === undefined || at === undefined || (mode & OTHERS_WRITE) === 0 || (mode & STICKY) !== 0)
        continue;
      // What the node mounts over it has a mode of its own.
      if (fstab?.mounts.some(({ target }) => target.value === '/tmp') === true) continue;
      report({
        at: startOf(at),
        message: `${path}/tmp is writable for all (mode ${mode.toString(8)}) without the sticky bit: anyone may delete anyone's files, and X and ssh-agent refuse it. chmod 1777 it.`,
      });
    }
  },
};
