/** Descriptions that are right give data with defaults filled in; wrong ones give every problem at its place. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { initFiles, parseDescription } from '../../../server/generate/index.js';
import { parseIpv4 } from '../../../server/site/address.js';
import { described, full, smallest, twoNetworks } from '../support.js';

/** `line:column message` of every problem, of a description whose lines replace those of the smallest one. */
function problemsOf(text: string): string[] {
  const { description, problems } = parseDescription(text);
  assert.equal(description === undefined, problems.length > 0);
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const changed = (from: string, to: string): string => {
  assert.ok(smallest.includes(from));
  return smallest.replace(from, to);
};

describe('description', () => {
  it('proposes no other number for one that it does not know', () => {
    const version = (text: string) => problemsOf(changed('nodes:', `nfs: { version: ${text} }\nnodes:`));
    assert.match(version('4').join(), /"4" is not known here\. Known are 4\.0, 4\.1, 4\.2\./);
    assert.match(version('2').join(), /"2" is not known here\. Known are 3, 4\.0, 4\.1, 4\.2\./);
  });

  it('fills in what is not said', () => {
    const site = described(smallest);
    assert.equal(site.tftp.root, '/srv/tftp');
    assert.equal(site.tftp.daemon, 'tftpd-hpa');
    assert.deepEqual(site.nfs, { version: '3', roots: '/srv/nfs', threads: 16 });
    assert.deepEqual(site.firmware, ['bios', 'efi-x64']);
    assert.equal(site.kernel.image, 'vmlinuz');
    assert.deepEqual(site.nodes, [
      {
        name: 'node1',
        mac: '52:54:00:00:07:01',
        address: parseIpv4('192.168.7.21'),
        root: '/srv/nfs/node1',
        access: 'rw',
      },
    ]);
  });

  it('reads every key', () => {
    const site = described(full);
    assert.equal(site.networks[0].length, 24);
    assert.equal(site.tftp.root, '/var/lib/tftpboot');
    assert.equal(site.nfs.version, '4.0');
    assert.deepEqual(site.kernel.parameters, ['console=tty0', 'console=ttyS0']);
    assert.deepEqual(
      site.shared.map(({ path, mount, access }) => [path, mount, access]),
      [
        ['/export/home', '/home', 'rw'],
        ['/usr', '/usr', 'ro'],
      ],
    );
    assert.equal(site.nodes[0]?.mac, '52:54:00:00:07:ab');
  });

  it('gives one thread to each of many nodes', () => {
    const nodes = Array.from(
      { length: 40 },
      (_, i) => `  - { name: n${i}, mac: "52:54:00:00:07:${i + 10}", address: 192.168.7.${i + 10} }`,
    );
    const head = smallest.slice(0, smallest.indexOf('  - '));
    assert.equal(described(`${head}${nodes.join('\n')}\n`).nfs.threads, 40);
  });

  const wrong: readonly [what: string, text: string, problems: readonly string[]][] = [
    [
      'a key that is misspelt',
      changed('address: 192.168.7.21', 'adress: 192.168.7.21'),
      ['4:5 A node needs "address".', '4:44 A node has no key "adress". Did you mean "address"?'],
    ],
    [
      'a missing part',
      changed('network: { subnet: 192.168.7.0/24 }\n', ''),
      ['1:1 The description needs "network".'],
    ],
    [
      'host bits in the subnet',
      changed('192.168.7.0/24', '192.168.7.5/24'),
      ['2:20 192.168.7.5/24 has host bits set; the network is 192.168.7.0/24.'],
    ],
    [
      'an address outside',
      changed('192.168.7.21', '192.168.8.21'),
      ['4:53 192.168.8.21 is not in the network 192.168.7.0/24.'],
    ],
    [
      'the broadcast address',
      changed('192.168.7.21', '192.168.7.255'),
      ['4:53 192.168.7.255 is the broadcast address of the network 192.168.7.0/24.'],
    ],
    [
      "the server's address",
      changed('192.168.7.21', '192.168.7.1'),
      ["4:53 The address 192.168.7.1 is the server's already."],
    ],
    [
      'a bad MAC',
      changed('52:54:00:00:07:01', '52:54:00:00:07'),
      ['4:25 "52:54:00:00:07" is no MAC address; write six octets such as 52:54:00:12:34:56.'],
    ],
    [
      'two nodes that write to one root',
      `${smallest}  - { name: node2, mac: 52:54:00:00:07:02, address: 192.168.7.22, root: /srv/nfs/node1 }\n`,
      [
        '5:73 /srv/nfs/node1 is node1\'s root too, and two nodes that write to one root destroy it. Give each a root of its own, or "access: ro" to both.',
      ],
    ],
    [
      'equal names and MACs',
      `${smallest}  - { name: Node1, mac: 52:54:0:0:7:1, address: 192.168.7.22, root: /srv/nfs/x }\n`,
      ["5:13 The name node1 is node1's already.", "5:25 The MAC 52:54:00:00:07:01 is node1's already."],
    ],
    [
      'an unknown word',
      `${smallest}tftp: { daemon: tftp-hpa }\n`,
      ['5:17 "tftp-hpa" is not known here. Did you mean "tftpd-hpa"?'],
    ],
    [
      'a word that is no loader',
      `${smallest}loader: lilo\n`,
      ['5:9 "lilo" is not known here. Known are pxelinux, ipxe, grub.'],
    ],
    [
      'a web server for a loader that has no HTTP',
      `${smallest}http: /srv/http\n`,
      ['5:7 PXELINUX has no HTTP: say "loader: ipxe" or "loader: grub", or leave "http" out.'],
    ],
    [
      'an initial ramdisk for a root over NFS',
      `${smallest}kernel: { initrd: initrd.img }\n`,
      ['5:19 A root over NFS needs no initial ramdisk: leave it out, or say "root: ram".'],
    ],
    [
      'what only NFS has beside a root in RAM',
      `${smallest.replace('.21 }', '.21, access: ro }')}root: ram\nnfs: { version: 3 }\nshared: [{ path: /usr }]\n`,
      [
        '4:75 With "root: ram" no machine has a root on the server.',
        '6:6 With "root: ram" nothing is mounted: leave "nfs" out.',
        '7:9 With "root: ram" nothing is mounted: leave "shared" out.',
      ],
    ],
    [
      'a network and a list of networks',
      `${smallest}networks: [{ subnet: 192.168.8.0/24 }]\n`,
      ['5:11 Say either "network", or "networks" with a list of them.'],
    ],
    [
      'a network in which the server has no address',
      twoNetworks.replace('server: 192.168.8.1,', ''),
      ['4:5 192.168.8.0/24 needs "server": the address that the boot server has there.'],
    ],
    [
      'networks that overlap',
      twoNetworks.replace('192.168.8.0/24, server: 192.168.8.1', '192.168.0.0/20'),
      ['4:5 192.168.0.0/20 overlaps with 192.168.7.0/24.'],
    ],
    [
      'an address in none of the networks',
      twoNetworks.replace('192.168.8.21', '192.168.6.21'),
      ['8:53 192.168.6.21 is in none of the networks 192.168.7.0/24, 192.168.8.0/24.'],
    ],
    [
      'a root that machines of two networks share, and the card of one network',
      `${twoNetworks.replaceAll(/\.21 }/g, '.21, root: /srv/nfs/all, access: ro }').replace('7.1 }', '7.1, interface: eth0 }')}`,
      [
        '1:58 With several networks the server listens on all its interfaces: leave it out.',
        "8:73 /srv/nfs/all is node1's root too, in another network, and its fstab names the server by one address. Give each a root of its own.",
      ],
    ],
    [
      'a TFTP daemon beside dnsmasq',
      `${smallest}dhcp: dnsmasq\ntftp: { daemon: tftpd-hpa }\n`,
      ['6:17 With "dhcp: dnsmasq" the files come from dnsmasq, too: leave "daemon" out.'],
    ],
    [
      'a path with a blank',
      `${smallest}shared:\n  - path: /srv/our files\n`,
      ['6:11 "/srv/our files" is no absolute path of plain characters, such as /srv/nfs.'],
    ],
    [
      'two things on one mount point',
      `${smallest}shared:\n  - { path: /srv/a, mount: /tmp }\n`,
      ['6:28 Something else is mounted at /tmp already.'],
    ],
    [
      'no mapping at all',
      '- a\n',
      [
        '1:1 A description is a mapping with server, network, networks, dhcp, loader, firmware, root, http, tftp, nfs, kernel, shared, nodes.',
      ],
    ],
  ];
  for (const [what, text, problems] of wrong) {
    it(`reports ${what}`, () => assert.deepEqual(problemsOf(text), problems));
  }

  it('reports what is no YAML', () => {
    const [first] = parseDescription('server: { name: master\nnodes: [').problems;
    assert.ok(first);
    assert.ok(first.line >= 1);
  });

  it('does not miss what may stand in the part that is no YAML', () => {
    const messages = (text: string) => parseDescription(text).problems.map(({ message }) => message);
    const missing = / needs "|^A description is/;
    for (const text of [
      'nodes: [\n',
      '{',
      'server: { name: master\nnodes: [',
      'nodes: []\n  server: {\n',
      'server: {address: 10.0.0.1\n',
    ])
      assert.deepEqual(
        [text, messages(text).length > 0, messages(text).filter((one) => missing.test(one))],
        [text, true, []],
      );
    assert.match(messages('nodes: []\nnodes: []\n').join('\n'), /needs "server"/);
    assert.match(messages('- a\n').join('\n'), missing);
  });

  it('survives any text', () => {
    const pieces = fc.constantFrom(
      ...smallest.split(/(?<=[ :{},\n])/),
      '*a',
      '&a ',
      '- ',
      '? ',
      '|\n',
      '\t',
      '"',
      '{',
      '[',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          for (const { span } of parseDescription(text).problems) {
            assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
          }
        },
      ),
    );
    assert.ok(parseDescription('['.repeat(100_000)).problems.length > 0);
  });

  it('starts a folder with a description that is right', () => {
    const text = initFiles().get('site.yaml') ?? '';
    assert.equal(described(text).nodes.length, 1);
    // Also with everything that is commented out for a start.
    const open = text.replace(/^( *)# ?(?=( *- | *[a-z]+:))/gm, '$1').replace(/ +#.*$/gm, '');
    assert.equal(described(open).nodes.length, 2);
  });
});
