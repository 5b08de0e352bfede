/** A kernel that mounts its root itself goes in; what it lacks to bring its network up comes out (Linux net/ipv4/ipconfig.c). */

import type { KernelConfiguration, KernelSymbol } from '../../site/kconfig/facts.js';
import { once } from '../../site/once.js';
import type { KernelStage } from '../trace.js';
import { needOff } from './driver-needs.js';
import type { MethodMissing, NoDriver } from './faults.js';
import { NETWORK_DRIVERS } from './network-drivers.js';
import { builtIn, release } from './root/nfsdefaults.js';
import { linuxSays } from './sentences.js';
import { startOfFile } from './symbols.js';
import { lastParameter } from './words/parameters.js';

const METHODS: readonly string[] = ['IP_PNP_DHCP', 'IP_PNP_BOOTP', 'IP_PNP_RARP'];

/** What each word of the autoconf field needs (ic_proto_name). */
const NEEDS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['dhcp', ['IP_PNP_DHCP']],
  ['bootp', ['IP_PNP_BOOTP']],
  ['rarp', ['IP_PNP_RARP']],
  ['both', ['IP_PNP_BOOTP', 'IP_PNP_RARP']],
  ['on', METHODS],
  ['any', METHODS],
]);

/** The method asked for, as a word of NEEDS; undefined for a static address, `off`, or words the kernel does not know. */
export function autoconfiguration(value: string): string | undefined {
  const fields = value.split(':');
  if (fields.length > 1 && fields[0] !== '') return undefined;
  const word = fields.length === 1 ? value : (fields[6] ?? 'any');
  const method = (word === '' ? 'any' : word).split(',')[0] ?? '';
  return NEEDS.has(method) ? method : undefined;
}

export function methodMissing(kernel: KernelStage): MethodMissing | undefined {
  const { configuration, image, place } = kernel;
  const word = lastParameter(kernel, 'ip') ?? lastParameter(kernel, 'nfsaddrs');
  const method = word?.value === undefined ? undefined : autoconfiguration(word.value);
  if (configuration === undefined || word === undefined || method === undefined) return undefined;
  const needs = NEEDS.get(method) ?? [];
  const [first] = needs;
  if (first === undefined || needs.some((name) => builtIn(configuration, name) !== 'no')) return undefined;
  const instead = METHODS.filter((name) => builtIn(configuration, name) === 'yes');
  const line = configuration.symbols.get(first);
  return {
    id: 'kernel/ip-pnp-dhcp-missing',
    // With no method at all the word is read as an address.
    ...(instead.length > 0 ? { effect: 'none' } : { effect: 'stops', console: linuxSays.guesses.print() }),
    at: line?.place ?? startOfFile(configuration),
    others: [word.place, place],
    image,
    method,
    needs,
    instead,
    written: line !== undefined,
  };
}

/** The release that the list of drivers was made of, with those of before it that are gone. */
const LISTED = 6001;

/** Kernels of a PC come from one source. Makers of boards put drivers of their own into theirs. */
const PC: readonly string[] = ['X86', 'X86_64', 'X86_32'];
/** The same in the first lines of a file. */
const PC_NAMES: ReadonlySet<string> = new Set(['x86', 'x86_64', 'i386']);
/** Drivers that are no part of the lists: UML's, and those that were not yet taken into the kernel. */
const ELSEWHERE: readonly string[] = ['UML', 'STAGING'];

/** Of these kernels every driver is known: one that is in no list is not there. */
function allListed(configuration: KernelConfiguration): boolean {
  const number = release(configuration);
  const has = (name: string) => configuration.symbols.get(name)?.value === 'y';
  const pc = PC.some(has) || PC_NAMES.has(configuration.architecture ?? '');
  return number !== undefined && number <= LISTED && pc && !ELSEWHERE.some(has);
}

interface Drivers {
  readonly builtIn: boolean;
  /** One that is switched on, and what it needs is off: the next make drops it. */
  readonly dropped: { readonly driver: string; readonly need: KernelSymbol } | undefined;
  readonly modules: readonly string[];
  /** The one driver that the file switches off in so many words, or else the line of their menu. */
  readonly off: KernelSymbol | undefined;
}

/** The menus that drivers of network cards stand in, the inner ones first. */
const MENUS: readonly string[] = ['ETHERNET', 'NET_ETHERNET', 'NETDEV_1000', 'NETDEVICES'];

/** Looked for once, however many machines start the kernel. */
const driversOf = once((configuration: KernelConfiguration): Drivers => {
  const told = (name: string) => configuration.symbols.get(name)?.value;
  const on = NETWORK_DRIVERS.filter((name) => told(name) === 'y');
  const lost = on.flatMap((driver) => {
    const need = needOff(configuration, driver);
    return need === undefined ? [] : [{ driver, need }];
  });
  const off = NETWORK_DRIVERS.filter((name) => told(name) === 'n');
  const [only = ''] = off.length === 1 ? off : MENUS.filter((name) => told(name) !== undefined);
  return {
    builtIn: on.length > lost.length,
    dropped: lost[0],
    modules: NETWORK_DRIVERS.filter((name) => told(name) === 'm'),
    off: configuration.symbols.get(only),
  };
});

/**
 * Only a complete file says by its silence that there is no driver. A kernel that is newer than the list may have one
 * that the list does not know: then nothing is said.
 */
export function noDriver({ configuration, image, place }: KernelStage): NoDriver | undefined {
  if (configuration?.complete !== true) return undefined;
  const { symbols } = configuration;
  const { builtIn: some, dropped, modules, off } = driversOf(configuration);
  if (some) return undefined;
  const number = release(configuration);
  if (dropped === undefined && modules.length === 0 && (number === undefined || number > LISTED))
    return undefined;
  const line = modules[0] === undefined ? undefined : symbols.get(modules[0]);
  return {
    id: 'kernel/nic-not-builtin',
    effect: 'stops',
    at: dropped?.need.place ?? line?.place ?? off?.place ?? startOfFile(configuration),
    others: [place],
    console: linuxSays.nfsFailed.print(),
    // A driver that is in no list may be built in.
    assumed: !allListed(configuration),
    image,
    modules,
    dropped: dropped && { driver: dropped.driver, need: dropped.need.name },
  };
}
