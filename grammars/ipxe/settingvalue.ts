/** The words behind `set` go in; why iPXE cannot store such a value comes out (parse functions in core/settings.c; the ROM of QEMU was asked). */
import { bearsPlaceholder, isSlip } from '../text/index.js';
import { settingTypes } from './facts.js';
import { settingParts } from './vocabulary.js';

/** Settings whose type iPXE knows by their names. */
const NAMED: ReadonlyMap<string, 'ipv4' | 'number' | 'uuid'> = new Map([
  ['dhcp-server', 'ipv4'],
  ['dns', 'ipv4'],
  ['gateway', 'ipv4'],
  ['ip', 'ipv4'],
  ['keep-san', 'number'],
  ['mtu', 'number'],
  ['netmask', 'ipv4'],
  ['next-server', 'ipv4'],
  ['priority', 'number'],
  ['skip-san-boot', 'number'],
  ['uuid', 'uuid'],
]);

export const NUMBER = /^[+-]?(?:0x[\da-f]+|\d+)$/i;

function isAddress(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => NUMBER.test(part) && Number(part) <= 255);
}

/** Octets of two digits each, by the type that says what stands between them. */
const OCTETS: ReadonlyMap<string, RegExp> = new Map([
  ['hex', /^[\da-f]{2}(?::[\da-f]{2})*$/i],
  ['hexhyp', /^[\da-f]{2}(?:-[\da-f]{2})*$/i],
  ['hexraw', /^(?:[\da-f]{2})+$/i],
]);

/** These iPXE shows, and stores none. */
const SHOWN_ONLY: ReadonlySet<string> = new Set(['busdevfn', 'dnssl', 'uuid']);

/** The type that is meant by one that iPXE has not; others a newer release may have. */
export function typeMeant(type: string): string | undefined {
  return settingTypes.includes(type) ? undefined : settingTypes.find((one) => isSlip(type, one));
}

/** Words that a setting or a template fills in are undefined: nothing is said of them, nor of what people have yet to fill in. The first is the setting's name. */
export function unfitValue([name, ...words]: readonly (string | undefined)[]): string | undefined {
  if (name === undefined || words.length === 0 || words.includes(undefined)) return undefined;
  const { name: setting, type } = settingParts(name);
  const text = words.join(' ');
  if (bearsPlaceholder(text.toLowerCase())) return undefined;
  const meant = type === undefined ? undefined : typeMeant(type);
  if (meant !== undefined) return `iPXE has no type "${type}" (there is ${meant})`;
  const kind = type === undefined ? NAMED.get(setting) : /^u?int(?:8|16|32)$/.test(type) ? 'number' : type;
  if (kind === 'ipv4' && !isAddress(text))
    return `${setting} holds a single IPv4 address, and "${text}" is none`;
  if (kind !== undefined && OCTETS.get(kind)?.test(text) === false)
    return `${name} holds octets of two hexadecimal digits each (${kind === 'hexraw' ? '1b5b' : kind === 'hex' ? '1b:5b' : '1b-5b'}), and "${text}" is none`;
  if (kind !== undefined && SHOWN_ONLY.has(kind)) return `iPXE stores nothing of the type ${kind}`;
  if (kind === 'number' && !NUMBER.test(text)) return `${setting} holds a number, and "${text}" is none`;
  return undefined;
}
