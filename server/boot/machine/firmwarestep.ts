/** What a firmware is told goes in; what keeps it from starting that comes out, as OVMF and the ROMs say it. */
import { isSlip } from '../../../grammars/text/index.js';
import { formatIpv4 } from '../../site/address.js';
import type { Place } from '../../site/place.js';
import { type Octet, optionOf } from '../dhcp/answer.js';
import { optionText } from '../dhcp/optiontext.js';
import { UNTOLD } from '../sentence.js';
import type { DhcpAnswer, Outcome } from '../trace.js';
import type { CannotStart, FirmwareFault, SyslinuxOverHttp } from './faults.js';
import { bootsByHttp, canStart, isUefi, type ProgramKind, platformOf, programKind } from './firmware.js';
import { ipxeSays, romSays, uefiSays } from './sentences.js';

/** PXE discovery control in option 43: bit 3 lets the client load the file it is told, without asking a boot server. */
const DISCOVERY_CONTROL = 6;
const PROMPT = 10;
const WITHOUT_DISCOVERY = 0x08;
/** Neither by broadcast nor by multicast, so that there is nobody to ask. */
const NEITHER_CAST = 0x03;

/** What HTTP boot wants to find in option 60. */
const HTTP_CLIENT = 'HTTPClient';

function isMeant(text: string): boolean {
  return isSlip(text, HTTP_CLIENT) || text.toLowerCase() === HTTP_CLIENT.toLowerCase();
}

/** Why the firmware does not take the reply at all. Only UEFI is known to be so particular. */
export function refusedReply(
  answer: DhcpAnswer,
  file: Outcome<string> & { readonly kind: 'value' },
  server: string,
): FirmwareFault | undefined {
  const { client } = answer;
  if (passesOver(answer) && file.from !== undefined) {
    const { nextServer } = answer;
    return {
      id: 'dnsmasq/proxy-without-server',
      effect: 'stops',
      at: file.from,
      others: [],
      console: ipxeSays.nothing.print(),
      file: file.value,
      server: nextServer.kind === 'value' ? formatIpv4(nextServer.value) : undefined,
    };
  }
  if (!isUefi(client)) return undefined;
  const said = optionOf(answer, 'vendor-class-identifier');
  const text = optionText(answer, 'vendor-class-identifier');
  if (said.kind === 'unknown') return undefined;
  if (bootsByHttp(client)) {
    if (file.from === undefined) return undefined;
    if (text?.startsWith(HTTP_CLIENT) === true) return plainName(file.value, file.from);
    const from = said.kind === 'value' ? said.from : undefined;
    const misspelt = text !== undefined && isMeant(text) ? text : undefined;
    return {
      id: 'dhcp/httpclient-missing',
      server,
      effect: 'stops',
      at: misspelt !== undefined && from !== undefined ? from : file.from,
      others: from === undefined ? [] : [misspelt === undefined ? from : file.from],
      misspelt,
      console: uefiSays.noHttpOffer.print(),
      url: file.value,
    };
  }
  if (text?.startsWith('PXEClient') !== true || said.kind !== 'value' || said.from === undefined)
    return undefined;
  const { vendor } = answer;
  if (vendor.kind === 'unknown') return undefined;
  const control = vendor.kind === 'value' ? discoveryControl(vendor.value) : undefined;
  if (control !== undefined && (control & WITHOUT_DISCOVERY) !== 0) return undefined;
  const asked = vendor.kind === 'value' && vendorTag(vendor.value, PROMPT) !== undefined;
  // A question without a menu behind it ends as a choice of nothing does.
  const nowhere = control === undefined ? asked : (control & NEITHER_CAST) === NEITHER_CAST;
  return {
    id: 'dhcp/pxeclient-without-43',
    server,
    effect: 'stops',
    at: said.from,
    // One line may be the cause of both.
    others:
      vendor.kind === 'value' && vendor.from !== undefined && !samePlace(vendor.from, said.from)
        ? [vendor.from]
        : [],
    nowhere,
    console: nowhere ? uefiSays.cancelled.print() : uefiSays.noValidOffer.print(),
  };
}

function samePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.span.start === b.span.start;
}

/** It asks for nothing but URLs (HttpBootDhcp4.c in edk2; OVMF was asked). */
function plainName(file: string, at: Place): FirmwareFault | undefined {
  if (file.includes('://')) return undefined;
  return {
    id: 'dhcp/http-plain-name',
    effect: 'stops',
    at,
    others: [],
    console: uefiSays.noHttpOffer.print(),
    file,
  };
}

/** iPXE takes the file of a proxy only with the address of a server beside it, even where it is a URL (dhcp_has_pxeopts in net/udp/dhcp.c). */
export function passesOver({ client, serverLeftOut }: Pick<DhcpAnswer, 'client' | 'serverLeftOut'>): boolean {
  return serverLeftOut === true && client.userClass === 'iPXE';
}

export function discoveryControl(octets: readonly Octet[]): number | undefined {
  return vendorTag(octets, DISCOVERY_CONTROL);
}

/** The first octet of a tag of option 43: each has its length before its value; 255 ends them, 0 is padding. */
function vendorTag(octets: readonly Octet[], wanted: number): Octet {
  for (let i = 0; i < octets.length && octets[i] !== 255; ) {
    if (octets[i] === 0) {
      i++;
      continue;
    }
    const [tag, length = 0] = octets.slice(i, i + 2);
    if (tag === wanted) return octets[i + 2];
    i += 2 + length;
  }
  return undefined;
}

const WORDS: Readonly<Record<Exclude<ProgramKind, 'other'>, string>> = {
  bios: 'BIOS',
  efi: 'UEFI',
  'efi-x64': 'x64 UEFI',
  'efi-ia32': '32-bit UEFI',
  'efi-arm64': 'ARM64 UEFI',
  script: 'no firmware',
  unknown: 'no firmware',
};

/** It looks for the PXE client that loaded it, and ends where none did (efi/main.c; OVMF and 6.04 were asked). */
function syslinuxOverHttp(
  { client }: DhcpAnswer,
  url: string,
  at: Place | undefined,
): SyslinuxOverHttp | undefined {
  if (at === undefined || !bootsByHttp(client) || !/\/syslinux(?:32|64)?\.efi$/i.test(url)) return undefined;
  const console = uefiSays.noRootDevice.print();
  return { id: 'dhcp/syslinux-over-http', effect: 'stops', at, others: [], console, url };
}

/** The program that is loaded, and not started or at once at its end. */
export function notStarted(
  answer: DhcpAnswer,
  file: string,
  kind: ProgramKind,
  at: Place | undefined,
): CannotStart | SyslinuxOverHttp | undefined {
  return foreign(answer, file, kind, at) ?? syslinuxOverHttp(answer, file, at);
}

/** What may be a script by its name. */
const TEXTS: readonly ProgramKind[] = ['script', 'unknown'];

/** It is built for another firmware. */
function foreign(
  { client, host }: DhcpAnswer,
  file: string,
  kind: ProgramKind,
  at: Place | undefined,
): CannotStart | undefined {
  const platform = platformOf(client);
  // What is called as a program is meant for the firmware itself, which is no iPXE.
  const isScript = kind === 'script';
  const isMistaken = isScript && client.userClass === undefined && !TEXTS.includes(programKind(file));
  if (at === undefined || platform === undefined || (canStart(client, kind) && !isMistaken)) return undefined;
  const mac = client.mac?.replaceAll(':', '').toUpperCase() ?? UNTOLD;
  const device = { number: '0001', client: bootsByHttp(client) ? 'HTTP' : 'PXE', mac, rest: '' };
  const console =
    // A BIOS runs the text, and hangs without a word.
    isScript && platform === 'bios'
      ? undefined
      : platform === 'bios'
        ? romSays.tooBig.print()
        : kind === 'efi-x64' || kind === 'efi-ia32' || kind === 'efi-arm64'
          ? uefiSays.notSupported.print(device)
          : uefiSays.notFound.print(device);
  return {
    id: 'dhcp/uefi-gets-bios-nbp',
    effect: 'stops',
    at,
    others: host === undefined ? [] : [host.head],
    // iPXE has a text of its own.
    console: client.userClass === undefined ? console : undefined,
    file,
    asks: WORDS[platform],
    built: kind === 'other' ? undefined : WORDS[kind],
    uefi: platform !== 'bios',
    isScript,
    byIpxe: client.userClass !== undefined,
  };
}
