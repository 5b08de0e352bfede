/** The root that a node has mounted goes in; the stage of the mounts in its own fstab comes out. */

import type { Mount } from '../../site/fstab/facts.js';
import type { Site } from '../../site/model.js';
import { join } from '../../site/serverpath.js';
import { ipParameter, mounterOf } from '../linux/root.js';
import { nodeRootOf } from '../nfsd/noderoot.js';
import { add, assume, type Draft } from '../stage.js';
import type { DhcpAnswer, ExportDecision, KernelStage, MountStage, Outcome, RootStage } from '../trace.js';
import type { LineSkipped, MountFault } from './faults.js';
import { helperMissing } from './helper.js';
import { localDisk, mountPointMissing, sourceSyntax, unknownFilesystem } from './local.js';
import { faulty, hasOption, isNfs, type Judgement, type Mounting } from './mounting.js';
import { nfsMount, refusedOptions, serverOf } from './mounts.js';
import { hiddenMounts } from './order.js';
import { pseudoCovered } from './pseudo.js';
import { remount } from './remount.js';

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
  const mounter = mounterOf(answer, ipParameter(kernel));
  const mounting: Mounting = { site, kernel, root, nodeRoot, answer, mounter };
  const stages: MountStage[] = [];
  const judged: Judgement[] = [];
  // What is mounted by hand is no part of the boot.
  const mounts = nodeRoot.fstab.mounts.filter((one) => !hasOption(one, 'noauto'));
  for (const mount of mounts) {
    const { server, decision, ...whole } = judge(mount, mounting);
    if (server !== undefined)
      stages.push({ mount, server, decision, faults: whole.faults, doubts: whole.doubts });
    judged.push(named(mount, whole));
  }
  const faults = [
    ...skippedLines(site, nodeRoot.fstab.file),
    ...distinct(judged.flatMap((one) => one.faults)),
    ...helperMissing(mounts, mounting),
    ...hiddenMounts(site, nodeRoot),
  ];
  assume(draft, ...judged.flatMap((one) => one.assumes));
  const lost = faults.some(({ effect }) => effect === 'degrades');
  const count = stages.length;
  add(draft, {
    stage: 'mounts',
    program: 'init',
    did: count === 0 ? 'no NFS mounts' : `${count} NFS mount${count === 1 ? '' : 's'} succeed`,
    faults,
    // Where something is lost for certain, a mount of which nothing is known makes that neither better nor worse.
    doubts: lost ? [] : judged.flatMap((one) => one.doubts),
    sources: stages.map(({ mount }) => mount.place),
  });
  return stages;
}

/** The doubts of all lines stand together, so that each names its line. */
function named({ source, target }: Mount, judged: Judgement): Judgement {
  if (judged.doubts.length === 0) return judged;
  const line = `${source.value} on ${target.value}`;
  return { ...judged, doubts: judged.doubts.map((one) => ({ ...one, reason: `${line}: ${one.reason}` })) };
}

interface Judged extends Judgement {
  /** Of a line that mounts a directory of a server. */
  readonly server?: Outcome<number>;
  readonly decision?: ExportDecision | undefined;
}

/** All that is to be said of a line: what the server makes of it, and what the node lacks for it. */
function judge(mount: Mount, mounting: Mounting): Judged {
  const nfs = mount.nfs !== undefined && isNfs(mount);
  if (nfs && join(mount.target.value) === '/') {
    const { server, decision } = mounting.root;
    return { ...together([faulty(...refusedOptions(mount)), remount(mount, mounting)]), server, decision };
  }
  const unknown = unknownFilesystem(mount, mounting);
  // What no kernel mounts covers nothing.
  const covered = unknown.faults.length > 0 ? undefined : pseudoCovered(mount);
  if (covered !== undefined) return faulty(covered);
  const local = [mountPointMissing(mount, mounting)];
  if (!nfs) return together([sourceSyntax(mount), unknown, localDisk(mount), ...local]);
  const server = serverOf(mount, mounting);
  const { decision, ...served } = nfsMount(mount, server, mounting);
  return { ...together([served, ...local]), server, decision };
}

function together(judged: readonly Judgement[]): Judgement {
  return {
    faults: judged.flatMap(({ faults }) => faults),
    doubts: judged.flatMap(({ doubts }) => doubts),
    assumes: judged.flatMap(({ assumes }) => assumes),
  };
}

/** Lines that mount cannot read: whatever they should have mounted is missing. */
function skippedLines({ files }: Site, file: string): LineSkipped[] {
  const problems = files.get(file)?.document.problems ?? [];
  return problems.flatMap(({ rule, message, span, refusedBy }) =>
    refusedBy === null
      ? []
      : [
          {
            id: 'fstab/line-skipped',
            effect: 'degrades',
            at: { file, span },
            others: [],
            rule,
            text: message,
          },
        ],
  );
}

/** A name that nobody resolves is told once, whichever lines have it. */
function distinct(faults: readonly MountFault[]): MountFault[] {
  const names = new Set<string>();
  return faults.filter((fault) => {
    if (fault.id !== 'fstab/server-unresolvable') return true;
    const known = names.has(fault.name);
    names.add(fault.name);
    return !known;
  });
}
