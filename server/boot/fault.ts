/** What goes wrong when a program does its part in a boot, as a plain value: the shape that the faults of all programs share. */
import type { Place } from '../site/place.js';
import type { Printed } from './sentence.js';

/** `stops`: the boot ends here. `degrades`: init runs, but something is lost. `none`: nothing is lost, but a person wants to know. */
export type Effect = 'stops' | 'degrades' | 'none';

/** One kind of fault. `Id` is the id of the rule that holds the words for it; a program adds what these words need. */
export interface FaultBase<Id extends string> {
  readonly id: Id;
  readonly effect: Effect;
  /** The line that is wrong: where a person has to look first. */
  readonly at: Place;
  /** The other sides, nearest first: what the line does not agree with. */
  readonly others: readonly Place[];
  /** What the machine's screen shows then, verbatim: a sentence of the program that prints it. */
  readonly console?: Printed | undefined;
  /** What a server writes to its log then, verbatim. */
  readonly log?: Printed | undefined;
  /** It rests on something that no file tells and that stands among the assumptions: then it is reported as a warning. */
  readonly assumed?: boolean | undefined;
}
