/** Lines of a node's fstab go in; what comes of them at its boot comes out, each fault in words. */
import assert from 'node:assert/strict';
import { type BootTrace, type Fault, traceAll } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';

export type Files = Readonly<Record<string, string | undefined>>;

export const FSTAB = 'diskless/node21/etc/fstab';
export const KERNEL = 'srv/tftp/vmlinuz.config';

/** The configuration of the node's kernel with more lines. */
export function kernel(...symbols: readonly string[]): Files {
  return { [KERNEL]: `${miniature()[KERNEL]}${symbols.map((symbol) => `${symbol}\n`).join('')}` };
}

/** Lines before those of the small site's fstab, which has one for the root. */
export function lines(...more: readonly string[]): Files {
  return { [FSTAB]: `${more.map((line) => `${line}\n`).join('')}${miniature()[FSTAB]}` };
}

export const OPT = '/opt 192.168.1.21(ro,sync,no_subtree_check)';

/** With a second export. */
export function exported(...entries: readonly string[]): Files {
  return changed('etc/exports', '\n', `\n${entries.map((entry) => `${entry}\n`).join('')}`);
}

export interface Booted {
  readonly verdict: BootTrace['verdict'];
  readonly faults: readonly Fault[];
  readonly doubts: readonly string[];
  readonly assumed: readonly string[];
  /** Id, effect, the texts of the line and of the other sides, and what the screen shows. */
  readonly told: readonly string[];
}

export function booted(files: Files, symlinks: Readonly<Record<string, string>> = {}): Booted {
  const site = siteOf(miniature(files), { symlinks });
  const [trace] = traceAll(site);
  assert.ok(trace !== undefined);
  const faults = trace.stages.flatMap((stage) => stage.faults);
  const textAt = ({ at, others }: Fault) =>
    [at, ...others].map(({ file, span }) =>
      site.files.get(file)?.document.text.slice(span.start, span.end).split('\n', 1).join(),
    );
  return {
    verdict: trace.verdict,
    faults,
    doubts: trace.stages.flatMap(({ doubts }) => doubts.map(({ reason }) => reason)),
    assumed: trace.stages.flatMap(({ assumptions }) => assumptions),
    told: faults.map((fault) =>
      [`${fault.id} ${fault.effect}`, textAt(fault).join(' | '), fault.console].filter(Boolean).join(': '),
    ),
  };
}
