/** dhcpd.conf before an edit and after it goes in; the MACs of the machines that may be answered otherwise come out, where the edit touched nothing but plain declarations of hosts. */
import type { DhcpFacts, DhcpHost } from '../../../site/dhcpd/facts.js';
import { renumbers, sendableOptions } from './questions.js';

/** What a dhcpd.conf was: declarations know those in them, and these become others with an edit. */
export interface Remembered {
  readonly facts: DhcpFacts;
  readonly sendable: string;
}

export function rememberedOf(facts: DhcpFacts): Remembered {
  const sendable = sendableOptions(facts);
  return { facts, sendable: sendable === 'any' ? sendable : [...sendable].sort((a, b) => a - b).join(' ') };
}

/** Lists of declarations that are to be the same ones. */
const LISTS = [
  'files',
  'sharedNetworks',
  'subnets',
  'pools',
  'groups',
  'classes',
  'subclasses',
  'includes',
  'definitions',
  'spaces',
  'leased',
] as const;

/** Undefined where any machine may be. */
export function concerned(before: Remembered, after: Remembered): ReadonlySet<string> | undefined {
  const [was, is] = [before.facts, after.facts];
  if (was.global !== is.global || was.failover !== is.failover) return undefined;
  if (before.sendable !== after.sendable || LISTS.some((name) => !sameList(was[name], is[name]))) {
    return undefined;
  }
  const [kept, now] = [new Set(was.hosts), new Set(is.hosts)];
  const changed = [
    ...was.hosts.filter((host) => !now.has(host)),
    ...is.hosts.filter((host) => !kept.has(host)),
  ];
  if (!changed.every(isPlain)) return undefined;
  return new Set(changed.flatMap(({ hardware }) => hardware.flatMap(({ mac }) => mac ?? [])));
}

function sameList(before: readonly unknown[] = [], after: readonly unknown[] = []): boolean {
  return before.length === after.length && before.every((one, i) => one === after[i]);
}

/** It is found by its hardware address alone, and says nothing that is asked of the whole file. */
function isPlain({ clientIdentifiers, executables, children }: DhcpHost): boolean {
  return (
    clientIdentifiers.length + children.length === 0 &&
    executables.every(
      (it) =>
        it.kind === 'other' ||
        (it.kind === 'assign' &&
          it.value.expression === undefined &&
          !renumbers(it) &&
          it.name !== 'omapi-port' &&
          !it.name.startsWith('ldap-')),
    )
  );
}
