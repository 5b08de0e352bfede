/** A machine that has mounted its root goes in; what becomes of the lines of its fstab comes out, worked out once for all machines to which the same happens. */
import type { Ipv4Address } from '../../site/address.js';
import type { NodeRoot, Site } from '../../site/model.js';
import { samePlace } from '../../site/place.js';
import { heard, note, type Reads } from '../../site/reads.js';
import type { Mounter } from '../nfsd/exports.js';
import { type RightsOf, rightsIn, sameRights } from '../nfsd/rights.js';
import type { ExportDecision, Outcome, RootStage } from '../trace.js';
import { isNfs, type Mounting, type Remounting } from './mounting.js';

/** Answers for machines that share a root: mostly there is one, and comparing with many costs more than it spares. */
const MOST_KINDS = 8;

/** Roots whose answers are kept: those of thousands, each with one machine, fill the memory. */
const MOST_ROOTS = 500;

interface OfRoot<T> {
  readonly answers: { readonly mounting: Mounting; readonly answer: T; readonly reads: Reads }[];
  /** Only where a second machine asks: most roots of a large site have one. */
  rights: RightsOf | undefined;
}

/** `judge` looks at nothing of a machine but what `Mounting` has. */
export function oncePerRoot<T>(judge: (mounting: Mounting) => T): (mounting: Mounting) => T {
  const sites = new WeakMap<Site, Map<NodeRoot, OfRoot<T>>>();
  return (mounting) => {
    const { site, nodeRoot } = mounting;
    const roots = sites.get(site) ?? new Map<NodeRoot, OfRoot<T>>();
    sites.set(site, roots);
    const before = roots.get(nodeRoot);
    if (before === undefined) {
      const first = { mounting, ...heard(() => judge(mounting)) };
      roots.set(nodeRoot, { answers: [first], rights: undefined });
      forgetOldest(roots);
      return first.answer;
    }
    before.rights ??= rightsFor(mounting);
    const { answers, rights } = before;
    const known = answers.find((one) => isAlike(one.mounting, mounting, rights));
    if (known !== undefined) {
      note(known.reads);
      return known.answer;
    }
    const another = { mounting, ...heard(() => judge(mounting)) };
    answers.push(another);
    if (answers.length > MOST_KINDS) answers.shift();
    return another.answer;
  };
}

function forgetOldest(roots: Map<NodeRoot, unknown>): void {
  const [oldest] = roots.size > MOST_ROOTS ? roots.keys() : [];
  if (oldest !== undefined) roots.delete(oldest);
}

function rightsFor({ site, nodeRoot }: Mounting): RightsOf {
  const lines = (nodeRoot.fstab?.mounts ?? []).filter(isNfs);
  const paths = lines.flatMap(({ nfs }) => (nfs === undefined ? [] : [nfs.path.value]));
  return rightsIn(site.exports, site.names, paths);
}

function isAlike(a: Mounting, b: Mounting, rights: RightsOf): boolean {
  if (a.configuration !== b.configuration || a.nameServer !== b.nameServer) return false;
  if (sameMounter(a.mounter, b.mounter)) return true;
  const [ofA, ofB] = [rights(a.mounter), rights(b.mounter)];
  return ofA !== undefined && ofB !== undefined && sameRights(ofA, ofB);
}

function sameMounter(a: Mounter, b: Mounter): boolean {
  const [mine = [], other = []] = [a.ranges, b.ranges];
  return (
    a.address === b.address &&
    mine.length === other.length &&
    mine.every(({ low, high }, i) => low === other[i]?.low && high === other[i]?.high)
  );
}

/** The roots that the kernel has mounted, as far as the line of `/` and its stage look at them. */
export function sameRemount(a: Remounting, b: Remounting): boolean {
  return a.mode === b.mode && a.klibc === b.klibc && sameRoot(a.root, b.root);
}

function sameRoot(a: RootStage, b: RootStage): boolean {
  return (
    a.rw === b.rw &&
    a.version === b.version &&
    a.options.length === b.options.length &&
    a.options.every((option, i) => option === b.options[i]) &&
    samePlace(a.place, b.place) &&
    sameOutcome(a.server, b.server) &&
    sameDecision(a.decision, b.decision)
  );
}

function sameOutcome(a: Outcome<Ipv4Address>, b: Outcome<Ipv4Address>): boolean {
  if (a.kind === 'none' || b.kind === 'none') return a.kind === b.kind;
  if (a.kind === 'unknown' || b.kind === 'unknown') return false;
  const [from, other] = [a.from, b.from];
  const same = from === undefined || other === undefined ? from === other : samePlace(from, other);
  return same && a.value === b.value && a.overridden.length === 0 && b.overridden.length === 0;
}

/** What is not known for certain is not compared. */
function sameDecision(a: ExportDecision, b: ExportDecision): boolean {
  return a.kind === 'granted' && b.kind === 'granted' && a.entry === b.entry && a.client === b.client;
}
