/** The kernel's words and its DHCP answer go in; where it mounts its root from comes out, each part with who decided it (fs/nfs/nfsroot.c, net/ipv4/ipconfig.c). */
import { formatIpv4, type Ipv4Address } from '../../../site/address.js';
import { pseudoRoot, serverPathV4 } from '../../../site/exports/pseudoroot.js';
import type { Site } from '../../../site/model.js';
import { serverAddress } from '../../../site/ownaddresses.js';
import type { Answer } from '../../../site/place.js';
import { optionOf } from '../../dhcp/answer.js';
import { textOfValue } from '../../dhcp/optiontext.js';
import { rootProgram } from '../../initramfs/index.js';
import { mayAskVersion4 } from '../../initramfs/mkinitcpio/hooks.js';
import type { RootText } from '../../initramfs/port.js';
import { leavesToScripts, liveOverNfs, liveProgram } from '../../live/index.js';
import { decideAs, type Mounter } from '../../nfsd/exports.js';
import { behindLinks } from '../../nfsd/links.js';
import { none, placeOf, unsure, value } from '../../outcome.js';
import type {
  DhcpAnswer,
  ExportDecision,
  KernelStage,
  NfsRootText,
  Outcome,
  RootStage,
} from '../../trace.js';
import { asksDhcp, type IpParameter } from '../words/ipparameter.js';
import { ipParameter, lastParameter } from '../words/parameters.js';
import { builtIn, defaultTransport } from './nfsdefaults.js';
import { nfsrootParameter, parseNfsRoot, transportOf, versionOf } from './nfsroot.js';

export { ipParameter, lastParameter };

/** Whether the words make the root an NFS one. `root=` is read after `nfsroot=` and replaces what that chose. */
export function wantsNfsRoot(stage: KernelStage): boolean {
  if (stage.mode === 'initramfs') return asksServer(stage);
  const root = lastParameter(stage, 'root')?.value ?? '';
  return root === '' ? lastParameter(stage, 'nfsroot') !== undefined : root === '/dev/nfs';
}

/** A live system reads words of its own; what other scripts read it leaves alone. */
function asksServer(stage: KernelStage): boolean {
  return liveOverNfs(stage) !== undefined || (leavesToScripts(stage) && rootProgram(stage).asks(stage));
}

/** Whether the words lead to a root that is simulated: over NFS, or in RAM by words of a live system or an installer. */
export function leadsToRoot(kernel: KernelStage): boolean {
  if (kernel.mode === 'unknown') return false;
  return wantsNfsRoot(kernel) || (kernel.mode === 'initramfs' && liveProgram(kernel) !== undefined);
}

export function rootStage(site: Site, kernel: KernelStage, answer: DhcpAnswer): RootStage {
  const ip = ipParameter(kernel);
  const { word, asks, option } = saidOf(kernel, answer, ip);
  const server = serverOf(kernel, word, option, ip, asks ? answer : undefined);
  const path = pathOf(kernel, word, option, ip, asks ? answer : undefined);
  const optionText = option.kind === 'value' ? option.value.text : undefined;
  const options = [...(optionText?.options ?? []), ...(word?.text.options ?? [])];
  const own = ownServer(site, server);
  const asked = { server, path, own, answer, ip };
  const { version, decision } = negotiated(site, kernel, asked, versionOf(options));
  // Version 4 knows TCP only.
  const begins = kernel.mode === 'kernel-root' && version?.startsWith('4') !== true;
  return {
    server,
    path,
    options,
    version,
    transport: transportOf(options) ?? (begins ? defaultTransport(kernel.configuration) : undefined),
    own,
    decision,
    place: word?.place ?? placeOf(option) ?? lastParameter(kernel, 'root')?.place ?? kernel.place,
    rw: kernel.parameters.findLast(({ name }) => name === 'rw' || name === 'ro')?.name === 'rw',
  };
}

/** The path of the root as it stands in its word or in root-path, before `%s` in it is filled in. */
export function writtenPath(kernel: KernelStage, answer: DhcpAnswer): string | undefined {
  const { word, option } = saidOf(kernel, answer, ipParameter(kernel));
  return word?.text.path ?? (option.kind === 'value' ? option.value.text.path : undefined);
}

interface RootSaid {
  readonly word: RootText | undefined;
  readonly asks: boolean;
  readonly option: RootPath;
}

/** What the words say of the root, and what DHCP tells of it where it is asked. */
function saidOf(kernel: KernelStage, answer: DhcpAnswer, ip: IpParameter | undefined): RootSaid {
  const word = nfsrootWord(kernel);
  const staticServer = word?.text.server !== undefined;
  // In an initial ramdisk scripts ask, whatever the kernel itself did.
  const asks = kernel.mode === 'initramfs' || ip === undefined || asksDhcp(ip, staticServer);
  return { word, asks, option: asks ? rootPath(kernel, answer) : none };
}

/** `nfsroot=`, or what the scripts of an initial ramdisk read instead. */
function nfsrootWord(kernel: KernelStage): RootText | undefined {
  if (kernel.mode === 'initramfs') {
    const medium = liveOverNfs(kernel);
    return medium === undefined ? rootProgram(kernel).rootOf(kernel) : medium.root;
  }
  const word = lastParameter(kernel, 'nfsroot');
  return word?.value === undefined ? undefined : { text: nfsrootParameter(word.value), place: word.place };
}

type RootPath = Outcome<{ readonly text: NfsRootText; readonly whole: string }>;

function rootPath(kernel: KernelStage, answer: DhcpAnswer): RootPath {
  if (answer.answered === 'no') return none;
  const found = optionOf(answer, 'root-path');
  if (found.kind !== 'value') return found;
  const whole = textOfValue(found.value);
  if (whole === undefined) return unsure('root-path is no text', found.from);
  const parse = kernel.mode === 'initramfs' ? rootProgram(kernel).rootPath : parseNfsRoot;
  return { ...found, value: { text: parse(whole), whole } };
}

/** nfsroot's address, else root-path's, else that of `ip=`, else next-server; never the DHCP server's own. */
function serverOf(
  kernel: KernelStage,
  word: RootText | undefined,
  option: RootPath,
  ip: IpParameter | undefined,
  answer: DhcpAnswer | undefined,
): Outcome<Ipv4Address> {
  if (word?.text.server !== undefined) return value(word.text.server, word.place);
  const name = word?.text.serverWord;
  if (kernel.mode === 'initramfs' && name !== undefined) {
    return unsure(`the initial ramdisk resolves the name "${name}"`, word?.place);
  }
  if (option.kind === 'unknown') return option;
  if (option.kind === 'value' && option.value.text.server !== undefined) {
    return value(option.value.text.server, option.from, option.overridden);
  }
  if (answer !== undefined && answer.nextServer.kind !== 'none') return answer.nextServer;
  if (ip?.server !== undefined) return value(ip.server, lastParameter(kernel, 'ip')?.place);
  return kernel.dialect === 'dracut' ? unsure("dracut may take the DHCP server's own address") : none;
}

function pathOf(
  kernel: KernelStage,
  word: RootText | undefined,
  option: RootPath,
  ip: IpParameter | undefined,
  answer: DhcpAnswer | undefined,
): Outcome<string> {
  if (word?.text.path !== undefined) {
    const overridden = option.kind === 'value' && option.value.text.path !== undefined ? [option.from] : [];
    const said = overridden.filter((place) => place !== undefined);
    return expand(kernel, value(word.text.path, word.place, said), ip, answer);
  }
  if (option.kind === 'unknown') return option;
  if (option.kind === 'value' && option.value.text.path !== undefined) {
    return expand(kernel, value(option.value.text.path, option.from, option.overridden), ip, answer);
  }
  if (kernel.mode === 'initramfs' && kernel.dialect !== 'initramfs-tools') return none;
  return expand(kernel, value('/tftpboot/%s', undefined), ip, answer);
}

/** The first `%s`: the host name of `ip=` or of option 12, else the address. klibc's tools take the address always. */
function expand(
  kernel: KernelStage,
  path: Outcome<string>,
  ip: IpParameter | undefined,
  answer: DhcpAnswer | undefined,
): Outcome<string> {
  if (path.kind !== 'value' || !path.value.includes('%s')) return path;
  const put = (text: string): Outcome<string> => ({ ...path, value: path.value.replace('%s', () => text) });
  if (kernel.dialect !== 'initramfs-tools') {
    if (ip?.hostname !== undefined) return put(ip.hostname);
    const name = (answer === undefined ? undefined : optionOf(answer, 'host-name')) ?? none;
    if (name.kind === 'unknown') return unsure(`%s stands for the host name, and ${name.reason}`, path.from);
    const text = name.kind === 'value' ? textOfValue(name.value) : undefined;
    if (text !== undefined && text !== '') return put(text);
  }
  if (ip?.address !== undefined) return put(formatIpv4(ip.address));
  if (answer?.address.kind === 'value') return put(formatIpv4(answer.address.value));
  return unsure("%s stands for the node's address, which is not known", path.from);
}

/** Whether the exports of the site are those of this server. */
export function ownServer(site: Site, server: Outcome<Ipv4Address>): Answer {
  if (server.kind !== 'value') return 'unknown';
  if (site.serverAddresses.length === 0) return 'unknown';
  return serverAddress(site, server.value) === undefined ? 'no' : 'yes';
}

interface Question {
  readonly server: Outcome<Ipv4Address>;
  readonly path: Outcome<string>;
  readonly own: Answer;
  readonly answer: DhcpAnswer;
  readonly ip: IpParameter | undefined;
}

/** Neither built in nor a module, which the initial ramdisk may hold. */
function lacks(configuration: KernelStage['configuration'], symbol: string): boolean {
  return builtIn(configuration, symbol) === 'no' && configuration?.symbols.get(symbol)?.value !== 'm';
}

/**
 * What the server decides, by the version that is asked for. mount.nfs, which dracut starts, asks for version 4 first where no
 * word names one (nfs_autonegotiate in utils/mount/stropts.c of nfs-utils); with `fsid=0` that finds another directory.
 */
function negotiated(
  site: Site,
  kernel: KernelStage,
  asked: Question,
  named: string | undefined,
): { readonly version: string | undefined; readonly decision: ExportDecision } {
  // A kernel that is told no version asks for an old one.
  const old = named === undefined ? kernel.mode === 'kernel-root' : !named.startsWith('4');
  const decision = decide(site, asked, named, old);
  const scripts =
    named === undefined && kernel.mode === 'initramfs' && !lacks(kernel.configuration, 'NFS_V4');
  const program = scripts ? rootProgram(kernel).name : undefined;
  if (site.exports === undefined || pseudoRoot(site.exports) === undefined)
    return { version: named, decision };
  const copies = program === 'mkinitcpio' && mayAskVersion4(site, kernel);
  if (program !== 'dracut' && program !== 'unknown' && !copies) return { version: named, decision };
  const four = decide(site, asked, '4');
  const doubt = (only: string): ReturnType<typeof negotiated> => {
    const reason = `only version ${only} finds it there, and which one the initial ramdisk asks for is not known`;
    return { version: named, decision: { kind: 'unknown', reason } };
  };
  if (isRefused(decision)) {
    if (isRefused(four)) return { version: named, decision };
    return program === 'dracut' ? { version: '4', decision: four } : doubt('4');
  }
  // mount.nfs goes back to version 3, mount.nfs4 does not.
  const without4 = isRefused(four) || lacksV4(site, asked.path);
  return copies && without4 ? doubt('3') : { version: named, decision };
}

/** Version 4 counts from the directory with `fsid=0`, and nothing is there. */
function lacksV4({ exports, tree }: Site, path: Outcome<string>): boolean {
  if (exports === undefined || path.kind !== 'value') return false;
  return tree.exists(serverPathV4(exports, path.value)) === 'no';
}

function isRefused({ kind }: ExportDecision): boolean {
  return kind === 'not-exported' || kind === 'client-not-allowed';
}

function decide(
  site: Site,
  { server, path, own, answer, ip }: Question,
  version: string | undefined,
  old = false,
): ExportDecision {
  const doubt = (reason: string): ExportDecision => ({ kind: 'unknown', reason });
  if (server.kind === 'unknown') return doubt(server.reason);
  if (server.kind === 'none') return doubt('no server is known to mount from');
  if (path.kind === 'unknown') return doubt(path.reason);
  if (path.kind === 'none') return doubt('no path is known to mount');
  if (site.exports === undefined) return doubt('the site has no exports file');
  if (own === 'no')
    return doubt(`${formatIpv4(server.value)} is another server than the one whose exports these are`);
  // mountd refuses it before it looks for an entry; version 4 walks down from the root, with a slash or without.
  if (old && !path.value.startsWith('/')) return { kind: 'not-exported' };
  const mounter = mounterOf(answer, ip);
  const decided = decideAs(version?.startsWith('4') === true, mounter, site);
  return behindLinks(site, decided(site.exports, path.value), path.value, decided);
}

/** The address that the server sees. */
export function mounterOf(answer: DhcpAnswer, ip: IpParameter | undefined): Mounter {
  if (ip?.address !== undefined) return { address: ip.address };
  if (answer.address.kind === 'value') return { address: answer.address.value };
  return { address: undefined, ranges: answer.dynamic };
}
