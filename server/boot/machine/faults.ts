/** What goes wrong between a firmware and what it is told: a program it cannot start, a reply it does not take. */
import type { FaultBase } from '../fault.js';

/** The firmware loads the program and cannot start it: it is for another kind of firmware. */
export interface CannotStart extends FaultBase<'dhcp/uefi-gets-bios-nbp'> {
  readonly file: string;
  /** What asks, in words: "x64 UEFI". */
  readonly asks: string;
  /** What the program is for, in words: "BIOS". */
  readonly built: string;
  readonly uefi: boolean;
}

/** The reply says PXEClient in option 60, and nothing in option 43 tells UEFI to go without a boot server's menu. */
export interface PxeClientWithout43 extends FaultBase<'dhcp/pxeclient-without-43'> {
  /** The DHCP server: each has its own way out. */
  readonly server: string;
}

/** UEFI's HTTP client is told a URL, but takes replies with HTTPClient in option 60 only. */
export interface HttpClientMissing extends FaultBase<'dhcp/httpclient-missing'> {
  readonly url: string;
}

export type FirmwareFault = CannotStart | HttpClientMissing | PxeClientWithout43;
