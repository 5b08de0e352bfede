/** The words of a kernel and the files of a web server go in; how the machine gets its root comes out. */
import assert from 'node:assert/strict';
import { type BootTrace, traceBoot } from '../../../server/boot/index.js';
import { liveSite, WEB } from '../../../server/rules/about/examples/live.js';
import { tell } from '../../../server/service/verdict/tell.js';
import { siteOf } from '../../support/site.js';

export { WEB };

export function boot(
  words: string,
  files: readonly string[] = [],
  more: { readonly initrd?: string; readonly site?: Readonly<Record<string, string>> } = {},
): BootTrace {
  const site = siteOf({ ...liveSite(words, files, { initrd: more.initrd ?? 'initrd.img' }), ...more.site });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  return traceBoot(site, node);
}

/** The verdict, and who brings up the root from where. */
export function rootOf(...asked: Parameters<typeof boot>): string {
  const trace = boot(...asked);
  const stage = tell(trace).findLast(({ stage: name }) => name === 'root' || name === 'kernel');
  return `${trace.verdict}: ${stage?.program}: ${stage?.summary}`;
}

/** The faults of the boot, each with what the screen shows. */
export function faultsOf(...asked: Parameters<typeof boot>): string[] {
  return boot(...asked).stages.flatMap(({ faults }) =>
    faults.map(({ id, effect, console = '' }) => `${id} ${effect}: ${console}`),
  );
}

/** What the boot takes for granted about roots and addresses. */
export function taken(...asked: Parameters<typeof boot>): string[] {
  return boot(...asked).stages.flatMap(({ assumptions }) =>
    assumptions.filter((text) => /can be loaded|holds the system/.test(text)),
  );
}
