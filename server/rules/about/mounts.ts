/** The NFS mounts of every traced node, with the node and what the trace found out about them. */
import { versionOf } from '../../boot/index.js';

import type { BootTrace, MountStage } from '../../boot/trace.js';
import type { Mount, MountOption } from '../../site/fstab/facts.js';
import type { RuleContext } from '../rule.js';
import { once } from './once.js';

export interface NodeMount {
  readonly trace: BootTrace;
  readonly stage: MountStage;
}

export function nodeMounts({ boots }: Pick<RuleContext, 'boots'>): readonly NodeMount[] {
  return remembered(boots);
}

/** Once for all rules that ask. */
const remembered = once((boots: readonly BootTrace[]): readonly NodeMount[] =>
  boots.flatMap((trace) =>
    trace.mounts.flatMap((stage) => (stage.mount.nfs === undefined ? [] : [{ trace, stage }])),
  ),
);

export function option(stage: MountStage, ...names: readonly string[]): MountOption | undefined {
  return stage.mount.options.find(({ name }) => names.includes(name));
}

/** True where the boot goes on without the mount. */
export function optional(stage: MountStage): boolean {
  return option(stage, 'noauto', 'nofail', 'bg', 'x-systemd.automount') !== undefined;
}

/** The NFS version that a line names. */
export function versionWord({ type, options }: Mount): string | undefined {
  if (type.value === 'nfs4') return '4';
  return versionOf(options.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)));
}
