/** A site, a node and a firmware go in; the whole trace comes out, as far as the boot gets. */
import type { Node, Site } from '../site/model.js';
import { answerDhcp } from './dhcp/dhcpd/server.js';
import { bootFileName, dhcpStep, serverStep, ubootStep } from './dhcp/dhcpstep.js';
import { join } from './files/tftpd-hpa/tftp.js';
import { tftpStep } from './files/tftpstep.js';
import { mountSteps } from './init/mountstep.js';
import { kernelStep } from './linux/kernelstep.js';
import { rootStage, wantsNfsRoot } from './linux/root.js';
import { rootStep } from './linux/rootstep.js';
import { answerToIpxe } from './loaders/ipxe/chain.js';
import { taggedKernel } from './loaders/kernel.js';
import { type PxelinuxResult, pxelinuxStage } from './loaders/pxelinux/pxelinux.js';
import { pxelinuxStep } from './loaders/pxelinux/pxelinuxstep.js';
import { knowsUboot } from './loaders/uboot/uboot.js';
import { firmwareClient, kernelClient } from './machine/profile.js';
import { assume, beyond, type Draft, newDraft, settle, source, stageVerdict, verdictOf } from './stage.js';
import type { BootTrace, DhcpAnswer, DhcpClient, Firmware, KernelStage, Outcome } from './trace.js';

/** `client`: a packet other than the firmware's usual one. */
export function traceBoot(
  site: Site,
  node: Node,
  firmware: Firmware = 'bios',
  client?: DhcpClient,
): BootTrace {
  const draft = newDraft();
  const loader = answerDhcp(site, client ?? firmwareClient(firmware, node.mac), node.host);
  const kernelPacket = { ...kernelClient(node.mac), relay: client?.relay };
  const kernelAnswer = answerDhcp(site, kernelPacket, node.host);
  const serverRuns = serverStep(site, loader, draft);
  const trace: BootTrace = {
    node,
    firmware,
    verdict: 'unknown',
    stages: draft.stages,
    serverRuns,
    loader,
    chained: undefined,
    kernelAnswer,
    bootFile: undefined,
    pxelinux: undefined,
    kernel: undefined,
    root: undefined,
    mounts: [],
  };
  const reached = follow(site, node, firmware, loader, kernelAnswer, serverRuns ? draft : beyond(draft));
  settle(draft);
  return { ...trace, ...reached, verdict: verdictOf(draft.stages) };
}

/** One trace per known node with the firmware `bios`, in the order of the site's nodes. */
export function traceAll(site: Site): BootTrace[] {
  return site.nodes.map((node) => traceBoot(site, node));
}

export type Reached = Partial<
  Pick<BootTrace, 'chained' | 'bootFile' | 'pxelinux' | 'kernel' | 'root' | 'mounts'>
>;

/** From one answer to the last step; `who` asked for it. */
function follow(
  site: Site,
  node: Node,
  firmware: Firmware,
  loader: DhcpAnswer,
  kernelAnswer: DhcpAnswer,
  draft: Draft,
  who = node.name,
): Reached {
  const file = bootFileName(loader, draft);
  const own = ubootStage(site, file, loader);
  if (own !== undefined) {
    ubootStep(node, loader, draft);
    return fromConfiguration(site, own, { loader, kernelAnswer }, draft);
  }
  if (!dhcpStep({ site, node, firmware, answer: loader, file, who }, draft)) return {};
  const guessed = file.kind === 'value' ? undefined : likelyBootFile(site);
  const name = file.kind === 'value' ? file.value : guessed;
  if (name === undefined) return {};
  if (guessed !== undefined) assume(draft, `the node is told to load PXELINUX as ${guessed}`);
  const chained = file.kind === 'value' ? answerToIpxe(site, node, loader, name) : undefined;
  const loaded =
    file.kind === 'value' ? tftpStep(site, loader, name, draft, file, chained !== undefined) : undefined;
  const reached: Reached = loaded === undefined ? {} : { bootFile: loaded.file };
  if (chained !== undefined && loaded?.next === 'ipxe') {
    assume(draft, `${name} has no script of its own built in, so that iPXE asks DHCP`);
    const then = follow(site, node, 'ipxe', chained, kernelAnswer, draft, `iPXE on ${node.name}`);
    return { ...reached, chained, ...then };
  }
  if (loaded !== undefined && loaded.next === undefined) return reached;
  if (loaded?.next === 'image' && source(file) !== undefined) {
    assume(
      draft,
      `${name} is an image that mkelf-linux -ip=dhcp made: its kernel gets root=/dev/nfs ip=dhcp`,
    );
    const kernel = taggedKernel(site, name, source(file) ?? node.place);
    return { ...reached, ...fromKernel(site, kernel, kernelAnswer, draft) };
  }
  const result = pxelinuxStage(site, name, loader);
  const fails = draft.stages.some((stage) => stageVerdict(stage) === 'fails');
  return {
    ...reached,
    ...fromConfiguration(site, result, { loader, kernelAnswer }, fails ? beyond(draft) : draft),
  };
}

/** What U-Boot finds, where the file that the node comes to is for U-Boot: then the boot file is for other machines. */
function ubootStage(site: Site, file: Outcome<string>, answer: DhcpAnswer): PxelinuxResult | undefined {
  if (!knowsUboot(site, '') || answer.answered !== 'yes' || file.kind === 'unknown') return undefined;
  const result = pxelinuxStage(site, file.kind === 'value' ? file.value : '', answer);
  const { config } = result.stage;
  return config.kind === 'value' && config.value.uboot ? result : undefined;
}

/** What follows once PXELINUX has found its configuration, or not. */
export function fromConfiguration(
  site: Site,
  result: PxelinuxResult,
  { loader, kernelAnswer }: Pick<BootTrace, 'loader' | 'kernelAnswer'>,
  draft: Draft,
): Reached {
  const kernel = pxelinuxStep(site, result, loader, draft);
  const withConfig: Reached = { pxelinux: result.stage };
  return kernel === undefined
    ? withConfig
    : { ...withConfig, ...fromKernel(site, kernel, kernelAnswer, draft) };
}

/** What follows once a kernel is loaded. */
function fromKernel(site: Site, kernel: KernelStage, kernelAnswer: DhcpAnswer, draft: Draft): Reached {
  const starts = kernelStep(site, kernel, kernelAnswer, draft);
  if (!wantsNfsRoot(kernel)) return { kernel };
  // What the words say of the root is worth knowing also where the kernel does not come as far.
  const root = rootStage(site, kernel, kernelAnswer);
  const reached = rootStep(site, kernel, root, kernelAnswer, starts ? draft : beyond(draft)) && starts;
  // So are the mounts, but only those that the node comes to are steps of its boot.
  const steps = reached ? draft : beyond(draft);
  return { kernel, root, mounts: mountSteps(site, kernel, root, kernelAnswer, steps) };
}

/** Where nothing tells the boot file, the one directory of PXELINUX files tells where PXELINUX lies. */
function likelyBootFile(site: Site): string | undefined {
  const [only] = site.pxe;
  if (only === undefined || site.pxe.length > 1) return undefined;
  const { root } = site.tftp;
  const folder = join(only.path, '..');
  const base = root === undefined ? folder : join(root);
  if (folder !== base && !folder.startsWith(base === '/' ? '/' : `${base}/`)) return undefined;
  return join(folder.slice(base === '/' ? 0 : base.length), 'pxelinux.0');
}
