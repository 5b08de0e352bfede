/** Declarations go in one after the other; what dhcpd refuses in them, and what they declare, comes out. */
import { type Span, shift } from '../../text/index.js';
import type { Block, Item, Statement } from '../document.js';
import { allowWords } from '../vocabulary.js';
import { faultOfPlace6 } from './addresses6.js';
import { type Around, type At, type Environment, enclosing, isOpenEnded, note, once } from './environment.js';
import { range, subnet } from './networks.js';
import { balance, failover, hardwareTypes, optionSpace, setting } from './settings.js';

/** Spaces that belong to an option of theirs already (common/parse.c, parse_option_code_definition()). */
const unencapsulable = new Set('fqdn nwip agent vendor vendor-class vsio isc isc6'.split(' '));
const events = new Set(['expiry', 'commit', 'release', 'transmission']);
const permits = new Set([
  'known-clients',
  'unknown-clients',
  'known clients',
  'unknown clients',
  'authenticated clients',
  'unauthenticated clients',
  'all clients',
  'dynamic bootp clients',
]);

type Kind = Statement['kind'];
type Of<K extends Kind> = { readonly [S in Statement as S['kind']]: S }[K];
type Declare<K extends Kind> = (statement: Of<K>, at: At, around: Around, env: Environment) => void;

/** What the statements of a kind declare; those of other kinds declare nothing. */
const declarations: { readonly [K in Kind]?: Declare<K> } = {
  include: (_, __, ___, env) => {
    env.unsure = true;
  },
  'option-space': (statement, at, _, env) => optionSpace(statement, at, env),
  'option-definition': (statement, at, _, env) => defineOption(statement, at, env),
  class: ({ keyword, name }, at, _, env) => {
    if (keyword !== 'class') wantClass(name, at, env);
  },
  subclass: ({ className, data }, at, _, env) => {
    wantClass(className, at, env);
    wantOctets(data, at, env);
  },
  add: addToClass,
  permit,
  subnet: (statement, at, around, env) => {
    note(around, 'subnet', at(statement.network.span));
    subnet(statement, at, env);
  },
  subnet6: ({ prefix }, at, around) => note(around, 'subnet', at(prefix.span)),
  range6,
  range,
  host: (statement, at, _, env) => declareHost(statement, at({ start: 0, end: 0 }).start, env),
  key: ({ name }, _, __, env) => {
    env.keys.add(name.text);
  },
  failover,
  hardware,
  'fixed-address': fixedAddress,
  'match-if': (_, at, around, env) => {
    const message = 'A class has one `match if`: join the conditions with or.';
    once('match-if', message, at({ start: 0, end: 8 }), around, env);
  },
  match: onlyMatch,
  spawn: onlyMatch,
  on: (statement, at, _, env) => onEvents(statement, at, env),
  setting,
  parameter: omapiKey,
};

/** Notes what a statement declares and reports what cannot be declared so. */
export function declare(statement: Statement, start: number, around: Around, env: Environment): void {
  declareAs(statement.kind, statement, (span) => shift(span, start), around, env);
}

function declareAs<K extends Kind>(
  kind: K,
  statement: Of<K>,
  at: At,
  around: Around,
  env: Environment,
): void {
  declarations[kind]?.(statement, at, around, env);
}

function onlyMatch(_: Statement, at: At, around: Around, env: Environment): void {
  once('match', 'A class has one `match` or `spawn with`.', at({ start: 0, end: 5 }), around, env);
}

function addToClass({ className }: Of<'add'>, at: At, around: Around, env: Environment): void {
  wantClass(className, at, env);
  if (around.scope !== 'root' || around.executable) return;
  const message =
    'dhcpd crashes on `add` at the top level: there is no client yet when it starts. Put it into a class, subnet or host.';
  env.refuse('dhcp/syntax', message, at({ start: 0, end: 'add'.length }));
}

function range6(statement: Of<'range6'>, at: At, around: Around, env: Environment): void {
  note(around, 'range6', at(statement.keyword.span));
  const wrong = faultOfPlace6(statement, enclosing(around, 'subnet6')?.statement);
  if (wrong !== undefined) env.refuse('dhcp/range-outside-subnet', wrong.message, at(wrong.span));
}

function fixedAddress({ keyword }: Of<'fixed-address'>, at: At, around: Around, env: Environment): void {
  if (keyword.text.toLowerCase() === 'fixed-prefix6') return;
  const message = 'A host has one fixed-address statement: put the addresses into one list.';
  once('fixed-address', message, at(keyword.span), around, env);
}

function onEvents(statement: Of<'on'>, at: At, env: Environment): void {
  for (const { text, span } of statement.events) {
    if (events.has(text.toLowerCase())) continue;
    const message = `\`${text}\` is no event: expected commit, expiry, release or transmission.`;
    env.refuse('dhcp/syntax', message, at(span));
  }
}

/** Notes which key OMAPI wants; elsewhere than at the top level nobody ever looks at it. */
function omapiKey(
  { name: parameter, expression, value }: Of<'parameter'>,
  at: At,
  around: Around,
  env: Environment,
): void {
  if (parameter.text.toLowerCase() !== 'omapi-key' || around.scope !== 'root' || around.executable) return;
  const key = expression ?? value?.records[0]?.[0];
  const name = key?.kind === 'name' ? key.text : key?.kind === 'string' ? key.value : undefined;
  if (key !== undefined && name !== undefined) env.omapiKey = { name, span: at(key.span) };
}

function poolWithoutRange({ length }: Statement, body: Block, start: number, env: Environment): void {
  const message =
    'This pool has no range: dhcpd refuses the whole file. Give it a range, or delete it and put its statements into the subnet.';
  const deletion = { span: { start, end: start + length }, newText: '' };
  const fix = { title: 'Delete the empty pool', safe: false, edits: [deletion] };
  const at = { start, end: start + 'pool'.length };
  env.refuse('dhcp/pool-without-range', message, at, body.statements.length === 0 ? { fix } : undefined);
}

/** Reports what a block lacks once it is closed. */
export function leave(
  statement: Statement,
  body: Block,
  start: number,
  inside: Around,
  env: Environment,
): void {
  // A class or group is known from its closing brace on.
  if (statement.kind === 'class' && statement.keyword === 'class') env.classes.add(statement.name.text);
  if (statement.kind === 'group' && statement.name) env.groups.add(statement.name.text);
  if (statement.kind === 'group') statesOfGroup(body, start, env);
  if (isOpenEnded(body)) return;
  if (statement.kind === 'pool' && !inside.seen.has('range')) poolWithoutRange(statement, body, start, env);
  if (statement.kind === 'pool6' && !inside.seen.has('range6')) {
    const message = 'This pool6 has neither range6 nor prefix6: dhcpd refuses the whole file.';
    env.refuse('dhcp/pool-without-range', message, { start, end: start + 'pool6'.length });
  }
  if (statement.kind === 'shared-network' && !inside.seen.has('subnet')) {
    env.refuse(
      'dhcp/syntax',
      `The shared network ${statement.name.text} contains no subnet: dhcpd refuses it.`,
      shift(statement.name.span, start),
    );
  }
  if (statement.kind === 'key' && !(inside.seen.has('algorithm') && inside.seen.has('secret'))) {
    const lost = inside.seen.has('algorithm') ? 'secret' : 'algorithm';
    const message = `The key ${statement.name.text} has no ${lost}: dhcpd crashes when it reads it.`;
    env.refuse('dhcp/syntax', message, shift(statement.name.span, start));
  }
  if (statement.kind === 'failover') balance(statement, start, inside, env);
}

/** Behind such a word in a group dhcpd reads a statement, whatever follows (measured). */
function statesOfGroup({ statements }: Block, start: number, env: Environment): void {
  for (const [i, statement] of statements.entries()) {
    const next = statements[i + 1];
    if (!isState(statement) || (next !== undefined && next.kind !== 'ignored' && !isState(next))) continue;
    const { text, span } = statement.name;
    const message = `In a group dhcpd takes \`${text};\` only where another statement follows it. It writes such groups itself; in a file of yours the word can go.`;
    env.refuse('dhcp/syntax', message, shift(span, start + statement.offset));
  }
}

function isState(statement: Statement): statement is Statement & { kind: 'setting' } {
  return (
    statement.kind === 'setting' && /^(?:dynamic|deleted|static)$/.test(statement.name.text.toLowerCase())
  );
}

function defineOption(statement: Statement & { kind: 'option-definition' }, at: At, env: Environment): void {
  const space = statement.space?.text.toLowerCase() ?? 'dhcp';
  const name = statement.name.text.toLowerCase();
  if (!env.spaces.has(space) && !env.unsure && env.misses(`space ${space}`)) {
    const written = statement.space?.text ?? space;
    const message = `There is no option space named \`${written}\`. Declare it before with \`option space ${written};\`.`;
    env.refuse('dhcp/option-undeclared', message, at((statement.space ?? statement.name).span));
  }
  if (/^unknown-(?:[^0-9]|$)/.test(name)) {
    const message =
      'A name that begins with `unknown-` stands for the code behind it, and here there is none.';
    env.refuse('dhcp/syntax', message, at(statement.name.span));
  }
  const { fault, format, span } = statement.type;
  if (fault !== undefined) env.refuse('dhcp/syntax', fault, at(span));
  const encapsulated = /E([^.]+)\./.exec(format ?? '')?.[1]?.toLowerCase();
  if (encapsulated !== undefined && unencapsulable.has(encapsulated)) {
    const message = `dhcpd stops with an internal error where an option encapsulates its own space \`${encapsulated}\`.`;
    env.refuse('dhcp/syntax', message, at(span));
  } else if (encapsulated !== undefined && env.encapsulated.has(encapsulated)) {
    const message = `dhcpd stops with an internal error where a second option encapsulates the space \`${encapsulated}\`.`;
    env.refuse('dhcp/syntax', message, at(span));
  }
  if (encapsulated !== undefined) env.encapsulated.add(encapsulated);
  if (encapsulated !== undefined && !env.spaces.has(encapsulated) && !env.unsure) {
    env.refuse('dhcp/option-undeclared', `There is no option space named \`${encapsulated}\`.`, at(span));
  }
  env.defineOption(space, name, statement.code.value, format);
}

function wantClass(name: { text: string; span: Span }, at: At, env: Environment): void {
  if (env.unsure || env.classes.has(name.text)) return;
  env.refuse(
    'dhcp/syntax',
    `No class "${name.text}" is declared before this line, and dhcpd reads the file from top to bottom.`,
    at(name.span),
  );
}

function wantOctets(item: Item, at: At, env: Environment): void {
  const short = (item.kind === 'number' || item.kind === 'name') && /^[0-9A-Fa-f]{1,2}$/.test(item.text);
  if (item.kind === 'string' || item.kind === 'octets' || short) return;
  env.refuse(
    'dhcp/syntax',
    'The value of a subclass is a quoted string or hex octets with colons.',
    at(item.span),
  );
}

/** parse_date_core() of common/parse.c: day of the week, date, time and perhaps an offset. */
function isDate(text: string): boolean {
  return /^after (?:never|epoch -?\d+|\d+ \d+ ?\/ ?\d+ ?\/ ?\d+ \d+ ?: ?\d+ ?: ?\d+(?: -?\d+)?)$/.test(text);
}

function permit(statement: Statement & { kind: 'permit' }, at: At, around: Around, env: Environment): void {
  const { what, className, inPool, verb } = statement;
  if (inPool) {
    if (what.text === 'members of' && className !== undefined) wantClass(className, at, env);
    else if (permits.has(what.text)) return;
    else if (what.text.startsWith('after ')) {
      once('after', 'A pool has one `after`.', at(what.span), around, env);
      if (!isDate(what.text))
        env.refuse(
          'dhcp/syntax',
          'A date is written as `4 2030/01/31 23:59:59`, `epoch` and seconds, or `never`.',
          at(what.span),
        );
    } else
      env.refuse(
        'dhcp/syntax',
        `A pool cannot ${verb} \`${what.text}\`: expected known-clients, unknown-clients, members of "class", all clients or the like.`,
        at(what.span),
      );
    return;
  }
  // The word new shares its number with client-updates in the real lexer.
  if (className === undefined && (allowWords.includes(what.text) || what.text === 'new')) return;
  const hint = permits.has(what.text) || what.text === 'members of' ? ' It belongs in a pool.' : '';
  env.refuse(
    'dhcp/syntax',
    `dhcpd cannot ${verb} \`${what.text}\` here: expected ${allowWords.join(', ')}.${hint}`,
    at(what.span),
  );
}

/** Another host may have its name. `start`: where the statement begins. */
export function declareHost({ name }: Of<'host'>, start: number, env: Environment): void {
  const { text, span } = name;
  const first = env.declareHost(text, start, span);
  if (first === undefined) return;
  env.refuse(
    'dhcp/host-name-duplicate',
    `A host named \`${text}\` exists already; dhcpd refuses the file. Give this one another name.`,
    shift(span, start),
    { related: [{ span: first, message: `The first \`${text}\` is here.` }] },
  );
}

function hardware(
  statement: Statement & { kind: 'hardware' },
  at: At,
  around: Around,
  env: Environment,
): void {
  const type = statement.type.text.toLowerCase();
  if (!hardwareTypes.has(type) && !/^unknown-[0-9]/.test(type)) {
    env.refuse(
      'dhcp/syntax',
      `\`${statement.type.text}\` is no hardware type: expected ethernet, token-ring, fddi or infiniband.`,
      at(statement.type.span),
    );
  }
  once(
    'hardware',
    'A host has one hardware address: declare a second host for the second address.',
    at(statement.octetsSpan),
    around,
    env,
  );
}
