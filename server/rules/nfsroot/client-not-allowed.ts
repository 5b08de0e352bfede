/** The root of a node is exported, but not to the address that the node gets. */
import { ADMITS_NOBODY } from '../../boot/index.js';
import { wrongRoot } from '../about/causes.js';
import { fix, insertAfter } from '../about/edits.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { addressPlace, admitting, bootsAs, clientsFor, relatedTo, toldBy } from '../about/nfs/roots.js';
import { list } from '../about/wording.js';
import { faultRule } from '../rule.js';

export const nfsrootClientNotAllowed = faultRule({
  id: 'nfsroot/client-not-allowed',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root path of a node is exported, but no entry admits the address the node gets.',
    why: 'The server logs `refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported` or `unmatched host`, and the node shows `VFS: Unable to mount root fs via NFS`. A pattern such as `192.168.1.*` never matches an address, and `192.168.1.0` without a mask is one host.',
    avoid: miniature({
      ...changed('etc/exports', ' 192.168.1.21(', ' 192.168.1.12('),
      ...WITHOUT_ROOT_LINE,
    }),
    prefer: miniature(WITHOUT_ROOT_LINE),
    references: ['exports(5)', 'nfs-utils support/export/client.c'],
  },
  cause: ({ path }) => wrongRoot(path, 2, 'the server does not admit the machine here'),
  saidBy: ({ mistaken }) => (mistaken ? ADMITS_NOBODY : undefined),
  story: ({ path, admitted }) => `${path} is exported, but not to this node: only to ${list(admitted)}`,
  message: ({ path, admitted, console }, told) =>
    `${path} is exported to ${list(admitted)}, but ${bootsAs(told)}. The server refuses the mount${toldBy(console)}. Admit ${told.single ? 'its address or its' : 'their addresses or their'} network.`,
  related: ({ at, others }, told) => {
    const [trace] = told.traces;
    const names = others.filter(({ file }) => told.site.names.file === file);
    return [
      ...names.map((place) => ({ place, message: `the server takes ${told.who} by this line for another` })),
      ...(trace === undefined
        ? []
        : relatedTo(
            addressPlace(told.site, trace),
            `${told.who} ${told.single ? 'gets' : 'get'} its address here`,
          )),
      ...relatedTo(trace?.root?.place, 'the root is named here'),
    ].filter(({ place }) => place !== at);
  },
  fixes: ({ at, mistaken }, { traces }) => {
    const clients = clientsFor(traces);
    return mistaken || clients.length === 0
      ? []
      : [fix(`Export it to ${list(clients)}, too`, false, insertAfter(at, admitting(clients)))];
  },
});
