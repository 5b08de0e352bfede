/** The root of a node is in no export of the boot server. */
import { nearest } from '../../../grammars/text/index.js';
import type { ExportEntry, ExportFacts } from '../../site/exports/facts.js';
import { appendLine, fix, startOf } from '../about/edits.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import {
  clientFor,
  exportLine,
  relatedTo,
  rootPathStatement,
  samePlace,
  tracedRoots,
} from '../about/roots.js';
import { nodesNamed } from '../about/wording.js';
import { serverWord } from '../cmdline/nfsroot-hostname.js';
import { optionsInPath } from '../cmdline/nfsroot-separator.js';
import { unsaidPath } from '../cmdline/root-path-unset-default.js';
import { repeatsPseudoRoot } from '../exports/fsid0-path.js';
import type { CheckRule, Related } from '../rule.js';
import { otherExpansion } from './percent-s-hostname.js';

/** The export that was probably meant: a dropped line of the same path, else the path nearest in spelling. */
function meant(path: string, exports: ExportFacts): Related[] {
  const dropped = exports.dropped.find(({ entry }) => entry.path.value === path);
  if (dropped !== undefined) {
    return [
      { place: dropped.entry.path.place, message: 'this line is never read' },
      { place: dropped.because, message: 'because reading stops at this error' },
    ];
  }
  const byPath = new Map<string, ExportEntry>(exports.entries.map((entry) => [entry.path.value, entry]));
  const close = byPath.get(nearest(path, byPath.keys()) ?? '');
  if (close !== undefined)
    return [{ place: close.path.place, message: `the nearest export is ${close.path.value}` }];
  const [first] = exports.entries;
  if (first !== undefined) return [{ place: first.path.place, message: 'the exports are here' }];
  return exports.files[0] === undefined
    ? []
    : [{ place: startOf(exports.files[0]), message: 'no export is in force' }];
}

export const nfsrootNotExported: CheckRule = {
  id: 'nfsroot/not-exported',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root path of a node is not exported by its boot server, nor is any directory above it.',
    why: 'The server refuses the mount and logs `refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported`. The node retries for about 95 seconds and shows `VFS: Unable to mount root fs via NFS`, then a panic; nothing on its screen names the export.',
    avoid: miniature({
      ...changed('etc/exports', '/diskless/node21 ', '/diskless/node12 '),
      ...WITHOUT_ROOT_LINE,
    }),
    prefer: miniature(WITHOUT_ROOT_LINE),
    references: ['exports(5)', 'nfs-utils support/export/auth.c', 'Linux fs/nfs/nfsroot.c'],
  },
  check(context) {
    const { exports } = context.site;
    if (exports === undefined) return;
    const refused = tracedRoots(context).filter(
      ({ trace, root, kernel, path }) =>
        root.decision.kind === 'not-exported' &&
        // A path of version 4 that repeats the directory with fsid=0 is another finding.
        !repeatsPseudoRoot(context.site, root.version, path) &&
        // So is a name where an address was meant, or the other way round.
        otherExpansion(context.site, { trace, root, kernel, path }) === undefined &&
        // Options behind a colon are another finding, and so is a path that nobody named.
        !optionsInPath(kernel.parameters) &&
        !(kernel.mode === 'kernel-root' && unsaidPath({ root })) &&
        // A host name before the path is another finding, and the path that follows from it is nonsense.
        !kernel.parameters.some(
          ({ name, value }) => name === 'nfsroot' && value !== undefined && serverWord(value) !== undefined,
        ),
    );
    for (const group of groupBy(
      refused,
      ({ root, path }) => `${path} ${root.place.file}:${root.place.span.start}`,
    ).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const { trace, root, path } = first;
      const names = group.map((one) => one.trace.node.name);
      // Where DHCP and the command line name the same directory, DHCP is where it was decided.
      const statement = rootPathStatement(trace);
      const said = trace.kernelAnswer.option('root-path');
      const agrees =
        said.kind === 'value' &&
        said.value.atoms.some(
          (atom) => atom.kind === 'text' && atom.value.replace(/^[\d.]*:/, '').split(',')[0] === path,
        );
      const at = agrees && statement !== undefined ? statement : root.place;
      const client = clientFor(trace);
      context.report({
        at,
        severity: root.own === 'yes' ? 'error' : 'warning',
        message: `The root of ${nodesNamed(names)}, ${path}, is not exported${
          root.own === 'yes' ? '' : ' by the exports of this site'
        }. The server will log "refused mount request … not exported", and the node shows VFS: Unable to mount root fs via NFS. Export it, or correct the path.`,
        related: [
          ...meant(path, exports),
          ...(samePlace(at, root.place) ? [] : relatedTo(root.place, 'the command line asks for it here')),
        ],
        nodes: names,
        fixes: () =>
          client === undefined || exports.files[0] === undefined
            ? []
            : [
                fix(
                  `Export ${path} to ${client}`,
                  false,
                  appendLine(context.site, exports.files[0], exportLine(path, client)),
                ),
              ],
      });
    }
  },
};
