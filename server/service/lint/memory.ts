/** A site that is edited goes in, with its boots; what rules found before comes out, as long as nothing is changed that they read. */
import { BootMemory, type BootTrace } from '../../boot/index.js';
import type { Finding, RuleId } from '../../rules/index.js';
import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import { changedIn, FREE_BIT, type Reads } from '../../site/reads.js';
import { none } from './finding.js';

/** Of what is read, that somebody looks at the boots. */
export const BOOTS: Reads = FREE_BIT;

/** What a rule found, and what it read for that. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly reads: Reads;
}

interface Seen {
  readonly site: Site;
  readonly traces: readonly BootTrace[];
}

export class LintMemory {
  readonly boots = new BootMemory();
  #last: Seen | undefined;
  readonly #found = new Map<RuleId, Found>();

  /** Forgets what may be found otherwise now. Gives the boots; those of before where they are the same. */
  turnTo(site: Site, traces: readonly BootTrace[]): readonly BootTrace[] {
    const last = this.#last;
    const sameBoots = last !== undefined && areSame(last.traces, traces);
    const boots = sameBoots ? last.traces : traces;
    this.#last = { site, traces: boots };
    const changed = last && changedIn(last.site, site);
    if (last === undefined || changed === undefined) this.#found.clear();
    else {
      const otherwise = sameBoots ? changed : changed | BOOTS;
      const edited = editedFiles(last.site, site);
      for (const [rule, { reads, findings }] of this.#found) {
        if ((reads & otherwise) !== 0 || findings.some((one) => standsIn(edited, one)))
          this.#found.delete(rule);
      }
    }
    return boots;
  }

  of(rule: RuleId): Found | undefined {
    return this.#found.get(rule);
  }

  /** A finding with fixes looks at the site again when somebody asks for them: it is made anew for each site. */
  keep(rule: RuleId, found: Found): void {
    if (found.findings.every(({ fixes }) => fixes === none)) this.#found.set(rule, found);
  }
}

function editedFiles({ files }: Site, after: Site): ReadonlySet<DiskPath> {
  const all = [...after.files.values()];
  return new Set(all.flatMap(({ path, document }) => (files.get(path)?.document === document ? [] : [path])));
}

/** A place that a rule worked out of others does not move with the text. */
function standsIn(files: ReadonlySet<DiskPath>, { place, related }: Finding): boolean {
  return files.has(place.file) || related.some((one) => files.has(one.place.file));
}

function areSame<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.length === others.length && some.every((one, i) => one === others[i]);
}
