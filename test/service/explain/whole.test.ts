/** A machine goes in; all that is told of it, as values for scripts and as a chart, comes out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { explainAsMermaid, explainNode, findNode } from '../../../server/service/index.js';
import type { Site } from '../../../server/site/model.js';
import { CONFIG, DHCPD, label } from '../../rules/support.js';
import { siteOf } from '../../support/site.js';
import { hall, one, plain } from '../support.js';

function explained(site: Site, name: string) {
  const result = explainNode(site, name);
  assert.ok(result.kind === 'explained');
  return result.explanation;
}

describe('all that is told of a machine', () => {
  it('are the values of each step', () => {
    const { steps: _, ...rest } = explained(one, 'node21');
    assert.deepEqual(plain(one, rest), {
      version: 1,
      node: { name: 'node21', mac: '00:40:63:c2:ca:c9', firmware: 'bios' },
      verdict: 'boots',
      dhcp: {
        answered: true,
        reason: '',
        code: null,
        unknown: [],
        subnet: '192.168.1.0/24',
        host: 'node21',
        classes: [],
        yiaddr: '192.168.1.21',
        siaddr: '192.168.1.1',
        sname: null,
        file: 'pxelinux.0',
        options: {
          'host-name': 'node21',
          'subnet-mask': '255.255.255.0',
          'dhcp-server-identifier': '192.168.1.1',
          'dhcp-lease-time': '43200',
        },
        overrides: [],
      },
      chained: null,
      loader: {
        program: 'pxelinux',
        tried: ['pxelinux.cfg/01-00-40-63-c2-ca-c9'],
        used: 'pxelinux.cfg/01-00-40-63-c2-ca-c9',
        entry: 'linux',
      },
      kernel: {
        image: 'vmlinuz',
        config: '/site/srv/tftp/vmlinuz.config',
        commandLine: 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw',
        initrds: [],
      },
      root: {
        server: '192.168.1.1',
        path: '/diskless/node21',
        options: 'vers=3',
        export: '/diskless/node21 192.168.1.21',
      },
      assumptions: [
        'the TFTP server has the boot file pxelinux.0',
        'the kernel vmlinuz is there',
        "the kernel vmlinuz has a driver for the node's network card (=y)",
        'the init in 192.168.1.1:/diskless/node21 is no script, which vmlinuz cannot start (CONFIG_BINFMT_SCRIPT)',
      ],
      mounts: [
        {
          mountPoint: '/',
          source: '192.168.1.1:/diskless/node21',
          verdict: 'ok',
          summary: 'already mounted',
        },
      ],
      beyond: [],
      otherFirmwares: [],
      otherEntries: [],
    });
  });

  it('is a chart of questions and answers', () => {
    assert.deepEqual(explainAsMermaid(explained(one, 'node21')).split('\n'), [
      'sequenceDiagram',
      '  participant node as node21',
      '  participant dhcp as DHCP server',
      '  participant tftp as TFTP server',
      '  participant nfs as NFS server',
      '  node->>dhcp: DHCPDISCOVER (bios)',
      '  dhcp-->>node: node21 gets 192.168.1.21 and loads pxelinux.0 from 192.168.1.1',
      '  node->>tftp: pxelinux.0',
      '  tftp-->>node: pxelinux.0 is loaded (/srv/tftp/pxelinux.0)',
      '  node->>tftp: pxelinux.cfg/01-00-40-63-c2-ca-c9',
      '  tftp-->>node: 01-00-40-63-c2-ca-c9 starts label linux',
      '  node->>tftp: vmlinuz',
      '  tftp-->>node: vmlinuz starts',
      '  node->>nfs: mount /diskless/node21 on /',
      '  nfs-->>node: 192.168.1.1:/diskless/node21 is mounted',
      '  node->>nfs: the mounts of its fstab',
      '  nfs-->>node: 1 NFS mount succeeds',
      '  Note over node: verdict: boots',
      '',
    ]);
  });

  it('ends where the boot ends, with what the screen and the log show', () => {
    const failed = explained(hall, 'node22');
    assert.deepEqual(
      [failed.verdict, failed.mounts, failed.root],
      ['fails', null, { server: '192.168.1.1', path: '/diskless/node22', options: 'vers=3', export: null }],
    );
    assert.deepEqual(explainAsMermaid(failed).split('\n').slice(-7), [
      '  tftp-->>node: vmlinuz starts',
      '  node->>nfs: mount /diskless/node22 on /',
      '  nfs--xnode: fails: /diskless/node22 is not exported',
      '  Note over node: VFS: Unable to mount root fs via NFS.',
      '  Note over nfs: refused mount request from 192.168.1.22 for /diskless/node22 (/diskless/node22): unmatched host',
      '  Note over node: verdict: fails',
      '',
    ]);
  });

  it('has the rules that found something at each step', () => {
    const { steps, beyond } = explained(hall, 'node22');
    assert.deepEqual(
      steps.map(({ stage, rules }) => [stage, ...rules]),
      [['dhcp'], ['files'], ['loader'], ['kernel'], ['root', 'nfsroot/not-exported']],
    );
    assert.deepEqual(beyond, []);
  });

  it('has the values of DHCP that a narrower scope replaces', () => {
    const text = `filename "other.0";\nnext-server 192.168.1.9;\n${miniature()[DHCPD]}`;
    const site = siteOf(miniature({ [DHCPD]: text.replace('hardware', 'filename "pxelinux.0"; hardware') }));
    const { dhcp } = explained(site, 'node21');
    const file = (words: string) => `/etc/dhcp/dhcpd.conf: ${words}`;
    assert.deepEqual(plain(site, dhcp.overrides), [
      {
        name: 'filename',
        from: file('filename "pxelinux.0";'),
        instead: [file('filename "other.0";'), file('filename "pxelinux.0";')],
      },
      {
        name: 'next-server',
        from: file('next-server 192.168.1.1;'),
        instead: [file('next-server 192.168.1.9;')],
      },
    ]);
  });

  it('has the initial ramdisks by their names', () => {
    const words = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw initrd=a.img,b.img';
    const { kernel } = explained(siteOf(miniature({ [CONFIG]: label(words) })), 'node21');
    assert.deepEqual(kernel?.initrds, ['a.img', 'b.img']);
  });

  it('stands for a stranger at the start of the file that would have to name it', () => {
    const node = findNode(one, '192.168.1.98');
    assert.deepEqual(node?.place, { file: '/site/etc/dhcp/dhcpd.conf', span: { start: 0, end: 0 } });
  });

  it('asks nobody for more than it comes to', () => {
    const silent = siteOf(
      miniature({ [DHCPD]: miniature()[DHCPD]?.replace('fixed-address', 'deny booting; fixed-address') }),
    );
    const chart = explainAsMermaid(explained(silent, 'node21'));
    assert.deepEqual(chart.match(/participant \w+/g), ['participant node', 'participant dhcp']);
  });
});
