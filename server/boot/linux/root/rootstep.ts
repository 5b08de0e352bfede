/** Where the kernel mounts its root from goes in; the stage of the root comes out. */

import { formatIpv4 } from '../../../site/address.js';
import type { Site } from '../../../site/model.js';
import { rootProgram } from '../../initramfs/index.js';
import type { LiveFault } from '../../live/faults.js';
import { mediumFault } from '../../live/medium.js';
import type { FirmwareFault } from '../../machine/faults.js';
import { rootUnreachable } from '../../machine/reach.js';
import { addressOfNfsServer } from '../../machine/sameaddress.js';
import { ownFileSystem } from '../../nfsd/exports.js';
import type { NfsdFault } from '../../nfsd/faults.js';
import { healthFaults } from '../../nfsd/health.js';
import type { RootMount } from '../../nfsd/refusal.js';
import { exportFault, grantedFaults, udpNotOffered, versionNotOffered } from '../../nfsd/rootmount.js';
import { writes } from '../../nfsd/rootrights.js';
import { rpcAccess } from '../../nfsd/rpcaccess.js';
import { add, assume, type Draft, newDraft, source } from '../../stage.js';
import type { StartupFault } from '../../startup/faults.js';
import type { DhcpAnswer, ExportDecision, KernelStage, RootStage, StageDoubt } from '../../trace.js';
import type { WrappersFault } from '../../wrappers/faults.js';
import { consoleMissing } from '../programs/console.js';
import { noInit } from '../programs/noinit.js';
import type { RootFault } from './faults.js';
import { gatewayOutside } from './gateway.js';
import { builtIn } from './nfsdefaults.js';
import { misnamed, optionFaults } from './rootasks.js';

/** What the programs of the NFS server have against a mount. */
type ServerFault = NfsdFault | StartupFault | WrappersFault;

/** True where the root is mounted and an init is started. */
export function rootStep(
  site: Site,
  kernel: KernelStage,
  root: RootStage,
  answer: DhcpAnswer,
  draft: Draft,
): boolean {
  const { server, path } = root;
  const decision = ofOwnLine({ site, kernel, root, answer }, draft) ?? root.decision;
  const mount: RootMount = { site, kernel, root: { ...root, decision }, answer };
  const granted = decision.kind === 'granted' ? decision : undefined;
  const meant = misnamed(mount);
  const reach = addressOfNfsServer(site, kernel, root, answer) ?? rootUnreachable(site, kernel, root, answer);
  const asked: (FirmwareFault | LiveFault | RootFault | undefined)[] = [
    meant,
    reach,
    gatewayOutside(kernel),
    ...optionFaults(mount, draft),
  ];
  const access = rpcAccess(mount);
  const served: (ServerFault | undefined)[] = [
    ...healthFaults(mount, draft),
    access.fault,
    versionNotOffered(mount, draft),
    udpNotOffered(mount),
  ];
  // What the server thinks of a path that nobody meant is no fault of its own.
  if (meant === undefined && path.kind === 'value') {
    served.push(exportFault(mount, path.value));
    if (granted !== undefined && root.own === 'unknown' && server.kind === 'value')
      assume(draft, `${formatIpv4(server.value)} is the server whose exports these are`);
    served.push(...grantedFaults(mount, path.value, draft));
    asked.push(noInit(mount, path.value), consoleMissing(mount, path.value));
    if (granted !== undefined) asked.push(mediumFault(site, kernel, root));
  }
  const faults = [...asked, ...served].filter((fault) => fault !== undefined);
  const barred = access.doubt === undefined ? [] : [access.doubt];
  const doubts = meant === undefined ? [...barred, ...doubtsOf(mount)] : [];
  const what = `${server.kind === 'value' ? formatIpv4(server.value) : ''}:${path.kind === 'value' ? path.value : ''}`;
  if (kernel.mode === 'kernel-root' && builtIn(kernel.configuration, 'BINFMT_SCRIPT') === 'no') {
    assume(
      draft,
      `the init in ${what} is no script, which ${kernel.image} cannot start (CONFIG_BINFMT_SCRIPT)`,
    );
  }
  const verdict = add(draft, {
    stage: 'root',
    program: programOf(kernel, faults, served),
    did: `${what} is mounted${writes(mount) ? '' : ' read-only'}`,
    faults,
    doubts,
    sources: [root.place, source(server), source(path), granted?.client.place],
  });
  return verdict === 'ok' || verdict === 'degraded';
}

/**
 * Below the directory with `fsid=0` the options of a line count where a file system of its own begins, as a bind mount does: so it is
 * taken to be where the line has all that the root wants, as it is for the lines of an fstab.
 */
function ofOwnLine(mount: RootMount, draft: Draft): ExportDecision | undefined {
  const { root } = mount;
  const { decision, path } = root;
  if (decision.kind !== 'unknown' || decision.belowPseudoRoot !== true) return undefined;
  if (decision.admitted === undefined || path.kind !== 'value') return undefined;
  const granted: ExportDecision = { kind: 'granted', ...decision.admitted };
  const judged = newDraft();
  if (grantedFaults({ ...mount, root: { ...root, decision: granted } }, path.value, judged).length > 0)
    return undefined;
  assume(draft, ownFileSystem(decision.admitted.entry));
  return granted;
}

/** Whose part it was that went wrong. */
function programOf(
  kernel: KernelStage,
  faults: readonly (FirmwareFault | LiveFault | RootFault | ServerFault)[],
  served: readonly (ServerFault | undefined)[],
): string {
  const first =
    faults.find(({ effect }) => effect === 'stops') ?? faults.find(({ effect }) => effect === 'degrades');
  if (first === undefined || !served.some((fault) => fault === first)) return mounterName(kernel);
  if (first.id === 'svc/tcp-wrappers-block') return 'libwrap';
  return first.log === undefined ? 'nfsd' : 'rpc.mountd';
}

/** The kernel itself, or the scripts of its initial ramdisk where it is known whose they are. */
function mounterName(kernel: KernelStage): string {
  if (kernel.mode !== 'initramfs') return 'linux';
  const { name } = rootProgram(kernel);
  return name === 'unknown' ? 'initramfs' : name;
}

/** What no file tells of where the root is, or of whether the server gives it. */
function doubtsOf({ root: { server, path, decision } }: RootMount): StageDoubt[] {
  if (server.kind === 'unknown')
    return [
      { reason: `the server of the root is not known: ${server.reason}`, code: server.code, at: server.from },
    ];
  if (path.kind === 'unknown')
    return [{ reason: `the path of the root is not known: ${path.reason}`, code: path.code, at: path.from }];
  if (path.kind === 'none') return [{ reason: 'which path the initial ramdisk mounts is not known' }];
  if (decision.kind !== 'unknown' || server.kind === 'none') return [];
  const what = `${formatIpv4(server.value)}:${path.value}`;
  return [{ reason: `whether ${what} can be mounted is not known: ${decision.reason}` }];
}
