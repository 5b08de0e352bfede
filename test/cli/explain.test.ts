/** `explain`: the story of one node, the verdicts of all, and each option of the request that it simulates. */
import assert from 'node:assert/strict';
import { badSite, type Folder, folder, goodSite } from './program.js';

const utf8 = { env: { LANG: 'C.UTF-8' } };

/** Each way to describe the client leads to a boot file of its own. */
const asking: Readonly<Record<string, string>> = {
  ...goodSite,
  'etc/dhcp/dhcpd.conf': `option arch code 93 = unsigned integer 16;
next-server 192.168.1.1;
class "thin" { match if option vendor-class-identifier = "ThinClient"; filename "thin.0"; }
class "chained" { match if option user-class = "mine"; filename "chained.0"; }
class "odd" { match if option arch = 00:09; filename "odd.efi"; }
subnet 192.168.1.0 netmask 255.255.255.0 { range 192.168.1.100 192.168.1.110; filename "pxelinux.0"; }
subnet 10.9.0.0 netmask 255.255.0.0 { range 10.9.0.10 10.9.0.20; filename "far.0"; }
`,
};

describe('explain', function () {
  this.timeout(600_000);
  let good: Folder;
  let bad: Folder;
  let open: Folder;
  before(() => {
    good = folder(goodSite);
    bad = folder(badSite);
    open = folder(asking);
  });
  after(() => {
    for (const one of [good, bad, open]) one?.remove();
  });

  it('tells a step per line, with the lines that settled it, each shown once', () => {
    const { stdout, status } = bad.run(['explain', 'node21'], utf8);
    assert.equal(status, 1);
    assert.match(stdout, /^node21 00:40:63:c2:ca:c9 \(bios\): it does not boot\n/);
    for (const stage of ['dhcp', 'files', 'loader', 'kernel'])
      assert.match(stdout, new RegExp(`^✓ ${stage} `, 'm'));
    assert.match(stdout, /^✗ root +\S*\/diskless\/node21 is not exported$/m);
    assert.match(stdout, /^ {12}etc\/dhcp\/dhcpd\.conf:4:3\n {14}filename "pxelinux\.0";$/m);
    assert.equal(stdout.split('filename "pxelinux.0";').length, 2);
    assert.match(stdout, /^✗ root [^\n]+\n(?: +[^\n]+\n)* +srv\/tftp\/\S+:4:\d+\n +APPEND root=/m);
    assert.equal(stdout.split('APPEND root=').length, 2);
    assert.match(stdout, /^ +console: "/m);
    assert.match(stdout, /nfsroot\/not-exported/);
  });

  it('names the line that keeps the server silent, and says of nothing that the node is told it', () => {
    const conf = goodSite['etc/dhcp/dhcpd.conf'] ?? '';
    const denied = folder({ ...goodSite, 'etc/dhcp/dhcpd.conf': `deny booting;\n${conf}` });
    const refused = folder({ ...goodSite, 'etc/dhcp/dhcpd.conf': `${conf}\npool { }\n` });
    try {
      const first = denied.run(['explain', 'node21'], utf8).stdout;
      assert.match(first, /^ +console: "PXE-E51: /m);
      assert.match(
        first,
        /^ +server log: "DHCPDISCOVER from 00:40:63:c2:ca:c9 via \S+ booting disallowed"$/m,
      );
      assert.match(first, /^ +etc\/dhcp\/dhcpd\.conf:1:1\n +deny booting;$/m);
      assert.match(first, /^What it would be told$/m);
      const second = refused.run(['explain', 'node21'], utf8).stdout;
      assert.match(second, /^ +server log: "Configuration file errors encountered -- exiting"$/m);
      assert.match(second, /^ +pool \{ \}$/m);
      const { dhcp } = JSON.parse(refused.run(['explain', 'node21', '--format', 'json']).stdout);
      assert.equal(dhcp.answered, false);
    } finally {
      denied.remove();
      refused.remove();
    }
  });

  it('keeps to ASCII where the locale is not UTF-8', () => {
    const { stdout } = bad.run(['explain', 'node21'], { env: { LC_ALL: 'C', LANG: 'C.UTF-8' } });
    assert.match(stdout, /^\+ dhcp /m);
    assert.match(stdout, /^x root /m);
    assert.ok(!/[✓✗]/.test(stdout));
  });

  it('says which value replaced which', () => {
    const here = folder({
      ...goodSite,
      'etc/dhcp/dhcpd.conf': `filename "other.0";\n${goodSite['etc/dhcp/dhcpd.conf'] ?? ''}`,
    });
    try {
      const { stdout } = here.run(['explain', 'node21']);
      assert.match(stdout, /filename overrides etc\/dhcp\/dhcpd\.conf:1:1\n +filename "other\.0";/);
      const { dhcp } = JSON.parse(here.run(['explain', 'node21', '--format', 'json']).stdout);
      assert.equal(dhcp.overrides.length, 1);
      assert.equal(dhcp.overrides[0].name, 'filename');
      assert.equal(dhcp.overrides[0].from.range.start.line, 5);
      assert.equal(dhcp.overrides[0].instead[0].range.start.line, 1);
    } finally {
      here.remove();
    }
  });

  it('gives null for what was not reached', () => {
    const told = JSON.parse(bad.run(['explain', 'node21', '--format', 'json']).stdout);
    assert.equal(told.verdict, 'fails');
    assert.equal(told.mounts, null);
    assert.equal(told.root.path, '/diskless/node21');
    for (const { decisive, sources } of told.steps)
      assert.ok(decisive.length <= 2 && sources.length >= decisive.length);
    const nobody = JSON.parse(good.run(['explain', '00:11:22:33:44:55', '--format', 'json']).stdout);
    for (const part of ['loader', 'kernel', 'root', 'mounts']) assert.equal(nobody[part], null, part);
  });

  describe('the request', () => {
    const fileFor = (...options: string[]): string =>
      JSON.parse(open.run(['explain', '52:54:00:00:00:09', '--format', 'json', ...options]).stdout).dhcp.file;
    // Two subnets and no relay: which one the machine is on is said by --relay.
    const here = ['--relay', '192.168.1.1'];
    it('comes from the place of the relay', () => {
      assert.equal(fileFor(...here), 'pxelinux.0');
      assert.equal(fileFor('--relay', '10.9.0.1'), 'far.0');
    });
    it('carries the vendor class', () =>
      assert.equal(fileFor(...here, '--vendor-class', 'ThinClient'), 'thin.0'));
    it('carries the user class', () => assert.equal(fileFor(...here, '--user-class', 'mine'), 'chained.0'));
    it('carries the client identifier, as text or octets', () => {
      const classes = `class "named" { match if option dhcp-client-identifier = "me"; filename "named.0"; }
class "numbered" { match if option dhcp-client-identifier = 01:02:ff; filename "numbered.0"; }
`;
      const other = folder({ ...asking, 'etc/dhcp/dhcpd.conf': classes + asking['etc/dhcp/dhcpd.conf'] });
      try {
        const told = (id: string) =>
          other.run(['explain', '52:54:00:00:00:09', ...here, '--client-id', id, '--format', 'json']);
        assert.equal(JSON.parse(told('me').stdout).dhcp.file, 'named.0');
        assert.equal(JSON.parse(told('1:2:FF').stdout).dhcp.file, 'numbered.0');
      } finally {
        other.remove();
      }
    });
    it('names the machine by its UUID, as PXELINUX writes it', () => {
      const uuid = ['--uuid', '00112233-4455-6677-8899-AABBCCDDEEFF'];
      const told = open.run(['explain', '52:54:00:00:00:09', '--format', 'json', ...here, ...uuid]);
      const [first] = JSON.parse(told.stdout).loader.tried;
      assert.equal(first, 'pxelinux.cfg/33221100-5544-7766-8899-aabbccddeeff');
      assert.equal(open.run(['explain', '52:54:00:00:00:09', '--uuid', '0011']).status, 2);
    });
    it('carries the architecture, in either base', () => {
      assert.equal(fileFor(...here, '--arch', '9'), 'odd.efi');
      assert.equal(fileFor(...here, '--arch', '0x9'), 'odd.efi');
      assert.equal(open.run(['explain', '52:54:00:00:00:09', '--arch', 'nine']).status, 2);
    });
    it('is the firmware’s own otherwise', () => {
      const run = good.run(['explain', 'node21', '--format', 'json', '--firmware', 'efi-arm64']);
      assert.equal(JSON.parse(run.stdout).node.firmware, 'efi-arm64');
      assert.match(
        good.run(['explain', 'node21', '--firmware', 'efi']).stderr,
        /must be one of bios, efi-x64/,
      );
    });
  });

  it('refuses a name that nobody has, with the nearest', () => {
    const { status, stderr, stdout } = good.run(['explain', 'node12']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.equal(stderr, 'diskless-lint: no node node12; did you mean node21?\n');
  });

  it('says of a name that it may be where a file cannot be read, and where that is', () => {
    const text = goodSite['etc/dhcp/dhcpd.conf']?.trimEnd().replace(/\}$/, '') ?? '';
    const broken = folder({ ...goodSite, 'etc/dhcp/dhcpd.conf': text });
    try {
      const { status, stderr, stdout } = broken.run(['explain', 'node21']);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(
        stderr,
        /^diskless-lint: no node node21; it may be in a part of etc\/dhcp\/dhcpd\.conf that cannot be read: line \d+: This `\{` is never closed: the file ends before its `\}`\.\n$/,
      );
    } finally {
      broken.remove();
    }
  });

  it('draws a sequence whose every line Mermaid knows', () => {
    const { stdout } = bad.run(['explain', 'node21', '--format', 'mermaid']);
    const [first, ...lines] = stdout.trimEnd().split('\n');
    assert.equal(first, 'sequenceDiagram');
    const known = [
      /^ {2}participant \w+ as [^;]+$/,
      /^ {2}\w+(?:->>|-->>|--x)\w+: .+$/,
      /^ {2}Note over (?:node|dhcp|tftp|nfs): .+$/,
    ];
    for (const line of lines)
      assert.ok(
        known.some((pattern) => pattern.test(line)),
        line,
      );
    assert.match(stdout, /^ {2}nfs--xnode: fails: /m);
  });

  describe('--all', () => {
    const several = { ...goodSite };
    several['etc/dhcp/dhcpd.conf'] +=
      'host zero { hardware ethernet 52:54:00:00:00:01; fixed-address 192.168.1.22; }\n';
    several['srv/tftp/pxelinux.cfg/01-52-54-00-00-00-01'] =
      'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/zero,vers=3 ip=dhcp rw\n';
    let two: Folder;
    before(() => {
      two = folder(several);
    });
    after(() => two.remove());

    it('tells each cause with those that it hits, the worst first, and fails when a node does', () => {
      const { status, stdout } = two.run(['explain', '--all'], utf8);
      assert.equal(status, 1);
      const [head, cause, place, screen, boots, sum, end] = stdout.split('\n');
      assert.equal(head, '✗ fails     zero (bios)');
      assert.match(cause ?? '', /^ {12}root: .*\/diskless\/zero/);
      assert.match(place ?? '', /^ {12}\S+:\d+$/);
      assert.match(screen ?? '', /^ {12}"/);
      assert.equal(boots, '✓ boots     node21 (bios)');
      assert.equal(sum, '2 nodes: 1 boots, 1 fails');
      assert.equal(end, '');
      assert.equal(good.run(['explain', '--all', '.']).status, 0);
    });

    it('counts the machines of a cause where they are many', () => {
      const files = { ...goodSite };
      for (let i = 30; i < 50; i++) {
        files['etc/dhcp/dhcpd.conf'] +=
          `host n${i} { hardware ethernet 52:54:00:00:01:${i}; fixed-address 192.168.1.${i}; }\n`;
        files[`srv/tftp/pxelinux.cfg/01-52-54-00-00-01-${i}`] =
          `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/n${i},vers=3 ip=dhcp rw\n`;
      }
      const many = folder(files);
      try {
        const { stdout } = many.run(['explain', '--all'], { env: { COLUMNS: '80' } });
        const lines = stdout.split('\n');
        assert.equal(lines[0], 'x fails     20 machines: n30, n31, n32, n33 and 16 more (bios)');
        assert.equal(lines.filter((line) => line.includes('is not exported')).length, 1);
        assert.match(stdout, /^ {12}srv\/tftp\/\S+-30:\d+ and 19 more lines$/m);
        assert.match(stdout, /^21 nodes: 1 boots, 20 fail$/m);
        const report = many.run([]).stdout.trimEnd().split('\n');
        assert.equal(report.at(-2), '1 of 21 machines boots.');
        assert.match(report.at(-1) ?? '', /^ {2}20 machines do not boot: .*is not exported \(.* and 19 more/);
      } finally {
        many.remove();
      }
    });

    it('says behind the sum how many fail under another firmware', () => {
      const files = { ...goodSite };
      files['etc/dhcp/dhcpd.conf'] =
        `option arch code 93 = unsigned integer 16;\n${files['etc/dhcp/dhcpd.conf']}class "uefi" { match if option arch = 00:07; filename "lpxelinux.0"; }\n`;
      const both = folder(files);
      try {
        const { status, stdout } = both.run(['explain', '--all']);
        assert.equal(status, 1);
        assert.match(stdout, /^1 node: 1 boots; 1 fails as efi-x64$/m);
      } finally {
        both.remove();
      }
    });

    it('tells apart the machines that no file names, and fails because of them, too', () => {
      const files = { ...goodSite };
      files['etc/dhcp/dhcpd.conf'] +=
        'subnet 192.168.9.0 netmask 255.255.255.0 { range 192.168.9.10 192.168.9.20; filename "pxelinux.0"; }\n';
      const guests = folder(files);
      try {
        const { status, stdout } = guests.run(['explain', '--all'], utf8);
        assert.equal(status, 1);
        const [, sum, blank, guest] = stdout.split('\n');
        assert.equal(sum, '1 node: 1 boots');
        assert.equal(blank, '');
        assert.match(guest ?? '', /^✗ fails {5}.*machines of 192\.168\.9\.0\/24 \(bios\)$/);
        assert.match(stdout, /"PXE-E32/);
        assert.match(stdout, /^1 kind of machine that no file names: 1 fails$/m);
        const { unnamed } = JSON.parse(guests.run(['explain', '--all', '--format', 'json']).stdout);
        assert.equal(unnamed[0].verdict, 'fails');
      } finally {
        guests.remove();
      }
    });

    it('keeps each to the width of the terminal, with its place', () => {
      const { stdout } = two.run(['explain', '--all'], { env: { COLUMNS: '70' } });
      for (const line of stdout.split('\n')) assert.ok(line.length <= 70, line);
      assert.match(stdout, /^ {12}\S+:\d+$/m);
    });

    it('is a document of short forms as JSON', () => {
      const { version, nodes } = JSON.parse(two.run(['explain', '--all', '--format', 'json']).stdout);
      assert.equal(version, 1);
      assert.deepEqual(nodes[0], {
        node: { name: 'node21', mac: '00:40:63:c2:ca:c9', firmware: 'bios' },
        verdict: 'boots',
        step: null,
      });
      assert.equal(nodes[1].step.stage, 'root');
      assert.ok(nodes[1].step.sources[0].range.start.line > 0);
    });

    it('simulates the firmware that was asked for, and no chart', () => {
      const { nodes } = JSON.parse(
        two.run(['explain', '--all', '--format', 'json', '--firmware', 'ipxe']).stdout,
      );
      assert.equal(nodes[0].node.firmware, 'ipxe');
      assert.equal(two.run(['explain', '--all', '--format', 'mermaid']).status, 2);
      assert.equal(two.run(['explain', '--all', '.', 'more']).status, 2);
    });
  });
});
