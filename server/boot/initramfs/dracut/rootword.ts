/** The words of a command line go in; a root on NFS in a form that dracut passes over comes out (modules.d/95nfs/parse-nfsroot.sh). */
import type { Site } from '../../../site/model.js';
import { lastParameter } from '../../linux/words/parameters.js';
import type { KernelStage } from '../../trace.js';
import type { RootNotTaken } from '../faults.js';
import { dracutSays } from '../sentences.js';
import { GLUED, SEPARATED, URL_OF_4 } from './grammar.js';

const NFS = /^nfs4?:/;

/** A server without a path, or a path without a slash. What is yet to be filled in is not known, and a bare `nfs:` leaves all to DHCP. */
const WITHOUT_SLASH = /^(nfs4?:)(?!.*:\/)([^/$@%{}<>]+)$/;

/** `host:/path` belongs to it only where the host begins with a digit, and of the protocols it knows nfs and nfs4. */
export function rootNotTaken(kernel: KernelStage, site: Site): RootNotTaken | undefined {
  const root = lastParameter(kernel, 'root');
  if (root === undefined) return netrootAlone(kernel);
  const { value = '', place } = root;
  const word = `root=${value}`;
  const base = { id: 'initramfs/dracut-root-word', effect: 'stops', at: place, others: [], word } as const;
  const glued = GLUED.exec(value);
  if (glued !== null) return { ...base, why: 'colon', instead: `root=${glued[1]}:${glued[2]}` };
  const [, host, path, options] = URL_OF_4.exec(value) ?? [];
  if (host !== undefined && path !== undefined)
    return { ...base, why: 'url', instead: `root=nfs4:${host}:${path}${options}` };
  const [, scheme4, unrooted] = WITHOUT_SLASH.exec(value) ?? [];
  if (scheme4 !== undefined && unrooted !== undefined) {
    const console = dracutSays.noPath.print();
    return { ...base, console, why: 'no path', instead: `root=${scheme4}${withSlash(unrooted)}` };
  }
  const console = dracutSays.unknownRoot.print({ root: value });
  const [, nfs, behind] = SEPARATED.exec(value) ?? [];
  if (nfs !== undefined && behind !== undefined)
    return { ...base, console, why: 'separator', instead: `root=${nfs.toLowerCase()}:${behind}` };
  const [, scheme, rest = ''] = /^([^:/]+):(.*)$/.exec(value) ?? [];
  if (scheme === undefined || NFS.test(value) || /^\d/.test(scheme)) return undefined;
  if (/^nfs[\d.v]*$/i.test(scheme))
    return { ...base, console, why: 'protocol', instead: `root=${nfsOf(scheme, rest)}` };
  // Other modules have protocols of their own: that it is a host has to be known.
  const isHost = /^\/(?!\/)/.test(rest) && site.names.addresses.has(scheme.toLowerCase());
  return isHost ? { ...base, console, why: 'host name', instead: `root=nfs:${value}` } : undefined;
}

/** `10.0.0.1:srv/a` has all but the slash. */
function withSlash(rest: string): string {
  const [server = '', path = ''] = rest.split(':');
  return path === '' ? `${server}:/PATH` : `${server}:/${rest.slice(server.length + 1)}`;
}

function nfsOf(scheme: string, rest: string): string {
  // `nfs4192.168.1.1`: the colon is missing, and the server stands behind the scheme.
  const joined = /^(nfs4?)((?:\d{1,3}\.){3}\d{1,3})$/i.exec(scheme);
  if (joined !== null) return `${joined[1]?.toLowerCase()}:${joined[2]}:${rest}`;
  const version = scheme.replace(/\D*/, '');
  if (version === '' || rest.includes('vers=')) return `nfs:${rest}`;
  return `nfs:${rest}${/:\/[^:,]*$/.test(rest) ? ':' : ','}vers=${version}`;
}

/** Beside a `root=` that has nothing to do with it, it is heeded where it leaves the root to DHCP, or names a protocol with blocks. */
function netrootAlone(kernel: KernelStage): RootNotTaken | undefined {
  const word = lastParameter(kernel, 'netroot');
  if (word?.value === undefined || !NFS.test(word.value)) return undefined;
  return {
    id: 'initramfs/dracut-root-word',
    effect: 'stops',
    at: word.place,
    others: [],
    console: dracutSays.noRoot.print(),
    why: 'netroot',
    word: `netroot=${word.value}`,
    instead: `root=${word.value}`,
  };
}
