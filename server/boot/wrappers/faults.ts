/** What goes wrong where libwrap keeps a machine from a daemon. */
import type { FaultBase } from '../fault.js';

/** `at` is the line that denies it. */
export interface Wrapped extends FaultBase<'svc/tcp-wrappers-block'> {
  /** As the daemon calls itself in these files. */
  readonly daemon: string;
  /** All daemons of a boot that the line keeps the node from. */
  readonly daemons: readonly string[];
  /** The node's address, where it is known. */
  readonly address: string | undefined;
  /** An option of hosts.allow denies it. */
  readonly by: 'allow' | 'deny';
}

export type WrappersFault = Wrapped;
