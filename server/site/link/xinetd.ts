/** Files of xinetd go in; its TFTP service comes out: whom it is for, and why xinetd does not start it (xinetd.conf(5); xinetd 2.3.15 was asked). */

import { isSlip } from '../../../grammars/text/index.js';
import { parseIpv4 } from '../address.js';
import type { Said } from '../place.js';
import { baseName } from '../serverpath.js';
import type { Setting, SettingsFacts } from '../settings/facts.js';
import { meantUser } from './users.js';

/** Why xinetd passes the service over. */
export type XinetdRefusal =
  | 'bad value'
  | 'bad word'
  | 'brace'
  | 'brace not closed'
  | 'brace not opened'
  | 'comma'
  | 'disabled by defaults'
  | 'file name'
  | 'interface name'
  | 'no blank'
  | 'attribute missing'
  | 'not enabled by defaults'
  | 'not included'
  | 'port'
  | 'protocol'
  | 'server name'
  | 'user'
  | 'server with words'
  | 'server without path';

/** Addresses that a service is for, or not for; undefined where nothing is said. */
export interface XinetdAccess {
  readonly only: readonly Said<string>[] | undefined;
  readonly except: readonly Said<string>[];
  /** Where nobody is named. */
  readonly onlyPlace: Said<string> | undefined;
}

export interface XinetdTftp {
  readonly facts: SettingsFacts;
  /** Of the service, in order. */
  readonly own: readonly Setting[];
  readonly refused: Said<XinetdRefusal> | undefined;
  readonly bind: Said<string> | undefined;
  readonly access: XinetdAccess | undefined;
}

const MAIN = '/etc/xinetd.conf';
const FOLDER = '/etc/xinetd.d/';

/** Without one of these it is no service. */
const NEEDED: readonly string[] = ['server', 'user', 'wait'];

/** Lists of which a word with a comma, or half a brace, ends the service. */
const LISTS: ReadonlySet<string> = new Set(['only_from', 'no_access']);

export function xinetdTftp(settings: ReadonlyMap<string, SettingsFacts>): XinetdTftp | undefined {
  const main = settings.get(MAIN);
  const files = [...settings].filter(([path]) => path === MAIN || path.startsWith(FOLDER));
  const found = files.flatMap(([path, facts]) => {
    const own = facts.settings.filter(({ section }) => section === 'tftp');
    return own.length === 0 ? [] : [{ path, facts, own, unread: unread(path, main) }];
  });
  const chosen = found.find(({ unread: why }) => why === undefined) ?? found[0];
  const [first] = chosen?.own ?? [];
  if (chosen === undefined || first === undefined) return undefined;
  const { facts, own, unread: why } = chosen;
  const defaults = (main?.settings ?? []).filter(({ section }) => section === 'defaults');
  const bound = own.findLast(isBind) ?? defaults.findLast(isBind);
  return {
    facts,
    own,
    refused: why === undefined ? refusal(own, defaults) : { value: why, place: first.place },
    bind: bound && { value: bound.value ?? '', place: bound.raw.place },
    access: accessIn(own, defaults),
  };
}

const isBind = ({ name }: Setting): boolean => name.value === 'bind' || name.value === 'interface';

/** Names with a dot or a tilde at the end are passed over, as those of editors and packages; without includedir all are. */
function unread(path: string, main: SettingsFacts | undefined): XinetdRefusal | undefined {
  if (path === MAIN) return undefined;
  const included = (main?.settings ?? []).filter(({ section }) => section === undefined);
  const alone = included.some(({ name, value }) => name.value === 'include' && value === path);
  if (alone) return undefined;
  const folders = included.filter(({ name }) => name.value === 'includedir');
  const whole = folders.some(({ value = '' }) => `${value.replace(/\/+$/, '')}/` === FOLDER);
  if (main !== undefined && !whole) return 'not included';
  return /\.|~$/.test(path.slice(FOLDER.length)) ? 'file name' : undefined;
}

function refusal(own: readonly Setting[], defaults: readonly Setting[]): Said<XinetdRefusal> | undefined {
  for (const setting of own) {
    const why = refusedSetting(setting);
    if (why !== undefined) return { value: why, place: setting.place };
  }
  // What a template has yet to put in may be anything.
  const known = own.every(({ value }) => value !== undefined);
  const [first] = own;
  const says = (attribute: string) => own.some(({ name }) => name.value === attribute);
  // Who shows a service in short leaves these out, too.
  const all = !says('socket_type') || NEEDED.every(says);
  if (known && first !== undefined && !all) return { value: 'attribute missing', place: first.place };
  const id = own.findLast(({ name }) => name.value === 'id')?.value?.trim() ?? 'tftp';
  const listed = (name: string) =>
    defaults.filter((one) => one.name.value === name && one.value !== undefined);
  const disabled = listed('disabled').find((one) => wordsOf(one).includes(id));
  if (disabled !== undefined) return { value: 'disabled by defaults', place: disabled.place };
  const enabled = listed('enabled');
  const [some] = enabled;
  return some === undefined || enabled.some((one) => wordsOf(one).includes(id))
    ? undefined
    : { value: 'not enabled by defaults', place: some.place };
}

function refusedSetting({ name, value, tight }: Setting): XinetdRefusal | undefined {
  const attribute = name.value;
  if (attribute === '{') return value === 'missing' ? 'brace not opened' : 'brace';
  if (attribute === '}') return 'brace not closed';
  if (tight === true) return 'no blank';
  const text = value?.trim();
  if (text === undefined) return undefined;
  if (attribute === 'disable') return /^(?:yes|no)?$/i.test(text) ? undefined : 'bad value';
  if (attribute === 'wait') return /^(?:yes|no)$/i.test(text) ? undefined : 'bad word';
  // TFTP is UDP alone in services(5), and its socket one of datagrams.
  if (attribute === 'protocol' || attribute === 'socket_type') return suits(attribute, text);
  if (attribute === 'user') return meantUser(text) === undefined ? undefined : 'user';
  if (NUMBERS.has(attribute)) return /^(?:\d+|unlimited)$/i.test(text) ? undefined : 'bad word';
  if (LISTS.has(attribute)) return text.split(/\s+/).some(isTorn) ? 'comma' : undefined;
  if (attribute === 'port') return text === '69' ? undefined : 'port';
  if (attribute === 'server') {
    if (/\s/.test(text)) return 'server with words';
    if (!text.startsWith('/')) return 'server without path';
    const program = baseName(text);
    return program !== 'in.tftpd' && isSlip(program, 'in.tftpd') ? 'server name' : undefined;
  }
  const card = /^(?:eth|en[opsx]|em|wlan|br|bond|vlan)\w*\d\w*$/.test(text) && parseIpv4(text) === undefined;
  return (attribute === 'bind' || attribute === 'interface') && card ? 'interface name' : undefined;
}

/** Words that are numbers for xinetd, or it does without the service. */
const NUMBERS: ReadonlySet<string> = new Set(['instances', 'per_source']);

function suits(attribute: string, text: string): XinetdRefusal | undefined {
  const right = attribute === 'protocol' ? 'udp' : 'dgram';
  if (text.toLowerCase() === right) return undefined;
  return ['tcp', 'stream', 'raw', 'seqpacket'].includes(text.toLowerCase()) ? 'protocol' : 'bad word';
}

/** `10.0.0.1,`, or a `{` whose `}` stands behind a blank. */
function isTorn(word: string): boolean {
  const open = word.indexOf('{');
  return open < 0 ? word.includes(',') || word.includes('}') : !word.endsWith('}');
}

function wordsOf({ value = '' }: Setting): string[] {
  return value.split(/\s+/).filter((word) => word !== '');
}

/** Undefined where all may ask, or a value is yet to be filled in. `=` of the service takes the place of the defaults, `+=` joins them. */
function accessIn(own: readonly Setting[], defaults: readonly Setting[]): XinetdAccess | undefined {
  const only = listOf('only_from', own, defaults);
  const except = listOf('no_access', own, defaults);
  if (only === 'open' || except === 'open') return undefined;
  if (only === undefined && (except ?? []).length === 0) return undefined;
  const said = [...own, ...defaults].find(({ name }) => name.value === 'only_from');
  return {
    only,
    except: except ?? [],
    onlyPlace: said && { value: said.value ?? '', place: said.place },
  };
}

function listOf(
  attribute: string,
  own: readonly Setting[],
  defaults: readonly Setting[],
): Said<string>[] | 'open' | undefined {
  const mine = own.filter(({ name }) => name.value === attribute);
  const before = mine.some(({ sign }) => sign === undefined)
    ? []
    : defaults.filter(({ name }) => name.value === attribute);
  const all = [...before, ...mine];
  if (all.length === 0) return undefined;
  let list: Said<string>[] = [];
  for (const setting of all) {
    if (setting.value === undefined) return 'open';
    const words = wordsOf(setting);
    if (setting.sign === '-=') list = list.filter(({ value }) => !words.includes(value));
    else list.push(...words.map((value) => ({ value, place: setting.place })));
  }
  return list;
}
