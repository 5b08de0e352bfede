/** The root of a node is exported, but not to the address that the node gets. */
import { ADMITS_NOBODY } from '../../boot/index.js';
import { staticAddress, writtenIp } from '../../boot/linux/words/ipwords.js';
import type { BootTrace } from '../../boot/trace.js';
import { formatIpv4 } from '../../site/address.js';
import type { Place } from '../../site/place.js';
import {
  addressOfIp,
  addressOfMachine,
  exportClient,
  hardware,
  ownFile,
  slippedNetworkOf,
  wrongRoot,
} from '../about/causes.js';
import { addressMeant } from '../about/dhcp/nocard.js';
import { fix, insertAfter, isWritten, replace } from '../about/edits.js';
import { fileMeant } from '../about/loaders/macfiles.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { withParentheses } from '../about/nfs/bracketed.js';
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
  saidBy: ({ mistaken }) => (mistaken ? ADMITS_NOBODY : undefined),
  story: ({ path, admitted, right, address }) =>
    right !== undefined
      ? `${path} is exported to ${right}, and DHCP gives the node ${address}`
      : `${path} is exported, but not to this node: only to ${list(admitted)}`,
  cause: ({ at, path, address, admitted, instead, others, right }, told) => {
    const {
      site,
      traces: [trace],
    } = told;
    const network = slippedNetworkOf(told, 'the server admits no address of it here');
    if (network !== undefined) return network;
    if (right !== undefined) return addressOfMachine(address ?? right, 0, 'DHCP gives it here');
    if (admitted.some((one) => withParentheses(one) !== undefined))
      return exportClient(at, 1, 'no other client is admitted');
    const name = others.find(({ file }) => file === site.names.file);
    if (name !== undefined && address !== undefined)
      return addressOfMachine(address, 2, 'the server takes the machine for another here');
    // An address that is not its own may be another's, whose root the server has as well.
    const given = trace && notItsOwn(trace);
    if (given !== undefined) return addressOfIp(given, 1, 'the server does not admit that address here');
    if (instead !== undefined) return wrongRoot(path, 0, 'the root of another is named here');
    const stranger = trace?.node.host === undefined ? trace?.node.mac : undefined;
    const meant = stranger === undefined ? undefined : addressMeant(site, stranger);
    if (meant !== undefined) return hardware(meant, 2, 'the server does not admit its address');
    const file = stranger === undefined ? undefined : fileMeant(site, stranger);
    if (file !== undefined)
      return ownFile(file, 2, 'the server does not admit the machine that the name has now');
    const owners = site.nodes.filter(({ addresses }) => addresses.some((one) => formatIpv4(one) === address));
    return owners.length > 1
      ? {
          key: `address ${address ?? ''}`,
          ofOneMachine: true,
          distance: 1,
          here: 'it is not exported to that address',
        }
      : wrongRoot(path, 2, 'the server does not admit the machine here');
  },
  message: ({ path, admitted, console, instead, address, right }, told) =>
    right !== undefined
      ? `DHCP gives ${told.who} ${address}, and the hosts file and exports have ${right}. The server refuses the root, ${path}${toldBy(console)}. Write ${right}.`
      : instead !== undefined
        ? `${path} is the root of another machine: it is exported to ${list(admitted)}, but ${bootsAs(told)}. The server refuses the mount${toldBy(console)}. ${instead} is exported to ${told.who}: write that.`
        : `${path} is exported to ${list(admitted)}, but ${bootsAs(told)}. The server refuses the mount${toldBy(console)}. Admit ${told.single ? 'its address or its' : 'their addresses or their'} network.`,
  related: ({ at, others, instead, right }, told) => {
    if (right !== undefined)
      return others.map((place) => ({
        place,
        message:
          told.site.names.file === place.file ? `${told.who} is ${right} here` : `exported to ${right}`,
      }));
    if (instead !== undefined)
      return others.map((place, i) => ({
        place,
        message: i === 0 ? `exported to ${told.who}` : 'exported to another machine',
      }));
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
  fixes: ({ at, mistaken, instead, address, right }, { site, traces }) => {
    if (right !== undefined)
      return address !== undefined && isWritten(site, at, address)
        ? [fix(`Write ${right}`, false, replace(at, right))]
        : [];
    if (instead !== undefined) return [];
    const clients = clientsFor(traces);
    return mistaken || clients.length === 0
      ? []
      : [fix(`Export it to ${list(clients)}, too`, false, insertAfter(at, admitting(clients)))];
  },
});

/** Where ip= gives the machine an address that DHCP does not. */
function notItsOwn({ node, kernel }: BootTrace): Place | undefined {
  const ip = kernel === undefined ? undefined : writtenIp(kernel.parameters);
  const address = ip === undefined ? undefined : staticAddress(ip);
  return address === undefined || node.addresses.includes(address.value) ? undefined : address.place;
}
