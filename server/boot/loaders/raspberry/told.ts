/** What DHCP tells a Raspberry Pi goes in; which TFTP server it asks comes out, and what it misses. */
import { nearest } from '../../../../grammars/text/index.js';
import { type Ipv4Address, parseIpv4 } from '../../../site/address.js';
import { type Octet, optionOf } from '../../dhcp/answer.js';
import { textOfValue } from '../../dhcp/optiontext.js';
import { dhcpServer } from '../../dhcp/server.js';
import { boardOf, RASPBERRY_TEXT } from '../../machine/raspberry.js';
import { placeOf, value } from '../../outcome.js';
import type { DhcpAnswer, Outcome } from '../../trace.js';
import type { Asked, ServerAsked } from '../port.js';
import type { BootOptionMissing } from './faults.js';

/** The bootloader takes the address in option 66, else the next server, else the machine that answered. The boot file is not looked at. */
export function told(asked: Asked): ServerAsked {
  const { answer } = asked;
  const server = option66(answer) ?? answer.nextServer;
  const fault = withoutText(asked);
  const doubt =
    fault === undefined || fault.effect === 'stops'
      ? undefined
      : 'whether it boots over the network at all is not known: the address of the TFTP server may stand in its EEPROM (TFTP_IP)';
  return { server, itself: true, faults: fault === undefined ? [] : [fault], doubt };
}

function option66(answer: DhcpAnswer): Outcome<Ipv4Address> | undefined {
  const option = optionOf(answer, 'tftp-server-name');
  if (option.kind !== 'value') return undefined;
  const [atom] = option.value.atoms;
  const address = atom?.kind === 'address' ? atom.value : parseIpv4(textOfValue(option.value) ?? '');
  // It asks no name server, so that a name says nothing to it.
  return address === undefined ? undefined : value(address, option.from);
}

/** Undefined where it is there, or where the machine needs none, or where nobody can tell. */
function withoutText({ site, node, answer }: Asked): BootOptionMissing | undefined {
  const { vendor } = answer;
  if (answer.answered !== 'yes' || vendor.kind === 'unknown') return undefined;
  const texts = vendor.kind === 'value' ? textsIn(vendor.value) : [];
  if (texts.some((text) => text.includes(RASPBERRY_TEXT))) return undefined;
  // Of a menu with several texts the one that was meant for it, else none in particular.
  const written = texts.find(meansText);
  const meant = written !== undefined;
  // The bootloader of the Pi 4 and later goes by option 66 alone; the ROM before it does not.
  if (!meant && option66(answer) !== undefined && boardOf(node.mac) !== 'old') return undefined;
  const host = answer.host?.head ?? node.place;
  return {
    id: 'rpi/boot-option-missing',
    effect: meant ? 'stops' : 'none',
    at: placeOf(vendor) ?? host,
    others: [],
    server: dhcpServer(site).program,
    written,
  };
}

function meansText(written: string): boolean {
  return /rasp|pi boot/i.test(written) || nearest(written, [RASPBERRY_TEXT]) !== undefined;
}

/** The runs of letters: among numbers of its own, a menu's texts stand as they are. */
function textsIn(octets: readonly Octet[]): string[] {
  const isLetter = (one: Octet): one is number => one !== undefined && one >= 0x20 && one < 0x7f;
  const text = octets.map((one) => (isLetter(one) ? String.fromCharCode(one) : '\0')).join('');
  return text.split('\0').map((one) => one.trim());
}
