/** What a DHCP server is asked and what it answers, whichever program it is: plain values. */
import { formatIpv4, type Ipv4Address, type MacAddress } from '../../site/address.js';
import { once } from '../../site/once.js';
import type { OptionValue } from '../../site/optionvalue.js';
import type { Answer, Place, Said } from '../../site/place.js';
import type { DoubtCode } from '../doubt.js';
import type { Outcome } from '../outcome.js';

/** Who asks the DHCP server: what of its packet a configuration can look at. */
export interface DhcpClient {
  readonly mac: MacAddress | undefined;
  /** Option 60; undefined when not sent. */
  readonly vendorClass: string | undefined;
  /** Option 77. */
  readonly userClass: string | undefined;
  /** Option 93. */
  readonly architecture: number | undefined;
  /** Octets of option 61; absent where it is not sent, or nobody has said it. */
  readonly identifier?: readonly number[] | undefined;
  /** Option 97 as dmidecode(8) shows it; absent where nobody has said it. */
  readonly uuid?: string | undefined;
  /** The machine is of a kind that takes answers by rules of its own; its packet does not say it. */
  readonly board?: 'raspberry-pi' | 'u-boot' | undefined;
  /** Address of a relay (giaddr). */
  readonly relay: Ipv4Address | undefined;
  /** An address of the network the client is connected to, where that is known; its packet does not say it. */
  readonly network?: Ipv4Address | undefined;
  /** Option codes in the parameter request list; undefined: none sent, the server sends what it has. */
  readonly requested: readonly number[] | undefined;
  readonly bootp: boolean;
  /** What else stands in its packet, by option code, where all of it is known; undefined: it is not known. */
  readonly others?: ReadonlyMap<number, readonly number[]> | undefined;
}

/** Why a server says nothing to a client, as scripts can tell the reasons apart. */
export type Silence =
  /** A statement forbids every answer to it: `deny booting`. */
  | 'denied'
  /** A statement forbids answers to machines that no declaration names. */
  | 'unknown-client'
  /** No pool lets it in, and it has no address of its own. */
  | 'no-free-leases'
  /** It asks from a network that the configuration does not have. */
  | 'unknown-network'
  /** The configuration has no network at all. */
  | 'no-network'
  /** The server ends. */
  | 'crash';

/** The options that a boot may ask an answer for, by the names that dhcp-options(5) gives them. */
export const optionCodes = {
  'subnet-mask': 1,
  routers: 3,
  'domain-name-servers': 6,
  'host-name': 12,
  'domain-name': 15,
  'swap-path': 16,
  'root-path': 17,
  'interface-mtu': 26,
  'broadcast-address': 28,
  'vendor-encapsulated-options': 43,
  'dhcp-lease-time': 51,
  'dhcp-server-identifier': 54,
  'vendor-class-identifier': 60,
  'tftp-server-name': 66,
  'bootfile-name': 67,
  'pxelinux.configfile': 209,
  'pxelinux.pathprefix': 210,
} as const;

export type OptionName = keyof typeof optionCodes;

/** A declaration that the answer comes from. */
export interface Declared {
  readonly name: Said<string>;
  /** The line that begins it. */
  readonly head: Place;
}

export interface DeclaredNetwork {
  readonly network: Said<Ipv4Address>;
  readonly mask: Said<Ipv4Address>;
  readonly head: Place;
}

/** One of these the machine gets. */
export interface AddressRange {
  readonly low: Ipv4Address;
  readonly high: Ipv4Address;
  /** It may be larger: nothing says how large the network is. */
  readonly atLeast?: true;
}

/** Undefined: it stands there, and which one it is, is not known. */
export type Octet = number | undefined;

/** What a server answers to one client. */
export interface DhcpAnswer {
  readonly client: DhcpClient;
  /** `no`: the server stays silent; `reason` says why. */
  readonly answered: Answer;
  readonly reason: string;
  /** The kind of reason, where it stays silent. */
  readonly silence?: Silence | undefined;
  /** The kind of reason, where it is unknown. */
  readonly code?: DoubtCode | undefined;
  /** The statement for which the server stays silent, or for which it is not known whether it does. */
  readonly decidedBy?: Place | undefined;
  /** Whose answer it is, where the site has two servers and it is not that of the first. */
  readonly program?: string;
  /** Another server gives the address: this one says what to boot, and nothing else. */
  readonly proxied?: true;
  /** The packet names no boot server: who hears it takes its sender for it, if it takes the packet at all. */
  readonly serverLeftOut?: true;
  /** What stands in the place of the server's address, until another program fills it in. */
  readonly serverFilledIn?: string;
  /** What that server says, where the site has it as well. */
  readonly addressed?: DhcpAnswer;
  /** A boot file that the server of the address names, and that the machine does not take, since it heard the line of a proxy, which names none. */
  readonly hidden?: { readonly file: Said<string>; readonly by: Place };
  /** A boot file that a proxy has for the machine, and names to nobody, since it has no menu of PXE. */
  readonly unsaid?: { readonly file: Said<string>; readonly by: Place };
  /** A boot file of a menu of PXE that is told on port 4011 only, where this server does not tell it to machines that it gives addresses. */
  readonly untold?: Said<string>;
  /** The declaration of the machine, of its network, and the classes it belongs to for certain. */
  readonly host: Declared | undefined;
  readonly subnet: DeclaredNetwork | undefined;
  readonly classes: readonly Declared[];
  /** yiaddr; none for an address out of a pool, whose ranges are then in `dynamic`. */
  readonly address: Outcome<Ipv4Address>;
  readonly dynamic: readonly AddressRange[];
  /** A name that stands for the server of the boot file, and for which the DHCP server knows no address: it sends 0.0.0.0. */
  readonly unresolved?: Said<string> | undefined;
  /** The address of the machine's declaration, where the server does not give it because it is its own. */
  readonly ownAddress?: Said<Ipv4Address> | undefined;
  /** siaddr: `none` is sent as 0.0.0.0. A name that no hosts file resolves is unknown. */
  readonly nextServer: Outcome<Ipv4Address>;
  readonly filename: Outcome<string>;
  readonly serverName: Outcome<string>;
  /** By code the options of {@link optionCodes} that are sent, or of which it is not known whether they are. */
  readonly options: ReadonlyMap<number, Outcome<OptionValue>>;
  /** What holds of every option that is not among them: it is not sent, or nothing is known of it. */
  readonly others: Outcome<never>;
  /** Option 43, into which loaders and firmware look. */
  readonly vendor: Outcome<readonly Octet[]>;
}

/** An option of the answer; none where it is not sent. */
export function optionOf(answer: DhcpAnswer, name: OptionName): Outcome<OptionValue> {
  return answer.options.get(optionCodes[name]) ?? answer.others;
}

/** The lowest and the highest address of some ranges, which thousands of machines may share; undefined of none. */
export const wholeRange = once((ranges: readonly AddressRange[]): AddressRange | undefined => {
  const [first] = ranges;
  if (first === undefined) return undefined;
  let { low, high } = first;
  for (const range of ranges) {
    if (range.low < low) low = range.low;
    if (range.high > high) high = range.high;
  }
  return { low, high };
});

/** Equal for the same ranges in the same order. */
export const keyOfRanges = once((ranges: readonly AddressRange[]): string =>
  ranges.map(({ low, high }) => `${low}-${high}`).join(' '),
);

/** `192.168.1.21`, or the ranges an address comes from. */
export function describeAddress(answer: DhcpAnswer): string {
  if (answer.address.kind === 'value') return formatIpv4(answer.address.value);
  const ranges = answer.dynamic.slice(0, 3).map(({ low, high }) => `${formatIpv4(low)}–${formatIpv4(high)}`);
  return ranges.length > 0 ? `an address of ${ranges.join(', ')}` : 'an unknown address';
}
