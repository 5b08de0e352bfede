/** Loaded sites and who is heard go in; the texts that fixes lead to, and the sites over these texts, come out. Nothing is written. */
import { type Finding, type FixResult, fix, lint } from '../../service/index.js';
import type { Change } from '../formats/show-diff.js';
import type { Loaded, LoadedSite } from '../sites.js';
import { concerns, type Selecting, selectionOf } from './selection.js';

/** A fix may uncover another one; this many rounds are enough for any chain that ends. */
const ROUNDS = 10;

export interface Fixed {
  readonly loaded: Loaded;
  /** By absolute path; `before` is undefined for a file that a fix makes. */
  readonly changes: readonly (Change & { readonly after: string })[];
  /** Findings whose fix is among the changes. */
  readonly count: number;
}

function round(sites: readonly LoadedSite[], selecting: Selecting, unsafe: boolean): FixResult[] {
  return sites.map((one) => {
    const { findings } = lint(one.site, selectionOf(one, selecting));
    const wanted: readonly Finding[] = findings.filter((finding) => concerns(finding, one.asked));
    return fix(one.site, wanted, { unsafe });
  });
}

/** Applies fixes in memory until nothing changes; the sites are loaded again over the changed texts. */
export function applyFixes(loaded: Loaded, selecting: Selecting, unsafe: boolean): Fixed {
  const { workspace } = loaded;
  const changes = new Map<string, { path: string; before: string | undefined; after: string }>();
  let { sites } = loaded;
  let count = 0;
  for (let i = 0; i < ROUNDS; i++) {
    const results = round(sites, selecting, unsafe);
    const files = results.flatMap((result) => result.files);
    if (files.length === 0) break;
    count += results.reduce((sum, result) => sum + result.fixed.length, 0);
    const done = new Set<string>();
    for (const { file, before, after } of files) {
      // A file of two sites: the second site's edits are made in the next round.
      if (done.has(file)) continue;
      done.add(file);
      const known = changes.get(file);
      const isNew = !sites.some(({ site }) => site.files.has(file));
      if (known === undefined) changes.set(file, { path: file, before: isNew ? undefined : before, after });
      else known.after = after;
      workspace.setBuffer(file, after);
    }
    sites = sites.map((one) => ({ ...one, site: workspace.site(one.location) }));
  }
  return { loaded: { ...loaded, sites }, changes: [...changes.values()], count };
}
