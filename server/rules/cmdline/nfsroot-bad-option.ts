/** A mount option of the NFS root that the kernel does not know; the root is then never mounted. */
import { type OptionFault, optionFault, parseNfsRoot, wantsNfsRoot } from '../../boot/index.js';
import type { Place } from '../../site/place.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import { optionPlace } from '../about/wordparts.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

/** Marks of templates and shells: nothing is said about such a value. */
const UNREADABLE = /[$@{}<>"'\\]/;

interface Case {
  readonly node: string;
  readonly fault: OptionFault;
  readonly option: string;
  readonly at: Place;
}

export const cmdlineNfsrootBadOption: CheckRule = {
  id: 'cmdline/nfsroot-bad-option',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'nfsroot= or root-path has a mount option that the kernel does not know.',
    why: "Without an initramfs the kernel reads the options itself, and knows none of those that mount(8) deals with: `defaults`, `noatime`, `_netdev`, `noauto`. Each of five tries prints `nfs: Unknown parameter 'noatime'`, and after 95 seconds the node shows `VFS: Unable to mount root fs via NFS`. Nothing arrives at the server.",
    avoid: miniature(changed(NAME, ',vers=3', ',vers=3,noatime')),
    prefer: miniature(),
    references: ['Linux fs/nfs/fs_context.c', 'Linux fs/nfs/nfsroot.c', 'nfs(5)'],
  },
  check(context) {
    const cases = context.boots.flatMap((trace): Case[] => {
      const { node, kernel, root, kernelAnswer } = trace;
      if (kernel?.mode !== 'kernel-root' || root === undefined || !wantsNfsRoot(kernel)) return [];
      if (root.options.includes('sloppy')) return [];
      const word = kernel.parameters.findLast(({ name, value }) => name === 'nfsroot' && value !== undefined);
      const said = kernelAnswer.option('root-path');
      const option = root.options.find((one) => !UNREADABLE.test(one) && optionFault(one) !== undefined);
      if (option === undefined) return [];
      const here = word?.value !== undefined && parseNfsRoot(word.value).options.includes(option);
      const at = here ? optionPlace(word, option) : said.kind === 'value' ? said.from : undefined;
      const fault = optionFault(option);
      return at === undefined || fault === undefined ? [] : [{ node: node.name, fault, option, at }];
    });
    for (const group of groupBy(cases, ({ at }) => `${at.file}:${at.span.start}`).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const nodes = group.map(({ node }) => node);
      context.report({
        at: first.at,
        message: `The NFS root of ${nodesNamed(nodes)} cannot be mounted: ${first.fault.text}. ${
          first.fault.unknown
            ? `Every try prints nfs: Unknown parameter '${first.option.split('=')[0]}', and after`
            : 'After'
        } 95 s the node shows VFS: Unable to mount root fs via NFS. ${first.fault.unknown ? 'Remove' : 'Correct'} "${first.option}".`,
        nodes,
      });
    }
  },
};
