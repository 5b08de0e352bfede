/** A root that the server lets the machine mount goes in; which rights the machine lacks there comes out. */
import type { ExportClient } from '../../site/exports/facts.js';
import { serverPathV4 } from '../../site/exports/pseudoroot.js';
import { canonicalPath } from '../../site/serverpath.js';
import { hasOption, wantsWrite } from '../init/mounting.js';
import { mountSays } from '../init/sentences.js';
import { ipParameter, mounterOf } from '../linux/root/root.js';
import { mountsMedium, overlaid } from '../linux/root/rootlayer.js';
import { linuxSays } from '../linux/sentences.js';
import type { ExportDecision } from '../trace.js';
import { decideAs, optionsApart } from './exports.js';
import type { NfsdFault } from './faults.js';
import { nodeRootOf } from './noderoot.js';
import type { RootMount } from './refusal.js';
import { fellBack } from './stopped.js';

/** The node writes to its root: at once, or once its fstab has remounted it. */
export function writes({ site, root, kernel }: RootMount): boolean {
  if (overlaid(kernel.parameters)) return false;
  const line = nodeRootOf(site, root)?.fstab?.mounts.find(({ target }) => target.value === '/');
  return root.rw || (line !== undefined && wantsWrite(line) && hasOption(line, 'rw'));
}

/** Where exportfs stopped before the line that has them, that is why. */
export function rightsLost(mount: RootMount, decision: Granted, path: string): NfsdFault[] {
  const { site, root, answer, kernel } = mount;
  const above = decision.entry.path.value;
  const four = root.version?.startsWith('4') === true && site.exports !== undefined;
  const onServer = four ? serverPathV4(site.exports, path) : path;
  const lost = [squashed(mount, decision), readOnly(mount, decision)].filter((fault) => fault !== undefined);
  if (lost.length === 0) return [];
  const decide = decideAs(four, mounterOf(answer, ipParameter(kernel)), site);
  const stopped = fellBack(site, path, decide, decision.entry);
  if (stopped === undefined)
    return lost.map((fault) => ({ ...fault, path: above, ...belowOf(above, onServer) }));
  const [first] = lost.filter(({ effect }) => effect !== 'none');
  return [{ ...stopped, effect: first?.effect ?? 'none', console: first?.console, instead: above }];
}

/** What is mounted by the line of a directory above it. */
export function belowOf(above: string, onServer: string): { readonly below?: string } {
  const below = canonicalPath(onServer);
  return below === canonicalPath(above) ? {} : { below };
}

type WithoutPath<F> = F extends unknown ? Omit<F, 'path' | 'below'> : never;

type Granted = ExportDecision & { readonly kind: 'granted' };

function readOnly(mount: RootMount, { entry, client }: Granted): WithoutPath<NfsdFault> | undefined {
  const { site, kernel, root } = mount;
  if (client.effective.rw || !writes(mount)) return undefined;
  const ro = client.options.find(({ name }) => name === 'ro');
  const mounts = nodeRootOf(site, root)?.fstab?.mounts ?? [];
  const line = mounts.find(({ target }) => target.value === '/');
  const asks = [
    kernel.parameters.find(({ name }) => name === 'rw'),
    line?.options.find(({ name }) => name === 'rw'),
  ];
  const apart = optionsApart(entry, client);
  const meant = apart?.effective.rw === true ? apart.place : undefined;
  return {
    id: 'nfsroot/exported-ro',
    effect: 'degrades',
    at: meant ?? ro?.place ?? client.place,
    apart: meant !== undefined,
    others: asks.flatMap((word) => (word === undefined ? [] : [word.place])),
    console: mountSays.readOnly.print(),
    written: ro !== undefined,
    volatile: mounts.some(({ target, type }) => target.value === '/var' && type.value === 'tmpfs'),
  };
}

function squashed(mount: RootMount, { entry, client }: Granted): WithoutPath<NfsdFault> | undefined {
  const { site, kernel, root } = mount;
  const { rw, rootSquash, allSquash } = client.effective;
  if ((!rootSquash && !allSquash) || staysRoot(client) || mountsMedium(kernel.parameters)) return undefined;
  const word = allSquash ? 'all_squash' : 'root_squash';
  const written = client.options.find(({ name }) => name === word);
  const nodeRoot = nodeRootOf(site, root);
  const mode = nodeRoot === undefined ? undefined : site.tree.mode(nodeRoot.path);
  const closed = mode !== undefined && (mode & 0o001) === 0;
  const denied = rw && writes(mount);
  const apart = optionsApart(entry, client);
  const meant = apart !== undefined && !apart.effective.rootSquash ? apart.place : undefined;
  return {
    id: 'nfsroot/root-squashed',
    effect: closed ? 'stops' : denied ? 'degrades' : 'none',
    at: meant ?? written?.place ?? client.place,
    apart: meant !== undefined,
    others: [root.place],
    ...(closed ? { console: linuxSays.noInit.print() } : {}),
    ...(denied && !closed ? { console: mountSays.denies.print() } : {}),
    word,
    written: written !== undefined,
    closed: closed ? (mode & 0o777).toString(8).padStart(4, '0') : undefined,
  };
}

/** nfsd takes away the rights of root from whoever is not user 0 after squashing (nfsd_setuser of fs/nfsd/auth.c). */
function staysRoot({ options }: ExportClient): boolean {
  return /^0+$/.test(options.findLast(({ name }) => name === 'anonuid')?.value ?? '');
}
