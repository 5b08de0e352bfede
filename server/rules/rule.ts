/** The rule card: one object per rule. Its identity, its documentation, its examples and its check stand together. */

import type { RealProgram, Severity, Span, TextEdit } from '../../grammars/text/index.js';
import type { Fault, FaultId, FaultOf } from '../boot/faults.js';
import type { BootTrace } from '../boot/trace.js';
import type { Site } from '../site/model.js';
import type { DiskPath } from '../site/path.js';
import type { Place } from '../site/place.js';
import type { RuleId } from './ids.js';

export type { RuleId };

/** Path → text: a site small enough to read at a glance. The root is the boot server's `/`. */
export type MiniatureSite = Readonly<Record<string, string>>;

export interface RuleDocs {
  /** One sentence: what the rule finds. */
  readonly what: string;
  /** What the user sees at boot, and why. Console texts verbatim, in backquotes. */
  readonly why: string;
  /** A site in which the rule, and no other, finds something. */
  readonly avoid: MiniatureSite;
  /** The same site made right: no rule finds anything. */
  readonly prefer: MiniatureSite;
  /** Manual pages and source files, such as `exports(5)` or `Linux fs/nfs/nfsroot.c`. */
  readonly references: readonly string[];
}

/** Edits of one file; spans are absolute in its present text. An empty text creates the file with one insertion at 0. */
export interface FileEdits {
  readonly file: DiskPath;
  readonly edits: readonly TextEdit[];
}

export interface Fix {
  /** In the imperative: "Add no_root_squash". */
  readonly title: string;
  /** True when the change cannot mean anything but what was meant. */
  readonly safe: boolean;
  readonly edits: readonly FileEdits[];
}

export interface Related {
  readonly place: Place;
  readonly message: string;
}

/** What a check reports. `at` is the place of a fact, never arithmetic. */
export interface Report {
  readonly at: Place;
  readonly message: string;
  /** The other side of a cross-file finding; at least one for rules of two files. */
  readonly related?: readonly Related[];
  /** Names of the nodes it concerns. */
  readonly nodes?: readonly string[];
  /** Other than the rule's own. */
  readonly severity?: Severity;
  readonly refusedBy?: RealProgram;
  readonly cause?: Cause;
  /** Made only when someone asks for the fixes. */
  readonly fixes?: () => readonly Fix[];
}

export interface RuleContext {
  readonly site: Site;
  /**
   * One trace per known node, with the first of its firmwares (BIOS, where it may have it), in the order of `site.nodes`;
   * then those of machines the site serves without naming them. Computed once for all rules.
   */
  readonly boots: readonly BootTrace[];
  /** The traces with each firmware: for what holds of no machine at all. */
  readonly everyBoot: readonly BootTrace[];
  /** True where a span of a file lies in no comment and no quoted string of its language. */
  outsideText(file: DiskPath, span: Span): boolean;
  report(report: Report): void;
}

/** What every rule has. */
interface Card {
  /** `area/kebab-name`; reads well after "allow …"; never reused. */
  readonly id: RuleId;
  readonly severity: Severity;
  /** Version of this project that first had it. */
  readonly since: string;
  readonly docs: RuleDocs;
}

/** A rule about what no boot can show: style, duplicates, security, what is merely risky. It claims no console text. */
export interface CheckRule extends Card {
  /** One that walks over all machines pauses where it yields: in an editor somebody may ask something meanwhile. */
  check(context: RuleContext): Iterable<void> | void;
}

/** Why findings about several places are one: what is wrong is wrong once. */
export interface Cause {
  /** Equal for findings of one cause, whichever rule has the words for them. */
  readonly key: string;
  /** Only where they are about the same machine: what one lacks others may lack for a reason of their own. */
  readonly ofOneMachine: boolean;
  /** How far it is from what is wrong: 0 for the line itself, 1 for what that does, 2 for what follows. The nearest speaks. */
  readonly distance: 0 | 1 | 2;
  /** What is to be seen at this place, where the finding stands at another one. */
  readonly here: string;
  /** Only findings of different sides belong together: what stands in the place of something else, and the other way round. */
  readonly side?: string;
  /** What is said in addition where there are several places. */
  readonly together?: string;
}

/** Whom a fault concerns, for the words about it. */
export interface Told {
  readonly site: Site;
  /** The machines' names, in the order of the site. */
  readonly names: readonly string[];
  /** The same in words: "slave21", "a, b and 3 more", "machines of 10.42.0.0/16". */
  readonly who: string;
  /** One machine, so that verbs after `who` are in the singular. */
  readonly single: boolean;
  /** The traces in which the fault is, one for each machine and firmware. */
  readonly traces: readonly BootTrace[];
  /** The fault of each of them. */
  readonly faults: readonly Fault[];
}

/**
 * The words for one kind of fault. The program that the fault happens in decides that it does, and which line is wrong;
 * a rule decides nothing.
 */
export interface FaultRule<F extends Fault = Fault> extends Card {
  readonly id: F['id'];
  /** What goes wrong, as one clause without a capital or a full stop: "vmlinuz is built without CONFIG_ROOT_NFS=y". */
  story(fault: F): string;
  /** The finding: what is wrong for whom, what is seen at boot, what to do. */
  message(fault: F, told: Told): string;
  /** Other than the rule's own. */
  severityOf?(fault: F): Severity;
  /** It counts in full for machines that are common, though every known one comes up with another firmware. */
  readonly commonToo?: boolean;
  /** The other sides, each with what is to be seen there; one at least where they lie in another file. */
  related?(fault: F, told: Told): readonly Related[];
  fixes?(fault: F, told: Told): readonly Fix[];
  /** Faults at one place are one finding unless they differ in this text. */
  differsBy?(fault: F): string;
  /** What makes one finding of it and of others. */
  cause?(fault: F, told: Told): Cause | undefined;
  /**
   * The rule that may have said it already, of the same place: a parser, or a check; of several the first that did. Its
   * finding then gets the names of the machines, and there is no second one.
   */
  saidBy?(fault: F): string | readonly string[] | undefined;
}

export type Rule = CheckRule | FaultRule;

/** Makes the card of a fault. */
export function faultRule<const Id extends FaultId>(
  card: FaultRule<FaultOf<Id>> & { readonly id: Id },
): FaultRule<FaultOf<Id>> {
  return card;
}

/** A report with its rule: what all surfaces show. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly refusedBy: RealProgram | null;
  readonly place: Place;
  readonly related: readonly Related[];
  readonly nodes: readonly string[];
  readonly fixes: () => readonly Fix[];
  readonly cause?: Cause | undefined;
  /** The other rules for which it speaks. */
  readonly also?: readonly RuleId[];
}
