/** What goes wrong where a daemon of the boot server is not started. */
import type { FaultBase } from '../fault.js';

/** `at` is the folder that does not list it, or the unit that is masked. */
export interface NotStarted extends FaultBase<'svc/service-not-started'> {
  /** As people call it: "the DHCP server". */
  readonly what: string;
  /** How it is started from then on. */
  readonly command: string;
  /** The folder of the runlevel, or the unit, as a path on the server. */
  readonly where: string;
  readonly masked: boolean;
  /** `where` is a link for which there is no script or unit. */
  readonly lost: boolean;
}

export type StartupFault = NotStarted;
