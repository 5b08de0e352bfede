/** The listings of the HOWTO's third section: the DHCP server, its settings and its log. */
import { type Listing, nothing } from './listing.js';
import { CONFIG, DHCPD, link, move, put, remove, sub } from './site.js';

const MAC = '00:40:63:C2:CA:C9';
const discover = (reason: string): string =>
  `Nov  8 03:04:05 master dhcpd[812]: DHCPDISCOVER from 00:40:63:c2:ca:c9 via eth0: ${reason}`;
const noneFree = discover('network 192.168.1.0/24: no free leases');

export const dhcp: readonly Listing[] = [
  nothing('3.1', 'looking at the network card of the server'),
  nothing('3.2', 'what a card that works shows'),
  nothing('3.3', 'installing the DHCP server'),
  nothing('3.4', 'copying its sample configuration'),
  {
    number: '3.5',
    shows: 'how dhcpd.conf is laid out: shared network, subnet, group, host',
    reads: 'blocks, what stands in which, and whether dhcpd takes the file',
    planted: [
      {
        mistake: 'a brace that nothing closes',
        edits: [sub(DHCPD, 'wsize=32768";\n}', 'wsize=32768";\n')],
        rule: 'dhcp/syntax',
        at: [DHCPD],
      },
      {
        mistake: 'a semicolon left out',
        edits: [sub(DHCPD, 'fixed-address 192.168.1.21;', 'fixed-address 192.168.1.21')],
        rule: 'dhcp/syntax',
        at: [DHCPD],
      },
      {
        mistake: 'a pool without a range, as the HOWTO has it',
        edits: [sub(DHCPD, '  deny unknown-clients;', '  pool {\n    deny unknown-clients;\n  }')],
        rule: 'dhcp/pool-without-range',
        at: [DHCPD, 'pool'],
      },
      {
        mistake: 'the subnet of another network',
        edits: [sub(DHCPD, 'subnet 192.168.1.0', 'subnet 192.168.11.0')],
        rule: 'dhcp/no-subnet-for-interface',
        at: ['diskless-lint.json'],
      },
    ],
    harmless: [
      {
        what: 'a shared network and a group around the same',
        edits: [
          sub(DHCPD, 'subnet 192.168.1.0', 'shared-network LOCAL-NET {\nsubnet 192.168.1.0'),
          sub(DHCPD, 'host slave21 {', '}\ngroup {\nhost slave21 {'),
          sub(DHCPD, 'wsize=32768";\n}', 'wsize=32768";\n}\n}'),
        ],
      },
    ],
  },
  {
    number: '3.6',
    shows: 'a dhcpd.conf for PXE and Etherboot',
    reads: 'options and their spaces, classes, pools, hosts, conditions: what each kind of machine is told',
    planted: [
      {
        mistake: 'the MAC of another card',
        edits: [sub(DHCPD, MAC, '00:40:63:C2:CA:C0')],
        rule: 'pxe/mac-file-without-host',
        at: [CONFIG],
      },
      {
        mistake: 'a MAC with an octet too few',
        edits: [sub(DHCPD, MAC, '00:40:63:C2:CA')],
        rule: 'dhcp/mac-malformed',
        at: [DHCPD, 'hardware'],
      },
      {
        mistake: 'an address of no subnet',
        edits: [sub(DHCPD, 'fixed-address 192.168.1.21', 'fixed-address 192.168.11.21')],
        rule: 'dhcp/fixed-address-outside-subnets',
        at: [DHCPD, 'fixed-address'],
      },
      {
        mistake: 'no next-server',
        edits: [sub(DHCPD, '  next-server 192.168.1.1;\n', '')],
        rule: 'dhcp/next-server-missing',
        at: [DHCPD, 'filename'],
      },
      {
        mistake: 'a boot file that is not there',
        edits: [sub(DHCPD, 'filename "pxelinux.0"', 'filename "pxelinux.O"')],
        rule: 'tftp/boot-file-missing',
        at: [DHCPD, 'pxelinux.O'],
      },
      {
        mistake: 'a class without a test of membership, as the HOWTO has it',
        edits: [
          sub(
            DHCPD,
            'match if substring (option vendor-class-identifier, 0, 9) = "Etherboot";\n  # Below the directory that in.tftpd serves\n  filename "vmlinuz";',
            'if substring (option vendor-class-identifier, 0, 9) = "Etherboot" {\n    filename "vmlinuz";\n  }',
          ),
        ],
        rule: 'dhcp/class-never-matches',
        at: [DHCPD, 'class "etherboot"'],
      },
      {
        mistake: 'a test of eight octets against nine letters',
        edits: [sub(DHCPD, '0, 9) = "PXEClient"', '0, 8) = "PXEClient"')],
        rule: 'dhcp/vendor-substring-length',
        at: [DHCPD, '0, 8'],
      },
      {
        mistake: 'a no-break space from the page',
        edits: [sub(DHCPD, 'PXE.mtftp-ip               code', 'PXE.mtftp-ip\u00a0              code')],
        rule: 'dhcp/syntax',
        at: [DHCPD, 'mtftp-ip'],
      },
      {
        mistake: 'a path without quotes',
        edits: [sub(DHCPD, 'option host-name "slave21"', 'option host-name slave21.local')],
        rule: 'dhcp/text-option-unquoted',
        at: [DHCPD, 'host-name'],
      },
    ],
    harmless: [
      { what: 'the MAC in small letters', edits: [sub(DHCPD, MAC, MAC.toLowerCase())] },
      {
        what: 'a name for the address, which the server resolves',
        edits: [sub(DHCPD, 'fixed-address 192.168.1.21', 'fixed-address slave21.mydomain.com')],
      },
    ],
  },
  nothing('3.7', 'the manual page'),
  {
    number: '3.8',
    shows: 'settings of the DHCP service',
    reads: 'the settings file that the init script reads, by its name; assignments as the shell reads them',
    planted: [
      {
        mistake: 'the name of another init script',
        edits: [move('etc/conf.d/dhcpd', 'etc/conf.d/dhcp')],
        rule: 'svc/dhcpd-confd-name',
        at: ['etc/conf.d/dhcp'],
      },
      {
        mistake: 'a quote that nothing closes',
        edits: [put('etc/conf.d/dhcpd', 'IFACE="eth0\n')],
        rule: 'settings/syntax',
        at: ['etc/conf.d/dhcpd', 'IFACE'],
      },
      {
        mistake: 'blanks beside the sign',
        edits: [put('etc/conf.d/dhcpd', 'IFACE = "eth0"\n')],
        rule: 'settings/syntax',
        at: ['etc/conf.d/dhcpd', 'IFACE'],
      },
      {
        mistake: 'an apostrophe that nothing closes',
        edits: [put('etc/conf.d/dhcpd', "IFACE='eth0\n")],
        rule: 'settings/syntax',
        at: ['etc/conf.d/dhcpd', 'IFACE'],
      },
    ],
    harmless: [
      { what: 'two interfaces', edits: [put('etc/conf.d/dhcpd', 'IFACE="eth0 eth1"\n')] },
      { what: 'no settings', edits: [remove('etc/conf.d/dhcpd')] },
    ],
  },
  nothing('3.9', 'starting the DHCP server'),
  {
    number: '3.10',
    shows: 'the DHCP server in a runlevel',
    reads: 'the runlevels of the server, and units of systemd',
    planted: [
      {
        mistake: 'not added',
        edits: [remove('etc/runlevels/default/dhcpd')],
        rule: 'svc/service-not-started',
        at: ['etc/runlevels/default'],
      },
      {
        mistake: 'a relay added in its place',
        edits: [remove('etc/runlevels/default/dhcpd'), put('etc/runlevels/default/dhcrelay', '')],
        rule: 'svc/service-not-started',
        at: ['etc/runlevels/default'],
      },
      {
        mistake: 'the unit of systemd masked',
        edits: [
          remove('etc/runlevels/default/dhcpd'),
          link('etc/systemd/system/isc-dhcp-server.service', '/dev/null'),
        ],
        rule: 'svc/service-not-started',
        at: ['etc/systemd/system/isc-dhcp-server.service'],
      },
    ],
    harmless: [
      {
        what: 'dnsmasq in its place',
        edits: [remove('etc/runlevels/default/dhcpd'), put('etc/runlevels/default/dnsmasq', '')],
      },
    ],
  },
  {
    number: '3.11',
    shows: 'the log of a machine that is answered',
    reads:
      '`diagnose`: who asks, what is offered, taken and given, and what is wrong where an answer is missing',
    planted: [
      {
        mistake: 'answered, but the boot file is not there',
        edits: [sub(DHCPD, 'filename "pxelinux.0"', 'filename "pxelinux.O"')],
        says: 'PXE-T01: File not found',
        rule: 'tftp/boot-file-missing',
        at: [DHCPD, 'pxelinux.O'],
      },
      {
        mistake: 'no answer to a machine that may not boot',
        edits: [
          sub(
            DHCPD,
            'fixed-address 192.168.1.21;',
            'fixed-address 192.168.1.21;\n  deny booting;\n  filename "pxelinux.0";',
          ),
        ],
        says: discover('booting disallowed'),
        rule: 'dhcp/host-not-answered',
        at: [DHCPD, 'deny booting'],
      },
      {
        mistake: 'a server that does not start',
        edits: [sub(DHCPD, 'fixed-address 192.168.1.21;', 'fixed-address 192.168.1.21')],
        says: 'Nov  8 03:04:05 master dhcpd[812]: Configuration file errors encountered -- exiting',
        rule: 'dhcp/refused',
        at: [DHCPD],
      },
    ],
    harmless: [],
  },
  {
    number: '3.12',
    shows: 'the log of a machine for which there is no address',
    reads: '`diagnose`: for whom, and which line keeps the machine out',
    planted: [
      {
        mistake: 'the MAC of another card',
        edits: [sub(DHCPD, MAC, '00:40:63:C2:CA:C0')],
        says: noneFree,
        rule: 'dhcp/unknown-client-denied',
        at: [CONFIG],
      },
      {
        mistake: 'an address of no subnet',
        edits: [sub(DHCPD, 'fixed-address 192.168.1.21', 'fixed-address 192.168.11.21')],
        says: noneFree,
        rule: 'dhcp/fixed-address-outside-subnets',
        at: [DHCPD, 'fixed-address'],
      },
      {
        mistake: 'unknown machines denied',
        edits: [sub(DHCPD, MAC, '00:40:63:C2:CA:C0')],
        says: discover('unknown client'),
        rule: 'dhcp/unknown-client-denied',
        at: [CONFIG],
      },
    ],
    harmless: [],
  },
  nothing('3.13', 'starting the DHCP server anew'),
];
