/** Nothing goes in; made-up kernel configurations come out, most of them with one mutation. */
import fc from 'fast-check';
import { mutated } from './mutation.js';

const pick = fc.constantFrom;

/** Symbols by type; those of the last list are in no table of ours. */
const names = {
  bool: pick('IP_PNP', 'ROOT_NFS', 'MODULES', 'DEVTMPFS', '8139TOO_PIO'),
  tristate: pick('NFS_FS', 'E1000', '8139TOO', 'CS89x0', 'BLK_DEV_NBD'),
  int: pick('HZ', 'BLK_DEV_RAM_SIZE', 'LOG_BUF_SHIFT'),
  hex: pick('PHYSICAL_START', 'PAGE_OFFSET'),
  string: pick('CMDLINE', 'LOCALVERSION'),
  unknown: pick('FUTURE_THING', 'USB', 'Foo_bar', 'A-B', 'm', '0'),
};

const character = fc.oneof(
  { weight: 6, arbitrary: pick(...'ab /:=,.-0#\t') },
  pick('\\"', '\\\\', '\\n', '\\é', 'é', "'", '$(x)', '\\#'),
);
const text = fc.array(character, { maxLength: 12 }).map((all) => `"${all.join('')}"`);
const values = {
  bool: pick('y', 'n', 'yes', 'no', 'y ', 'nope'),
  tristate: pick('y', 'n', 'm', 'mod', 'm\t'),
  int: fc.oneof(fc.integer().map(String), pick('0', '-0', '-1', '18', '99999999999999999999')),
  hex: pick('0x0', '0X1f', 'ff', 'DEADbeef', '017', '0x1000000'),
  string: fc.oneof({ weight: 4, arbitrary: text }, pick('""', '"a"b', '"a" # b', '"a""b"')),
};
const misfit = pick(
  '',
  ' y',
  'Y',
  'M',
  '017',
  '-',
  '--1',
  '-017',
  '0x',
  '18 ',
  '1.5',
  '+1',
  '"',
  '"a',
  '"a\\"',
  '"a\\',
  "'a'",
  'é',
  'tty',
  'none',
);

const fitting = (name: fc.Arbitrary<string>, value: fc.Arbitrary<string>) =>
  fc
    .tuple(name, fc.oneof({ weight: 8, arbitrary: value }, misfit, ...Object.values(values)))
    .map((parts) => `CONFIG_${parts.join('=')}`);

const anyName = fc.oneof(...Object.values(names));
const unset = anyName.map((name) => `# CONFIG_${name} is not set`);
const line = fc.oneof(
  { weight: 4, arbitrary: fitting(names.bool, values.bool) },
  { weight: 4, arbitrary: fitting(names.tristate, values.tristate) },
  { weight: 3, arbitrary: fitting(names.int, values.int) },
  { weight: 2, arbitrary: fitting(names.hex, values.hex) },
  { weight: 3, arbitrary: fitting(names.string, values.string) },
  {
    weight: 4,
    arbitrary: fitting(names.unknown, fc.oneof(values.int, values.hex, values.string, values.tristate)),
  },
  { weight: 4, arbitrary: unset },
  { weight: 2, arbitrary: pick('', '#', '# Networking', '# end of Networking', '#CONFIG_HZ is not set') },
  anyName.chain((name) =>
    pick(
      `#  CONFIG_${name} is not set`,
      `# CONFIG_${name}  is not set`,
      `# CONFIG_${name} is not set here`,
      `# CONFIG_${name} is not`,
      `# CONFIG_${name}=y`,
      `# config_${name} is not set`,
      `CONFIG_${name}`,
      `CONFIG_${name} =y`,
      `CONFIG_${name} is not set`,
      ` CONFIG_${name}=y`,
      `config_${name}=y`,
      `${name}=y`,
      `\rCONFIG_${name}=y`,
      `CONFIG_${name}=y\r`,
    ),
  ),
  pick('CONFIG_', 'CONFIG_=y', 'CONFIG', '   ', '\t', '\r', 'x', '=y', '"'),
);

const header = (version: string) => [
  '#',
  '# Automatically generated file; DO NOT EDIT.',
  `# Linux/x86 ${version} Kernel Configuration`,
  '#',
];
const document = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<string[]>([]) },
      fc.constant(header('6.1.0')),
      pick('5.10.0', '2.6.32').map(header),
    ),
    fc.array(line, { minLength: 1, maxLength: 10, size: 'max' }),
    pick('\n', '\n', '\n', '\r\n'),
    pick('', 'end', 'end'),
  )
  .map(([head, lines, separator, end]) => [...head, ...lines].join(separator) + (end && separator));

const pieces = [
  ...[
    'CONFIG_',
    '# ',
    '#',
    '=',
    '"',
    '\\',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '\t',
    '\0',
    '0',
    'x',
    'y',
    'm',
    'n',
    '-',
  ],
  ...[
    'é',
    '\u00a0',
    '\ufeff',
    '_',
    ' is not set',
    '# CONFIG_HZ is not set\n',
    'CONFIG_HZ=1\n',
    '\f',
    '\v',
    '\u2028',
  ],
];

export function kconfigText(): fc.Arbitrary<string> {
  return mutated(document, pieces).filter((text) => !isLater(text));
}

/** Of a later series than the sources of `conf`: which symbols have become switches since is not asked of it. */
function isLater(text: string): boolean {
  return [...text.matchAll(/(\d+)\.(\d+)[^\n]*Kernel Configuration/g)].some(
    ([, major, minor]) => Number(major) * 1000 + Number(minor) > 6001,
  );
}
