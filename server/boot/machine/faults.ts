/** What goes wrong between a firmware and what it is told: a program it cannot start, a reply it does not take. */
import type { FaultBase } from '../fault.js';

/** The firmware loads the program and cannot start it: it is for another kind of firmware. */
export interface CannotStart extends FaultBase<'dhcp/uefi-gets-bios-nbp'> {
  readonly file: string;
  /** What asks, in words: "x64 UEFI". */
  readonly asks: string;
  /** What the program is for, in words: "BIOS". Undefined where all that is known of it is that UEFI does not start it. */
  readonly built: string | undefined;
  readonly uefi: boolean;
  /** It is a script of iPXE, whatever it is called. */
  readonly isScript: boolean;
  /** What asks is iPXE, which runs on that firmware. */
  readonly byIpxe: boolean;
}

/** The reply says PXEClient in option 60, and nothing in option 43 tells UEFI to go without a boot server's menu. */
export interface PxeClientWithout43 extends FaultBase<'dhcp/pxeclient-without-43'> {
  /** The DHCP server: each has its own way out. */
  readonly server: string;
  /** Option 43 leaves it no boot server to ask. */
  readonly nowhere: boolean;
}

/** UEFI's HTTP client is told a URL, but takes replies with HTTPClient in option 60 only. */
export interface HttpClientMissing extends FaultBase<'dhcp/httpclient-missing'> {
  /** What option 60 says instead, a slip of it. */
  readonly misspelt: string | undefined;
  /** The DHCP server: each has its own way out. */
  readonly server: string;
  readonly url: string;
}

/** iPXE takes a proxy's file only with a server for it. */
export interface ProxyWithoutServer extends FaultBase<'dnsmasq/proxy-without-server'> {
  readonly file: string;
  /** The server that is most likely meant. */
  readonly server: string | undefined;
}

/** UEFI's HTTP client is told a name that is no URL. */
export interface HttpPlainName extends FaultBase<'dhcp/http-plain-name'> {
  readonly file: string;
}

/** syslinux.efi, which asks for its files by PXE alone, is loaded by UEFI's HTTP client. */
export interface SyslinuxOverHttp extends FaultBase<'dhcp/syslinux-over-http'> {
  readonly url: string;
}

/** A server lies in another network than the machine, which is told no router, or none that it takes. */
export interface NoRouter extends FaultBase<'dhcp/router-missing-remote-server'> {
  readonly server: string;
  /** What the machine takes for its own network, as people write it. */
  readonly network: string;
  /** The subnet has the server, and only the netmask that is told leaves it out: `at` is that netmask. */
  readonly narrow: boolean;
  /** The router that it is told, which lies outside of its network as well. */
  readonly router: string | undefined;
}

/** The boot server is an address of the loopback interface, which is the machine itself. */
export interface ServerIsItself extends FaultBase<'dhcp/next-server-loopback'> {
  readonly server: string;
}

/** The same of the server of the NFS root. */
export interface ServerLoopback extends FaultBase<'nfsroot/server-loopback'> {
  readonly server: string;
}

/** The machine uses an address of the server that its root comes from. */
export interface AddressOfNfsServer extends FaultBase<'nfsroot/address-of-server'> {
  readonly address: string;
}

export type FirmwareFault =
  | AddressOfNfsServer
  | CannotStart
  | HttpClientMissing
  | HttpPlainName
  | NoRouter
  | ProxyWithoutServer
  | PxeClientWithout43
  | ServerIsItself
  | ServerLoopback
  | SyslinuxOverHttp;
