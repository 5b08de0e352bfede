/** A daemon of the server and who asks it go in; the fault or the doubt of its TCP wrappers comes out. */
import { formatIpv4 } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import { samePlace } from '../../site/place.js';
import type { Printed } from '../sentence.js';
import type { StageDoubt } from '../trace.js';
import { type Asker, accessOf } from './access.js';
import type { Wrapped } from './faults.js';
import { nearlyAllowed } from './nearly.js';

/** Systems whose in.tftpd, rpcbind and rpc.mountd are linked with libwrap: Debian and its heirs, and Gentoo (USE=tcpd). */
const LINKED = [
  '/etc/default/tftpd-hpa',
  '/etc/default/nfs-kernel-server',
  '/etc/default/isc-dhcp-server',
  '/etc/debian_version',
  '/etc/conf.d/in.tftpd',
  '/etc/conf.d/nfs',
  '/etc/gentoo-release',
];

/** Whom a boot asks. */
const SERVICES = ['in.tftpd', 'rpcbind', 'mountd'];

export interface WrappedDaemon {
  readonly fault?: Wrapped;
  readonly doubt?: StageDoubt;
}

/** `daemons`: the names under which the service asks libwrap, one of which it has; only where none is let in, it is kept out. */
export function wrapped(
  site: Site,
  daemons: readonly string[],
  asker: Asker,
  shown: { readonly console?: Printed | undefined; readonly log?: Printed | undefined },
): WrappedDaemon {
  const answers = daemons.map((daemon) => ({ daemon, access: accessOf(site, daemon, asker) }));
  const [first] = answers;
  if (first === undefined || answers.some(({ access }) => access.kind === 'granted')) return {};
  const { daemon, access } = first;
  const unsure = answers.find((one) => one.access.kind === 'unknown')?.access;
  if (unsure?.kind === 'unknown')
    return {
      doubt: { reason: `the TCP wrappers may keep the node from ${daemon}: ${unsure.reason}`, at: unsure.at },
    };
  if (access.kind !== 'denied') return {};
  if (!LINKED.some((path) => site.settings.has(path) || site.tree.exists(path) === 'yes')) {
    const reason = `the TCP wrappers keep the node from ${daemon}, if it is linked with libwrap, which no file tells`;
    return { doubt: { reason, at: access.at } };
  }
  const address = asker.address === undefined ? undefined : formatIpv4(asker.address);
  const nearly =
    asker.address === undefined || access.by === 'allow'
      ? undefined
      : nearlyAllowed(site, daemon, asker.address);
  return {
    fault: {
      id: 'svc/tcp-wrappers-block',
      effect: 'stops',
      at: nearly?.at ?? access.at,
      others: nearly === undefined ? [] : [access.at],
      ...shown,
      daemon,
      daemons: SERVICES.filter((one) => {
        const other = accessOf(site, one, asker);
        return other.kind === 'denied' && samePlace(other.at, access.at);
      }),
      address,
      by: access.by,
      nearly,
    },
  };
}
