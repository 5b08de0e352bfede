/** Machines that nobody names are told by the files they read; one that a named machine is led to belongs to that machine. */
import assert from 'node:assert/strict';
import { type BootTrace, traceSite } from '../../../server/boot/index.js';
import { configsRead, tracePopulations } from '../../../server/boot/machine/populations.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';

const CONF = `port=0
dhcp-range=10.9.0.0,static,255.255.255.0
dhcp-host=52:54:00:00:09:01,alder,10.9.0.11
dhcp-boot=boot.ipxe
enable-tftp
tftp-root=/srv/tftp
listen-address=10.9.0.1
`;

const OWN = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const label = miniature()[OWN] ?? '';
const shared = (text: string) => ({ [OWN]: undefined, 'srv/tftp/pxelinux.cfg/default': text });

const kernel = '#!ipxe\nkernel /vmlinuz root=/dev/nfs nfsroot=10.9.0.1:/srv/alder ip=dhcp\nboot\n';

const readers = (files: Readonly<Record<string, string>>): string[] =>
  traceSite(siteOf({ 'etc/dnsmasq.conf': CONF, ...files }))
    .filter(({ node }) => node.kind === 'readers')
    .map(({ node }) => node.name);

describe('machines of a list', () => {
  const dhcpd = (list: string, pool: string) => `class "lab" { match hardware; }
${list}
shared-network lab {
  subnet 192.168.1.0 netmask 255.255.255.0 { pool { deny members of "lab"; range 192.168.1.100 192.168.1.199; } }
  subnet 192.168.2.0 netmask 255.255.255.0 {
    pool { ${pool} range 192.168.2.100 192.168.2.199; next-server 192.168.1.1; filename "bios/pxelinux.0"; }
  }
}
`;
  const FIRST = 'subclass "lab" 1:00:40:63:00:00:01;\nsubclass "lab" 1:00:40:63:00:00:02;';
  const CONFIG = 'srv/tftp/pxelinux.cfg/default';
  const traces = (
    list: string,
    pool: string,
    link = '../pxelinux.cfg',
    more: Readonly<Record<string, string>> = {},
  ) => {
    const words =
      'DEFAULT a\nLABEL a\n  KERNEL ::vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/r ip=dhcp rw\n';
    const files = {
      'etc/dhcp/dhcpd.conf': dhcpd(list, pool),
      'etc/exports': '/r 192.168.2.0/24(rw,no_root_squash,no_subtree_check)\n',
      'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
      'srv/tftp/bios/pxelinux.0': '',
      'srv/tftp/bios/ldlinux.c32': '',
      'srv/tftp/vmlinuz': '',
      'r/sbin/init': '',
      [CONFIG]: words,
      ...more,
    };
    return traceSite(siteOf(files, { symlinks: { 'srv/tftp/bios/pxelinux.cfg': link } })).map(
      ({ node, verdict, loading }) =>
        `${node.name} ${verdict} ${loading?.used.kind === 'value' ? loading.used.value.file.replace('/site/', '') : '-'}`,
    );
  };

  it('stand for a pool that nobody else gets an address of, and read what a link leads to', () => {
    assert.deepEqual(traces(FIRST, 'allow members of "lab";'), [`machines of class "lab" boots ${CONFIG}`]);
    for (const [list, pool] of [
      ['', 'allow members of "lab";'],
      ['subclass "lab" 6:00:40:63:00:00:01;', 'allow members of "lab";'],
      ['subclass "lab" 1:00:40:63:00:00;', 'allow members of "lab";'],
      [FIRST, 'allow members of "lab"; allow unknown-clients;'],
      [FIRST, ''],
    ] as const)
      assert.equal(
        traces(list, pool).some((text) => text.includes('class "lab"')),
        false,
        `${list} ${pool}`,
      );
  });

  it('are no others than those that read the directory from where a link to it lies', () => {
    const menu =
      'UI menu.c32\nLABEL a\n  KERNEL ::vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/r ip=dhcp rw\n';
    const files = {
      'srv/tftp/bios/menu.c32': '',
      'srv/tftp/bios/libutil.c32': '',
      [CONFIG]: menu,
      'etc/exports': '/r *(rw,no_root_squash,no_subtree_check)\n',
    };
    const nobody = 'allow members of "lab";';
    const read = `machines that read default boots ${CONFIG}`;
    const loads = (more: Readonly<Record<string, string>>) =>
      traces('', nobody, '../pxelinux.cfg', { ...files, ...more }).filter((text) =>
        text.includes('that read'),
      );
    assert.deepEqual(loads({}), [read]);
    // A program at the top reads it from there.
    assert.deepEqual(loads({ 'srv/tftp/pxelinux.0': '' }), [read.replace('boots', 'fails')]);
  });

  it('do not read what an absolute link holds for a server that changes its root', () => {
    const pool = 'allow members of "lab";';
    const absolute = '/srv/tftp/pxelinux.cfg';
    assert.match(traces(FIRST, pool, absolute)[0] ?? '', /^machines of class "lab" (?:unknown|fails) -$/);
    const plain = { 'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\n' };
    assert.equal(traces(FIRST, pool, absolute, plain).length > 0, true);
  });
});

describe('machines that read a file', () => {
  it('may or may not boot by a program that a script loads', () => {
    const verdicts = (script: string) =>
      traceSite(siteOf({ 'boot.ipxe': `#!ipxe\n${script}\n` })).map(
        ({ verdict, stages }) => `${verdict} ${stages.flatMap(({ doubts }) => doubts)[0]?.reason}`,
      );
    for (const name of ['grubx64.efi', 'http://10.9.0.1/undionly.kpxe', 'pxelinux.0'])
      assert.deepEqual(verdicts(`chain ${name}`), [
        `unknown ${name} is loaded; what it loads next is not simulated`,
      ]);
    // A part of a name makes no program of a script.
    assert.match(verdicts('chain boot.ipxe.cfg ||')[0] ?? '', /^unknown where the script is loaded from/);
  });

  it('are not those that another script leads to it', () => {
    const files = {
      'srv/tftp/boot.ipxe': '#!ipxe\nchain nodes/${mac:hexhyp}.ipxe\n',
      'srv/tftp/nodes/52-54-00-00-09-01.ipxe': kernel,
    };
    assert.deepEqual(readers(files), []);
  });

  it('are told where no named machine comes to it', () => {
    const files = {
      'srv/tftp/boot.ipxe': '#!ipxe\nchain nodes/${mac:hexhyp}.ipxe\n',
      'srv/tftp/nodes/52-54-00-00-09-01.ipxe': kernel,
      'srv/tftp/nodes/52-54-00-00-09-02.ipxe': kernel,
    };
    assert.deepEqual(readers(files), ['machines that read 52-54-00-00-09-02.ipxe']);
  });

  it('are the machine whose address the file is called by', () => {
    const script = (path: string) =>
      traceSite(
        siteOf({
          'etc/dnsmasq.conf': `${CONF}dhcp-host=52:54:00:00:09:02,birch,10.9.0.12\n`,
          'etc/exports': '/srv/alder 10.9.0.11(rw,no_root_squash,no_subtree_check)\n',
          'srv/tftp/vmlinuz': '',
          [`srv/tftp/${path}.ipxe`]: kernel,
        }),
      ).find(({ node }) => node.kind === 'readers')?.verdict;
    for (const name of [
      '52-54-00-00-09-01',
      '525400000901',
      '01-52:54:00:00:09:01',
      'host-52.54.00.00.09.01',
    ])
      assert.equal(script(name), 'boots', name);
    assert.equal(script('52-54-00-00-09-02'), 'fails');
    for (const name of ['52-54-00-00-09-03', 'alder']) assert.equal(script(name), 'unknown', name);
  });

  it('are the machine whose address the file of PXELINUX or GRUB is called by, in hex', () => {
    const verdict = (path: string, text: string, conf = CONF) =>
      traceSite(
        siteOf({
          'etc/dnsmasq.conf': conf,
          'etc/exports': '/diskless/node21 10.9.0.11(rw,no_root_squash,no_subtree_check)\n',
          'srv/tftp/vmlinuz': '',
          [path]: text.replace('192.168.1.1', '10.9.0.1'),
        }),
      ).find(({ node }) => node.kind === 'readers')?.verdict;
    const grub =
      'menuentry "a" {\n  linux /vmlinuz root=/dev/nfs nfsroot=10.9.0.1:/diskless/node21,vers=3 ip=dhcp rw\n}\n';
    const other = CONF.replace('10.9.0.11', '10.9.0.12');
    assert.equal(verdict('srv/tftp/pxelinux.cfg/0A09000B', label), 'boots');
    // Where GRUB finds its files is another question.
    assert.notEqual(verdict('srv/tftp/grub/grub.cfg-0A09000B', grub), 'fails');
    // Of part of an address it is not known which machine it is.
    assert.notEqual(verdict('srv/tftp/pxelinux.cfg/0A0900', label), 'boots');
    // To a file for an address that nobody gets no machine comes; the server of another network may give it.
    assert.equal(verdict('srv/tftp/pxelinux.cfg/0A09000B', label, other), undefined);
    assert.notEqual(verdict('srv/tftp/pxelinux.cfg/0A0A000B', label), undefined);
    const inRange = CONF.replace('10.9.0.0,static', '10.9.0.10,10.9.0.99');
    assert.notEqual(verdict('srv/tftp/pxelinux.cfg/0A09000C', label, inRange), undefined);
    const elsewhere = `${other}dhcp-hostsfile=/var/lib/hosts\n`;
    assert.notEqual(verdict('srv/tftp/pxelinux.cfg/0A09000B', label, elsewhere), undefined);
  });

  it('are none of a part that a program puts into scripts', () => {
    const part = ':shell\nshell\ngoto start\n';
    assert.deepEqual(readers({ 'srv/tftp/parts/shell.ipxe': part }), []);
    // These names machines ask for.
    assert.deepEqual(readers({ 'srv/tftp/parts/autoexec.ipxe': part }), ['machines that read autoexec.ipxe']);
    assert.deepEqual(readers({ 'srv/tftp/parts/shell.ipxe': `\n${kernel}` }), [
      'machines that read shell.ipxe',
    ]);
  });

  it('are none of what GRUB keeps beside its modules, unless nothing lies above', () => {
    const left = 'source /boot/grub/grub.cfg\n';
    const menu = 'menuentry "a" {\n  linux /vmlinuz\n}\n';
    const files = { 'srv/tftp/grub/x86_64-efi/grub.cfg': left };
    assert.equal(readers(files).length, 1);
    const both = traceSite(siteOf({ 'etc/dnsmasq.conf': CONF, ...files, 'srv/tftp/grub/grub.cfg': menu }));
    assert.deepEqual(
      both.filter(({ node }) => node.kind === 'readers').map(({ loading }) => loading?.used.kind),
      ['value'],
    );
  });

  it('find files of GRUB by the names in it only where the TFTP server gives it out', () => {
    const menu =
      'set timeout=1\nmenuentry "a" {\n  linux /sle/linux root=/dev/nfs nfsroot=10.9.0.1:/srv/a,vers=3 ip=dhcp\n}\n';
    const faults = (path: string, conf = CONF) =>
      traceSite(
        siteOf({
          'etc/dnsmasq.conf': conf,
          'srv/tftp/boot.ipxe': kernel,
          'srv/tftp/vmlinuz': '',
          [path]: menu,
        }),
      )
        .filter(({ node }) => node.kind === 'readers')
        .flatMap(({ stages }) => stages.flatMap((stage) => stage.faults.map(({ id }) => id)));
    assert.deepEqual(faults('srv/tftp/grub/grub.cfg'), ['grub/kernel-missing']);
    assert.deepEqual(faults('srv/install/EFI/BOOT/grub.cfg'), []);
  });
});

describe('the files that a machine has read', () => {
  const at = (file: string) => ({ file, span: { start: 0, end: 0 } });
  /** A trace in which each stage says something of the files behind it; `!` marks that of a fault. */
  const read = (...stages: readonly string[]) => {
    const traced = stages.map((words) => {
      const [stage, ...files] = words.split(' ');
      const faults = files.filter((file) => file.startsWith('!')).map((file) => ({ at: at(file.slice(1)) }));
      return { stage, faults, sources: files.filter((file) => !file.startsWith('!')).map(at) };
    });
    return configsRead({ stages: traced, loading: undefined } as unknown as BootTrace);
  };

  it('are those that its loader and its kernel come from, and no others', () => {
    assert.deepEqual(read('loader a b', 'kernel c'), ['a', 'b', 'c']);
    assert.deepEqual(read('dhcp a', 'files b', 'root c', 'mounts d'), []);
    assert.deepEqual(read('kernel a'), ['a']);
    assert.deepEqual(read('loader a'), ['a']);
  });

  it('are where a fault is those that it is about, for its other sides may not have been read', () => {
    assert.deepEqual(read('loader a !b', 'kernel c'), ['b', 'c']);
    assert.deepEqual(read('kernel !b !c'), ['b', 'c']);
    assert.deepEqual(read('files !b'), []);
  });

  it('begin with the one that it started from', () => {
    const trace = { stages: [], loading: { used: { kind: 'value', value: { file: 'first' } } } };
    assert.deepEqual(configsRead(trace as unknown as BootTrace), ['first']);
    assert.deepEqual(
      configsRead({ stages: [], loading: { used: { kind: 'none' } } } as unknown as BootTrace),
      [],
    );
  });
});

describe('machines without a declaration', () => {
  const RANGE = 'dhcp-range=10.9.0.50,10.9.0.99,255.255.255.0\n';
  const CLASS =
    'dhcp-userclass=set:ipxe,iPXE\ndhcp-boot=tag:ipxe,boot.ipxe\ndhcp-boot=tag:!ipxe,undionly.kpxe\n';
  const traced = (conf: string, who?: Parameters<typeof tracePopulations>[2]) =>
    [...tracePopulations(siteOf({ 'etc/dnsmasq.conf': conf }), [], who)].map(
      ({ node, firmware, bootFile, loader }) =>
        `${node.name} ${firmware} ${loader.answered} ${bootFile?.name ?? '-'} ${loader.client.relay === undefined ? '' : 'relay'}`,
    );

  it('are one on each wire, that somebody may ask about as another firmware', () => {
    const wire = 'machines of 10.9.0.0/24';
    assert.deepEqual(
      traced(`port=0\n${RANGE}${CLASS}`).map((text) => text.split(' ').slice(0, 5).join(' ')),
      [`${wire} bios yes`],
    );
    assert.deepEqual(traced(`port=0\n${RANGE}${CLASS}`, { firmware: 'ipxe', changes: {} }), [
      `${wire} ipxe yes boot.ipxe relay`,
    ]);
    const odd = { firmware: 'bios', changes: { userClass: 'iPXE' } } as const;
    assert.deepEqual(traced(`port=0\n${RANGE}${CLASS}`, odd), [`${wire} bios yes boot.ipxe relay`]);
    const two = RANGE + RANGE.replaceAll('10.9.', '10.8.');
    assert.equal(traced(`port=0\n${two}${CLASS}`).length, 2);
  });

  it('show a server that does not start where nobody else does, but for a file that it refuses', () => {
    const none = (conf: string) =>
      [...tracePopulations(siteOf({ 'etc/dhcp/dhcpd.conf': conf }), [])].map(
        ({ node, loader }) => `${node.name} ${loader.answered}`,
      );
    assert.deepEqual(none('subnet 10.9.0.0 netmask 255.255.255.0 { range 10.9.0.50 10.9.0.99; }\n'), [
      'machines of 10.9.0.0/24 yes',
    ]);
    assert.deepEqual(none('subnet 10.9.0.0 netmask 255.255.255.0 { rang 10.9.0.50; }\n'), []);
  });

  it('do not boot where the server of DHCP does not start', () => {
    const verdicts = (dhcpd: string) =>
      traceSite(
        siteOf(
          miniature({
            ...shared('DEFAULT local\nLABEL local\n  LOCALBOOT 0\n'),
            'etc/dhcp/dhcpd.conf': dhcpd,
          }),
        ),
      )
        .filter(({ node }) => node.kind === 'readers')
        .map(({ verdict, serverRuns }) => `${verdict} ${serverRuns}`);
    assert.deepEqual(verdicts('subnet 192.168.1.0 netmask 255.255.255.0 {\n}\n'), ['unknown true']);
    assert.deepEqual(verdicts('subnet 192.168.1.0 netmask 255.255.255.0 {\n'), ['fails false']);
  });

  it('may be told a server that nothing is said of here', () => {
    const site = siteOf(
      miniature({
        ...shared(label.replace('192.168.1.1:', '')),
        'etc/dhcp/dhcpd.conf': 'subnet 192.168.1.0 netmask 255.255.255.0 {\n}\n',
      }),
    );
    const [trace] = traceSite(site);
    assert.equal(trace?.verdict, 'unknown');
  });
});
