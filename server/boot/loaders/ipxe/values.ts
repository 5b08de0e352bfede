/** A word of a script and the settings go in; the text that iPXE makes of it comes out, as far as it is known (expand_settings in settings.c). */
import { settingMeaning, settingParts, typeMeant } from '../../../../grammars/ipxe/index.js';
import { formatIpv4, type Ipv4Address } from '../../../site/address.js';
import type { IpxeWord } from '../../../site/ipxe/facts.js';
import { type OptionName, optionOf } from '../../dhcp/answer.js';
import { textOfValue } from '../../dhcp/optiontext.js';
import { isUefi, platformOf } from '../../machine/firmware.js';
import type { DhcpAnswer, Outcome } from '../../trace.js';
import { shown } from './settingtypes.js';

export type Value =
  /** `kept`: the type that a script has given it; without one that of its name counts. */
  | { readonly known: true; readonly text: string; readonly kept?: string }
  /** `of`: the setting that no file tells. `empty`: whether it may be empty. `marked`: what is known of it, settings marked. */
  | { readonly known: false; readonly of: string; readonly empty: boolean; readonly marked: string };

export const text = (it: string, kept?: string): Value => ({
  known: true,
  text: it,
  ...(kept === undefined ? {} : { kept }),
});

/** Signs that no script has, around the name of a setting whose value no file tells. */
const OPEN = '\ue000';
const CLOSE = '\ue001';
const mark = (of: string): string => OPEN + of + CLOSE;

export const unknown = (of: string, empty = true, marked = mark(of)): Value => ({
  known: false,
  of,
  empty,
  marked,
});

/** The server that DHCP told, where its address is in no file: a URL of it leads to the site all the same. */
const OWN = new RegExp(
  `^(https?|tftp)://${OPEN}(?:proxydhcp/)?(?:next-server|dhcp-server)${CLOSE}((?::\\d+)?/[^${OPEN}]*)$`,
);

/** How such a server is called in URLs. */
export const TOLD = 'next-server';

/** A URL with the name of that server in the place of its address. */
export function urlOfTold({ marked }: Extract<Value, { readonly known: false }>): string | undefined {
  const [, scheme, rest] = OWN.exec(marked) ?? [];
  return scheme === undefined || rest === undefined ? undefined : `${scheme}://${TOLD}${rest}`;
}

/** How the addresses of cards and the numbers of machines are written. The first octet of a card's own address is even. */
const SHAPES: ReadonlyMap<string, RegExp> = new Map([
  ['mac', /^[\da-f][02468ace](?:[:-]?[\da-f]{2}){5}$/i],
  ['uuid', /^[\da-f]{8}(?:-?[\da-f]{4}){3}-?[\da-f]{12}$/i],
]);

/** The value is that of one setting, and none of these texts is written as it always is. */
export function isNone(
  { of, marked }: Extract<Value, { readonly known: false }>,
  texts: Iterable<string>,
): boolean {
  const { scope, name } = settingParts(of);
  const shape = isOwn(scope) && marked === mark(of) ? SHAPES.get(name) : undefined;
  return shape !== undefined && ![...texts].some((it) => shape.test(it));
}

/** What is known of a word, with the settings that no file tells as a script writes them. */
export function readable({ value, hole }: Pick<IpxeWord, 'value' | 'hole'>, expanded: Value): string {
  if (expanded.known) return expanded.text;
  return hole ? value : expanded.marked.replaceAll(OPEN, '${').replaceAll(CLOSE, '}');
}

/** What a script has set, by `name` or `scope/name`. */
export type Settings = Pick<ReadonlyMap<string, Value>, 'get'>;

/** The interface that the machine boots from; one with several cards may boot from another than net0. */
function isOwn(scope: string): boolean {
  return scope === '' || /^net[0X](?:\.dhcp)?$/.test(scope);
}

export function settingKey(written: string): string {
  const { scope, name } = settingParts(written);
  return isOwn(scope) ? name : `${scope}/${name}`;
}

/** Settings whose values hold settings. */
const MOST_ROUNDS = 50;

export function expand(
  { value, hole }: Pick<IpxeWord, 'value' | 'hole'>,
  settings: Settings,
  answer: DhcpAnswer,
): Value {
  let out = value;
  let open: string | undefined;
  let solid = false;
  for (let i = 0; i < MOST_ROUNDS; i++) {
    const found = /\$\{([^${}]*)\}/.exec(out);
    if (found === null) break;
    const it = lookUp(found[1] ?? '', settings, answer);
    if (!it.known) {
      open ??= it.of;
      if (!it.empty) solid = true;
    }
    out =
      out.slice(0, found.index) + (it.known ? it.text : it.marked) + out.slice(found.index + found[0].length);
  }
  if (hole) return unknown(value, false);
  if (open === undefined) return text(out);
  // Before the first sign there is no other one.
  const empty = !solid && out.split(OPEN).every((part) => part.slice(part.indexOf(CLOSE) + 1) === '');
  return unknown(open, empty, out);
}

function lookUp(written: string, settings: Settings, answer: DhcpAnswer): Value {
  const { name, type } = settingParts(written);
  // One of no such type it takes for one that nobody has set.
  if (type !== undefined && typeMeant(type) !== undefined) return text('');
  const own = settings.get(settingKey(written));
  const found = own ?? elsewhere(written, answer);
  if (!found.known || type === undefined) return found;
  const it = shown(found.text, found.kept ?? KEPT.get(name) ?? 'string', type);
  return it === undefined ? unknown(written, false) : text(it);
}

/** Types that settings have by their names; those of others are texts. */
const KEPT: ReadonlyMap<string, string> = new Map([
  ...['ip', 'next-server', 'gateway', 'netmask', 'dns', 'dhcp-server'].map((name) => [name, 'ipv4'] as const),
  ['mac', 'hex'],
  ['uuid', 'uuid'],
]);

/** What no script has set. */
function elsewhere(written: string, answer: DhcpAnswer): Value {
  const { scope, name } = settingParts(written);
  if (isOwn(scope)) return told(name, answer);
  return scope === 'proxydhcp' && answer.answered === 'yes'
    ? byProxy(written, name, answer)
    : unknown(written);
}

/** Those of a server that gives no addresses, where it is the one of the site that has answered. */
function byProxy(written: string, name: string, answer: DhcpAnswer): Value {
  const known = answer.proxied === true && /^(?:dhcp-server|next-server|filename)$/.test(name);
  const value = known ? told(name, answer) : undefined;
  return value?.known === true ? value : unknown(written);
}

/** They are there only where such a server has answered (dhcp_proxy in net/udp/dhcp.c), and this one gives addresses. */
export function isUnproxied(written: string, { answered, proxied }: DhcpAnswer): boolean {
  return answered === 'yes' && proxied !== true && settingParts(written).scope === 'proxydhcp';
}

/** What iPXE knows by itself and by DHCP. */
function told(name: string, answer: DhcpAnswer): Value {
  const { client } = answer;
  switch (name) {
    case 'ip':
      return address(name, answer.address);
    case 'next-server':
      return address(name, answer.nextServer);
    case '66':
      return fieldOr(name, answer, answer.serverName, 'tftp-server-name');
    case 'filename':
    case '67':
      return fieldOr(name, answer, answer.filename, 'bootfile-name');
    case 'mac':
      return client.mac === undefined ? unknown(name, false) : text(client.mac);
    case 'uuid':
      return client.uuid === undefined ? unknown(name, false) : text(client.uuid);
    case 'platform': {
      const platform = platformOf(client);
      return platform === undefined ? unknown(name, false) : text(platform === 'bios' ? 'pcbios' : 'efi');
    }
    case 'buildarch':
      return buildarch(answer);
    case 'hostname':
    case '12':
      return hostName(name, answer);
    case 'root-path':
    case '17':
      return option(name, answer, 'root-path');
    case 'dhcp-server':
      return sender(name, answer);
    case 'gateway':
    case 'netmask':
    case 'dns':
    case 'version':
    case 'memsize':
    case 'unixtime':
      return unknown(name, false);
  }
  // A name of its own is empty until a script sets it; what DHCP may tell, and what the machine is, no file tells.
  const own = settingMeaning(name) === undefined && !/^[\d.]+$/.test(name);
  // Of a script that some machine reads nobody knows which others set something before it.
  return own && answer.answered === 'yes' ? text('') : unknown(name);
}

/** What a machine is called that no file names, no file tells: a server that gives addresses of a range may know its name by its address. */
function hostName(name: string, answer: DhcpAnswer): Value {
  const said = option(name, answer, 'host-name');
  return said.known && said.text === '' && answer.client.mac === undefined ? unknown(name) : said;
}

/** The usual undionly.kpxe is built for 32 bits; what a ROM holds is not known. */
function buildarch({ client }: DhcpAnswer): Value {
  const names = { bios: undefined, 'efi-x64': 'x86_64', 'efi-ia32': 'i386', 'efi-arm64': 'arm64' } as const;
  const platform = platformOf(client);
  const name = platform === undefined ? undefined : names[platform];
  return name === undefined ? unknown('buildarch', false) : text(name);
}

function outcome<T>(name: string, it: Outcome<T>, write: (value: T) => string): Value {
  if (it.kind === 'value') return text(write(it.value));
  return it.kind === 'none' ? text('') : unknown(name);
}

/** iPXE takes a field of the header for the option of the same meaning (dhcppkt.c); dnsmasq fills in the option, where one is asked for. */
function fieldOr(
  name: string,
  answer: DhcpAnswer,
  field: Outcome<string>,
  which: 'tftp-server-name' | 'bootfile-name',
): Value {
  return field.kind === 'none' ? option(name, answer, which) : outcome(name, field, (it) => it);
}

/** A machine that came as far has an address, and a server that it loaded this from. */
function address(name: string, it: Outcome<Ipv4Address>): Value {
  return it.kind === 'value' ? text(formatIpv4(it.value)) : unknown(name, name !== 'ip');
}

function option(name: string, answer: DhcpAnswer, which: OptionName): Value {
  if (answer.answered !== 'yes') return unknown(name);
  const it = optionOf(answer, which);
  if (it.kind !== 'value') return it.kind === 'none' ? text('') : unknown(name);
  const value = textOfValue(it.value);
  return value === undefined ? unknown(name, false) : text(value);
}

/** The address by which the DHCP server calls itself. */
function sender(name: string, answer: DhcpAnswer): Value {
  const it = optionOf(answer, 'dhcp-server-identifier');
  const atom = it.kind === 'value' ? it.value.atoms[0] : undefined;
  return atom?.kind === 'address' ? text(formatIpv4(atom.value)) : unknown(name, false);
}

export function underUefi({ client }: DhcpAnswer): boolean {
  return isUefi({ ...client, userClass: undefined });
}
