/** What lines of logs and screens tell: the forms in which they come, whose they are, and which line of the site is blamed. */
import assert from 'node:assert/strict';
import { toldByFirmware } from '../../../server/rules/about/examples/twofirmwares.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { Diagnoser, findNode, lint } from '../../../server/service/index.js';
import { grows } from '../../support/growth.js';
import { siteOf } from '../../support/site.js';

type Files = Readonly<Record<string, string | undefined>>;

const REFUSED = 'refused mount request from 192.168.1.21 for /diskless/node21 (/): not exported';
const PANIC = 'VFS: Unable to mount root fs via NFS.';
const DISCOVER = 'DHCPDISCOVER from 00:40:63:c2:ca:c9 via eth0';

function diagnose(lines: readonly string[], changes: Files = {}, node?: string) {
  const site = siteOf(miniature(changes));
  const diagnoser = new Diagnoser(site, node === undefined ? undefined : findNode(site, node));
  for (const line of lines) diagnoser.read(line);
  const { told, ...rest } = diagnoser.diagnosis();
  const blamed = told.flatMap((one) =>
    one.blamed.map(({ rule, at }) => {
      const text = site.files.get(at.file)?.document.text ?? '';
      return { rule, file: at.file, line: text.slice(0, at.span.start).split('\n').length };
    }),
  );
  return { ...rest, told, blamed };
}

/** Who did what, one word each. */
const seen = (lines: readonly string[], changes?: Files, node?: string): string[] =>
  diagnose(lines, changes, node).told.map(
    (one) =>
      `${one.node?.name ?? one.machines.join('+')} ${one.stage} ${one.program} ${one.trouble ? 'wrong' : 'right'} x${one.count}`,
  );

const notExported = { 'etc/exports': '/srv/other 192.168.1.21(rw,sync,no_subtree_check,no_root_squash)\n' };

describe('a line of a log', () => {
  const forms: Readonly<Record<string, readonly string[]>> = {
    syslog: [`Nov  8 03:04:05 master dhcpd[812]: ${DISCOVER}`],
    'syslog with a priority': [`<30>Nov  8 03:04:05 master dhcpd: ${DISCOVER}`],
    'syslog with a path': [`Nov  8 03:04:05 master /usr/sbin/dhcpd[812]: ${DISCOVER}`],
    'syslog of busybox': [`Nov  8 03:04:05 master daemon.info dhcpd[812]: ${DISCOVER}`],
    'syslog without a host': [`Nov  8 03:04:05 dhcpd[812]: ${DISCOVER}`],
    'RFC 5424': [`<30>1 2026-11-08T03:04:05.123Z master dhcpd 812 - - ${DISCOVER}`],
    'ISO dates': [`2026-11-08T03:04:05.123456+01:00 master dhcpd[812]: ${DISCOVER}`],
    'journalctl -o short-iso': [`2026-11-08T03:04:05+0100 master dhcpd[812]: ${DISCOVER}`],
    'journalctl -o short-full': [`Sun 2026-11-08 03:04:05 CET master dhcpd[812]: ${DISCOVER}`],
    'journalctl -o short-monotonic': [`[   12.345678] master dhcpd[812]: ${DISCOVER}`],
    'journalctl -o short-unix': [`1794106245.123456 master dhcpd[812]: ${DISCOVER}`],
    'journalctl -o json': [
      JSON.stringify({ _HOSTNAME: 'master', SYSLOG_IDENTIFIER: 'dhcpd', MESSAGE: DISCOVER }),
    ],
    'journalctl -o json, as octets': [
      JSON.stringify({ _COMM: 'dhcpd', MESSAGE: [...Buffer.from(DISCOVER)] }),
    ],
    'journalctl -o export': [
      '__CURSOR=s=1',
      '__REALTIME_TIMESTAMP=1',
      `MESSAGE=${DISCOVER}`,
      'SYSLOG_IDENTIFIER=dhcpd',
      '',
    ],
    'journalctl -o export that ends early': [
      '__CURSOR=s=1',
      'SYSLOG_IDENTIFIER=dhcpd',
      `MESSAGE=${DISCOVER}`,
    ],
    'what dhcpd -d shows': [DISCOVER],
    'journalctl -o with-unit': [
      `Sun 2026-11-08 03:04:05 CET master isc-dhcp-server.service[812]: ${DISCOVER}`,
    ],
    'the name of the program': [`dhcpd: ${DISCOVER}`],
    'a name of the machine behind its MAC': [
      'Nov  8 03:04:05 master dhcpd[812]: DHCPDISCOVER from 00:40:63:C2:CA:C9 (node21) via eth0',
    ],
    'a DOS line end': [`Nov  8 03:04:05 master dhcpd[812]: ${DISCOVER}\r`],
  };
  for (const [name, lines] of Object.entries(forms)) {
    it(`is read: ${name}`, () => assert.deepEqual(seen(lines), ['node21 dhcp dhcpd right x1']));
  }

  it('is read off a screen that somebody typed, however the code is written', () => {
    const noName = {
      'etc/dhcp/dhcpd.conf': (miniature()['etc/dhcp/dhcpd.conf'] ?? '').replace(/ *filename .*\n/, ''),
    };
    for (const typed of [
      'PXE-E53: No boot filename received',
      'pxe-e53 no boot filename',
      'PXE E53',
      'PXE-e53:',
    ])
      assert.deepEqual(seen([typed], noName, 'node21'), ['node21 dhcp PXE ROM wrong x1'], typed);
    assert.deepEqual(seen(['PXE-E530 is no code', 'apxe-e53'], noName, 'node21'), []);
  });

  it('is read off a screen whose lines were given a date', () => {
    for (const text of [
      PANIC,
      'mount.nfs: access denied by server while mounting 192.168.1.1:/diskless/node21',
    ])
      for (const date of ['Nov  8 03:04:05', '2026-11-08 03:04:05', '[2026-11-08 03:04:05.123]'])
        assert.equal(seen([`${date} ${text}`], notExported, 'node21').length, 1, `${date} ${text}`);
    assert.deepEqual(seen([`Nov  8 03:04:05 sshd[1]: ${PANIC}`], notExported, 'node21'), []);
  });

  it('is read where in.tftpd of Red Hat logs each file', () => {
    const tftpd = (text: string) => `Nov  8 03:04:05 master in.tftpd[77]: Client ::ffff:192.168.1.21 ${text}`;
    const lines = ['finished pxelinux.0', 'File not found pxelinux.cfg/01-00-40-63-c2-ca-c9'].map(tftpd);
    assert.deepEqual(seen(lines), ['node21 files in.tftpd right x1', 'node21 files in.tftpd wrong x1']);
  });

  it('is read where mountd begins with a small letter', () => {
    const bad = (word: string) =>
      `rpc.mountd[80]: ${word} path in mount request from 192.168.1.21: "diskless"`;
    assert.deepEqual(seen([bad('Bad')]), seen([bad('bad')]));
    assert.deepEqual(seen([bad('bad')]), ['node21 root rpc.mountd wrong x1']);
  });

  it('is read where an old mountd calls the machine by its name', () => {
    for (const name of ['node21', 'NODE21.lab.example'])
      assert.deepEqual(seen([`mountd[80]: ${REFUSED.replace('192.168.1.21', name)}`], notExported), [
        'node21 root rpc.mountd wrong x1',
      ]);
  });

  it('is read where other programs speak through the scripts of an initial ramdisk', () => {
    const lines = [
      '[    6.123456] dracut-initqueue[512]: mount.nfs: access denied by server while mounting master:/opt',
      '[  134.123456] dracut-initqueue[512]: Warning: dracut-initqueue: timeout, still waiting for following initqueue hooks:',
      '[  135.123456] dracut-initqueue[512]: Warning: Could not boot.',
    ];
    assert.deepEqual(seen(lines, {}, 'node21'), [
      'node21 mounts mount wrong x1',
      'node21 root dracut wrong x1',
      'node21 root dracut right x1',
    ]);
  });

  it('tells whose screen it is by what klibc says of its card', () => {
    const lines = [
      'IP-Config: eth0 hardware address 00:40:63:c2:ca:c9 mtu 1500 DHCP',
      'Begin: Retrying nfs mount ... ',
    ];
    assert.deepEqual(seen(lines), ['node21 root nfsmount right x1', 'node21 root nfsmount wrong x1']);
    assert.deepEqual(
      seen([' address: 192.168.1.21      broadcast: 192.168.1.255    netmask: 255.255.255.0']),
      ['node21 root nfsmount right x1'],
    );
  });

  it('is passed over where a stranger wrote it, or nobody knows it', () => {
    assert.deepEqual(seen([`Nov  8 03:04:05 master sshd[1]: ${DISCOVER}`, 'hello', '', '{"a": 1}', '{']), []);
  });

  it('is told once, with its count and its lines', () => {
    const { told, lines, known } = diagnose([DISCOVER, 'x', DISCOVER, DISCOVER]);
    assert.deepEqual([told[0]?.count, told[0]?.line, told[0]?.lastLine], [3, 1, 4]);
    assert.deepEqual([lines, known], [4, 3]);
  });

  it('has no control characters left in it, however the screen was written', () => {
    const { told } = diagnose([
      '\u001b[1mnet0: 00:40:63:c2:ca:c9\u001b[0m using \u001b[5;1Hvirtio-net\u0008\u0007',
    ]);
    assert.equal(told[0]?.text, 'net0: 00:40:63:c2:ca:c9 using  virtio-net');
  });

  it('is shown from where the sentence begins, where it is long', () => {
    const panic = 'mount.nfs: access denied by server while mounting master:/opt';
    const { told } = diagnose([`${'x '.repeat(400)}${panic}${' y'.repeat(400)}`], {}, 'node21');
    assert.equal(told[0]?.text.startsWith(`… ${panic} y`), true);
    assert.ok((told[0]?.text.length ?? 0) < 320);
  });

  it('is shown whole up to 300 characters', () => {
    const text = (length: number) => diagnose([`${DISCOVER} `.padEnd(length, 'x')]).told[0]?.text;
    assert.equal(text(300)?.length, 300);
    assert.equal(text(300)?.endsWith('x'), true);
    assert.equal(text(301)?.endsWith('x …'), true);
  });

  it('is counted where so much was told that it is not', () => {
    const lines = Array.from({ length: 10_002 }, (_, i) =>
      DISCOVER.replace(
        'c2:ca:c9',
        i
          .toString(16)
          .padStart(6, '0')
          .replace(/(..)(?=.)/g, '$1:'),
      ),
    );
    const { told, known, untold } = diagnose([...lines, lines[0] ?? '']);
    assert.deepEqual([told.length, known, untold, told[0]?.count], [10_000, 10_003, 2, 2]);
  });

  it('may be very long', () => {
    assert.deepEqual(seen([`${DISCOVER} ${'x'.repeat(1_000_000)}`, '['.repeat(1_000_000)]), [
      'node21 dhcp dhcpd right x1',
    ]);
  });
});

describe('the machine of a line', () => {
  it('is the one with the MAC, or the address', () => {
    assert.deepEqual(seen([REFUSED], notExported), ['node21 root rpc.mountd wrong x1']);
    assert.deepEqual(seen([REFUSED.replace('.21 ', '.21:742 ')], notExported), [
      'node21 root rpc.mountd wrong x1',
    ]);
  });

  it('is who got the address before', () => {
    const lines = [
      'DHCPACK on 192.168.1.77 to 00:40:63:c2:ca:c9 via eth0',
      REFUSED.replace('192.168.1.21', '192.168.1.77'),
    ];
    assert.deepEqual(seen(lines, notExported), [
      'node21 dhcp dhcpd right x1',
      'node21 root rpc.mountd wrong x1',
    ]);
  });

  it('is a stranger where the site does not know it', () => {
    const [told] = diagnose(['DHCPDISCOVER from 02:00:00:00:00:09 via eth0: unknown client']).told;
    assert.equal(told?.node?.name, '02:00:00:00:00:09');
  });

  it('is the one whose screen it was before', () => {
    const panic = 'VFS: Unable to mount root fs via NFS.';
    const lines = [
      'IP-Config: Got DHCP answer from 192.168.1.1, my address is 192.168.1.21',
      `[ 95.1] ${panic}`,
    ];
    assert.deepEqual(seen(lines, notExported), [
      'node21 kernel linux right x1',
      'node21 root linux wrong x1',
    ]);
    assert.deepEqual(seen([`Nov  8 03:04:05 node21 kernel: [   95.123456] ${panic}`], notExported), [
      'node21 root linux wrong x1',
    ]);
    assert.deepEqual(seen([panic], notExported, 'node21'), ['node21 root linux wrong x1']);
  });

  it('is any whose boot foretells it, where nothing tells', () => {
    const { told } = diagnose(['VFS: Unable to mount root fs via NFS.'], notExported);
    assert.equal(told[0]?.node, null);
    assert.deepEqual(told[0]?.machines, ['node21']);
  });
});

describe('the line of the site', () => {
  it('is the one that explain names', () => {
    const { blamed } = diagnose([REFUSED], notExported);
    assert.deepEqual(
      blamed.map(({ rule }) => rule),
      ['nfsroot/not-exported'],
    );
  });

  it('is that of the firmware whose screen it was before', () => {
    const words = (root: string) =>
      `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:${root},vers=3 ip=dhcp rw\n`;
    const both: Files = {
      'etc/dhcp/dhcpd.conf': toldByFirmware({ efi: 'efi/syslinux.efi' }),
      'srv/tftp/pxelinux.0': '',
      'srv/tftp/ldlinux.c32': '',
      'srv/tftp/efi/syslinux.efi': '',
      'srv/tftp/efi/ldlinux.e64': '',
      'srv/tftp/vmlinuz': '',
      'srv/tftp/efi/vmlinuz': '',
      'srv/tftp/efi/pxelinux.cfg/default': words('/diskless/uefi'),
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': words('/diskless/bios'),
    };
    const blamed = (screen: string) =>
      diagnose([screen, PANIC], both, 'node21').blamed.map(({ file, line }) => `${file}:${line}`);
    assert.deepEqual(blamed('  Station IP address is 192.168.1.21'), [
      '/site/srv/tftp/efi/pxelinux.cfg/default:4',
    ]);
    assert.deepEqual(blamed('CLIENT MAC ADDR: 00 40 63 C2 CA C9'), [
      '/site/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9:4',
    ]);
  });

  it('is named by the server itself, where it names one', () => {
    const lines = ['Nov  8 03:04:05 master dhcpd[1]: /etc/dhcp/dhcpd.conf line 3: semicolon expected.'];
    const { blamed } = diagnose(lines);
    assert.deepEqual(
      blamed.map(({ rule, line }) => [rule, line]),
      [[null, 3]],
    );
    assert.deepEqual(diagnose(['/etc/exports:1: unknown keyword "norootsquash"']).blamed.length, 1);
    assert.deepEqual(seen(['chapter line 3: of a text']), []);
  });

  it('is what the rules find on the line that the server names, or else what they found before it', () => {
    const text = `subnet 10.0.0.0 netmask 255.255.255.0 {
  next-server 10.0.0.1;
  filenam "a";
  filename "pxelinux.0";
}
host a { hardware ethernet 02:00:00:00:00:01;
  fixed-address 10.0.0.5
}

# the end
`;
    const site = siteOf({ 'etc/dhcp/dhcpd.conf': text });
    const blamed = (line: number) => {
      const diagnoser = new Diagnoser(site);
      diagnoser.read(`dhcpd[812]: /etc/dhcp/dhcpd.conf line ${line}: semicolon expected.`);
      const [first, ...others] = diagnoser.diagnosis().told.flatMap((one) => one.blamed);
      assert.deepEqual(others, []);
      return [first?.rule, text.slice(0, first?.at.span.start).split('\n').length];
    };
    assert.deepEqual([1, 2].map(blamed), [
      [null, 1],
      [null, 2],
    ]);
    assert.deepEqual([3, 4, 6].map(blamed), Array(3).fill(['dhcp/syntax', 3]));
    assert.deepEqual([7, 8, 10].map(blamed), Array(3).fill(['dhcp/syntax', 7]));
  });

  it('is told in the words of the rule, with what it is held against', () => {
    const { told } = diagnose([REFUSED], notExported);
    const [blamed] = told.flatMap((one) => one.blamed);
    const finding = lint(siteOf(miniature(notExported))).findings.find(({ rule }) => rule === blamed?.rule);
    assert.equal(blamed?.message, finding?.message);
    assert.deepEqual(blamed?.related, finding?.related);
    assert.match(blamed?.message ?? '', /node21/);
  });

  it('is that of the file which the TFTP server was asked for', () => {
    const lines = [
      'Nov  8 03:04:05 master in.tftpd[2]: RRQ from 192.168.1.21 filename vmlinuz',
      'Nov  8 03:04:05 master in.tftpd[2]: sending NAK (1, File not found) to 192.168.1.21',
    ];
    const images = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/bzImage': '' };
    assert.deepEqual(
      diagnose(lines, images).blamed.map(({ rule }) => rule),
      ['pxe/kernel-missing'],
    );
    // A name that the loader only tries is no fault.
    const tried = lines.map((line) => line.replace('vmlinuz', 'pxelinux.cfg/C0A80115'));
    assert.deepEqual(seen(tried, images), ['node21 files in.tftpd right x1']);
  });

  it('is none where the site has the file, without which the machine does not boot, and the server has not', () => {
    const address = '192.168.1.21';
    const ways: Readonly<Record<string, (name: string) => readonly string[]>> = {
      'tftpd-hpa': (name) => [
        `in.tftpd[2]: RRQ from ${address} filename ${name}`,
        `in.tftpd[2]: sending NAK (1, File not found) to ${address}`,
      ],
      'tftpd-hpa of Red Hat': (name) => [
        `in.tftpd[2]: Client ${address} finished other`,
        `in.tftpd[2]: Client ${address} File not found ${name}`,
      ],
      dnsmasq: (name) => [`dnsmasq-tftp[3]: file /srv/tftp/${name} not found for ${address}`],
    };
    const mac = '00-40-63-c2-ca-c9';
    for (const [way, lines] of Object.entries(ways)) {
      const wrong = (name: string) =>
        diagnose(lines(name).map((line) => `Nov  8 03:04:05 master ${line}`)).told.filter(
          (one) => one.trouble,
        );
      for (const name of ['pxelinux.0', 'vmlinuz', `pxelinux.cfg/01-${mac}`])
        assert.equal(wrong(name).length, 1, `${way}: ${name}`);
      // What a loader looks for on the way.
      for (const name of [
        `pxelinux.cfg/4c4c4544-0042-3510-8052-b4c04f4a3132`,
        'pxelinux.cfg/C0A80115',
        'other',
      ])
        assert.equal(wrong(name).length, 0, `${way}: ${name}`);
    }
    const [, told] = diagnose(
      ways['tftpd-hpa']?.('vmlinuz').map((line) => `Nov  8 03:04:05 m ${line}`) ?? [],
    ).told;
    assert.equal(told?.means, 'The TFTP server has no such file: vmlinuz.');
  });

  it('is none where the files show no fault: then it is said where to look', () => {
    const { told, blamed } = diagnose([REFUSED]);
    assert.deepEqual(blamed, []);
    assert.match(told[0]?.todo ?? '', /exportfs -ra/);
  });

  it('needs the values to agree', () => {
    const missing = 'Loading other... failed: No such file or directory';
    assert.deepEqual(diagnose([missing], {}, 'node21').blamed, []);
  });
});

describe('what anybody may say', () => {
  it('counts only where the boot of that machine foretells it', () => {
    assert.deepEqual(seen(['touch: /x: Read-only file system'], {}, 'node21'), []);
    const exports = miniature()['etc/exports']?.replace('(rw,', '(ro,');
    assert.deepEqual(seen(['touch: /x: Read-only file system'], { 'etc/exports': exports }, 'node21'), [
      'node21 root mount wrong x1',
    ]);
  });
});

describe('the work', () => {
  const logs: Readonly<Record<string, (index: number) => string>> = {
    'one line again and again': () => REFUSED,
    'other machines': (i) =>
      `DHCPDISCOVER from 02:00:00:${[i >> 16, i >> 8, i].map((octet) => (octet & 255).toString(16).padStart(2, '0')).join(':')} via eth0: unknown client`,
    'other files': (i) =>
      `Nov  8 03:04:05 master in.tftpd[2]: ${i % 2 === 0 ? `RRQ from 192.168.1.21 filename f${i}` : 'sending NAK (1, File not found) to 192.168.1.21'}`,
    'nothing known': (i) => `[${i}.0] {"MESSAGE": "mount.nfs: mount: Loading ${i}`,
    'fields that never end': (i) => (i === 0 ? '__CURSOR=a' : `MESSAGE=${REFUSED}`),
  };
  for (const [name, line] of Object.entries(logs)) {
    it(`grows with the log: ${name}`, () => {
      const read = (size: number): void => {
        diagnose(
          Array.from({ length: size }, (_, i) => line(i)),
          notExported,
        );
      };
      assert.equal(grows(read, 1500), undefined);
    });
  }

  it('grows with the line', () => {
    const pieces = [
      '\u001b[',
      '[ 1.0] ',
      'a: ',
      'DHCPDISCOVER from ',
      ' via ',
      '(',
      '{"',
      '\\',
      '1.1.1.1.',
      '00:',
      '…',
    ];
    for (const piece of pieces) {
      const read = (size: number): void => {
        for (let i = 0; i < 20; i++) diagnose([piece.repeat(size)]);
      };
      assert.equal(grows(read, 500), undefined, piece);
    }
  });
});
