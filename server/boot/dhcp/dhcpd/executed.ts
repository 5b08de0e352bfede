/** The types of what is known of one client after all statements ran. */
import type { Site } from '../../../site/model.js';
import type { DhcpClient } from '../../trace.js';
import type { EvaluationContext } from './expression.js';
import type { Membership } from './membership.js';
import type { Placement } from './placement.js';
import type { DhcpIndex } from './scope.js';
import type { ExecutionState } from './state.js';

export interface Executed {
  readonly site: Site;
  readonly index: DhcpIndex;
  readonly client: DhcpClient;
  readonly classes: readonly Membership[];
  readonly placement: Placement;
  readonly known: boolean;
  readonly state: ExecutionState;
  /** The same for the DISCOVER, where it may differ from the REQUEST. */
  readonly offer?: Executed;
  /** What is computed before the lease is made sees all variables: flags, filename, server-name, lease times. */
  readonly context: EvaluationContext;
  /** For what is computed after it; the variables of a fixed host are lost by then. */
  readonly late: EvaluationContext;
  /** Options are computed when the reply is put together, with the variables that dhcpd set as it started. */
  readonly sent: EvaluationContext;
}
