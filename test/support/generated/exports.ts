/** Nothing goes in; made-up exports files come out, most of them with one mutation. */
import fc from 'fast-check';
import { mutated, textOf } from './mutation.js';

const pick = fc.constantFrom;
const option = pick(
  ...[
    'rw',
    'ro',
    'sync',
    'async',
    'no_root_squash',
    'no_subtree_check',
    'crossmnt',
    'insecure',
    'all_squash',
  ],
  ...['fsid=0', 'fsid=root', 'anonuid=65534', 'anongid=-2', 'sec=sys', 'sec=krb5:sys', 'mp', 'mountpoint=/'],
);
const options = fc
  .array(option, { maxLength: 5 })
  .map((list) => (list.length > 0 ? `(${list.join(',')})` : ''));
const client = pick(
  ...['*', '10.0.0.1', '10.0.0.0/24', '10.0.0.0/255.255.255.0', '@lab', '192.168.1.*', '[2001:db8::1]'],
  ...['gss/krb5', 'localhost', '"10.0.0.2"'],
);
const clients = fc.array(
  fc.tuple(client, options).map((pair) => pair.join('')),
  { minLength: 1, maxLength: 4 },
);
const entry = fc
  .tuple(
    pick('/tmp', '/var', '"/usr"', '/tm\\160'),
    pick('', ' -rw', ' -ro,async'),
    pick(' ', '\t', '  ', ' \\\n '),
    clients,
  )
  .map(([path, defaults, blank, list]) => `${path}${defaults}${blank}${list.join(blank)}`);

const pieces = [
  ...[
    '(',
    ')',
    ',',
    ' ',
    '-',
    '"',
    '#',
    '\\',
    '\n',
    '=',
    '/',
    ',,',
    ' (',
    'frob',
    'sec=',
    'fsid=',
    '\r\n',
    'RW',
  ],
  ...['\\040', '[', 'x'],
];

export function exportsText(): fc.Arbitrary<string> {
  const line = fc.oneof({ weight: 5, arbitrary: entry }, pick('', '# a note', '# a note \\'));
  return mutated(textOf(line, 4), pieces);
}
