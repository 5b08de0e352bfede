/** The options of nfsroot= are cut off from it by something else than a comma. */
import { fix, isWritten, replace, writtenAt } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

export const cmdlineNfsrootSeparator = faultRule({
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
  severityOf: ({ effect }) => (effect === 'none' ? 'warning' : 'error'),
  story: ({ option, inPath }) =>
    inPath
      ? `"${option}" is no option of the NFS root, but part of its path`
      : `"${option}" stands behind a blank, and is no option of the NFS root`,
  message: ({ option, inPath, right }, { who }) =>
    inPath
      ? `"${option}" is no option of the NFS root of ${who}, but part of its path: only a comma ends the path. The server refuses the mount as not exported. Write nfsroot=${right}.`
      : `"${option}" stands behind a blank, so it is no option of the NFS root of ${who}, and the kernel passes over it. Write nfsroot=${right}.`,
  fixes: ({ at, others: [value], inPath, right }, { site }) => {
    const [path = ''] = right.split(',');
    if (value === undefined || !isWritten(site, value, path)) return [];
    const span = { start: value.span.start, end: inPath ? value.span.end : at.span.end };
    // A quote that ends between the two words would be lost.
    const between = writtenAt(site, {
      file: value.file,
      span: { start: value.span.end, end: at.span.start },
    });
    if (!inPath && between.trim() !== '') return [];
    return [fix(`Write nfsroot=${right}`, false, replace({ file: value.file, span }, right))];
  },
});
