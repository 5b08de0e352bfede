// The document of dhcpd.conf: statements that hold statements.
import { octets, valueDefinitions } from './dhcpd-values.mjs';
import {
  boolean,
  choice,
  integer,
  kind,
  list,
  object,
  oneOf,
  ref,
  schemaOf,
  span,
  string,
  text,
} from './vocabulary.mjs';

const body = ref('block', 'What stands between its braces.');
const value = ref('value', 'What stands behind the name, where it is no expression.');
const expression = ref('expression', 'What stands behind the =, or where dhcpd reads an expression.');
const condition = (description) => ref('expression', description);
const optionSpace = text('The option space before the dot; absent for standard options.');

/** A statement: its word, where it stands, and what it has. */
const statement = (word, description, properties = {}) =>
  object(description, {
    kind: Array.isArray(word) ? oneOf('Tells the forms apart.', word) : kind(word),
    span: span('The statement with its semicolon or braces.'),
    ...properties,
  });

const statements = [
  statement('include', 'Another file is read here.', { path: ref('string', 'The file as written.') }),
  statement('shared-network', 'Subnets on one wire.', { name: text('Its name.'), body }),
  statement('subnet', 'An IPv4 network.', {
    network: ref('address', 'Its first address.'),
    mask: ref('address', 'Its netmask.'),
    body,
  }),
  statement('subnet6', 'An IPv6 network.', {
    prefix: ref('item', 'The address before the slash.'),
    prefixLength: ref('number', 'The number behind the slash.'),
    body,
  }),
  statement('group', 'Statements that share parameters.', {
    'name?': text('Its name, where it has one.'),
    body,
  }),
  statement('host', 'A machine known by name.', { name: text('Its name.'), body }),
  statement('class', 'Clients that a condition picks.', {
    keyword: oneOf('The word it begins with.', ['class', 'vendor-class', 'user-class']),
    name: text('Its name.'),
    'body?': body,
  }),
  statement('subclass', 'Clients of a class that have one value.', {
    className: text('The class.'),
    data: ref('item', 'The value its clients send.'),
    'body?': body,
  }),
  statement(['pool', 'pool6'], 'Addresses with conditions on who gets them.', { body }),
  statement('range', 'IPv4 addresses that are given out.', {
    dynamicBootp: boolean('True for BOOTP clients, too.'),
    low: ref('address', 'The first address.'),
    'high?': ref('address', 'The last; absent where the range is one address.'),
  }),
  statement('range6', 'IPv6 addresses or prefixes that are given out.', {
    keyword: text('range6 or prefix6.'),
    value: ref('value', 'The addresses.'),
  }),
  statement('failover', 'The two servers of a pair, or their use in a pool.', {
    name: text('The name of the pair.'),
    'body?': ref('block', 'How they share; absent where a pool only names them.'),
  }),
  statement('hardware', 'The hardware address of a host.', {
    type: text('Such as ethernet.'),
    octets,
    octetsSpan: span('The address.'),
  }),
  statement('fixed-address', 'The addresses of a host.', {
    keyword: text('fixed-address, fixed-address6 or fixed-prefix6.'),
    value: ref('value', 'Addresses, or names to be resolved.'),
  }),
  statement('authoritative', 'Whether the server refuses addresses that are wrong here.', {
    not: boolean('True for not authoritative.'),
  }),
  statement('option', 'What an option of the answer is set to. Either value or expression, or neither.', {
    setter: oneOf('The word it begins with.', [
      'option',
      'supersede',
      'default',
      'append',
      'prepend',
      'send',
    ]),
    'space?': optionSpace,
    name: text('The option.'),
    'value?': value,
    'expression?': expression,
  }),
  statement('option-definition', 'option NAME code NUMBER = TYPE.', {
    'space?': optionSpace,
    name: text('The new option.'),
    code: ref('number', 'Its number.'),
    type: object('Its type.', {
      span: span('The words of the type.'),
      'format?': string("As format letters of dhcpd's tables; absent where the type is not known."),
      'fault?': string('What dhcpd finds wrong with it.'),
    }),
  }),
  statement('option-space', 'A new option space.', {
    name: text('Its name.'),
    'value?': ref('value', 'Widths of code and length, where they are given.'),
  }),
  statement(
    'parameter',
    'A parameter of the server, such as filename. Either value or expression, or neither.',
    {
      name: text('The parameter.'),
      'value?': value,
      'expression?': expression,
    },
  ),
  statement('permit', 'allow, deny or ignore.', {
    verb: oneOf('The word it begins with.', ['allow', 'deny', 'ignore']),
    inPool: boolean('True in a pool, where it says who gets its addresses.'),
    what: text('The words behind it, in lower case.'),
    'className?': text('The class, for members of one.'),
  }),
  statement('if', 'Statements under conditions.', {
    branches: list(
      'if, elsif, else in their order.',
      object('A branch.', {
        keyword: oneOf('The word it begins with.', ['if', 'elsif', 'else']),
        span: span('The branch.'),
        'condition?': condition('Absent for else.'),
        body,
      }),
    ),
  }),
  statement('switch', 'Statements picked by a value.', { on: condition('The value.'), body }),
  statement('case', 'A label in a switch.', { 'value?': condition('The value; absent for default.') }),
  statement('on', 'Statements run when a lease changes.', {
    events: list('commit, release, expiry, transmission.', ref('text')),
    'body?': body,
  }),
  statement('set', 'Sets a variable.', { variable: text('The variable.'), value: condition('Its value.') }),
  statement('unset', 'Removes a variable.', { variable: text('The variable.') }),
  statement('define', "A function or a variable of the file's own.", {
    name: text('Its name.'),
    parameters: list('The names between the parentheses.', ref('text')),
    'value?': condition('What it is, for a value.'),
    'body?': ref('block', 'What it does, for a function.'),
  }),
  statement('effect', 'log, execute, eval, return, a call: what has no part in a value.', {
    keyword: text('The word it begins with.'),
    args: list('Its arguments.', ref('expression')),
  }),
  statement('add', 'Puts the client into a class.', { className: text('The class.') }),
  statement('break', 'Leaves a switch.'),
  statement(['match', 'match-if', 'spawn'], 'What makes a client a member of the class.', {
    expression: condition('The value or the condition.'),
  }),
  statement(['zone', 'key'], 'A zone or a key of dynamic DNS.', { name: text('Its name.'), body }),
  statement('setting', 'A statement of words without a structure of their own.', {
    name: text('Its first word.'),
    'value?': value,
  }),
  statement('unknown', 'A well-formed statement with a word that dhcpd does not know.', {
    name: text('The word.'),
    'expression?': condition('What follows, where dhcpd takes the word for the start of an expression.'),
    'body?': body,
  }),
  statement('ignored', 'A statement that dhcpd skips.'),
  statement('incomplete', 'What could not be parsed. Nothing in it counts.', {
    fault: object('Why.', {
      rule: string('Rule it is reported under.'),
      message: string('A sentence for an administrator.'),
      span: span('The place.'),
      'insert?': object('What would mend it.', {
        title: string('What the change does.'),
        at: integer('Offset where the text is inserted.'),
        text: string('What is inserted.'),
      }),
    }),
    blocks: list('Blocks inside it, for an outline.', ref('block')),
  }),
];

export const dhcpdSchema = schemaOf(
  'dhcpd',
  'dhcpd.conf',
  object('The statements that were read.', {
    statements: list('In the order of the file.', ref('statement')),
  }),
  {
    statement: choice('A statement or declaration.', statements),
    block: object('Statements between braces.', {
      open: integer('Offset of the opening brace.'),
      'close?': integer('Offset of the closing brace; absent where it is missing.'),
      'cut?': boolean(
        'The closing brace is missing, and the statements behind the block show where it was meant.',
      ),
      statements: list('In their order.', ref('statement')),
    }),
    value: object('A value in its parts.', {
      span: span('The whole value.'),
      records: list('Between commas.', list('Between blanks.', ref('item'))),
    }),
    ...valueDefinitions,
  },
);
