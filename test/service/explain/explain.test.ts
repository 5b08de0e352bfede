/** Explanations, short and long, and what two sites have different: over sites in memory. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import {
  diffSites,
  explain,
  explainAll,
  explainAsMermaid,
  explainNode,
  groupChanges,
} from '../../../server/service/index.js';
import { ipv4OfNumber } from '../../../server/site/address.js';
import { siteOf } from '../../support/site.js';

function files(options = 'rw,sync,no_subtree_check,no_root_squash'): Record<string, string> {
  const all: Record<string, string> = {
    'etc/dhcp/dhcpd.conf':
      'next-server 10.0.0.1;\nfilename "pxelinux.0";\nsubnet 10.0.0.0 netmask 255.255.255.0 { }\n',
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
    'etc/exports': '',
  };
  for (const i of [1, 2, 3]) {
    all['etc/dhcp/dhcpd.conf'] +=
      `host n${i} { hardware ethernet 52:54:00:00:00:0${i}; fixed-address 10.0.0.1${i}; }\n`;
    all['etc/exports'] += `/roots/n${i} 10.0.0.1${i}(${options})\n`;
    all[`srv/tftp/pxelinux.cfg/01-52-54-00-00-00-0${i}`] =
      `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=10.0.0.1:/roots/n${i},vers=3 ip=dhcp rw\n`;
    all[`roots/n${i}/etc/fstab`] = `10.0.0.1:/roots/n${i} / nfs rw,vers=3,nolock 0 0\n`;
  }
  return all;
}

describe('explanations', () => {
  it('are the same in short and in full', () => {
    const some = files();
    some['etc/exports'] = some['etc/exports']?.replace('/roots/n2', '/roots/other') ?? '';
    const site = siteOf(some);
    const { nodes: short } = explainAll(site, 'bios');
    assert.deepEqual(
      short.map(({ node, verdict }) => [node.name, verdict]),
      [
        ['n1', 'boots'],
        ['n2', 'fails'],
        ['n3', 'boots'],
      ],
    );
    for (const { node, verdict, step } of short) {
      const result = explainNode(site, node.name, 'bios');
      assert.ok(result.kind === 'explained');
      const { explanation } = result;
      assert.equal(explanation.verdict, verdict);
      const worst = explanation.steps.find((one) => one.verdict === verdict);
      assert.equal(worst?.summary, step?.summary);
      assert.deepEqual(worst?.decisive, step?.decisive);
    }
  });

  it('ask machines without a name, too, as the firmware that somebody asks about', () => {
    const some = files();
    some['etc/dhcp/dhcpd.conf'] +=
      'subnet 10.0.1.0 netmask 255.255.255.0 { option routers 10.0.1.1; range 10.0.1.10 10.0.1.20; if option user-class = "x" { filename "undionly.kpxe"; } }\n';
    some['srv/tftp/pxelinux.cfg/default'] = 'DEFAULT vmlinuz\n';
    const site = siteOf(some);
    const told = (firmware: 'bios' | 'efi-x64', userClass?: string): string =>
      explainAll(site, firmware, userClass === undefined ? {} : { userClass })
        .unnamed.filter(({ node }) => node.name === 'machines of 10.0.1.0/24')
        .map(({ cause }) => cause?.text)
        .join();
    assert.match(told('efi-x64'), /^pxelinux\.0 is built for BIOS, and x64 UEFI cannot start it$/);
    assert.match(told('bios'), /^which file PXELINUX reads is not known/);
    assert.match(told('bios', 'x'), /^undionly\.kpxe is loaded/);
    assert.deepEqual(explainAll(site, 'bios', { relay: ipv4OfNumber(0x0a000101) }).unnamed, []);
  });

  it('say of each value that the files leave open why, in a word for scripts', () => {
    const some = files();
    some['etc/dhcp/dhcpd.conf'] += 'next-server boot.example;\nfilename = option dhcp-client-identifier;\n';
    const result = explainNode(siteOf(some), 'n1', 'bios');
    assert.ok(result.kind === 'explained');
    const { dhcp } = result.explanation;
    assert.deepEqual(
      dhcp.unknown.map(({ name, code }) => [name, code]),
      [
        ['next-server', 'dns'],
        ['filename', 'packet'],
      ],
    );
    assert.deepEqual([dhcp.answered, dhcp.code], [true, null]);
  });

  it('keep what would end a line of a chart out of it', () => {
    const result = explainNode(siteOf(files()), 'n1', 'bios');
    assert.ok(result.kind === 'explained');
    const { explanation } = result;
    const steps = explanation.steps.map((step) => ({ ...step, summary: 'a;b#c<d>\n\u2028e\r' }));
    const chart = explainAsMermaid({ ...explanation, steps });
    const answers = chart.split('\n').filter((line) => line.includes('-->>node'));
    assert.equal(answers.length, steps.length);
    for (const line of answers) assert.ok(line.endsWith(': a#59;b#35;c#60;d#62; e'), line);
  });
});

describe('a request with another architecture', () => {
  const told = (architecture: number, firmware?: 'efi-x64' | 'ipxe') => {
    const result = explainNode(siteOf(files()), 'n1', firmware, { architecture });
    assert.equal(result.kind, 'explained');
    return result.kind === 'explained' ? result.explanation.node.firmware : undefined;
  };

  it('is that of the firmware which sends it', () => {
    assert.deepEqual(
      [0, 6, 7, 9, 11, 16].map((architecture) => told(architecture)),
      ['bios', 'efi-ia32', 'efi-x64', 'efi-x64', 'efi-arm64', 'efi-http-x64'],
    );
    const { nodes } = explainAll(siteOf(files()), undefined, { architecture: 7 });
    assert.deepEqual([...new Set(nodes.map(({ node }) => node.firmware))], ['efi-x64']);
  });

  it('is that of the firmware that was named, and the usual one where none is known to send it', () => {
    assert.equal(told(7, 'ipxe'), 'ipxe');
    assert.equal(told(0, 'efi-x64'), 'efi-x64');
    assert.equal(told(99), 'bios');
  });
});

describe('a machine with several firmwares', () => {
  const [trace] = traceSite(siteOf(files()));
  assert.ok(trace !== undefined);
  const cause = { rule: null, text: 'a;b', at: undefined, kind: 'x' };
  const node = { name: 'n1', mac: null, firmware: 'efi-x64' } as const;
  const told = explain(trace, undefined, [{ node, verdict: 'fails', step: null, cause }]);

  it('has the others in a line each', () => {
    assert.deepEqual(told.otherFirmwares, [{ firmware: 'efi-x64', verdict: 'fails', step: null, cause }]);
    assert.match(explainAsMermaid(told), /^ {2}Note over node: as efi-x64: fails: a#59;b$/m);
  });
});

describe('differences of sites', () => {
  it('are none between a site and itself', () => {
    const difference = diffSites(siteOf(files()), siteOf(files()));
    const chosen = { gone: [], come: [] };
    assert.deepEqual(difference, { added: [], removed: [], changed: [], same: 3, chosen });
  });

  it('are grouped by what is the same but for the nodes’ own words', () => {
    const before = siteOf(files());
    const after = siteOf(
      Object.fromEntries(
        Object.entries(files('ro,sync,no_subtree_check,no_root_squash')).map(([path, text]) => [
          path.replace('roots/', 'new/'),
          text.replaceAll('/roots/', '/new/'),
        ]),
      ),
    );
    const { changed } = diffSites(before, after);
    assert.equal(changed.length, 3);
    assert.ok(changed.every(({ broken }) => !broken));
    const groups = groupChanges(changed);
    assert.deepEqual(
      groups.find(({ what }) => what === 'verdict'),
      {
        what: 'verdict',
        old: 'boots',
        new: 'degraded',
        nodes: ['n1', 'n2', 'n3'],
        firmwares: [],
      },
    );
    for (const what of ['root', 'export', 'export options', 'command line']) {
      const [one, ...more] = groups.filter((group) => group.what === what);
      assert.deepEqual([one?.nodes, more], [['n1', 'n2', 'n3'], []], what);
    }
    assert.equal(groups.find(({ what }) => what === 'root')?.new, '10.0.0.1:/new/n1');
  });
});
