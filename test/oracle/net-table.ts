/** A case of iPXE or GRUB and the record of its real boot go in; where the trace says something else comes out. */
import { type BootTrace, firmwareClient, type StageName, traceBoot } from '../../server/boot/index.js';
import { findNode } from '../../server/service/index.js';
import { tell } from '../../server/service/verdict/tell.js';
import { NodeFileSystem } from '../../server/workspace/node.js';
import { Workspace } from '../../server/workspace/workspace.js';
import type { NetCase } from '../support/net-cases.js';
import { UEFI_MAC, UEFI_UUID } from '../support/uefi-cases.js';
import { nameDifferences, wordDifferences } from './foreseen.js';
import { type NetTruth, withNetSite } from './net-real.js';

/** Under which stage of the trace a boot may end that ended so. */
const stages: Readonly<Record<'files' | 'loader', readonly StageName[]>> = {
  files: ['files'],
  // What a loader starts is fetched by the loader.
  loader: ['loader', 'kernel'],
};

export function traceNet(it: NetCase): BootTrace {
  return withNetSite(it, 'stand-ins', (folder) => {
    const workspace = new Workspace(new NodeFileSystem());
    const found = workspace.locate(folder);
    const location = Array.isArray(found) && found.length === 1 ? found[0] : undefined;
    if (location === undefined) throw new Error(`the files of ${it.name} do not form one site`);
    const site = workspace.site(location);
    const node = findNode(site, UEFI_MAC);
    if (node === undefined) throw new Error('the site has no place for the machine');
    const asks = it.firmware === 'bios' ? 'ipxe' : it.firmware;
    return traceBoot(site, node, asks, { ...firmwareClient(asks, UEFI_MAC), uuid: UEFI_UUID });
  });
}

/** In words; none for agreement. */
export function netDifferences(
  trace: BootTrace,
  { stage, requests, console, commandLine }: NetTruth,
): string[] {
  const failing = tell(trace).find(({ verdict }) => verdict === 'fails');
  const names = nameDifferences(
    trace,
    requests.map((request) => request.replace(/^http:/, '').replace(/(?: at [\d.]+)?(?:: .*)?$/, '')),
  );
  if (stage === null) {
    if (trace.verdict !== 'boots' && trace.verdict !== 'degraded') {
      const doubt = trace.stages.flatMap(({ doubts }) => doubts)[0]?.reason;
      return [`a kernel starts, but the trace says ${failing?.summary ?? doubt ?? trace.verdict}`];
    }
    return [...wordDifferences(trace, commandLine ?? ''), ...names];
  }
  if (failing === undefined) return [`it ends at ${stage}, but the trace says ${trace.verdict}`];
  if (!stages[stage].includes(failing.stage))
    return [`it ends at ${stage}, but the trace at ${failing.stage}: ${failing.summary}`];
  return [...consoleDifferences(failing, console), ...names];
}

/** What the trace says that the screen shows was seen there. */
function consoleDifferences(
  { console: foreseen, log }: { readonly console: string | null; readonly log: string | null },
  seen: readonly string[],
): string[] {
  // What hangs says nothing after the last file.
  const hangs = seen.at(-1)?.endsWith('... ok') === true;
  if (foreseen === null) return log === null && !hangs ? ['the trace says nothing of the screen'] : [];
  const bare = foreseen.split('…');
  return seen.some((line) => bare.every((part) => line.includes(part)))
    ? []
    : [`the screen never shows "${foreseen}"`];
}
