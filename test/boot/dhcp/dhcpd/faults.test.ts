/** Configurations of dhcpd that are wrong go in; all that is told of the last machine at its first step, with the lines that are named, comes out. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../../server/boot/index.js';
import { siteOf } from '../../../support/site.js';

type Files = Readonly<Record<string, string>>;

const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

const subnet = (body = '', network = '192.168.1.0') =>
  `subnet ${network} netmask 255.255.255.0 { ${body} }\n`;
const host = (body = 'fixed-address 192.168.1.21;', name = 'node21') =>
  `host ${name} { hardware ethernet 00:40:63:c2:ca:c9; ${body} }\n`;
const SERVED = 'next-server 192.168.1.1; filename "pxelinux.0";';
const addresses = (...list: readonly string[]): Files => ({
  'diskless-lint.json': JSON.stringify({ server: { addresses: list } }),
});

/** Each fault: its id and effect with the text of the lines that are named, what screen and log show, and what its words need; then doubts and assumptions. */
function told(dhcpd: string, more: Files = {}): unknown {
  const site = siteOf({ 'etc/dhcp/dhcpd.conf': dhcpd, ...more });
  type Place = { readonly file: string; readonly span: { readonly start: number; readonly end: number } };
  const text = ({ file, span }: Place) =>
    site.files.get(file)?.document.text.slice(span.start, span.end) || file.replace('/site', '');
  const stages = traceAll(site)
    .slice(-1)
    .flatMap((trace) => trace.stages.filter(({ stage }) => stage === 'dhcp'));
  const shown = stages.flatMap(({ faults, doubts, assumptions }) => [
    ...faults.map(({ id, effect, at, others, console, log, ...data }) => [
      `${id} ${effect} at ${[at, ...others].map(text).join(' | ')}`,
      console ?? null,
      log ?? null,
      data,
    ]),
    ...doubts.map(({ reason }) => `doubt: ${reason}`),
    ...assumptions.map((one) => `assumed: ${one}`),
  ]);
  const isPlace = (it: unknown): it is Place => typeof it === 'object' && it !== null && 'span' in it;
  return JSON.parse(JSON.stringify(shown, (_key, it: unknown) => (isPlace(it) ? text(it) : it)));
}

const SILENT = 'PXE-E51: No DHCP or proxyDHCP offers were received';

describe('dhcpd that does not start', () => {
  it('is told by the first thing that it refuses', () => {
    assert.deepEqual(told(subnet(`${SERVED} filenam "a";`) + host()), [
      [
        'dhcp/refused stops at filenam',
        SILENT,
        'Configuration file errors encountered -- exiting',
        {
          program: 'dhcpd',
          rule: 'dhcp/syntax',
          text: 'dhcpd knows no statement `filenam`. Did you mean `filename`?',
        },
      ],
    ]);
  });

  it('is told by a marker of a template that nobody filled in', () => {
    assert.deepEqual(told(subnet('next-server {{ server }}; filename "pxelinux.0";') + host()), [
      [
        'dhcp/refused stops at {{ server }}',
        SILENT,
        'Configuration file errors encountered -- exiting',
        { program: 'dhcpd', rule: 'text/template', text: 'it is a template that nothing has filled in.' },
      ],
      'doubt: node21 gets 192.168.1.21 and the boot file pxelinux.0; the server is not known: the expression was not understood',
    ]);
  });

  it('is told by a conflict that was not resolved', () => {
    assert.deepEqual(told(`<<<<<<< HEAD\n${subnet(SERVED)}=======\n${subnet()}>>>>>>> other\n${host()}`), [
      [
        'dhcp/refused stops at <<<<<<< HEAD',
        SILENT,
        'Configuration file errors encountered -- exiting',
        { program: 'dhcpd', rule: 'text/merge-conflict', text: 'This statement does not end with `;`.' },
      ],
    ]);
  });

  it('is told by an include that is not there', () => {
    assert.deepEqual(
      told(`include "/etc/dhcp/gone.conf";\n${subnet(SERVED)}${host()}`, { 'etc/dhcp/other.conf': '' }),
      [
        [
          'dhcp/include-missing stops at "/etc/dhcp/gone.conf"',
          SILENT,
          "Can't open /etc/dhcp/gone.conf: No such file or directory",
          { path: '/etc/dhcp/gone.conf', program: 'dhcpd', directory: false },
        ],
      ],
    );
  });

  it('is told by an include of a directory', () => {
    assert.deepEqual(
      told(`include "/etc/dhcp/hosts";\n${subnet(SERVED)}${host()}`, { 'etc/dhcp/hosts/a.conf': '' }),
      [
        [
          'dhcp/include-missing stops at "/etc/dhcp/hosts"',
          SILENT,
          "Can't read in /etc/dhcp/hosts: Is a directory",
          { path: '/etc/dhcp/hosts', program: 'dhcpd', directory: true },
        ],
      ],
    );
  });

  it('is told by a file that includes itself', () => {
    assert.deepEqual(told(`include "/etc/dhcp/dhcpd.conf";\n${subnet(SERVED)}${host()}`), [
      [
        'dhcp/include-loop stops at "/etc/dhcp/dhcpd.conf"',
        SILENT,
        null,
        { path: '/etc/dhcp/dhcpd.conf', direct: true },
      ],
    ]);
  });

  it('is told by files that include each other', () => {
    assert.deepEqual(
      told(`include "/etc/dhcp/a.conf";\n${subnet(SERVED)}${host()}`, {
        'etc/dhcp/a.conf': 'include "/etc/dhcp/b.conf";\n',
        'etc/dhcp/b.conf': 'include "/etc/dhcp/a.conf";\n',
      }),
      [
        [
          'dhcp/include-loop stops at "/etc/dhcp/a.conf"',
          SILENT,
          null,
          { path: '/etc/dhcp/a.conf', direct: false },
        ],
      ],
    );
  });

  it('is told by an include that counts from another folder', () => {
    assert.deepEqual(told(`include "hosts.conf";\n${subnet(SERVED)}`, { 'etc/dhcp/hosts.conf': host() }), [
      [
        'dhcp/include-missing stops at "hosts.conf"',
        SILENT,
        "Can't open hosts.conf: No such file or directory",
        {
          assumed: true,
          path: 'hosts.conf',
          beside: '/etc/dhcp/hosts.conf',
          program: 'dhcpd',
          directory: false,
        },
      ],
    ]);
  });

  it('is told by addresses that no subnet has', () => {
    assert.deepEqual(told(subnet(SERVED) + host(), addresses('10.0.0.1', '10.0.1.1')), [
      [
        'dhcp/no-subnet-for-interface stops at /diskless-lint.json | subnet 192.168.1.0 netmask 255.255.255.0',
        SILENT,
        'No subnet declaration for eth0 (10.0.0.1).',
        { address: '10.0.0.1' },
      ],
    ]);
  });

  it('is told by no subnet at all', () => {
    assert.deepEqual(told(host()), [
      [
        'dhcp/no-subnet-for-interface stops at /etc/dhcp/dhcpd.conf',
        SILENT,
        'Not configured to listen on any interfaces!',
        {},
      ],
      [
        'dhcp/fixed-address-outside-subnets none at 192.168.1.21',
        null,
        null,
        { host: 'node21', addresses: ['192.168.1.21'], instead: 'pool' },
      ],
      'doubt: whether dhcpd answers node21 is not known: no subnet is declared',
    ]);
  });
});

describe('dhcpd that starts', () => {
  it('with one address in a subnet', () => {
    assert.deepEqual(told(subnet(SERVED) + host(), addresses('10.0.0.1', '192.168.1.1')), []);
  });

  it('with an include whose file is not known', () => {
    assert.deepEqual(told(`include "/var/lib/dhcp/hosts.conf";\n${subnet(SERVED)}${host()}`), [
      'assumed: /var/lib/dhcp/hosts.conf, which dhcpd.conf includes, is there and changes nothing here',
    ]);
  });

  it('with a file that is included twice', () => {
    assert.deepEqual(
      told(`include "/etc/dhcp/a.conf";\ninclude "/etc/dhcp/a.conf";\n${subnet(SERVED)}${host()}`, {
        'etc/dhcp/a.conf': '',
      }),
      [],
    );
  });
});

describe('a machine that is not answered', () => {
  it('is told with the statement that denies it', () => {
    assert.deepEqual(
      told(subnet(SERVED) + host('fixed-address 192.168.1.21; filename "pxelinux.0"; deny booting;')),
      [
        [
          'dhcp/host-not-answered stops at deny booting; | host node21',
          SILENT,
          'DHCPDISCOVER from 00:40:63:c2:ca:c9 via eth0: booting disallowed',
          { program: 'dhcpd', reason: 'booting disallowed', pools: false, own: true },
        ],
      ],
    );
  });

  it('is told with the statement of its subnet', () => {
    assert.deepEqual(
      told(subnet(`${SERVED} deny booting;`) + host('fixed-address 192.168.1.21; filename "pxelinux.0";')),
      [
        [
          'dhcp/host-not-answered stops at deny booting; | host node21',
          SILENT,
          'DHCPDISCOVER from 00:40:63:c2:ca:c9 via eth0: booting disallowed',
          { program: 'dhcpd', reason: 'booting disallowed', pools: false, own: false },
        ],
      ],
    );
  });

  it('is told by a network that no subnet has', () => {
    assert.deepEqual(told(subnet(SERVED) + host('fixed-address 10.9.9.9; filename "pxelinux.0";')), [
      [
        'dhcp/fixed-address-outside-subnets stops at 10.9.9.9 | subnet 192.168.1.0 netmask 255.255.255.0',
        SILENT,
        'DHCPDISCOVER from 00:40:63:c2:ca:c9 via eth0: network 192.168.1.0/24: no free leases',
        { host: 'node21', addresses: ['10.9.9.9'], instead: 'silence' },
      ],
    ]);
  });

  it('is told by a network that no subnet has only where it has no other address, or a name for one', () => {
    const ids = (addresses: string) =>
      JSON.stringify(told(subnet(SERVED) + host(`fixed-address ${addresses}; filename "pxelinux.0";`)));
    assert.match(ids('10.9.9.9, 10.9.8.8'), /dhcp\/fixed-address-outside-subnets/);
    assert.doesNotMatch(ids('10.9.9.9, 192.168.1.21'), /outside-subnets/);
    assert.doesNotMatch(ids('10.9.9.9, node21.lab'), /outside-subnets/);
  });

  it('is told by a pool that lets others in', () => {
    assert.deepEqual(
      told(
        subnet(`${SERVED} pool { range 192.168.1.100; deny known-clients; }`) +
          host('filename "pxelinux.0";'),
      ),
      [
        [
          'dhcp/host-not-answered stops at host node21',
          SILENT,
          'DHCPDISCOVER from 00:40:63:c2:ca:c9 via eth0: network 192.168.1.0/24: no free leases',
          { program: 'dhcpd', reason: 'network 192.168.1.0/24: no free leases', pools: true, own: false },
        ],
      ],
    );
  });

  it('is told by a server that does not survive it', () => {
    assert.deepEqual(
      told(
        subnet(`${SERVED} switch (option vendor-class-identifier) { case "x": }`) +
          subnet('switch (hardware) { default: }', '192.168.2.0') +
          host('fixed-address 192.168.2.21;'),
      ),
      [
        [
          'dhcp/crash stops at default:',
          SILENT,
          'Segmentation fault',
          {
            reason:
              'dhcpd crashes when it is asked, and serves nobody from then on: a label in a switch has no statement behind it',
          },
        ],
      ],
    );
  });

  it('is nobody that is meant to boot', () => {
    assert.deepEqual(told(subnet(SERVED) + host('fixed-address 192.168.1.21; deny booting;')), [
      'doubt: dhcpd does not answer node21 (booting disallowed), and nothing says that it is to boot from here',
    ]);
  });

  it('is known by its own file only', () => {
    assert.deepEqual(
      told(subnet(`${SERVED} pool { range 192.168.1.100; deny unknown-clients; }`), {
        [CONFIG]: 'DEFAULT vmlinuz\n',
      }),
      [
        [
          'dhcp/unknown-client-denied stops at /srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9 | deny unknown-clients;',
          SILENT,
          'DHCPDISCOVER from 00:40:63:c2:ca:c9 via eth0: network 192.168.1.0/24: no free leases',
          {
            program: 'dhcpd',
            reason: 'network 192.168.1.0/24: no free leases',
            mac: '00:40:63:c2:ca:c9',
            fromFile: true,
            permit: 'deny unknown-clients;',
          },
        ],
      ],
    );
  });
});

describe('a declaration that is not heeded', () => {
  it('is the second of a MAC on one wire', () => {
    assert.deepEqual(
      told(
        subnet(SERVED) +
          host('fixed-address 192.168.1.21;', 'first') +
          host('fixed-address 192.168.1.22;', 'second'),
      ),
      [
        [
          'dhcp/mac-duplicate degrades at 00:40:63:c2:ca:c9 | 00:40:63:c2:ca:c9',
          null,
          null,
          { mac: '00:40:63:c2:ca:c9', host: 'second', first: 'first' },
        ],
      ],
    );
  });

  it('is not one without an address beside one with', () => {
    assert.deepEqual(
      told(subnet(SERVED) + host('fixed-address 192.168.1.21;', 'first') + host('', 'second')),
      [],
    );
  });

  it('is one whose network is not declared, where a pool serves it', () => {
    assert.deepEqual(told(subnet(`${SERVED} range 192.168.1.100;`) + host('fixed-address 10.9.9.9;')), [
      [
        'dhcp/fixed-address-outside-subnets none at 10.9.9.9 | subnet 192.168.1.0 netmask 255.255.255.0',
        null,
        null,
        { host: 'node21', addresses: ['10.9.9.9'], instead: 'pool' },
      ],
    ]);
  });
});
