/** What goes wrong in the kernel before it has a root: what it was built without, and words on its command line. */
import type { Ipv4Address } from '../../site/address.js';
import type { ServerPath } from '../../site/path.js';
import type { FaultBase } from '../fault.js';

/** Neither `root=` nor `nfsroot=`. */
export interface RootMissing extends FaultBase<'cmdline/root-missing'> {
  readonly image: string;
  /** Why words that stand in the loader's configuration do not arrive: others replace them, they stand in a line of their own, or a blank that is none tears them apart; or the ramdisk that reads them is among them, and is not loaded. */
  readonly lost: 'replaced' | 'other line' | 'no-break space' | 'unnamed ramdisk' | undefined;
  /** The program of an initial ramdisk that the words are for. */
  readonly reader: string | undefined;
  /** The scripts of the initial ramdisk that want the word. */
  readonly told?: string | undefined;
}

/** The last `root=` is none of NFS, and `nfsroot=` or its own form says that it was meant to be. */
export interface RootNotNfs extends FaultBase<'cmdline/root-not-nfs'> {
  /** What `root=` says. */
  readonly root: string;
  /** No device can have such a name. */
  readonly noDevice: boolean;
  /** `at` is a ramdisk among the words, which nothing loads and which would have read them. */
  readonly unnamed: string | undefined;
}

/** Nothing tells the kernel to configure its network. */
export interface NoIp extends FaultBase<'cmdline/nfsroot-without-ip'> {
  /** What leaves the network alone without it. */
  readonly by: 'kernel' | 'mkinitcpio';
}

/** `ip=` tells it not to. */
export interface IpOff extends FaultBase<'cmdline/ip-off'> {
  /** As it is written, with its name. */
  readonly word: string;
}

/** The built-in command line stands alone. */
export interface CommandLineReplaced extends FaultBase<'kernel/cmdline-override'> {
  readonly image: string;
  /** The symbol that makes it so, without CONFIG_. */
  readonly symbol: string;
  /** The words that never reach the kernel, as they are written. */
  readonly lost: readonly string[];
}

/** The kernel was built without the means to read an initial ramdisk. */
export interface RamdiskIgnored extends FaultBase<'kernel/initrd-support'> {
  readonly image: string;
  readonly ramdisk: string;
}

/** What is wrong with a field. */
export type IpSlip =
  /** The only field, and no word that the kernel knows: it is read as an address. */
  | 'lone-word'
  | 'no-address'
  | 'netmask-for-address'
  | 'no-netmask'
  | 'method-out-of-place'
  | 'unknown-method'
  | 'too-many';

export interface IpFieldFault extends FaultBase<'cmdline/ip-field-count'> {
  /** The whole value of `ip=`. */
  readonly value: string;
  readonly slip: IpSlip;
  /** The field's text and number, counted from 0. */
  readonly text: string;
  readonly field: number;
}

export interface IpDialectFault extends FaultBase<'cmdline/ip-dialect'> {
  readonly value: string;
  /** Who reads the word, and cannot do with it what was meant. */
  readonly reader: 'linux' | 'dracut';
  /** `eth0` and `dhcp` of `eth0:dhcp`; the method alone, perhaps empty, where dracut reads the word. */
  readonly device: string;
  readonly method: string;
  /** What dracut ends at. */
  readonly slip?: 'address and method' | 'no address' | 'no netmask' | 'unknown' | 'unsupported' | undefined;
  /** SYSAPPEND wrote the word. */
  readonly generated: boolean;
}

/** `ip=` names a method that the kernel was built without. */
export interface MethodMissing extends FaultBase<'kernel/ip-pnp-dhcp-missing'> {
  readonly image: string;
  /** The word of `ip=`. */
  readonly method: string;
  /** Symbols of which one would do; without CONFIG_. */
  readonly needs: readonly string[];
  /** Methods that the kernel has, and uses instead. */
  readonly instead: readonly string[];
  /** False where the file leaves the first symbol out: `at` is then the start of the file. */
  readonly written: boolean;
}

/** No driver of a network card is built in. */
export interface NoDriver extends FaultBase<'kernel/nic-not-builtin'> {
  readonly image: string;
  /** Drivers that are modules; without CONFIG_. */
  readonly modules: readonly string[];
  /** A driver that is switched on without what it needs, which is off. */
  readonly dropped: { readonly driver: string; readonly need: string } | undefined;
}

/** A symbol that the kernel needs for what its command line asks, and that is a module or off. */
export interface NotBuiltIn<Id extends string> extends FaultBase<Id> {
  /** The image as the loader names it. */
  readonly image: string;
  /** The symbol without CONFIG_. */
  readonly symbol: string;
  readonly value: 'm' | 'n';
  /** False where the file leaves the symbol out: `at` is then the start of the file. */
  readonly written: boolean;
}

/** `at` is the address in `ip=`, `others` the fixed-address of the machine that has it. */
export interface AddressTaken extends FaultBase<'cmdline/ip-address-taken'> {
  readonly address: Ipv4Address;
  readonly owner: string;
}

/** `at` is the range. */
export interface BootpUnanswered extends FaultBase<'dhcp/bootp-needs-dynamic-bootp'> {
  readonly word: string;
}

/** The image is an initial ramdisk by its name. `others`: the line that loads the kernel as the ramdisk. */
export interface RamdiskAsKernel extends FaultBase<'kernel/ramdisk-as-kernel'> {
  readonly image: string;
  /** The kernel, where it stands in the place of the ramdisk. */
  readonly exchanged: string | undefined;
  /** What is in the file says so, not its name alone. */
  readonly archive: boolean;
  readonly path: ServerPath | undefined;
}

/** The line of words is longer than the kernel keeps. */
export interface LineCut extends FaultBase<'pxe/line-too-long'> {
  readonly length: number;
  /** The characters that are kept. */
  readonly most: number;
  /** Names of words behind them without which the machine has no root. */
  readonly needed: readonly string[];
}

type WordFault = RootMissing | RootNotNfs | NoIp | IpOff;

export type LinuxFault =
  | AddressTaken
  | BootpUnanswered
  | CommandLineReplaced
  | IpDialectFault
  | IpFieldFault
  | LineCut
  | MethodMissing
  | NoDriver
  | NotBuiltIn<'kernel/elf-missing'>
  | NotBuiltIn<'kernel/inet-missing'>
  | NotBuiltIn<'kernel/ip-pnp-missing'>
  | NotBuiltIn<'kernel/nfs-fs-not-builtin'>
  | NotBuiltIn<'kernel/root-nfs-missing'>
  | NotBuiltIn<'kernel/unix-packet-missing'>
  | RamdiskAsKernel
  | RamdiskIgnored
  | WordFault;
