/** The difference of two sites goes in; what of it people are told comes out: equal changes once, and no consequences of what is told already. */
import type { Firmware } from '../../boot/index.js';
import { withoutOwn } from '../verdict/own-words.js';
import type { Cause, NodeVerdict } from '../verdict/verdict.js';
import { type ChangedNode, COMPARED } from './diff.js';

/** Changes of several nodes that are the same but for what is each node's own. */
export interface ChangeGroup {
  readonly what: string;
  /** Values of the first of the nodes. */
  readonly old: string | null;
  readonly new: string | null;
  readonly nodes: readonly string[];
  /** Of those that have several. */
  readonly firmwares: readonly Firmware[];
}

interface GrowingGroup extends Omit<ChangeGroup, 'nodes' | 'firmwares'> {
  readonly nodes: Set<string>;
  readonly firmwares: Set<Firmware>;
}

/** In the order of COMPARED, then of the first node; `verdict` comes before all else. */
export function groupChanges(changed: readonly ChangedNode[]): ChangeGroup[] {
  const groups = new Map<string, GrowingGroup>();
  const add = (
    key: string,
    group: Omit<ChangeGroup, 'nodes' | 'firmwares'>,
    { name, firmware, apart }: ChangedNode,
  ): void => {
    const known = groups.get(key) ?? { ...group, nodes: new Set<string>(), firmwares: new Set<Firmware>() };
    groups.set(key, known);
    known.nodes.add(name);
    if (apart) known.firmwares.add(firmware);
  };
  for (const node of changed) {
    const [old, now] = [node.old.verdict, node.new.verdict];
    if (old !== now) add(`verdict ${old} ${now}`, { what: 'verdict', old, new: now }, node);
  }
  const general = (text: string | null, own: readonly string[]): string =>
    text === null ? '\n' : withoutOwn(text, own);
  for (const what of COMPARED) {
    for (const node of changed) {
      const change = node.changes.find((one) => one.what === what);
      if (change === undefined) continue;
      const key = [what, general(change.old, node.own.old), general(change.new, node.own.new)].join('\0');
      add(key, { what, old: change.old, new: change.new }, node);
    }
  }
  return [...groups.values()].map(({ nodes, firmwares, ...group }) => ({
    ...group,
    nodes: [...nodes],
    firmwares: [...firmwares],
  }));
}

/**
 * The change without what only follows from it: the failure was told already, and of a boot that ends early (or ended
 * early before) it says nothing that the later stages have no values.
 */
function withoutConsequences(node: ChangedNode): ChangedNode {
  if (node.old.verdict !== 'fails' && node.new.verdict !== 'fails') return node;
  const changes = node.changes.filter((change) => change.old !== null && change.new !== null);
  return { ...node, changes };
}

/** All but that machines fail now, which failingNow tells. */
export function toldChanges(changed: readonly ChangedNode[]): ChangeGroup[] {
  return groupChanges(changed.map(withoutConsequences)).filter(
    ({ what, new: now }) => what !== 'verdict' || now !== 'fails',
  );
}

/** Machines that did not fail before and now do, all for the same cause, which is that of the first. */
export interface Failing {
  readonly stage: string;
  readonly cause: Cause;
  readonly nodes: readonly string[];
}

/** The firmware beside the name, where the machine has several. */
function nameOf({ name, firmware, apart }: ChangedNode): string {
  return apart ? `${name} (${firmware})` : name;
}

export function failingNow(changed: readonly ChangedNode[]): Failing[] {
  const groups = new Map<string, Failing & { readonly nodes: string[] }>();
  for (const node of changed) {
    const { cause, step } = node.new;
    if (!node.broken || cause === null || step === null) continue;
    const group = groups.get(cause.kind);
    if (group === undefined) groups.set(cause.kind, { stage: step.stage, cause, nodes: [nameOf(node)] });
    else group.nodes.push(nameOf(node));
  }
  return [...groups.values()];
}

export function namesOf(verdicts: readonly NodeVerdict[]): string[] {
  return [...new Set(verdicts.map(({ node }) => node.name))];
}
