/** What goes wrong while a machine is told its address and its boot file: the faults of a DHCP server, whichever it is. */
import type { MacAddress } from '../../site/address.js';
import type { Place } from '../../site/place.js';
import type { FaultBase } from '../fault.js';
import type { TftpRootMissing } from '../files/faults.js';

/** The server refuses its configuration, so it does not start. */
export interface Refused extends FaultBase<'dhcp/refused'> {
  readonly program: string;
  /** The rule whose finding says what it refuses. */
  readonly rule: string;
  /** What that finding says. */
  readonly text: string;
}

/** A file that the configuration includes is not there, so the server does not start. */
export interface IncludeMissing extends FaultBase<'dhcp/include-missing'> {
  readonly path: string;
  /** Where it lies for a relative path: beside the configuration, where the server does not look. */
  readonly beside: string | undefined;
  readonly program: 'dhcpd' | 'dnsmasq';
  /** A directory is there in its place. */
  readonly directory: boolean;
}

/** The server is told to read a configuration that is not there, so it does not start. */
export interface ConfigurationMissing extends FaultBase<'svc/dhcpd-config-name'> {
  readonly path: string;
  /** The one that is there. */
  readonly read: string;
}

/** A file of the configuration includes itself, directly or by way of others, and the server crashes over it. */
export interface IncludeLoop extends FaultBase<'dhcp/include-loop'> {
  readonly path: string;
  /** Whether the file does so itself. */
  readonly direct: boolean;
}

/** The server has no subnet for any of its interfaces, so it does not start. */
export interface NoSubnet extends FaultBase<'dhcp/no-subnet-for-interface'> {
  /** An address of the server; undefined where the configuration has no subnet at all. */
  readonly address: string | undefined;
}

/** The server has an address in none of the networks that it serves, and one of them is a slip of its own. */
export interface NetworkOfNoInterface extends FaultBase<'dhcp/network-of-no-interface'> {
  readonly program: 'dhcpd' | 'dnsmasq';
  /** The network as it is served. */
  readonly network: string;
  /** That of the server's address. */
  readonly right: string;
  readonly address: string;
  readonly interface: string;
}

/** The kernel of the boot server has sockets switched off that the server needs, so it does not start. */
export interface SocketsMissing extends FaultBase<'kernel/dhcpd-sockets'> {
  /** Without CONFIG_. */
  readonly symbol: string;
}

/** The server ends, as it starts or when it is asked. */
export interface Crash extends FaultBase<'dhcp/crash'> {
  readonly reason: string;
}

/** The server says nothing to a machine that it has a declaration for. */
export interface HostNotAnswered extends FaultBase<'dhcp/host-not-answered'> {
  readonly program: 'dhcpd' | 'dnsmasq';
  /** As its log says it. */
  readonly reason: string;
  /** Nothing lets it in; otherwise a statement forbids it. */
  readonly pools: boolean;
  /** Its own declaration forbids it, so that somebody may mean it. */
  readonly own: boolean;
}

/** The server says nothing to a machine that it has no declaration for. */
export interface UnknownClientDenied extends FaultBase<'dhcp/unknown-client-denied'> {
  readonly program: 'dhcpd' | 'dnsmasq';
  readonly reason: string;
  readonly mac: MacAddress | undefined;
  /** The machine is known from a file of its own only, and may be gone long since. */
  readonly fromFile: boolean;
  /** What keeps it out; undefined where nothing lets it in. */
  readonly permit: Place | undefined;
}

/** The machine's declaration has addresses of other networks only, so that the server does not heed it. */
export interface OutsideSubnets extends FaultBase<'dhcp/fixed-address-outside-subnets'> {
  readonly host: string;
  readonly addresses: readonly string[];
  /** What happens instead. */
  readonly instead: 'silence' | 'pool' | 'other host';
}

/** A declaration of the same hardware address comes first, and this one is never used. */
export interface MacDuplicate extends FaultBase<'dhcp/mac-duplicate'> {
  readonly mac: MacAddress;
  readonly host: string;
  readonly first: string;
}

/** The machine is told a server, but no boot file. */
export interface FilenameMissing extends FaultBase<'dhcp/filename-missing'> {
  /** A loader has a file for this machine alone: it is to boot from here. */
  readonly expected: boolean;
  /** A statement says an empty name; `at` is that. */
  readonly emptied: boolean;
}

/** The machine is told a boot file, but no server that has it. */
export interface NextServerMissing extends FaultBase<'dhcp/next-server-missing'> {
  readonly file: string;
  /** server-name, which is only text. */
  readonly serverName: Place | undefined;
  /** The name that dnsmasq is told of the server, and knows no address for. */
  readonly unresolved: string | undefined;
  /** A statement says 0.0.0.0; `at` is that. */
  readonly zero?: boolean;
  /** Option 66, which some firmware reads. */
  readonly option66: Place | undefined;
  /** The firmware takes the DHCP server for the boot server. */
  readonly takesDhcpServer: boolean;
}

/** DHCP gives the machine an address of the boot server. */
export interface AddressOfServer extends FaultBase<'dhcp/address-of-server'> {
  readonly address: string;
  /** dnsmasq does not hand out its own address: what the machine gets instead. Undefined where it is given the address. */
  readonly passedOver: 'address of a range' | 'nothing' | undefined;
}

/** The machine hears a proxy that names no boot file for it, and so does not take that of the server of its address. */
export interface ProxyHidesFile extends FaultBase<'dnsmasq/proxy-hides-boot-file'> {
  readonly file: string;
}

/** dnsmasq is to tell a machine its boot file as a proxy, and stays silent; the server of its address names none. */
export interface ProxySilent extends FaultBase<'dnsmasq/proxy-silent'> {
  readonly file: string;
}

/** The server listens on the loopback interface alone, and so hears no machine. */
export interface LoopbackOnly extends FaultBase<'dnsmasq/loopback-only'> {
  /** The interface or the address, as it is written. */
  readonly inside: string;
}

/** The lines that say where dnsmasq gives addresses take away each interface that it is to serve. */
export interface InterfaceLeftOut extends FaultBase<'dnsmasq/interface-left-out'> {
  /** The first of them. */
  readonly served: string;
}

/** The server listens on an interface of another network than those that it gives addresses of. */
export interface OtherInterface extends FaultBase<'dhcp/interface-of-other-network'> {
  readonly program: 'dhcpd' | 'dnsmasq';
  /** The first that it is to listen on: an interface, or an address. */
  readonly named: string;
  /** Its address; undefined where it gets one by DHCP. */
  readonly address: string | undefined;
  /** The interface that has an address of such a network. */
  readonly right: string;
  /** Its address, where `named` is an address, too. */
  readonly write?: string;
}

export type DhcpFault =
  | AddressOfServer
  | Crash
  | FilenameMissing
  | HostNotAnswered
  | IncludeLoop
  | ConfigurationMissing
  | IncludeMissing
  | InterfaceLeftOut
  | LoopbackOnly
  | MacDuplicate
  | NextServerMissing
  | NetworkOfNoInterface
  | NoSubnet
  | OtherInterface
  | OutsideSubnets
  | ProxyHidesFile
  | ProxySilent
  | Refused
  | SocketsMissing
  | TftpRootMissing
  | UnknownClientDenied;
