/** Nothing goes in; made-up exports files come out, most of them with one mutation. */
import fc from 'fast-check';
import { optionFacts, securityFlavours } from '../../../grammars/exports/facts.js';
import { mutated, textOf } from './mutation.js';

const pick = fc.constantFrom;
const rarely = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd });

const plainOptions = optionFacts.filter(({ value }) => value === 'none').map(({ name }) => name);
const flavours = fc.oneof(
  { weight: 2, arbitrary: pick('sys', 'krb5', 'krb5:krb5i:krb5p') },
  fc.array(pick(...securityFlavours), { minLength: 1, maxLength: 4 }).map((list) => list.join(':')),
);
const number = rarely(
  pick('0', '99', '65534', '-2', '+3', '2147483648', '-4294967295'),
  pick('', '0x1', '1.5', ' 7', '99999999999999999999', '--1', '12a'),
);
const fsid = rarely(
  pick('0', 'root', '1', '0x10', '010', '-1', '01234567-0123-0123-0123-0123456789ab'),
  pick('', '08', '0x', 'ROOT', '0123', '01234567012301230123-0123456789abc', '99999999999999999999'),
);
const ids = rarely(
  pick('0', '0-15', '5-3', '-2'),
  pick('', '-1', '5-', '4294967295', '1-2-3', '--', '3--1', 'x'),
);
const valued = fc.oneof(
  fc.tuple(pick('anonuid=', 'anongid='), number).map((parts) => parts.join('')),
  fsid.map((value) => `fsid=${value}`),
  fc.tuple(pick('squash_uids=', 'squash_gids='), ids).map((parts) => parts.join('')),
  rarely(flavours, pick('', 'sys:', 'SYS', 'krb5:frob', 'any')).map((list) => `sec=${list}`),
  pick('mp', 'mountpoint', 'mp=/', 'mountpoint=/tmp', 'mp='),
  pick('refer=/x@10.0.0.9', 'replicas=/x@10.0.0.9:/y@10.0.0.8', 'refer=', 'replicas='),
);
const odd = pick('frob', 'RW', 'no_hide', 'rw=1', 'fsid', 'sec', 'anonuid', 'refer', 'maproot=0', '', 'tls');
const option = fc.oneof(
  { weight: 20, arbitrary: pick(...plainOptions) },
  { weight: 10, arbitrary: valued },
  { weight: 1, arbitrary: odd },
);
const comma = rarely(pick(','), pick(',\\040', ',\\011', '\\054', ',,', ', ', ',"" '));
const list = fc
  .tuple(fc.array(option, { maxLength: 6 }), comma)
  .map(([options, separator]) => options.join(separator));

const inParentheses = fc
  .tuple(list, rarely(pick('()'), pick('\\050\\051', '("")', '"("")"', '(\\040)', '( )')))
  .map(([text, around]) => {
    const half = Math.floor(around.length / 2);
    return `${around.slice(0, half)}${text}${around.slice(half)}`;
  });
const name = fc.oneof(
  pick('*', '', '10.0.0.1', '10.0.0.0/24', '10.0.0.0/255.255.255.0', '10.1.2.3/8', '0.0.0.0/0'),
  pick('@lab', '192.168.1.*', 'n?.lab', 'n[0-9]', '[2001:db8::1]', '2001:db8::/32', 'gss/krb5', 'gss/krb5p'),
  pick('localhost', 'no.such.host', '10.0.0.0/33', '10.0.0/24', 'a)b', 'a=b', 'a,b', '"10.0.0.2"', 'h\\056x'),
);
const client = fc
  .tuple(name, fc.option(inParentheses, { nil: '' }), rarely(pick(''), pick('#x', ')', '/b', '""')))
  .map((parts) => parts.join(''));
const quotedClient = client.map((text) => `"${text}"`);
const defaults = fc
  .tuple(pick('-', '-', '-', '"-"', '\\055', '- -', '-rw -'), list)
  .map(([dash, options]) => `${dash}${options}`);
const item = fc.oneof(
  { weight: 12, arbitrary: client },
  { weight: 1, arbitrary: quotedClient },
  { weight: 3, arbitrary: defaults },
  { weight: 1, arbitrary: pick('""') },
);
const path = rarely(
  pick('/tmp', '/var', '"/usr"', '/tm\\160', '/tmp/', '/no/such', '"/a b"', '/a\\040b', '/a\\040"b c"'),
  pick(
    'tmp',
    '/tm\\134160',
    '-x',
    '"-"x',
    '/a#b',
    '(ro)',
    `/${'x'.repeat(1023)}`,
    `/${'x'.repeat(1024)}`,
    '""',
    '\\',
  ),
);
const blank = rarely(
  pick(' ', '\t', '  ', ' \\\n ', '\\\n\t', ' \\\n'),
  pick(' \r', '\r', '\f', '\v', ' \f ', '\\\r\n', ' # c \\\n'),
);
const entry = fc
  .tuple(
    pick('', '', '', ' ', '\t', '\\\n'),
    path,
    fc.array(fc.tuple(blank, item), { maxLength: 5 }),
    pick('', ' ', ' # note', '#'),
  )
  .map(([lead, first, rest, end]) => `${lead}${first}${rest.map((it) => it.join('')).join('')}${end}`);
/** At the length at which exportfs gives up, and one more and less. */
const long = fc
  .tuple(fc.nat(2), pick('', '\\054', '"'))
  .map(([more, extra]) => `/tmp 10.0.0.1(${'ro,'.repeat(160)}mp=${extra}${'x'.repeat(14 + more)}${extra})`);

const pieces = [
  ...['(', ')', ',', ' ', '-', '"', '#', '\\', '\n', '=', '/', ',,', ' (', ') ', '""', ' ""', ' "', '[', 'x'],
  ...[
    'frob',
    'sec=',
    'fsid=',
    'RW',
    '\r',
    '\r\n',
    '\\\n',
    '\\040',
    '\\011',
    '\\050',
    '\\134',
    '\t-',
    ' - ',
    ' -',
  ],
];

export function exportsText(): fc.Arbitrary<string> {
  const line = fc.oneof(
    { weight: 40, arbitrary: entry },
    { weight: 1, arbitrary: long },
    { weight: 6, arbitrary: pick('', '# a note', '# a note \\', '  # "', ' ', '\\') },
  );
  const text = fc
    .tuple(textOf(line, 5), fc.noBias(fc.nat(7)))
    .map(([lines, returns]) => (returns === 0 ? lines.replaceAll('\n', '\r\n') : lines));
  return mutated(text, pieces);
}
