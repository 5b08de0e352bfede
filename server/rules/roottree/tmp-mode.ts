/** The /tmp of a node is open to all, but without the sticky bit. */
import { startOf } from '../about/edits.js';
import type { CheckRule } from '../rule.js';

const OTHERS_WRITE = 0o002;
const STICKY = 0o1000;

export const roottreeTmpMode: CheckRule = {
  id: 'roottree/tmp-mode',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The tmp directory in the root of a node is writable for all, but has no sticky bit.',
    why: 'Anyone on the node may then delete or replace the files of everyone else; X, ssh-agent and screen refuse to work in such a directory. The mode is 1777 (`chmod 1777`). Permissions cannot be written into an example; a directory that is not open to all, as git keeps it, says nothing.',
    avoid: {},
    prefer: {},
    references: ['chmod(1), restricted deletion flag'],
  },
  check({ site, report }) {
    for (const { path, kind, fstab } of site.nodeRoots.values()) {
      const mode = kind === 'missing' ? undefined : site.tree.mode(`${path}/tmp`);
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
