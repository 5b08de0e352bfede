/** A UEFI case and the record of what OVMF did with it go in; where the trace says something else comes out. */
import { type BootTrace, firmwareClient, type StageName, traceBoot } from '../../server/boot/index.js';
import { findNode } from '../../server/service/index.js';
import { tell } from '../../server/service/verdict/tell.js';
import { NodeFileSystem } from '../../server/workspace/node.js';
import { Workspace } from '../../server/workspace/workspace.js';
import { UEFI_MAC, UEFI_UUID, type UefiCase } from '../support/uefi-cases.js';
import { type UefiStage, type UefiTruth, withUefiSite } from './uefi-real.js';

/** Under which stage of the trace a boot may end that ended so under OVMF. */
const stages: Readonly<Record<UefiStage, readonly StageName[]>> = {
  dhcp: ['dhcp'],
  files: ['files'],
  firmware: ['files', 'loader'],
  // A loader's own modules are files like the loader itself.
  loader: ['files', 'loader'],
  kernel: ['kernel'],
};

/** What the HTTP client of OVMF says of itself, where it differs from the PXE client. */
const httpClient = { vendorClass: 'HTTPClient:Arch:00016:UNDI:003000', architecture: 16 };

export function traceUefi(it: UefiCase): BootTrace {
  return withUefiSite(it, 'stand-ins', (folder) => {
    const workspace = new Workspace(new NodeFileSystem());
    const found = workspace.locate(folder);
    const location = Array.isArray(found) && found.length === 1 ? found[0] : undefined;
    if (location === undefined) throw new Error(`the files of ${it.name} do not form one site`);
    const site = workspace.site(location);
    const node = findNode(site, UEFI_MAC);
    if (node === undefined) throw new Error('the site has no place for the machine');
    return traceBoot(site, node, 'efi-x64', {
      ...firmwareClient('efi-x64', UEFI_MAC),
      ...(it.firmware === 'efi-http' ? httpClient : {}),
      uuid: UEFI_UUID,
    });
  });
}

/** In words; none for agreement. */
export function uefiDifferences(trace: BootTrace, truth: UefiTruth): string[] {
  const failing = tell(trace).find(({ verdict }) => verdict === 'fails');
  if (truth.stage === null) {
    if (trace.verdict !== 'boots')
      return [`a kernel starts, but the trace says ${failing?.summary ?? trace.verdict}`];
    return [...wordDifferences(trace, truth), ...nameDifferences(trace, truth)];
  }
  if (failing === undefined) return [`it ends at ${truth.stage}, but the trace says ${trace.verdict}`];
  if (!stages[truth.stage].includes(failing.stage))
    return [`it ends at ${truth.stage}, but the trace at ${failing.stage}: ${failing.summary}`];
  return [...consoleDifferences(failing, truth), ...nameDifferences(trace, truth)];
}

function wordDifferences({ kernel }: BootTrace, { commandLine = '' }: UefiTruth): string[] {
  const seen = commandLine.split(' ');
  const lacking = (kernel?.parameters ?? [])
    .map(({ name, value }) => (value === undefined ? name : `${name}=${value}`))
    .filter((word) => !seen.includes(word));
  return lacking.length === 0 ? [] : [`the kernel never got ${lacking.join(' ')}`];
}

/** What the trace says that the screen shows was seen there. */
function consoleDifferences(
  { console: foreseen, log }: { readonly console: string | null; readonly log: string | null },
  { console: seen }: UefiTruth,
): string[] {
  if (foreseen === null) return log === null ? ['the trace says nothing of the screen'] : [];
  return seen.some((line) => line.includes(foreseen)) ? [] : [`the screen never shows "${foreseen}"`];
}

/** The configurations that are asked for are those that the trace foresees, in its order; a menu reads its own again. */
function nameDifferences({ loading, loader }: BootTrace, { requests }: UefiTruth): string[] {
  const foreseen = loading?.tried ?? [];
  const asked = requests
    .map((request) => request.replace(/: .*$/, ''))
    .filter((name, at, all) => /(?:^|\/)pxelinux\.cfg\//.test(name) && all.indexOf(name) === at)
    // Names made of an address out of a pool cannot be foreseen.
    .filter((name) => loader.address.kind === 'value' || !/\/[0-9A-F]{1,8}$/.test(name));
  return asked.length === 0 || asked.join() === foreseen.join()
    ? []
    : [`it asks for ${asked.join(', ')}, and the trace foresees ${foreseen.join(', ')}`];
}
