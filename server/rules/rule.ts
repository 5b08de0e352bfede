/** The rule card: one object per rule. Its identity, its documentation, its examples and its check stand together. */
import type { RealProgram, Severity, Span, TextEdit } from '../../grammars/text/index.js';
import type { BootTrace } from '../boot/trace.js';
import type { Site } from '../site/model.js';
import type { Place } from '../site/place.js';

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
  readonly file: string;
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
  /** Made only when someone asks for the fixes. */
  readonly fixes?: () => readonly Fix[];
}

export interface RuleContext {
  readonly site: Site;
  /**
   * One trace per known node with the firmware `bios`, in the order of `site.nodes`; then those of machines the site
   * serves without naming them, whose node has neither MAC nor host and a name with blanks. Computed once for all rules.
   */
  readonly boots: readonly BootTrace[];
  /** True where a span of a file lies in no comment and no quoted string of its language. */
  outsideText(file: string, span: Span): boolean;
  report(report: Report): void;
}

export interface Rule {
  /** `area/kebab-name`; reads well after "allow …"; never reused. */
  readonly id: string;
  readonly severity: Severity;
  /** Version of this project that first had it. */
  readonly since: string;
  readonly docs: RuleDocs;
  check(context: RuleContext): void;
}

/** A report with its rule: what all surfaces show. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly refusedBy: RealProgram | null;
  readonly place: Place;
  readonly related: readonly Related[];
  readonly nodes: readonly string[];
  readonly fixes: () => readonly Fix[];
}
