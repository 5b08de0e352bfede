/** What goes wrong where libwrap keeps a machine from a daemon. */
import type { FaultBase } from '../fault.js';
import type { NearlyAllowed } from './nearly.js';

/** `at` is the line that denies it, or else the word that was meant to let it in; then the line is among the others. */
export interface Wrapped extends FaultBase<'svc/tcp-wrappers-block'> {
  /** As the daemon calls itself in these files. */
  readonly daemon: string;
  /** All daemons of a boot that the line keeps the node from. */
  readonly daemons: readonly string[];
  /** The node's address, where it is known. */
  readonly address: string | undefined;
  /** The word of hosts.allow that fits nobody as it is written. */
  readonly nearly: NearlyAllowed | undefined;
  /** An option of hosts.allow denies it. */
  readonly by: 'allow' | 'deny';
}

export type WrappersFault = Wrapped;
