/** Settings of the server, its keys and its failover peers go in; what dhcpd refuses in them comes out. */
import { type Span, shift } from '../text/index.js';
import type { Item, Statement } from './document.js';
import { type Around, type At, type Environment, enclosing, note, once } from './environment.js';

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

export function setting(
  statement: Statement & { kind: 'setting' },
  at: At,
  around: Around,
  env: Environment,
): void {
  const word = statement.name.text.toLowerCase();
  const items = statement.value?.records[0] ?? [];
  note(around, word, at(statement.name.span));
  const item = items[0];
  const after = at(item?.span ?? statement.name.span);
  if (around.scope === 'key' && word === 'secret' && item?.kind === 'name') {
    const digits = item.text.replaceAll('=', '');
    if (/[^A-Za-z0-9+/]/.test(digits)) env.refuse('dhcp/syntax', 'A secret is written in base64.', after);
    else if (item.text.length % 4 !== 0)
      env.refuse(
        'dhcp/syntax',
        'This secret is not whole base64: the number of its characters is no multiple of four.',
        after,
      );
  }
  if (around.scope === 'zone' && word === 'key' && (item?.kind === 'name' || item?.kind === 'string')) {
    wantKey(item.kind === 'name' ? item.text : item.value, after, env);
  }
  if (word === 'group' && around.scope === 'host' && !env.unsure) {
    const name = item?.kind === 'name' ? item.text : item?.kind === 'string' ? item.value : undefined;
    if (name !== undefined && !env.groups.has(name))
      env.refuse('dhcp/syntax', `No group \`${name}\` is declared before this line.`, after);
  }
  if (word === 'lease-id-format' && !(item?.kind === 'name' && /^(?:octal|hex)$/i.test(item.text))) {
    env.refuse('dhcp/syntax', 'lease-id-format is `octal` or `hex`.', after);
  }
  if (word === 'server-duid') serverDuid(items, after, env);
  if (word === 'interface') {
    const shared = enclosing(around, 'shared-network');
    const holder = shared ?? around;
    once(
      'network-interface',
      'A subnet or shared network is connected to one interface only.',
      after,
      holder,
      env,
    );
  }
}

/** `llt`, `en`, `ll` or a number, each with what it needs. */
function serverDuid(items: readonly Item[], span: Span, env: Environment): void {
  const [kind, second, third, fourth] = items;
  const refuse = (message: string): void => env.refuse('dhcp/syntax', message, span);
  const octets = (item: Item | undefined): boolean =>
    item?.kind === 'octets' || item?.kind === 'string' || item?.kind === 'number' || item?.kind === 'name';
  if (kind?.kind === 'number' && second !== undefined) return;
  const word = kind?.kind === 'name' ? kind.text.toLowerCase() : '';
  const type = (item: Item | undefined): boolean => item?.kind === 'name' || item?.kind === 'number';
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
    if (
      second.kind !== 'name' ||
      !(hardwareTypes.has(second.text.toLowerCase()) || second.text.startsWith('unknown-'))
    )
      refuse('Expected a hardware type after ll.');
    else if (!octets(third)) refuse('Expected the hardware address in hex after the type.');
  } else refuse('The server identifier begins with llt, en, ll or a number.');
}

export function wantKey(name: string, span: Span, env: Environment): void {
  if (env.unsure || env.keys.has(name)) return;
  env.refuse('dhcp/syntax', `No key \`${name}\` is declared before this line.`, span);
}
