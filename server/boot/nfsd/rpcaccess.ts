/** A node that mounts its root goes in; whether the TCP wrappers let it ask the programs that version 3 asks comes out. */
import type { Site } from '../../site/model.js';
import { ipParameter, mounterOf } from '../linux/root/root.js';
import { type WrappedDaemon, wrapped } from '../wrappers/wrapped.js';
import { type RootMount, shown } from './refusal.js';
import { askedVersion } from './version.js';

/** Version 4 asks nfsd alone, which knows no wrappers. */
export function rpcAccess(mount: RootMount): WrappedDaemon {
  const { site, kernel, root, answer } = mount;
  const version = askedVersion(mount);
  if (root.own === 'no' || version === undefined || version.startsWith('4')) return {};
  const asker = mounterOf(answer, ipParameter(kernel));
  // The port of mountd is asked of rpcbind, which was portmap once.
  const console = shown(mount);
  const mapper = wrapped(site, mappersOf(site), asker, { console });
  return (mapper.fault ?? mapper.doubt) ? mapper : wrapped(site, ['mountd'], asker, { console });
}

/** The one of the two that the server starts, where a runlevel tells it; else it may be either. */
function mappersOf({ tree }: Site): readonly string[] {
  const listed = ['rpcbind', 'portmap'].filter((name) => tree.list('/etc/runlevels/default')?.includes(name));
  return listed.length === 1 ? listed : ['rpcbind', 'portmap'];
}
