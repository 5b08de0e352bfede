/** The root that a node has mounted goes in; the stage of the mounts in its own fstab comes out. */

import type { Ipv4Address } from '../../site/address.js';
import { toldAt } from '../../site/conflict.js';
import type { ExportEntry } from '../../site/exports/facts.js';
import type { Mount } from '../../site/fstab/facts.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { DiskPath } from '../../site/path.js';
import { join } from '../../site/serverpath.js';
import { optionOf } from '../dhcp/answer.js';
import { mountsByKlibc } from '../initramfs/klibc/options.js';
import { ipParameter, mounterOf } from '../linux/root/root.js';
import { nodeRootOf } from '../nfsd/noderoot.js';
import { addDone, assume, type Done, type Draft, done } from '../stage.js';
import type { DhcpAnswer, ExportDecision, KernelStage, MountStage, Outcome, RootStage } from '../trace.js';
import { oncePerRoot, sameRemount } from './alike.js';
import type { LineSkipped, MountFault } from './faults.js';
import { helperMissing } from './helper.js';
import { diskTypeForNfs, localDisk, mountPointMissing, sourceSyntax, unknownFilesystem } from './local.js';
import { misspeltGeneral } from './misspeltgeneral.js';
import {
  faulty,
  fine,
  hasOption,
  isNfs,
  type Judgement,
  type Mounting,
  type Remounting,
} from './mounting.js';
import { nfsMount, refusedOptions, serverOf } from './mounts.js';
import { hiddenMounts } from './order.js';
import { pseudoCovered } from './pseudo.js';
import { remount } from './remount.js';
import { tmpfsOptions } from './tmpfs.js';

export function mountSteps(
  site: Site,
  kernel: KernelStage,
  root: RootStage,
  answer: DhcpAnswer,
  draft: Draft,
): readonly MountStage[] {
  const nodeRoot = nodeRootOf(site, root);
  if (nodeRoot?.fstab === undefined) {
    assume(draft, "the mounts of the node's own fstab succeed; the site does not hold that file");
    return [];
  }
  const mounting: Mounting = {
    site,
    nodeRoot,
    configuration: kernel.configuration,
    nameServer: optionOf(answer, 'domain-name-servers').kind !== 'none',
    mounter: mounterOf(answer, ipParameter(kernel)),
  };
  const { stages, assumes, part } = tableOf(
    { ...mounting, mode: kernel.mode, klibc: mountsByKlibc(kernel), root },
    linesOf(mounting),
  );
  assume(draft, ...assumes);
  addDone(draft, part);
  return stages;
}

/** A line, and what is to be said of it; nothing of the line of `/`, which depends on the root that is mounted. */
interface Line {
  readonly mount: Mount;
  readonly judged: Judged | undefined;
}

interface Lines {
  readonly lines: readonly Line[];
  readonly skipped: readonly MountFault[];
  /** Of the whole table. */
  readonly faults: readonly MountFault[];
  readonly tables: Table[];
}

interface Table {
  readonly remounting: Remounting;
  readonly stages: readonly MountStage[];
  readonly assumes: readonly string[];
  readonly part: Done;
}

const linesOf = oncePerRoot((mounting): Lines => {
  const { site, nodeRoot } = mounting;
  // What is mounted by hand is no part of the boot.
  const mounts = (nodeRoot.fstab?.mounts ?? []).filter((one) => !hasOption(one, 'noauto'));
  return {
    lines: mounts.map((mount) => ({ mount, judged: isRoot(mount) ? undefined : judge(mount, mounting) })),
    skipped: nodeRoot.fstab === undefined ? [] : skippedLines(site, nodeRoot.fstab.file),
    faults: [...helperMissing(mounts, mounting), ...hiddenMounts(site, nodeRoot)],
    tables: [],
  };
});

/** Tables of machines whose roots differ; the last is that of most. */
const MOST_TABLES = 8;

function tableOf(remounting: Remounting, { tables, ...lines }: Lines): Table {
  const known = tables.findLast((one) => sameRemount(one.remounting, remounting));
  if (known !== undefined) return known;
  const made = makeTable(remounting, lines);
  tables.push(made);
  if (tables.length > MOST_TABLES) tables.shift();
  return made;
}

function makeTable(remounting: Remounting, { lines, ...whole }: Omit<Lines, 'tables'>): Table {
  const stages: MountStage[] = [];
  const judged: Judgement[] = [];
  for (const { mount, judged: known } of lines) {
    const { server, decision, ...whole } = known ?? judgeRoot(mount, remounting);
    const rest = isRefusedAlike(decision, remounting.root)
      ? { ...whole, faults: whole.faults.filter(({ id }) => id !== 'fstab/source-not-exported') }
      : whole;
    if (server !== undefined)
      stages.push({ mount, server, decision, faults: rest.faults, doubts: rest.doubts });
    judged.push(named(mount, rest));
  }
  const faults = [...whole.skipped, ...distinct(judged.flatMap((one) => one.faults)), ...whole.faults];
  const lost = faults.some(({ effect }) => effect === 'degrades');
  const part = done({
    stage: 'mounts',
    program: 'init',
    did: succeeded(stages.length),
    faults,
    // Where something is lost for certain, a mount of which nothing is known makes that neither better nor worse.
    doubts: lost ? [] : judged.flatMap((one) => one.doubts),
    sources: stages.map(({ mount }) => mount.place),
  });
  const assumes = [...new Set(judged.flatMap((one) => one.assumes))];
  return { remounting, stages, assumes, part };
}

/** The export admits the same machines as that of the root, which refuses the node, too: that is one mistake. */
function isRefusedAlike(decision: ExportDecision | undefined, { decision: ofRoot }: RootStage): boolean {
  if (decision?.kind !== 'client-not-allowed' || ofRoot.kind !== 'client-not-allowed') return false;
  return admitted(decision.entries) === admitted(ofRoot.entries);
}

const admitted = once((entries: readonly ExportEntry[]): string =>
  [...new Set(entries.flatMap(({ clients }) => clients.map(({ spec }) => spec.value)))].sort().join(' '),
);

/** The doubts of all lines stand together, so that each names its line. */
function named({ source, target }: Mount, judged: Judgement): Judgement {
  if (judged.doubts.length === 0) return judged;
  const line = `${source.value} on ${target.value}`;
  return { ...judged, doubts: judged.doubts.map((one) => ({ ...one, reason: `${line}: ${one.reason}` })) };
}

interface Judged extends Judgement {
  /** Of a line that mounts a directory of a server. */
  readonly server?: Outcome<Ipv4Address>;
  readonly decision?: ExportDecision | undefined;
}

/** All that is to be said of a line: what the server makes of it, and what the node lacks for it. */
function judge(mount: Mount, mounting: Mounting): Judged {
  const nfs = mount.nfs !== undefined && isNfs(mount);
  const unknown = unknownFilesystem(mount, mounting);
  // What no kernel mounts covers nothing.
  const covered = unknown.faults.length > 0 ? undefined : pseudoCovered(mount);
  if (covered !== undefined) return faulty(covered);
  const local = [mountPointMissing(mount, mounting)];
  if (!nfs)
    return together([
      sourceSyntax(mount),
      unknown,
      diskTypeForNfs(mount, mounting),
      localDisk(mount, mounting),
      tmpfsOptions(mount),
      misspeltGeneral(mount),
      ...local,
    ]);
  const server = serverOf(mount, mounting);
  const { decision, ...served } = nfsMount(mount, server, mounting);
  return { ...together([served, ...local]), server, decision };
}

/** The line of a directory of a server that is the root already. */
function isRoot(mount: Mount): boolean {
  return mount.nfs !== undefined && isNfs(mount) && join(mount.target.value) === '/';
}

function judgeRoot(mount: Mount, remounting: Remounting): Judged {
  const { server, decision } = remounting.root;
  return { ...together([faulty(...refusedOptions(mount)), remount(mount, remounting)]), server, decision };
}

function together(judged: readonly Judgement[]): Judgement {
  // Mostly nothing is to be said.
  if (judged.every((one) => one === fine)) return fine;
  return {
    faults: judged.flatMap(({ faults }) => faults),
    doubts: judged.flatMap(({ doubts }) => doubts),
    assumes: judged.flatMap(({ assumes }) => assumes),
  };
}

/** Lines that mount cannot read: whatever they should have mounted is missing. The marks of a merge are one cause, at the first. */
function skippedLines({ files }: Site, file: DiskPath): LineSkipped[] {
  const document = files.get(file)?.document;
  if (document === undefined) return [];
  const merges = new Set<number>();
  return document.problems.flatMap(({ rule, message, span: said, refusedBy }) => {
    const { span, byMerge } = toldAt(document, said);
    if (refusedBy === null || (byMerge && merges.has(span.start))) return [];
    if (byMerge) merges.add(span.start);
    const at = { file, span };
    return [{ id: 'fstab/line-skipped', effect: 'degrades', at, others: [], rule, text: message }];
  });
}

/** A name that nobody resolves, or that leads the node to itself, is told once, whichever lines have it. */
function distinct(faults: readonly MountFault[]): MountFault[] {
  const names = new Set<string>();
  return faults.filter((fault) => {
    if (fault.id !== 'fstab/server-unresolvable' && fault.id !== 'fstab/server-loopback') return true;
    const known = names.has(fault.name);
    names.add(fault.name);
    return !known;
  });
}

function succeeded(mounts: number): string {
  if (mounts === 1) return '1 NFS mount succeeds';
  return mounts === 0 ? 'no NFS mounts' : `${mounts} NFS mounts succeed`;
}
