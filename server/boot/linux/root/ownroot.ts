/** A kernel that mounts its root itself goes in; what keeps it from an NFS root comes out (init/do_mounts.c, net/ipv4/ipconfig.c). */
import { parameterText } from '../../../site/parameters.js';
import type { Place } from '../../../site/place.js';
import { liveProgram } from '../../live/index.js';
import type { Printed } from '../../sentence.js';
import { assume, type Draft } from '../../stage.js';
import type { KernelStage, StageDoubt } from '../../trace.js';
import type { LinuxFault, NoDriver, NotBuiltIn, RootMissing, RootNotNfs } from '../faults.js';
import { methodMissing, noDriver } from '../network.js';
import { cannotOpen, linuxSays } from '../sentences.js';
import { notBuiltIn } from '../symbols.js';
import { bareRamdisk } from '../words/bareramdisk.js';
import { ipFieldFault } from '../words/ipfields.js';
import { inRest, misspeltAs } from '../words/misspelt.js';
import { ipParameter, lastParameter } from '../words/parameters.js';
import { tornAs } from '../words/torn.js';
import { namesFileServer } from './nfsroot.js';
import { wantsNfsRoot } from './root.js';

/** A kernel that does not know /dev/nfs; whether "Cannot open root device" comes before it depends on the file systems that are built in. */
const nfsPanic = linuxSays.nfsPanic.print();
/** A kernel that was told no root= at all. */
const nullPanic = linuxSays.panic.print({ numbers: '0,0' });
/** After about two minutes; nothing tells why. */
const retries = linuxSays.nfsFailed.print();

/** A kernel without any word for its root. */
const noRoot = cannotOpen('(null)');

/** Words that name a root, or another program for it, without `root=`. */
const OTHER_ROOTS: ReadonlySet<string> = new Set(['rootfstype', 'rdinit', 'ubi.mtd', 'mtdparts']);

export interface OwnRoot {
  readonly faults: readonly LinuxFault[];
  readonly doubts: readonly StageDoubt[];
}

/** Where words for a root got lost that stand in the loader's configuration. */
export interface LostWords {
  readonly by: NonNullable<RootMissing['lost']>;
  readonly at: Place;
}

export function ownRoot(kernel: KernelStage, lost: LostWords | undefined, draft: Draft): OwnRoot {
  const sockets = socketsMissing(kernel);
  if (!wantsNfsRoot(kernel)) {
    const { faults, doubts } = otherRoot(kernel, lost, draft);
    return { faults: [...faults, ...sockets], doubts };
  }
  const driver = noDriver(kernel);
  takenForGranted(kernel, driver, draft);
  const symbols = missingSymbols(kernel);
  // A kernel without a network reads no ip= either.
  if (symbols.some(({ id }) => id === 'kernel/inet-missing')) return { faults: symbols, doubts: [] };
  const network = networkFault(kernel);
  // Without IP_PNP there is nothing that reads ip=.
  const lacks = symbols.length > 0 ? [] : [methodMissing(kernel)];
  const first = [...symbols, network, ...lacks, driver].filter((fault) => fault !== undefined);
  return { faults: [...first, ...sockets], doubts: [] };
}

/** What a kernel needs to be built with before it can mount an NFS root. */
function missingSymbols(kernel: KernelStage): LinuxFault[] {
  const console = lastParameter(kernel, 'root') === undefined ? nullPanic : nfsPanic;
  const rest = { effect: 'stops', console } as const;
  const inet = inetMissing(kernel, console);
  // What is below it in kconfig is off as well, or make switches it off.
  if (inet !== undefined) return [inet];
  const root = notBuiltIn('kernel/root-nfs-missing', 'ROOT_NFS', kernel, rest);
  const needs: readonly (LinuxFault | undefined)[] = [
    notBuiltIn('kernel/nfs-fs-not-builtin', 'NFS_FS', kernel, rest),
    notBuiltIn('kernel/ip-pnp-missing', 'IP_PNP', kernel, rest),
  ];
  const causes = needs.filter((fault) => fault !== undefined);
  // Where what it depends on is off, kconfig leaves the symbol out.
  return root === undefined || (causes.length > 0 && !root.written) ? causes : [root, ...causes];
}

/** The network as a whole, or its Internet Protocol, where a file says in so many words that it is off. */
export function inetMissing(
  kernel: KernelStage,
  console?: Printed,
): NotBuiltIn<'kernel/inet-missing'> | undefined {
  const symbol = ['NET', 'INET'].find((name) => kernel.configuration?.symbols.get(name)?.value === 'n');
  if (symbol === undefined) return undefined;
  return notBuiltIn('kernel/inet-missing', symbol, kernel, { effect: 'stops', console });
}

/** Local sockets and packet sockets, where a file says in so many words that they are off. */
function socketsMissing(kernel: KernelStage): LinuxFault[] {
  const off = (name: string) => kernel.configuration?.symbols.get(name)?.value === 'n';
  const faults: readonly (LinuxFault | undefined)[] = [
    off('UNIX')
      ? notBuiltIn('kernel/unix-packet-missing', 'UNIX', kernel, {
          effect: 'degrades',
          console: linuxSays.noSuchFamily.print(),
        })
      : undefined,
    off('PACKET')
      ? notBuiltIn('kernel/unix-packet-missing', 'PACKET', kernel, { effect: 'none' })
      : undefined,
  ];
  return faults.filter((fault) => fault !== undefined);
}

function takenForGranted(
  { configuration, image, parameters }: KernelStage,
  driver: NoDriver | undefined,
  draft: Draft,
): void {
  if (configuration === undefined)
    assume(
      draft,
      `the kernel ${image} can mount an NFS root (ROOT_NFS, IP_PNP_DHCP and its network card =y)`,
    );
  else if (driver === undefined)
    assume(draft, `the kernel ${image} has a driver for the node's network card (=y)`);
  else if (driver.assumed === true)
    assume(draft, `the kernel ${image} has no driver of a network card but those that are known`);
  const device = ipParameter({ parameters })?.device;
  if (device !== undefined && device !== 'eth0') assume(draft, `the node's network card is called ${device}`);
}

/** Why the network is not up when the root is to be mounted; of several words the first that is wrong. */
function networkFault(kernel: KernelStage): LinuxFault | undefined {
  const { parameters, place } = kernel;
  const word = lastParameter(kernel, 'ip') ?? lastParameter(kernel, 'nfsaddrs');
  // A word without its sign, as before a blank, is no word of the kernel.
  if (word?.value === undefined) {
    const asks = parameters.findLast(({ name }) => name === 'nfsroot' || name === 'root');
    const at =
      inRest(kernel, 'ip') ??
      (misspeltAs(parameters, 'ip') ?? tornAs(parameters, 'ip') ?? asks)?.place ??
      place;
    const by = 'kernel';
    return { id: 'cmdline/nfsroot-without-ip', effect: 'stops', at, others: [place], console: retries, by };
  }
  const ip = ipParameter(kernel);
  if (ip?.method === 'off' && ip.address === undefined) {
    return {
      id: 'cmdline/ip-off',
      effect: 'stops',
      at: word.place,
      others: [],
      console: retries,
      word: parameterText(word),
    };
  }
  return ipFieldFault(parameters);
}

/** Words that do not ask for an NFS root. */
function otherRoot(kernel: KernelStage, lost: LostWords | undefined, draft: Draft): OwnRoot {
  const { configuration, image, imagePlace, parameters, place } = kernel;
  const last = lastParameter(kernel, 'root');
  // Without a sign, or without a value, the kernel has no such word.
  const root = (last?.value ?? '') === '' ? undefined : last;
  const bare = bareRamdisk(parameters);
  if (root === undefined) {
    const other = parameters.find(({ name }) => OTHER_ROOTS.has(name));
    if (other !== undefined) return doubt(`${parameterText(other)} is not simulated`);
    if (configuration === undefined)
      assume(draft, `the kernel ${image} has no words of its own (CONFIG_CMDLINE)`);
    const misspelt = (misspeltAs(parameters, 'root', 'nfsroot') ?? tornAs(parameters, 'root'))?.place;
    const fault: RootMissing = {
      id: 'cmdline/root-missing',
      effect: 'stops',
      at: lost?.at ?? bare?.place ?? misspelt ?? place,
      others: [imagePlace],
      console: noRoot,
      assumed: configuration === undefined,
      image,
      lost: lost?.by ?? (bare === undefined ? undefined : 'unnamed ramdisk'),
      reader: liveProgram(kernel)?.name,
    };
    return { faults: [fault], doubts: [] };
  }
  const value = root.value ?? '';
  const nfsroot = lastParameter(kernel, 'nfsroot');
  const noDevice = value === 'nfs' || value === '/dev/' || namesFileServer(value);
  const { doubts } = doubt(`root=${value} is no NFS root, so it is not simulated`);
  if (!noDevice && nfsroot === undefined) return { faults: [], doubts };
  const fault: RootNotNfs = {
    id: 'cmdline/root-not-nfs',
    // A disk may be there, whoever wrote nfsroot= beside it.
    effect: noDevice ? 'stops' : 'none',
    at: noDevice && bare !== undefined ? bare.place : root.place,
    others: nfsroot === undefined ? [] : [nfsroot.place],
    console: noDevice ? cannotOpen(value) : undefined,
    root: value,
    noDevice,
    unnamed: noDevice ? bare?.name : undefined,
  };
  return { faults: [fault], doubts: noDevice ? [] : doubts };
}

function doubt(reason: string): OwnRoot {
  return { faults: [], doubts: [{ reason }] };
}
