/** Configurations that tell firmwares apart, or do not, go in; the firmwares that the machine is traced with come out. */
import assert from 'node:assert/strict';
import { firmwaresOf } from '../../../server/boot/index.js';
import { canStart, programKind } from '../../../server/boot/machine/firmware.js';
import { firmwareClient } from '../../../server/boot/machine/profile.js';
import { siteOf } from '../../support/site.js';

const ARCH = 'option arch code 93 = unsigned integer 16;\n';

function firmwares(statements: string, mac = '00:40:63:c2:ca:c9'): string[] {
  const site = siteOf({
    'etc/dhcp/dhcpd.conf': `${ARCH}subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n${statements}}\nhost node21 { hardware ethernet ${mac}; fixed-address 192.168.1.21; }\n`,
  });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  return firmwaresOf(site, node).map(({ firmware, assumption }) =>
    assumption === undefined ? firmware : `${firmware}, assumed`,
  );
}

const ladder = (condition: string, first: string, second: string) =>
  `  if ${condition} {\n    filename "${first}";\n  } else {\n    filename "${second}";\n  }\n`;

describe('the firmwares of a machine', () => {
  it('are BIOS where nothing tells them apart and a BIOS can start the file', () => {
    assert.deepEqual(firmwares('  filename "pxelinux.0";\n'), ['bios']);
    assert.deepEqual(firmwares(''), ['bios']);
    assert.deepEqual(firmwares('  filename "http://192.168.1.1/boot.ipxe";\n'), ['bios']);
  });

  it('are the one that can start what all are given, and that is said', () => {
    assert.deepEqual(firmwares('  filename "syslinux.efi";\n'), ['efi-x64, assumed']);
    assert.deepEqual(firmwares('  filename "bootaa64.efi";\n'), ['efi-arm64, assumed']);
    const http = '  option vendor-class-identifier "HTTPClient";\n';
    const url = 'http://192.168.1.1/grubx64.efi';
    assert.deepEqual(firmwares(`${http}  filename "${url}";\n`), ['efi-http-x64, assumed']);
    assert.deepEqual(firmwares(`${http}  filename "pxelinux.0";\n`), ['bios']);
  });

  it('are one for each answer where the architecture is asked for', () => {
    const both = ladder('option arch = 00:07 or option arch = 00:09', 'syslinux.efi', 'pxelinux.0');
    assert.deepEqual(firmwares(both), ['bios', 'efi-x64']);
    const others = ladder('option arch = 00:00', 'pxelinux.0', 'bootx64.efi');
    assert.deepEqual(firmwares(others), ['bios', 'efi-x64']);
    const http = ladder(
      'substring(option vendor-class-identifier, 0, 10) = "HTTPClient"',
      'http://192.168.1.1/loader.efi',
      'pxelinux.0',
    );
    assert.deepEqual(firmwares(http), ['bios', 'efi-http-x64']);
  });

  it('are no Raspberry Pi where the address of the card is another maker’s, whatever all machines are sent', () => {
    const words = '  option vendor-encapsulated-options "Raspberry Pi Boot";\n';
    assert.deepEqual(firmwares(words), ['bios']);
    assert.deepEqual(firmwares(`${words}  filename "pxelinux.0";\n`), ['bios']);
    assert.deepEqual(firmwares(words, 'dc:a6:32:00:00:01'), ['raspberry-pi']);
    assert.deepEqual(firmwares('  filename "pxelinux.0";\n', 'dc:a6:32:00:00:01'), ['bios']);
  });

  it('leave out those that are given nothing', () => {
    assert.deepEqual(firmwares('  if option arch = 00:07 {\n    filename "syslinux.efi";\n  }\n'), [
      'efi-x64',
    ]);
  });

  it('leave out kinds of UEFI that share a line which may be for BIOS alone', () => {
    const proxy = (more: string) => {
      const site = siteOf({
        'etc/dnsmasq.conf': `port=0\ndhcp-range=10.0.0.0,proxy,255.255.255.0\nenable-tftp\ntftp-root=/srv/tftp\n${more}`,
      });
      const node = { kind: 'network', name: 'm', mac: undefined, host: undefined, addresses: [] } as const;
      const place = { file: '/etc/dnsmasq.conf', span: { start: 0, end: 0 } };
      return firmwaresOf(site, { ...node, place }).map(({ firmware }) => firmware);
    };
    const menu = 'pxe-service=x86PC,"One",one\npxe-service=x86PC,"Two",two\n';
    assert.deepEqual(proxy(`${menu}dhcp-boot=undionly.kpxe\n`), ['bios']);
    // Where BIOS has a file of its own, the line is not for BIOS.
    const one = 'pxe-service=x86PC,"One",one\n';
    assert.ok(proxy(`${one}dhcp-boot=undionly.kpxe\n`).includes('efi-x64'));
    // Whoever asks for a kind of UEFI means such machines.
    const asked = 'dhcp-match=set:efi,option:client-arch,7\ndhcp-boot=tag:efi,undionly.kpxe\n';
    assert.deepEqual(proxy(menu + asked), ['bios', 'efi-x64']);
  });

  it('leave them out as well where the server of the file that a menu has for BIOS is filled in', () => {
    const beside = (server: string): string[] => {
      const site = siteOf({
        'etc/dhcp/dhcpd.conf':
          'subnet 192.168.1.0 netmask 255.255.255.0 {}\nhost a { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n',
        'etc/dnsmasq.conf': `port=0\ndhcp-range=192.168.1.0,proxy,255.255.255.0\npxe-service=x86PC,"Boot",pxelinux,${server}\ndhcp-boot=pxelinux.0,server,192.168.1.1\n`,
      });
      const [node] = site.nodes;
      assert.ok(node !== undefined);
      return firmwaresOf(site, node).map(({ firmware }) => firmware);
    };
    for (const server of ['192.168.1.1', '{{ server }}', '__SERVER__'])
      assert.deepEqual(beside(server), ['bios'], server);
  });

  it('are those whose boot file a proxy hides, each with a program of its own', () => {
    const hidden = (file: string, proxy: string) => {
      const site = siteOf({
        'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 { next-server 192.168.1.1; filename "${file}"; }\nhost n { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n`,
        'etc/dnsmasq.conf': `port=0\ndhcp-range=192.168.1.0,proxy,255.255.255.0\nenable-tftp\ntftp-root=/srv/tftp\n${proxy}`,
      });
      const [node] = site.nodes;
      assert.ok(node !== undefined);
      return firmwaresOf(site, node).map(({ firmware }) => firmware);
    };
    const bios = 'pxe-service=x86PC,"A",menu\n';
    for (const file of ['syslinux.efi', 'bootx64.efi'])
      assert.deepEqual(hidden(file, bios), ['bios', 'efi-x64'], file);
    assert.deepEqual(hidden('bootaa64.efi', bios), ['bios', 'efi-arm64']);
    assert.deepEqual(hidden('bootia32.efi', bios), ['bios', 'efi-ia32']);
    for (const file of ['pxelinux.0', 'boot.ipxe', 'nbp'])
      assert.deepEqual(hidden(file, bios), ['bios'], file);
    const x64 = 'pxe-service=x86-64_EFI,"A",grubx64.efi\n';
    assert.deepEqual(hidden('syslinux.efi', x64), ['efi-x64']);
    assert.deepEqual(hidden('bootaa64.efi', x64), ['efi-x64', 'efi-arm64']);
  });

  it('are that of a Raspberry Pi where the site has its files, be it that nothing tells it so', () => {
    const site = (mac: string) =>
      siteOf({
        'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 { next-server 192.168.1.1; filename "pxelinux.0"; }\nhost n { hardware ethernet ${mac}; fixed-address 192.168.1.21; }\n`,
        'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\n',
        'srv/tftp/start4.elf': '',
        'srv/tftp/config.txt': 'kernel=kernel8.img\n',
      });
    const of = (mac: string) => {
      const one = site(mac);
      const [node] = one.nodes;
      assert.ok(node !== undefined);
      return firmwaresOf(one, node).map(({ firmware, assumption }) => [firmware, assumption]);
    };
    assert.deepEqual(of('dc:a6:32:00:00:01'), [['raspberry-pi', undefined]]);
    assert.deepEqual(of('00:40:63:c2:ca:c9'), [['bios', undefined]]);
  });

  it('stay as given where none of a group can start the file', () => {
    const swapped = ladder('option arch = 00:07', 'pxelinux.0', 'syslinux.efi');
    assert.deepEqual(firmwares(swapped), ['bios', 'efi-x64']);
  });

  it('do not multiply where what is asked for changes nothing', () => {
    assert.deepEqual(firmwares(ladder('option arch = 00:07', 'nbp', 'nbp')), ['bios']);
    assert.deepEqual(firmwares(ladder('option arch = 00:07', 'ipxe.efi', 'ipxe.efi')), ['efi-x64, assumed']);
    // One statement for both, which says nothing of UEFI.
    const one = `${ladder('option arch = 00:07', 'a.efi', 'b').replaceAll('filename', 'option host-name')}`;
    assert.deepEqual(firmwares(`${one}  filename "pxelinux.0";\n`), ['bios']);
  });

  it('are also those that a statement of their own gives what others start', () => {
    assert.deepEqual(firmwares(ladder('option arch = 00:07', 'pxelinux.0', 'pxelinux.0')), [
      'bios',
      'efi-x64',
    ]);
    const arm = ladder('option arch = 00:0b', 'grubx64.efi', 'pxelinux.0').replace(
      '} else',
      '} elsif option arch = 00:07 {\n    filename "grubx64.efi";\n  } else',
    );
    assert.deepEqual(firmwares(arm), ['bios', 'efi-x64', 'efi-arm64']);
    assert.deepEqual(firmwares(arm.replaceAll('grubx64', 'grubaa64')), ['bios', 'efi-arm64', 'efi-x64']);
    assert.deepEqual(firmwares(arm.replaceAll('grubx64', 'ipxe')), ['bios', 'efi-x64']);
  });

  it('are told from the names of signed programs, too', () => {
    assert.deepEqual(firmwares('  filename "grubnetx64.efi.signed";\n'), ['efi-x64, assumed']);
    const arm = ladder('option arch = 00:0b', 'grubnetx64.efi', 'pxelinux.0').replace(
      '} else',
      '} elsif option arch = 00:07 {\n    filename "grubnetx64.efi";\n  } else',
    );
    assert.deepEqual(firmwares(arm), ['bios', 'efi-x64', 'efi-arm64']);
  });

  it('are not those of HTTP boot, which others are told apart from', () => {
    const pxe = 'substring(option vendor-class-identifier, 0, 9) = "PXEClient"';
    assert.deepEqual(firmwares(ladder(pxe, 'pxelinux.0', 'pxelinux.0')), ['bios']);
  });

  it('are not those of HTTP boot, where only the server of the files is told to PXE alone', () => {
    const pxe = 'substring(option vendor-class-identifier, 0, 9) = "PXEClient"';
    const server = `  if ${pxe} {\n    next-server 192.168.1.2;\n  }\n`;
    assert.deepEqual(firmwares(`${server}  filename "pxelinux.0";\n`), ['bios']);
    // A line for them alone means them.
    assert.deepEqual(firmwares(ladder(pxe, 'pxelinux.0', 'shim.efi')), ['bios', 'efi-http-x64']);
  });

  it('are not those of HTTP boot, where the rest is told what no UEFI starts', () => {
    const http = 'substring(option vendor-class-identifier, 0, 10) = "HTTPClient"';
    const pxe = 'substring(option vendor-class-identifier, 0, 9) = "PXEClient"';
    assert.deepEqual(firmwares(ladder(pxe, 'pxelinux.0', 'nbi.img')), ['bios']);
    assert.deepEqual(firmwares(ladder(pxe, 'pxelinux.0', 'http://10.0.0.1/nbi.img')), [
      'bios',
      'efi-http-x64',
    ]);
    assert.deepEqual(firmwares(ladder(http, 'nbi.img', 'pxelinux.0')), ['bios', 'efi-http-x64']);
  });

  it('have no line of their own where one of several kinds has it', () => {
    const both = ladder('option arch = 00:06 or option arch = 00:07', 'bootx64.efi', 'pxelinux.0');
    assert.deepEqual(firmwares(both), ['bios', 'efi-x64']);
    const uefi = ladder('option arch = 00:00', 'pxelinux.0', 'bootx64.efi');
    assert.deepEqual(firmwares(`  if option arch = 00:0b { option host-name "arm"; }\n${uefi}`), [
      'bios',
      'efi-x64',
    ]);
  });
});

describe('what a firmware can start', () => {
  it('is told by the name, as far as names tell', () => {
    assert.deepEqual(
      [
        'lpxelinux.0',
        'efi/BOOTX64.EFI',
        'grubaa64.efi',
        'bootia32.efi',
        'a/syslinux.efi',
        'x.ipxe',
        'vmlinuz',
        'x64/ipxe.efi',
        'grubnetx64.efi.signed',
        'snponly-x64.efi',
        'ipxe-arm64.efi',
        'vmlinuz-amd64',
      ].map(programKind),
      [
        'bios',
        'efi-x64',
        'efi-arm64',
        'efi-ia32',
        'efi',
        'script',
        'unknown',
        'efi',
        'efi-x64',
        'efi-x64',
        'efi-arm64',
        'unknown',
      ],
    );
  });

  it('is of its own kind only, and whatever the name does not tell', () => {
    const can = (firmware: Parameters<typeof firmwareClient>[0], file: string) =>
      canStart(firmwareClient(firmware, undefined), programKind(file));
    assert.deepEqual(
      [can('bios', 'pxelinux.0'), can('bios', 'syslinux.efi'), can('bios', 'nbp')],
      [true, false, true],
    );
    assert.deepEqual(
      [can('efi-x64', 'pxelinux.0'), can('efi-x64', 'syslinux.efi'), can('efi-x64', 'bootia32.efi')],
      [false, true, false],
    );
    assert.deepEqual([can('efi-arm64', 'grubaa64.efi'), can('efi-arm64', 'grubx64.efi')], [true, false]);
    assert.deepEqual([can('ipxe', 'boot.ipxe'), can('efi-x64', 'boot.ipxe')], [true, false]);
    assert.equal(can('etherboot', 'syslinux.efi'), true);
  });

  it('are a BIOS that a line for it alone gives a program of EFI', () => {
    const two = (first: string) =>
      `  if option arch = 00:00 {\n    filename "${first}";\n  } elsif option arch = 00:07 {\n    filename "bootx64.efi";\n  }\n`;
    assert.deepEqual(firmwares(two('pxelinux.0')), ['bios', 'efi-x64']);
    assert.deepEqual(firmwares(two('grubx64.efi')), ['bios', 'efi-x64']);
  });
});
