/** exportfs stops before it comes to the line for a node. What it stops at is the finding of another rule; this one speaks where that is switched off. */
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { firstSentence, list } from '../about/wording.js';
import { faultRule } from '../rule.js';

export const exportsRefused = faultRule({
  id: 'exports/refused',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'exportfs stops at an error before it comes to the line that exports a directory to a node, and the rule that says which is switched off.',
    why: 'What stands behind the error is not exported. The root of the node ends with `VFS: Unable to mount root fs via NFS`, another mount with `mount.nfs: access denied by server while mounting 192.168.1.1:/opt`. As a rule the finding of the error, such as exports/unknown-option, names the machines, and this one is not needed.',
    avoid: {},
    prefer: {},
    references: ['exports(5)', 'nfs-utils support/nfs/exports.c'],
  },
  saidBy: ({ rule }) => rule,
  story: ({ path, text, instead }) =>
    instead !== undefined
      ? `${path} is exported as ${instead} is, because of an error in exports: ${firstSentence(text)}`
      : `${path} is not exported, because of an error in exports: ${firstSentence(text)}`,
  message: ({ text, console, instead, path }, { who, faults }) => {
    if (instead !== undefined)
      return `exportfs stops here, and ${path} is exported to ${who} as ${instead} is${toldBy(console)}. ${text}`;
    const paths = new Set(faults.flatMap((one) => (one.id === 'exports/refused' ? [one.path] : [])));
    return `exportfs stops here, so ${list([...paths])} ${paths.size === 1 ? 'is' : 'are'} not exported to ${who}${toldBy(console)}. ${text}`;
  },
  related: ({ at, others }) => elsewhere(at, others, 'this line is never read'),
});
