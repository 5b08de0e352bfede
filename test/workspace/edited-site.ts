/** Texts of a site go in, a site that is typed in comes out, which after each change is held to a cold run. */
import assert from 'node:assert/strict';
import { type BootTrace, eachBoot } from '../../server/boot/index.js';
import type { Finding } from '../../server/rules/index.js';
import { occurrences } from '../../server/service/editor/occurrences.js';
import { fixesOf, lint } from '../../server/service/lint/lint.js';
import { LintMemory } from '../../server/service/lint/memory.js';
import type { SiteLocation, Workspace } from '../../server/workspace/workspace.js';
import { SITE_ROOT, siteOf, workspaceOf } from '../support/site.js';

/** With the fixes that somebody would be offered. */
function offered(findings: readonly Finding[]): unknown {
  return findings.map((finding) => ({ ...finding, fixes: fixesOf(finding) }));
}

/** The boots as they are told: everything but the facts that they go by. */
function told(boots: Iterable<BootTrace>): unknown {
  return [...boots].map(({ node, firmware, verdict, stages, entries, serverRuns, loader, kernelAnswer }) => ({
    name: node.name,
    ...{ firmware, verdict, stages, entries, serverRuns, loader, kernelAnswer },
  }));
}

/** A site that is typed in: after each change its boots and its findings are those of a cold run. */
export class EditedSite {
  readonly texts: Record<string, string>;
  readonly #memory = new LintMemory();
  readonly #workspace: Workspace;

  constructor(files: Readonly<Record<string, string>>) {
    this.texts = { ...files };
    this.#workspace = workspaceOf(files).workspace;
    this.#check();
  }

  change(file: string, text: string): void {
    this.texts[file] = text;
    this.#workspace.setBuffer(`${SITE_ROOT}/${file}`, text);
    this.#check();
  }

  /** The first of these words gives way to others. */
  replace(file: string, from: string, to: string): void {
    const text = this.texts[file] ?? '';
    assert.ok(text.includes(from), from);
    this.change(file, text.replace(from, to));
  }

  /** The boots as they are now; those that an edit did not concern are the very ones of before. */
  boots(): BootTrace[] {
    return [...this.#memory.boots.boots(this.#workspace.site(this.#location()))];
  }

  #location(): SiteLocation {
    const [location] = this.#workspace.locate(SITE_ROOT) as SiteLocation[];
    assert.ok(location !== undefined);
    return location;
  }

  #check(): void {
    const [site, cold] = [this.#workspace.site(this.#location()), siteOf(this.texts)];
    assert.deepEqual(told(this.#memory.boots.boots(site)), told(eachBoot(cold)));
    const { findings } = lint(site, {
      memory: this.#memory,
      trace: (one) => this.#memory.boots.boots(one),
    });
    assert.deepEqual(offered(findings), offered(lint(cold).findings));
    assert.deepEqual(occurrences(site, {}), occurrences(cold, {}));
  }
}
