/** Nothing goes in; made-up fstab files come out, most of them with one mutation. */
import fc from 'fast-check';
import { networkTypes, optionFacts, pseudoTypes, sourceTags } from '../../../grammars/fstab/facts.js';
import { mutated, textOf } from './mutation.js';

const pick = fc.constantFrom;
const rarely = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 15, arbitrary: usual }, { weight: 1, arbitrary: odd });

const tagValue = pick(
  'ab-12',
  '"x y"',
  '"x\\040y"',
  "'x'",
  '"ab',
  "'ab",
  '"',
  '""',
  '',
  '"a"b',
  '\\"a\\"',
  'a=b',
);
const tagged = fc
  .tuple(
    rarely(pick(...sourceTags), pick('uuid', 'Label', 'FOO', '', 'a/b', 'x:y', '"UUID"', 'PART\\125UID')),
    tagValue,
  )
  .map((parts) => parts.join('='));
const source = fc.oneof(
  { weight: 3, arbitrary: pick('10.0.0.1:/srv', 'srv.lab:/a/b', '[::1]:/x', 'srv:/a\\040b', 'srv:/a=b') },
  {
    weight: 2,
    arbitrary: pick('proc', 'none', 'tmpfs', '/dev/sda1', '/dev/nfs', '//srv/share', 'a\\040b', 'a#b'),
  },
  { weight: 2, arbitrary: tagged },
  { weight: 1, arbitrary: pick('\\075x', 'a\\075b', 'a\\475b', 'a\\040=b', '#', '"', '\\', '=', '=x') },
);
const target = rarely(
  pick('/', '/a', '/a/b/', 'none', 'swap', '/usr/', '/a\\040b', '/a\\134b', '/\u00e9'),
  pick('"/a', 'a', '\\040', '/a\\', '#/a', '/a\\400b'),
);
const type = fc.oneof(
  { weight: 3, arbitrary: pick('nfs', 'nfs4', 'ext4', 'auto', 'swap', 'none', 'tmpfs') },
  { weight: 1, arbitrary: pick(...pseudoTypes, ...networkTypes.map((name) => name.replace('*', '4'))) },
  { weight: 1, arbitrary: pick('ext4,ext3', 'n\\146s', 'nfs"', 'no=x') },
);
const option = fc.oneof(
  {
    weight: 10,
    arbitrary: fc
      .tuple(pick(...optionFacts), pick('', '0', '3', '-1', '1.5', '4.2', 'x', '"a,b"', '"a', '\\"a'))
      .map(([{ name, value, values }, given]) => {
        if (value === 'none') return name;
        return given === '' ? name : `${name}=${values?.[0] ?? given}`;
      }),
  },
  {
    weight: 2,
    arbitrary: pick('x-systemd.automount', 'X-a=b', 'x="a,b"', 'comment="a b', 'x\\054y', 'a\\=b', 'a\\,b'),
  },
  { weight: 1, arbitrary: pick('', '=', '=x', '"', '"a"b"c', 'x==y', '#x') },
);
const options = fc.array(option, { minLength: 1, maxLength: 6 }).map((list) => list.join(','));
const number = rarely(
  pick('0', '1', '2', '01', '-1', '+1'),
  pick(
    ...['x', '#', '1x', '0x1', '1.5', '+', '-', '\\060', '\f1', '1\f', '\v', '\r', '1,', '"0"', '\u0660'],
    ...[
      '2147483648',
      '9223372036854775807',
      '9223372036854775808',
      '-9223372036854775808',
      '99999999999999999999',
    ],
    ...['-9223372036854775809', '00000000000000000000001', '\f00000000000000000000001'],
  ),
);
const blank = rarely(pick(' ', '\t', '   ', ' \t '), pick('\f', '\v', ' \f ', '\r', '  \r\t', '\u00a0'));
const fields = fc
  .tuple(source, target, type, options, number, number, pick('x', '# note', '0'))
  .map((all) => [...all]);
const entry = fc
  .tuple(
    pick('', '', '', ' ', '\t', ' \t'),
    fields,
    rarely(pick(4, 6, 6, 6, 3, 5), pick(1, 2, 7)),
    fc.array(blank, { minLength: 7, maxLength: 7 }),
    pick('', '', '', ' ', '\t', ' # note'),
  )
  .map(([lead, words, count, blanks, end]) => {
    const written = words
      .slice(0, count)
      .map((word, index) => (index === 0 ? word : `${blanks[index]}${word}`));
    return `${lead}${written.join('')}${end}`;
  });

const pieces = [
  ...[
    ' ',
    '\t',
    '#',
    '"',
    "'",
    '\\',
    '\n',
    ',',
    '0',
    'x',
    '-1',
    '+',
    '\\040',
    '\\011',
    '\\054',
    '\\075',
    '\r',
    '\r\n',
  ],
  ...['=', ' 0', '\f', '\v', ' \f ', '\t\r ', ' #', '\n#', '\u00a0', 'UUID=', '"\n'],
  '99999999999999999999',
];

export function fstabText(): fc.Arbitrary<string> {
  const line = fc.oneof(
    { weight: 20, arbitrary: entry },
    { weight: 3, arbitrary: pick('', '# a note', '  # a note', '#', ' ', '\t', '\r', '\f') },
  );
  const text = fc
    .tuple(textOf(line, 5), fc.noBias(fc.nat(7)))
    .map(([lines, returns]) => (returns === 0 ? lines.replaceAll('\n', '\r\n') : lines));
  return mutated(text, pieces);
}
