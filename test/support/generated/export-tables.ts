/** Nothing goes in; made-up export tables come out, with a hosts file, a netgroup file and the mounts to ask about. */
import fc from 'fast-check';

/** Directories that exist while the tables are asked about. */
export const directories: readonly string[] = ['/srv/a/b/c', '/srv/a/d', '/srv/x/y', '/srv/blank here'];

export interface ExportTable {
  readonly exports: string;
  readonly hosts: string;
  readonly netgroup: string;
  /** `ADDRESS PATH`. */
  readonly queries: readonly string[];
}

const pick = fc.constantFrom;
const addresses = [
  '10.0.0.1',
  '10.0.0.2',
  '10.0.0.3',
  '10.0.1.1',
  '10.1.0.200',
  '192.168.7.9',
  '8.0.0.1',
  '172.16.0.5',
];

const paths = fc.oneof(
  { weight: 8, arbitrary: pick('/srv', '/srv/a', '/srv/a/b', '/srv/a/b/c', '/srv/a/d', '/srv/x') },
  {
    weight: 2,
    arbitrary: pick('/srv/a/', '/srv//a', '/srv/x/../a', '/srv/./x', '/', '"/srv/blank here"', '/srv/\\141'),
  },
);
const spec = fc.oneof(
  { weight: 4, arbitrary: pick(...addresses) },
  {
    weight: 5,
    arbitrary: pick(
      ...[
        '10.0.0.0/24',
        '10.0.0.0/255.255.255.0',
        '10.0.0.77/24',
        '10.0.0.0/16',
        '10.0.0.0/8',
        '10.0.0.0/30',
      ],
      ...[
        '192.168.0.0/16',
        '0.0.0.0/0',
        '10.0.0.0/0.255.0.255',
        '10.0.0.2/32',
        '128.0.0.0/1',
        '10.0.0.0/0.0.0.0',
      ],
    ),
  },
  {
    weight: 3,
    arbitrary: pick('n1', 'n1.lab', 'n2', 'n2.lab', 'N2.LAB', 'n3.lab', 'n4', 'alias1', 'gone.lab'),
  },
  {
    weight: 3,
    arbitrary: pick(
      ...[
        '*.lab',
        'n?.lab',
        'n[12]*',
        'n[!1].lab',
        'n[1-3].lab',
        '*',
        'alias?',
        '10.0.0.*',
        'N*',
        '*.*',
        '?*',
        '[n]1',
        'n\\*',
      ],
    ),
  },
  { weight: 1, arbitrary: pick('@grp', '@other', '@nobody') },
  {
    weight: 1,
    arbitrary: pick(
      ...[
        '10.0.0.0/33',
        '10.0.0/24',
        '10.0.0.0/',
        '10.0.0.0/024',
        '10.0.0.0/+24',
        '10.0.0.0/-1',
        '10.0.0.0/255.255.0',
      ],
      ...[
        '010.0.0.1',
        '10.1',
        '0xa.0.0.1',
        '167772161',
        '010.0.0.0/24',
        '2001:db8::1',
        '2001:db8::/32',
        'gss/krb5',
        '',
      ],
    ),
  },
);
const flag = pick(
  ...['rw', 'rw', 'ro', 'no_root_squash', 'root_squash', 'all_squash', 'no_all_squash', 'insecure', 'secure'],
  ...[
    'async',
    'sync',
    'crossmnt',
    'nocrossmnt',
    'nohide',
    'hide',
    'fsid=0',
    'fsid=root',
    'fsid=7',
    'fsid=0x11',
  ],
  ...[
    'fsid=01234567-0123-0123-0123-0123456789ab',
    'no_subtree_check',
    'subtree_check',
    'no_wdelay',
    'mp=/srv',
  ],
);
const section = pick(
  'sec=sys',
  'sec=krb5',
  'sec=krb5:krb5i',
  'sec=sys:krb5',
  'sec=none',
  'sec=null:unix',
  'sec=krb5p:sys',
);
const options = fc.array(fc.oneof({ weight: 6, arbitrary: flag }, { weight: 1, arbitrary: section }), {
  maxLength: 7,
});
const item = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(spec, options).map(([name, list]) => ({ name, list })) },
  { weight: 1, arbitrary: options.map((list) => ({ name: undefined, list })) },
);
const entry = fc.tuple(paths, fc.array(item, { maxLength: 5 }));

/** `anonuid=N` in each list tells later which entry was chosen. */
function write(
  entries: readonly (readonly [string, readonly { name: string | undefined; list: readonly string[] }[]])[],
): string {
  let number = 1000;
  return entries
    .map(([path, items]) => {
      const words = items.map(({ name, list }) => {
        const text = [...list, `anonuid=${number++}`].join(',');
        return name === undefined ? `-${text}` : `${name}(${text})`;
      });
      return [path, ...words].join(' ');
    })
    .join('\n');
}

const hostLine = pick(
  ...[
    '10.0.0.1 n1.lab n1',
    '10.0.0.1 n1 n1.lab',
    '10.0.0.2 n2.lab n2 alias2',
    '10.0.0.3 n3.lab alias1',
    '10.0.1.1 n4',
  ],
  ...[
    '10.0.0.1 other.lab alias1',
    '192.168.7.9 N1.Lab',
    '8.0.0.1 n5.far.lab n5',
    '10.0.0.2 N2.lab',
    '2001:db8::1 n1.lab',
  ],
);
const group = pick('n1', 'n1.lab', 'n2.lab', '10.0.0.3', 'alias1', 'n4').map((name) => `(${name},,)`);

export function exportTable(): fc.Arbitrary<ExportTable> {
  return fc
    .tuple(
      fc.array(entry, { minLength: 1, maxLength: 5 }),
      fc.uniqueArray(hostLine, { maxLength: 5 }),
      fc.array(group, { maxLength: 3 }),
    )
    .map(([entries, hosts, members]) => ({
      exports: `${write(entries)}\n`,
      hosts: ['127.0.0.1 localhost', ...hosts, ''].join('\n'),
      netgroup: `grp ${members.join(' ')}\nother (n2,,)\n`,
      queries: addresses.flatMap((address) =>
        ['/srv', '/srv/a', '/srv/a/b/c', '/srv/a/d/', '//srv/x/y', '/elsewhere', '/srv/blank here'].map(
          (path) => `${address} ${path}`,
        ),
      ),
    }));
}
