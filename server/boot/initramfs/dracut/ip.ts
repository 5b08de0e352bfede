/** The words that dracut's scripts get go in; those that they cannot do with what was meant come out (dracut.cmdline(7), modules.d/35network-legacy). */

import { parseIpv4 } from '../../../site/address.js';
import type { KernelParameter } from '../../../site/parameters.js';
import type { IpDialectFault } from '../../linux/faults.js';
import { lastParameter } from '../../linux/words/parameters.js';
import type { KernelStage } from '../../trace.js';

/** Methods that ask a server for the address that the word gives as well; none stands for dhcp. */
const ASKING: ReadonlySet<string> = new Set(['', 'dhcp', 'on', 'any']);

/** What dracut's own scripts make of a method that is none of those (modules.d/35network-legacy/parse-ip-opts.sh). */
const UNSUPPORTED: ReadonlySet<string> = new Set(['bootp', 'rarp', 'both']);
const STATIC: ReadonlySet<string> = new Set(['none', 'off']);
/** The last three are NetworkManager's. */
const OTHERS: ReadonlySet<string> = new Set([
  'auto6',
  'link6',
  'either6',
  'dhcp6',
  'single-dhcp',
  'ibft',
  'auto',
  'link-local',
  'shared',
]);

/**
 * A word that dracut's scripts end at. With NetworkManager in the initramfs most of them do no harm, and which of the two is
 * there no file tells.
 */
export function ipDialect(kernel: Pick<KernelStage, 'parameters'>): IpDialectFault | undefined {
  const word = lastParameter(kernel, 'ip');
  if (word?.value === undefined || /[[\]$@%<>{}]/.test(word.value)) return undefined;
  const { client, netmask, method } = fieldsOf(word.value);
  const slip = slipOf(parseIpv4(client) !== undefined, netmask, method);
  if (slip === undefined) return undefined;
  return {
    id: 'cmdline/ip-dialect',
    effect: 'none',
    at: word.place,
    others: [],
    value: word.value,
    reader: 'dracut',
    device: '',
    method,
    slip,
    generated: word.added === true,
  };
}

/** `dhcp`, `eth0:dhcp`, or the seven fields. */
function fieldsOf(value: string): { client: string; netmask: string; method: string } {
  const fields = value.split(':');
  const [first = '', second = '', , netmask = '', , , seventh = ''] = fields;
  // An address alone is a static one.
  if (fields.length === 1)
    return parseIpv4(first) === undefined
      ? { client: '', netmask: '', method: first }
      : { client: first, netmask: '', method: 'none' };
  // A device comes first where the word after it is no address; that one is switched off this way NetworkManager takes.
  if (fields.length < 5 && parseIpv4(first) === undefined)
    return { client: '', netmask: '', method: STATIC.has(second) ? '' : second };
  return { client: first, netmask, method: seventh };
}

function slipOf(hasAddress: boolean, netmask: string, methods: string): IpDialectFault['slip'] {
  for (const method of methods.split(',')) {
    if (ASKING.has(method) && hasAddress) return 'address and method';
    if (UNSUPPORTED.has(method)) return 'unsupported';
    if (STATIC.has(method) && !hasAddress) return 'no address';
    if (STATIC.has(method) && netmask === '') return 'no netmask';
    if (!ASKING.has(method) && !STATIC.has(method) && !OTHERS.has(method)) return 'unknown';
  }
  return undefined;
}

/** Of several words dracut takes each for a card of its own, bootdev= or not: one that asks and names none ends it, and so does a card that is named twice. */
export function oneOfSeveral(words: readonly KernelParameter[]): KernelParameter | undefined {
  const said = words.filter(({ value }) => value !== undefined && value !== 'ibft');
  if (said.length < 2) return undefined;
  const nameless = said.find(({ value = '' }) => /^(?:dhcp|on|any|single-dhcp)$/.test(value));
  if (nameless !== undefined) return nameless;
  const devices = said.map(ipDevice);
  return said.find((_, i) => devices[i] !== '' && devices.indexOf(devices[i] ?? '') < i);
}

/** `eth0:dhcp`, or the sixth field. */
export function ipDevice({ value = '' }: KernelParameter): string {
  const fields = value.split(':');
  if (fields.length > 5) return fields[5] ?? '';
  const [first = ''] = fields;
  return fields.length > 1 && /^[a-z]\w*$/.test(first) ? first : '';
}
