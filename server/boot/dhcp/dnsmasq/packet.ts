/** A client goes in; what dnsmasq finds in its packet comes out, option by option, in three values. */
import type { DnsmasqMatch } from '../../../site/dnsmasq/facts.js';
import { macOctets, octetsOfText } from '../../../site/octets.js';
import type { Answer } from '../../../site/place.js';
import { boardOf, isRaspberryPi } from '../../machine/raspberry.js';
import type { DhcpClient } from '../answer.js';
import { FEATURES, tellsFeature } from '../ipxefeatures.js';

type Octets = readonly number[] | 'absent' | 'unknown';

function textOctets(text: string | undefined): Octets {
  return text === undefined ? 'absent' : octetsOfText(text);
}

function optionOctets(client: DhcpClient, code: number): Octets {
  const { architecture, requested, others } = client;
  switch (code) {
    case 55:
      return requested ?? 'absent';
    case 60:
      return textOctets(client.vendorClass);
    case 61:
      return client.identifier ?? (others === undefined ? 'unknown' : (others.get(code) ?? 'absent'));
    case 77:
      return textOctets(client.userClass);
    case 93:
      return architecture === undefined ? 'absent' : [architecture >> 8, architecture & 255];
    case FEATURES:
      // Only iPXE sends what it can do.
      if (client.userClass !== 'iPXE') return 'absent';
  }
  return others === undefined ? 'unknown' : (others.get(code) ?? 'absent');
}

function contains(octets: readonly number[], part: readonly number[]): boolean {
  return octets.some((_, from) => part.every((octet, i) => octets[from + i] === octet));
}

/** Numbers and addresses are elements of a list, text stands anywhere, and octets are what the option begins with (match_bytes in dhcp-common.c). */
function matchesOption({ code, value }: DnsmasqMatch['by'] & { kind: 'option' }, client: DhcpClient): Answer {
  const octets = optionOctets(client, code);
  const there = (yes: boolean): Answer => (yes ? 'yes' : 'no');
  if (octets === 'absent') return 'no';
  if (value === undefined) return code === FEATURES || octets !== 'unknown' ? 'yes' : 'unknown';
  // Each feature of iPXE is an octet of the option, wherever it stands.
  if (code === FEATURES && value.kind === 'number' && tellsFeature(client, value.value)) return 'yes';
  if (octets === 'unknown') return 'unknown';
  switch (value.kind) {
    case 'number':
      // How many octets a number has is known of this one.
      return code === 93 ? there(value.value === client.architecture) : 'unknown';
    case 'text':
      return there(contains(octets, octetsOfText(value.value)));
    case 'octets':
      return there(
        value.value.length <= octets.length &&
          value.value.every((octet, i) => octet === undefined || octet === octets[i]),
      );
    case 'other':
      return 'unknown';
  }
}

export function matches(by: DnsmasqMatch['by'], client: DhcpClient): Answer {
  const has = (text: string | undefined, part: string): Answer =>
    text?.includes(part) === true ? 'yes' : 'no';
  switch (by.kind) {
    case 'vendor class':
      return has(client.vendorClass, by.text);
    case 'user class':
      return has(client.userClass, by.text);
    case 'hardware':
      if (client.mac !== undefined) return fitsHardware(by.pattern, client.mac) ? 'yes' : 'no';
      return isOtherBoard(by.pattern, client) ? 'no' : 'unknown';
    case 'option':
      return matchesOption(by, client);
    case 'relay':
    case 'name':
    case 'enterprise':
      // Nothing says what stands in those options, but that they are not there.
      return client.others === undefined ? 'unknown' : 'no';
  }
}

/** The numbers of a maker of boards whose firmware says what it is: no other firmware has them. */
function isOtherBoard(pattern: string, client: DhcpClient): boolean {
  return client.vendorClass !== undefined && !isRaspberryPi(client) && boardOf(pattern) !== undefined;
}

/** `*` stands for any octet. */
export function fitsHardware(pattern: string, mac: string): boolean {
  const octets = mac.split(':');
  const wanted = pattern.split(':');
  return wanted.length === octets.length && wanted.every((octet, i) => octet === '*' || octet === octets[i]);
}

/** What a client may call itself in option 61. */
export interface Callings {
  readonly names: readonly (readonly number[])[];
  /** It may be any UUID. */
  readonly uuids: boolean;
  /** Whether it calls itself so. */
  readonly answer: Answer;
}

/** Firmware calls itself by its UUID or by its hardware address, a kernel by nothing. */
export function callingsOf(client: DhcpClient): Callings {
  const own = optionOctets(client, 61);
  if (own === 'absent') return NAMELESS;
  if (own !== 'unknown') {
    // Some put a 0 before it (find_config_match in dhcp-common.c).
    const names = own[0] === 0 ? [own, own.slice(1)] : [own];
    return { names, uuids: false, answer: 'yes' };
  }
  if (client.vendorClass === undefined) return NAMELESS;
  const names = client.mac === undefined ? [] : [[1, ...macOctets(client.mac)]];
  return { names, uuids: true, answer: 'unknown' };
}

const NAMELESS: Callings = { names: [], uuids: false, answer: 'no' };

export function isUuid(identifier: readonly number[]): boolean {
  return identifier.length === 16 || (identifier.length === 17 && identifier[0] === 0);
}
