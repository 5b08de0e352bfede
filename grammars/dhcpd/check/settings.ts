/** Settings of the server, its keys and its failover peers go in; what dhcpd refuses in them comes out. */
import { type Span, shift } from '../../text/index.js';
import type { Item, Statement, Value } from '../document.js';
import { type Around, type At, type Environment, enclosing, note, once } from './environment.js';
import { faultOfValue } from './values.js';

export const hardwareTypes = new Set(['ethernet', 'token-ring', 'fddi', 'infiniband']);

export function failover(
  statement: Statement & { kind: 'failover' },
  at: At,
  around: Around,
  env: Environment,
): void {
  const { text, span } = statement.name;
  if (statement.body !== undefined) {
    if (env.peers.has(text)) env.refuse('dhcp/syntax', `A failover peer "${text}" exists already.`, at(span));
    env.peers.set(text, { span: at(span), used: false });
    return;
  }
  note(around, 'failover', at({ start: 0, end: 'failover'.length }));
  const peer = env.peers.get(text);
  if (peer !== undefined) peer.used = true;
  else if (
    !env.unsure &&
    (around.scope === 'pool' || around.scope === 'shared-network' || around.scope === 'subnet')
  ) {
    env.refuse('dhcp/syntax', `No failover peer "${text}" is declared before this line.`, at(span));
  }
}

/** Which settings a primary needs and a secondary must not have. */
export function balance(
  statement: Statement & { kind: 'failover' },
  start: number,
  inside: Around,
  env: Environment,
): void {
  const has = (word: string): boolean => inside.seen.has(word);
  const refuse = (message: string): void =>
    env.refuse('dhcp/syntax', message, shift(statement.name.span, start));
  if (has('primary')) {
    if (!has('hba') && !has('split')) refuse('The primary failover server needs `split` or `hba`.');
    else if (!has('mclt')) refuse('The primary failover server needs `mclt`.');
  } else if (has('secondary') && (has('hba') || has('split'))) {
    refuse('The secondary failover server must not set `split` or `hba`: the primary does.');
  }
}

/** A setting, and what its checks ask of it. */
interface Look {
  readonly word: string;
  readonly items: readonly Item[];
  readonly item: Item | undefined;
  readonly statement: Statement & { kind: 'setting' };
  readonly at: At;
  /** Its first value, or else its name. */
  readonly after: Span;
  readonly around: Around;
  readonly env: Environment;
}

export function setting(
  statement: Statement & { kind: 'setting' },
  at: At,
  around: Around,
  env: Environment,
): void {
  const word = statement.name.text.toLowerCase();
  const items = statement.value?.records[0] ?? [];
  note(around, word, at(statement.name.span));
  const extra = items[1] ?? statement.value?.records[1]?.[0];
  if (extra !== undefined && single.has(word)) {
    env.refuse('dhcp/syntax', `Expected \`;\` before this: ${word} takes one value.`, at(extra.span));
    return;
  }
  const [item] = items;
  const after = at(item?.span ?? statement.name.span);
  const look: Look = { word, items, item, statement, at, after, around, env };
  if (around.scope === 'key') keySetting(look);
  if (around.scope === 'zone') zoneSetting(look);
  if (!isMember(around, word, statement, at, env)) checks.get(word)?.(look);
}

function refuse({ after, env }: Look, message: string): void {
  env.refuse('dhcp/syntax', message, after);
}

/** A value that is one word or one string. */
function textOf(item: Item | undefined): string | undefined {
  if (item?.kind === 'name') return item.text;
  return item?.kind === 'string' ? item.value : undefined;
}

function keySetting(look: Look): void {
  const text = textOf(look.item);
  const wrong = look.word === 'secret' && text !== undefined ? faultOfSecret(text) : undefined;
  if (wrong !== undefined) refuse(look, wrong);
}

function zoneSetting({ word, item, after, env }: Look): void {
  const text = textOf(item);
  if (word === 'key' && text !== undefined) wantKey(text, after, env);
}

/** A host joins a group that is declared above it. */
function groupOfHost(look: Look): void {
  const { around, env, item } = look;
  const name = textOf(item);
  if (around.scope === 'host' && !env.unsure && name !== undefined && !env.groups.has(name))
    refuse(look, `No group \`${name}\` is declared before this line.`);
}

function stateOfLease(look: Look): void {
  if (look.item !== undefined) refuse(look, `Expected \`;\` after ${look.word}.`);
}

function onlyOne(message: string, { word, statement, at, around, env }: Look): void {
  once(`one-${word}`, message, at(statement.name.span), around, env);
}

/** `lease limit 4` of a class. */
function leaseLimit(look: Look): void {
  if (look.around.scope !== 'class') return;
  const [limit, count] = look.items;
  const right = limit?.kind === 'name' && limit.text.toLowerCase() === 'limit' && count?.kind === 'number';
  if (!right || look.items.length > 2) refuse(look, 'In a class, lease is followed by `limit` and a number.');
}

function interfaceName(look: Look): void {
  const { item, after, around, env } = look;
  if (item === undefined) refuse(look, 'interface takes the name of one interface.');
  const holder = enclosing(around, 'shared-network') ?? around;
  const message = 'A subnet or shared network is connected to one interface only.';
  once('network-interface', message, after, holder, env);
}

/** One of a few words and nothing else. */
function choice(...words: readonly string[]): (look: Look) => void {
  return (look) => {
    const { items, item, statement, word } = look;
    const alone = items.length === 1 && statement.value?.records.length === 1;
    if (alone && item?.kind === 'name' && words.includes(item.text.toLowerCase())) return;
    refuse(look, `${word} is \`${words.join('` or `')}\`.`);
  };
}

/** What dhcpd looks at in a setting outside of zones, keys and failover peers, by its word. */
const checks: ReadonlyMap<string, (look: Look) => void> = new Map([
  ['group', groupOfHost],
  ['dynamic', stateOfLease],
  ['static', stateOfLease],
  ['deleted', stateOfLease],
  [
    'uid',
    (look) => {
      onlyOne('A host has one uid.', look);
      uid(look.items, look.after, look.env);
    },
  ],
  [
    'host-identifier',
    (look) => {
      onlyOne('A host has one host-identifier: declare a second host.', look);
      identifier(look.items, look.after, look.env);
    },
  ],
  ['lease', leaseLimit],
  ['interface', interfaceName],
  ['server-duid', ({ items, after, env }) => serverDuid(items, after, env)],
  ['lease-id-format', choice('octal', 'hex')],
  ['db-time-format', choice('default', 'local')],
]);

/** Settings with one value and no more. */
const single = new Set(['interface', 'algorithm', 'key', 'uid']);

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 as common/parse.c takes it: a text that is not whole may end where no bits are left over. */
function faultOfSecret(text: string): string | undefined {
  const padding = text.indexOf('=');
  const digits = padding < 0 ? text : text.slice(0, padding);
  if (/[^A-Za-z0-9+/]/.test(digits)) return 'A secret is written in base64.';
  if (padding >= 0 && /[^=]/.test(text.slice(padding)))
    return 'Nothing may follow the `=` at the end of base64.';
  const rest = text.length % 4 === 0 ? 0 : ([0, 63, 15, 3][digits.length % 4] ?? 0);
  const last = base64.indexOf(digits.at(-1) ?? 'A');
  return (last & rest) === 0
    ? undefined
    : 'This secret is not whole base64: something is missing at its end.';
}

/** What zones, keys and failover peers are made of. */
export const members: Readonly<Record<'zone' | 'key' | 'failover', readonly string[]>> = {
  zone: ['primary', 'secondary', 'primary6', 'secondary6', 'key'],
  key: ['algorithm', 'secret'],
  failover: (
    'primary secondary address port peer max-response-delay max-unacked-updates mclt split hba load ' +
    'max-lease-misbalance max-lease-ownership min-balance max-balance auto-partner-down'
  ).split(' '),
};

/** What stands behind a word of a failover peer (parse_failover_peer() of server/confpars.c). */
function faultOfPeer(word: string, value: Value | undefined): string | undefined {
  const items = value?.records[0] ?? [];
  const text = items
    .map((item) => (item.kind === 'number' ? '#' : 'text' in item ? item.text.toLowerCase() : '?'))
    .join(' ');
  if (word === 'primary' || word === 'secondary')
    return value === undefined ? undefined : `Expected \`;\` after ${word}.`;
  if (word === 'load')
    return text === 'balance max seconds #' ? undefined : 'Expected `load balance max seconds` and a number.';
  if (word === 'peer') {
    const [first] = items;
    const inner = first?.kind === 'name' ? first.text.toLowerCase() : '';
    if (!members.failover.includes(inner))
      return 'Expected a setting of the other server after peer, such as address or port.';
    if (inner === 'port') return text === 'port #' ? undefined : 'Expected a number after peer port.';
    return undefined;
  }
  if (word === 'address' || word === 'hba') return undefined;
  return text === '#' ? undefined : `Expected a number after ${word}.`;
}

/** True inside a zone, key or failover peer, whose words are looked at here. */
function isMember(
  { scope }: Around,
  word: string,
  { name, value }: Statement & { kind: 'setting' },
  at: At,
  env: Environment,
): boolean {
  if (scope !== 'zone' && scope !== 'key' && scope !== 'failover') return false;
  if (!members[scope].includes(word)) {
    env.refuse(
      'dhcp/syntax',
      `\`${name.text}\` does not belong here: expected ${members[scope].join(', ')}.`,
      at(name.span),
    );
  } else if (scope === 'failover') {
    const wrong = faultOfPeer(word, value);
    if (wrong !== undefined) env.refuse('dhcp/syntax', wrong, at(value?.span ?? name.span));
  } else if (scope === 'key' && word === 'algorithm' && value === undefined) {
    env.refuse('dhcp/syntax', 'The name of an algorithm is missing, such as hmac-sha256.', at(name.span));
  } else if (scope === 'zone' && value === undefined) {
    env.refuse('dhcp/syntax', `Nothing follows ${word}: expected an address or a key.`, at(name.span));
  } else if (scope === 'zone' && word !== 'key' && value !== undefined) {
    const wrong = faultOfValue(value, word.endsWith('6') ? '6A' : 'IA', '');
    if (wrong !== undefined) env.refuse('dhcp/syntax', wrong.message, at(wrong.span));
  }
  return true;
}

/** `code width 1 length width 1 hash size 7`, in any order. */
export function optionSpace(statement: Statement & { kind: 'option-space' }, at: At, env: Environment): void {
  env.defineSpace(statement.name.text.toLowerCase());
  if (statement.value === undefined) return;
  const { records, span } = statement.value;
  const words = (records[0] ?? []).map((item) => ('text' in item ? item.text.toLowerCase() : '?')).join(' ');
  if (
    records.length === 1 &&
    words.length < 200 &&
    /^(?:(?:code width [124]|length width [012]|hash size \d+)(?: |$))+$/.test(words)
  )
    return;
  env.refuse(
    'dhcp/syntax',
    'Expected `code width 1`, 2 or 4, `length width 1` or 2, `hash size` and a number.',
    at(span),
  );
}

/** Octets in hex, or a string. */
function uid(items: readonly Item[], span: Span, env: Environment): void {
  const [item] = items;
  const short = (item?.kind === 'number' || item?.kind === 'name') && /^[0-9A-Fa-f]{1,2}$/.test(item.text);
  if (items.length === 1 && (item?.kind === 'string' || item?.kind === 'octets' || short)) return;
  env.refuse('dhcp/syntax', 'A uid is hex octets with colons between them, or a quoted string.', span);
}

/** `option NAME VALUE` or `v6relopt NUMBER NAME VALUE`. */
function identifier(items: readonly Item[], span: Span, env: Environment): void {
  const [first, second] = items;
  const word = first?.kind === 'name' ? first.text.toLowerCase() : '';
  const refuse = (message: string): void => env.refuse('dhcp/syntax', message, span);
  if (word !== 'option' && word !== 'v6relopt') {
    refuse('A host-identifier is `option`, a name and a value, or `v6relopt`, a number, a name and a value.');
    return;
  }
  if (word === 'v6relopt' && second?.kind !== 'number') {
    refuse('Expected the number of a relay after v6relopt.');
    return;
  }
  const [name, ...values] = items.slice(word === 'option' ? 1 : 2);
  const text = name?.kind === 'name' ? name.text.toLowerCase() : '';
  const dot = text.indexOf('.');
  const space = dot < 0 ? 'dhcp' : text.slice(0, dot);
  const format = env.formatOf(space, text.slice(dot + 1));
  if (format === undefined) {
    if (!env.unsure) refuse(`dhcpd knows no option \`${text}\`.`);
    return;
  }
  const wrong = faultOfValue({ span: { start: 0, end: 0 }, records: [values] }, format, '');
  if (values.length === 0 || wrong !== undefined)
    refuse(wrong?.message ?? 'The value of the option is missing.');
}

/** `llt`, `en`, `ll` or a number, each with what it needs. */
function serverDuid(items: readonly Item[], span: Span, env: Environment): void {
  const [kind, second, third, fourth] = items;
  const refuse = (message: string): void => env.refuse('dhcp/syntax', message, span);
  const octets = (item: Item | undefined): boolean =>
    item?.kind === 'octets' || item?.kind === 'string' || item?.kind === 'number' || item?.kind === 'name';
  if (kind?.kind === 'number' && second?.kind === 'string') return;
  const word = kind?.kind === 'name' ? kind.text.toLowerCase() : '';
  const type = (item: Item | undefined): boolean =>
    item?.kind === 'number' ||
    (item?.kind === 'name' &&
      (hardwareTypes.has(item.text.toLowerCase()) || item.text.toLowerCase().startsWith('unknown-')));
  const most = word === 'llt' ? 4 : 3;
  if (items.length > most) refuse('The server identifier ends with its octets: expected `;` behind them.');
  if (word === 'llt') {
    if (second === undefined) return;
    if (!type(second)) refuse('Expected a hardware type after llt.');
    else if (third?.kind !== 'number') refuse('Expected the time of the identifier after the hardware type.');
    else if (!octets(fourth)) refuse('Expected the hardware address in hex after the time.');
  } else if (word === 'en') {
    if (second?.kind !== 'number') refuse('Expected an enterprise number after en.');
    else if (!octets(third)) refuse('Expected an identifier after the enterprise number.');
  } else if (word === 'll') {
    if (second === undefined) return;
    if (second.kind === 'number' || !type(second)) refuse('Expected a hardware type after ll.');
    else if (!octets(third)) refuse('Expected the hardware address in hex after the type.');
  } else refuse('The server identifier begins with llt, en or ll.');
}

export function wantKey(name: string, span: Span, env: Environment): void {
  if (env.unsure || env.keys.has(name)) return;
  env.refuse('dhcp/syntax', `No key \`${name}\` is declared before this line.`, span);
}
