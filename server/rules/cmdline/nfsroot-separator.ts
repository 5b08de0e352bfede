/** The options of nfsroot= are cut off from it by something else than a comma. */

import { isPlainNfsOption, optionFault } from '../../boot/index.js';
import type { KernelParameter } from '../../site/pxelinux/facts.js';
import { commandLines } from '../about/commandlines.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule, Fix } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

export interface SeparatorSlip {
  readonly nfsroot: KernelParameter;
  /** The first word of the options that do not arrive. */
  readonly option: string;
  /** The word it stands in, where a blank cut it off. */
  readonly apart: KernelParameter | undefined;
  /** `nfsroot=` as it was meant. */
  readonly right: string;
}

/** Options after `:`, `;` or a blank; only where the word can be nothing else than an option. */
export function separatorSlip(parameters: readonly KernelParameter[]): SeparatorSlip | undefined {
  const index = parameters.findLastIndex(({ name, value }) => name === 'nfsroot' && value !== undefined);
  const nfsroot = parameters[index];
  if (nfsroot?.value === undefined) return undefined;
  const { value } = nfsroot;
  const slash = value.indexOf('/');
  const comma = value.indexOf(',');
  const head = comma < 0 ? value : value.slice(0, comma);
  const cut = slash < 0 ? -1 : Math.max(head.lastIndexOf(':'), head.lastIndexOf(';'));
  if (cut > slash) {
    const option = head.slice(cut + 1);
    if (isPlainNfsOption(option) || ((option === 'rw' || option === 'ro') && head[cut] === ':')) {
      return { nfsroot, option, apart: undefined, right: `${value.slice(0, cut)},${value.slice(cut + 1)}` };
    }
  }
  const next = parameters[index + 1];
  if (next === undefined || next.place.file !== nfsroot.place.file) return undefined;
  if (next.place.span.start < nfsroot.place.span.end) return undefined;
  const word = next.value === undefined ? next.name : `${next.name}=${next.value}`;
  const first = word.replace(/^,+/, '').split(',')[0] ?? '';
  const begins = word.startsWith(',') && first !== '' && optionFault(first) === undefined;
  if (!begins && !(isPlainNfsOption(first) && comma < 0)) return undefined;
  const glue = begins || value.endsWith(',') ? '' : ',';
  return { nfsroot, option: first, apart: next, right: value + glue + word };
}

/** Options that a colon or semicolon made part of the path. */
export function optionsInPath(parameters: readonly KernelParameter[]): boolean {
  const slip = separatorSlip(parameters);
  return slip !== undefined && slip.apart === undefined;
}

function fixes({ nfsroot, apart, right }: SeparatorSlip): Fix[] {
  if (apart === undefined) return [fix(`Write nfsroot=${right}`, false, replace(nfsroot.valuePlace, right))];
  const span = { start: nfsroot.valuePlace.span.start, end: apart.place.span.end };
  return [
    fix(`Write nfsroot=${right}`, false, { file: apart.place.file, edits: [{ span, newText: right }] }),
  ];
}

export const cmdlineNfsrootSeparator: CheckRule = {
  id: 'cmdline/nfsroot-separator',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The options of nfsroot= stand behind a colon, a semicolon or a blank instead of a comma.',
    why: "The kernel cuts options off at the first comma and nowhere else (dracut's `root=nfs:` wants a colon there). Behind a colon they are part of the path: the server logs `refused mount request from 192.168.1.21 for /diskless/node21:vers=3 (/): not exported`. Behind a blank they are lost, and the root is mounted with the defaults.",
    avoid: miniature(changed(NAME, ',vers=3', ':vers=3')),
    prefer: miniature(),
    references: [
      'Linux fs/nfs/nfsroot.c, root_nfs_parse_options',
      'Linux Documentation/admin-guide/nfs/nfsroot.rst',
    ],
  },
  check(context) {
    for (const { parameters, mode, nodes } of commandLines(context)) {
      const slip = mode === 'kernel-root' ? separatorSlip(parameters) : undefined;
      if (slip === undefined) continue;
      const { apart, nfsroot, option } = slip;
      context.report({
        at: (apart ?? nfsroot).place,
        message:
          apart === undefined
            ? `"${option}" is no option of the NFS root of ${nodesNamed(nodes)}, but part of its path: only a comma ends the path. The server refuses the mount as not exported. Write nfsroot=${slip.right}.`
            : `"${option}" stands behind a blank, so it is no option of the NFS root of ${nodesNamed(nodes)}, and the kernel passes over it. Write nfsroot=${slip.right}.`,
        nodes,
        fixes: () => fixes(slip),
      });
    }
  },
};
