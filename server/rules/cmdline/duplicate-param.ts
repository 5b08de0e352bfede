/** A word that can hold one value only stands twice with different values. */

import type { KernelParameter } from '../../site/parameters.js';
import { fix } from '../about/edits.js';
import { commandLines } from '../about/kernel/commandlines.js';
import { withoutWord } from '../about/kernel/wordparts.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const SINGLE = ['root', 'nfsroot', 'init'];

export const cmdlineDuplicateParam: CheckRule = {
  id: 'cmdline/duplicate-param',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'root=, nfsroot= or init= stands twice on a command line, with different values.',
    why: 'The kernel keeps the last one without a message. Whoever reads or changes the first one is misled.',
    avoid: miniature(changed(NAME, 'nfsroot=', 'nfsroot=192.168.1.1:/diskless/node12,vers=3 nfsroot=')),
    prefer: miniature(),
    references: ['Linux fs/nfs/nfsroot.c, nfs_root_setup', 'Linux init/do_mounts.c, root_dev_setup'],
  },
  check(context) {
    for (const { parameters, mode, nodes, stage } of commandLines(context)) {
      if (mode !== 'kernel-root') continue;
      for (const name of SINGLE) {
        const isNamed = (word: KernelParameter): boolean => word.name === name;
        if (parameters.findIndex(isNamed) === parameters.findLastIndex(isNamed)) continue;
        // A line built into the kernel is meant to be overruled.
        const words = parameters.filter(
          (word) =>
            word.name === name && word.value !== undefined && word.place.file === stage.imagePlace.file,
        );
        const last = words[words.length - 1];
        const first = words.find(({ value }) => value !== last?.value);
        if (first === undefined || last === undefined) continue;
        context.report({
          at: first.place,
          message: `${name}=${first.value ?? ''} has no effect for ${nodesNamed(nodes)}: ${name}=${last.value ?? ''} stands behind it, and the last one counts. Keep one of them.`,
          related: [{ place: last.place, message: 'this one counts' }],
          nodes,
          fixes: () => [
            fix(`Remove the first ${name}=`, false, {
              file: first.place.file,
              edits: [withoutWord(first.place, 'behind')],
            }),
          ],
        });
      }
    }
  },
};
