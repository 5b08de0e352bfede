/** Configurations of DHCP servers, each beside a site that boots but for what is changed in them. */
import { miniature } from '../../../server/rules/about/miniature.js';
import type { Files, Told } from '../told.js';

const DHCP = 'etc/dhcp/dhcpd.conf';
const dhcp = miniature()[DHCP] ?? '';
const IMAGES: Files = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
const ARCH = 'option arch code 93 = unsigned integer 16;\n';

/** No machine writes its vendor class so. */
const PXECLIENT = 'if substring(option vendor-class-identifier, 0, 9) = "PXECLIENT"';

const at = (text: string): Files => miniature({ ...IMAGES, [DHCP]: text });
/** A line more at the top, in the subnet, or in the host. */
const top = (line: string): string => `${line}\n${dhcp}`;
const subnet = (line: string): string => dhcp.replace('  filename', `  ${line}\n  filename`);
const host = (line: string): string => dhcp.replace('  option host-name', `  ${line}\n  option host-name`);
const instead = (what: RegExp | string, into: string): string => dhcp.replace(what, into);
const more = (text: string): string => `${dhcp}${text}\n`;

const configurations: readonly string[] = [
  dhcp,
  instead('authoritative;\n', ''),
  instead('authoritative', 'not authoritative'),
  instead('authoritative', 'authoritive'),
  instead('authoritative;', 'authoritative'),
  instead('192.168.1.0 netmask 255.255.255.0', '192.168.1.1 netmask 255.255.255.0'),
  instead('192.168.1.0 netmask 255.255.255.0', '192.168.2.0 netmask 255.255.255.0'),
  instead('192.168.1.0 netmask 255.255.255.0', '192.168.1.0 netmask 255.255.255.240'),
  instead('192.168.1.0 netmask 255.255.255.0', '192.168.0.0 netmask 255.255.0.0'),
  instead('192.168.1.0 netmask 255.255.255.0', '192.168.1.0 netmask 255.0.255.0'),
  instead('192.168.1.0 netmask', '192.168.1.0 mask'),
  instead('next-server 192.168.1.1', 'next-server 0.0.0.0'),
  instead('next-server 192.168.1.1', 'next-server 192.168.1.21'),
  instead('next-server 192.168.1.1', 'next-server 192.168.1.300'),
  instead('next-server', 'nextserver'),
  instead('next-server', 'server-name'),
  instead(/ *next-server.*\n/, ''),
  instead(/ *filename.*\n/, ''),
  instead('filename "pxelinux.0"', 'filename ""'),
  instead('filename "pxelinux.0"', 'filename pxelinux.0'),
  instead('filename "pxelinux.0"', 'filename "pxelinux.0 "'),
  instead('filename "pxelinux.0"', 'filename "PXELINUX.0"'),
  instead('filename "pxelinux.0"', `filename "${'long/'.repeat(26)}pxelinux.0"`),
  instead('filename "pxelinux.0"', 'option bootfile-name "pxelinux.0"'),
  subnet('option bootfile-name "other";'),
  subnet('option tftp-server-name "192.168.1.1";'),
  subnet('option tftp-server-name "192.168.1.9";'),
  instead('hardware ethernet 00:40:63:c2:ca:c9', 'hardware ethernet 00:40:63:c2:ca:c8'),
  instead('hardware ethernet 00:40:63:c2:ca:c9', 'hardware ethernet 00-40-63-c2-ca-c9'),
  instead('hardware ethernet 00:40:63:c2:ca:c9', 'hardware ethernet 00:40:63:c2:ca'),
  instead('hardware ethernet 00:40:63:c2:ca:c9', 'hardware ethernet 00:40:63:c2:ca:cg'),
  instead('hardware ethernet 00:40:63:c2:ca:c9', 'hardware ethernet 01:40:63:c2:ca:c9'),
  instead('hardware ethernet 00:40:63:c2:ca:c9', 'hardware token-ring 00:40:63:c2:ca:c9'),
  instead('hardware ethernet 00:40:63:c2:ca:c9', 'hardware 00:40:63:c2:ca:c9'),
  instead(/ *hardware.*\n/, ''),
  instead('fixed-address 192.168.1.21', 'fixed-address 192.168.2.21'),
  instead('fixed-address 192.168.1.21', 'fixed-address 192.168.1.0'),
  instead('fixed-address 192.168.1.21', 'fixed-address 192.168.1.255'),
  instead('fixed-address 192.168.1.21', 'fixed-address 192.168.1.1'),
  instead('fixed-address 192.168.1.21', 'fixed-address 192.168.1.21, 192.168.2.21'),
  instead('fixed-address 192.168.1.21', 'fixed-address node21'),
  instead('fixed-address 192.168.1.21', 'fixed-address node21.lab.example'),
  instead('fixed-address', 'fixed-adress'),
  instead(/ *fixed-address.*\n/, ''),
  subnet('range 192.168.1.100 192.168.1.150;'),
  subnet('range 192.168.1.20 192.168.1.30;'),
  subnet('range 192.168.1.150 192.168.1.100;'),
  subnet('range 192.168.1.1 192.168.1.254;'),
  subnet('range 192.168.2.100 192.168.2.150;'),
  subnet('range 192.168.1.100;'),
  subnet('range dynamic-bootp 192.168.1.100 192.168.1.150;'),
  subnet('pool { }'),
  subnet('pool { range 192.168.1.100 192.168.1.150; deny unknown-clients; }'),
  subnet('pool { range 192.168.1.100 192.168.1.150; allow members of "none"; }'),
  subnet('option routers 192.168.1.254;'),
  subnet('option routers 192.168.2.254;'),
  subnet('option routers 192.168.1.21;'),
  subnet('option subnet-mask 255.255.255.0;'),
  subnet('option subnet-mask 255.255.0.0;'),
  subnet('option broadcast-address 192.168.1.0;'),
  subnet('option domain-name lab;'),
  subnet('option domain-name-servers dns;'),
  subnet('option no-such-option 1;'),
  subnet('option root-path 192.168.1.1:/x;'),
  subnet('default-lease-time 0;'),
  subnet('max-lease-time 60;\n  default-lease-time 600;'),
  subnet('default-lease-time ten;'),
  subnet('deny booting;'),
  subnet('deny bootp;'),
  subnet('deny unknown-clients;'),
  subnet('ignore booting;'),
  subnet('use-host-decl-names on;'),
  subnet('use-host-decl-names perhaps;'),
  subnet('interface eth9;'),
  subnet('option vendor-class-identifier "PXEClient";'),
  subnet('option vendor-class-identifier "HTTPClient";'),
  subnet('option dhcp-server-identifier 192.168.1.9;'),
  subnet('ping-check maybe;'),
  subnet('min-secs 5;'),
  host('filename "other";'),
  host('next-server 192.168.1.9;'),
  host('filename "pxelinux.0";'),
  host('deny booting;'),
  host('option root-path "192.168.1.1:/diskless/node21";'),
  host('option root-path "iscsi:192.168.1.1::::x";'),
  instead('option host-name "node21"', 'option host-name "node22"'),
  instead('option host-name "node21"', 'option host-name node21'),
  instead('option host-name "node21"', 'option hostname "node21"'),
  instead('  option host-name "node21";\n}', '  option host-name "node21";'),
  more('}'),
  more('host node21 { hardware ethernet 00:40:63:c2:ca:11; fixed-address 192.168.1.31; }'),
  more('host other { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.31; }'),
  more('host other { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.2.31; }'),
  more('host other { hardware ethernet 00:40:63:c2:ca:11; fixed-address 192.168.1.21; }'),
  more('host other { hardware ethernet 00:40:63:c2:ca:11; }'),
  more('host other { fixed-address 192.168.1.31; }'),
  more('subnet 192.168.1.0 netmask 255.255.255.0 { }'),
  more('subnet 192.168.1.128 netmask 255.255.255.128 { }'),
  more('subnet 10.0.0.0 netmask 255.0.0.0 { }'),
  more('include "/etc/dhcp/more.conf";'),
  more(
    'group { filename "other"; host other { hardware ethernet 00:40:63:c2:ca:11; fixed-address 192.168.1.31; } }',
  ),
  more(
    'class "pxe" { match if substring(option vendor-class-identifier, 0, 9) = "PXEClient"; filename "other"; }',
  ),
  more(
    'class "pxe" { match if substring(option vendor-class-identifier, 0, 8) = "PXEClient"; filename "other"; }',
  ),
  more('class "pxe" { match if option vendor-class-identifier = "PXEClient"; filename "other"; }'),
  more('class "pxe" { filename "other"; }'),
  more('class "pxe" { match hardware; }\nsubclass "pxe" 1:00:40:63:c2:ca:c9 { filename "other"; }'),
  more('class "pxe" { match hardware; }\nsubclass "pxe" 00:40:63:c2:ca:c9 { filename "other"; }'),
  more('subclass "none" 1:00:40:63:c2:ca:c9;'),
  more('class "a" { match if known; }\nclass "a" { match if known; }'),
  top(`${ARCH}if option arch = 00:07 { filename "a.efi"; } else { filename "pxelinux.0"; }`),
  ARCH + subnet('if option arch = 00:07 { filename "grubx64.efi"; }'),
  ARCH +
    instead(
      'filename "pxelinux.0";',
      'if option arch = 00:07 { filename "a.efi"; } elsif option arch = 00:00 { filename "pxelinux.0"; }',
    ),
  ARCH +
    instead(
      'filename "pxelinux.0";',
      'if option arch = 7 { filename "a.efi"; } else { filename "pxelinux.0"; }',
    ),
  ARCH +
    instead(
      'filename "pxelinux.0";',
      'if option arch = 00:00 { filename "a.efi"; } else { filename "pxelinux.0"; }',
    ),
  ARCH +
    instead(
      'filename "pxelinux.0";',
      'if option arch != 00:07 { filename "pxelinux.0"; } else { filename "a.efi"; }',
    ),
  ARCH + instead('filename "pxelinux.0";', 'filename = "pxelinux.0";'),
  instead('filename "pxelinux.0";', 'if option arch = 00:07 { filename "a.efi"; }'),
  instead(
    'filename "pxelinux.0";',
    'if exists user-class and option user-class = "iPXE" { filename "boot.ipxe"; } else { filename "undionly.kpxe"; }',
  ),
  instead(
    'filename "pxelinux.0";',
    'if exists user-class and option user-class = "ipxe" { filename "boot.ipxe"; } else { filename "undionly.kpxe"; }',
  ),
  instead('filename "pxelinux.0";', 'filename "undionly.kpxe";'),
  instead('filename "pxelinux.0";', 'filename concat("pxe", "linux.0");'),
  instead('filename "pxelinux.0";', 'filename pick-first-value(option bootfile-name, "pxelinux.0");'),
  top(
    'option space pxelinux;\noption pxelinux.magic code 208 = string;\noption pxelinux.configfile code 209 = text;\nsite-option-space "pxelinux";\noption pxelinux.configfile "default";',
  ),
  top('option pxelinux.configfile code 209 = text;'),
  top('option my code 150 = text;\noption my 5;'),
  top('option my code 150 = unsigned integer 8;\noption my 500;'),
  top('option my code 1 = text;'),
  top('ddns-update-style none;'),
  top('ddns-update-style wrong;'),
  top('log-facility local7;'),
  top('key k { algorithm hmac-md5; secret "x"; }'),
  top('failover peer "p" { primary; address 192.168.1.1; }'),
  top('shared-network a { subnet 10.1.0.0 netmask 255.255.0.0 { } }'),
  top('shared-network a { }'),
  top('# only a remark'),
  top('default-lease-time 600;\nmax-lease-time 7200;'),
  ...['pxelinux.0', '/pxelinux.0', '//pxelinux.0', 'a//b', 'other'].flatMap((file) =>
    ['pxelinux.0', '/pxelinux.0', 'a/b', 'OTHER'].map((own) =>
      host(`filename "${own}";`).replace(
        'authoritative;',
        `authoritative;\nclass "pxe" { match if substring(option vendor-class-identifier, 0, 9) = "PXEClient"; filename "${file}"; }`,
      ),
    ),
  ),
  host('next-server 192.168.1.9;').replace(
    'authoritative;',
    'authoritative;\nclass "pxe" { match if substring(option vendor-class-identifier, 0, 9) = "PXEClient"; next-server 192.168.1.1; }',
  ),
  host('option root-path "a";').replace(
    'authoritative;',
    'authoritative;\nclass "pxe" { match if substring(option vendor-class-identifier, 0, 9) = "PXEClient"; option root-path "b"; }',
  ),
  host('option domain-name "Lab";').replace(
    'authoritative;',
    'authoritative;\nclass "pxe" { match if substring(option vendor-class-identifier, 0, 9) = "PXEClient"; option domain-name "lab"; }',
  ),
  ...['nfs', 'NFS', 'nfs4', 'nfs3', 'xnfs', 'iscsi', 'nbd', 'http', 'tftp', 'node'].map((scheme) =>
    host(`option root-path "${scheme}:192.168.1.1:/diskless/node21,vers=3";`),
  ),
  `${instead('filename "pxelinux.0";', 'filename "undionly.kpxe";')}host two { hardware ethernet 00:40:63:c2:ca:22; fixed-address 192.168.1.22; }\n`,
  instead(
    'filename "pxelinux.0";',
    'if exists user-class and option user-class = "iPXE" { filename "undionly.kpxe"; } else { filename "pxelinux.0"; }',
  ),
  subnet('range 192.168.1.100 192.168.1.150;\n  max-lease-time 60;'),
  subnet(
    'range 192.168.1.100 192.168.1.150;\n  range 192.168.1.160 192.168.1.170;\n  default-lease-time 60;',
  ),
  subnet('range 192.168.1.100 192.168.1.150;\n  default-lease-time -1;'),
  more(
    'shared-network b { subnet 10.1.0.0 netmask 255.255.0.0 { range 10.1.0.5 10.1.0.9; } subnet 10.2.0.0 netmask 255.255.0.0 { } }',
  ),
  more('host six { hardware ethernet 00:40:63:c2:ca:66; fixed-address6 fe80::1; }'),
  more('host uid { option dhcp-client-identifier 01:00:40:63:c2:ca:c9; fixed-address 192.168.1.41; }'),
  more('host dyn { dynamic; hardware ethernet 00:40:63:c2:ca:67; }'),
  more('on commit { log(info, "x"); }'),
  more('if known { filename "a"; } elsif option host-name = "x" { filename "b"; } else { }'),
  more('switch (option arch) { case 1: filename "a"; break; default: filename "b"; }'),
  more('set x = "a";\nfilename = x;'),
  more('option user-class "iPXE";'),
  more(
    'option space PXE;\noption PXE.discovery code 6 = unsigned integer 8;\nvendor-option-space PXE;\noption PXE.discovery 8;',
  ),
  more('vendor-option-space PXE;'),
  more('local-port 6767;'),
  more('server-identifier 192.168.1.9;'),
  more('one-lease-per-client maybe;'),
  // A condition that is never true, and what it keeps to itself.
  ...['filename "pxelinux.0";', 'option bootfile-name "pxelinux.0";'].map((line) =>
    instead('filename "pxelinux.0";', `${PXECLIENT} { ${line} }`),
  ),
  instead('next-server 192.168.1.1;', `${PXECLIENT} { next-server 192.168.1.1; }`),
  instead('filename "pxelinux.0";', `filename "pxelinux.0";\n  ${PXECLIENT} { option domain-name "lab"; }`),
  instead('filename "pxelinux.0";', `${PXECLIENT} { option domain-name "lab"; }`),
  `option arch code 39 = unsigned integer 16;\n${instead('filename "pxelinux.0";', 'if option arch = 00:00 { filename "pxelinux.0"; }')}`,
  dhcp.replaceAll('\n', '\r\n'),
  dhcp.replace('"pxelinux.0"', '“pxelinux.0”'),
  dhcp.replace('filename', '\u00a0 filename'),
  '',
];

/** By what is changed; some changes have the same lines, and a number. */
export function named(
  all: readonly string[],
  usual: string,
  make: (text: string) => Files,
): Readonly<Record<string, Told>> {
  const found = new Map<string, Files>();
  for (const text of all) {
    const name = text === usual ? 'nothing changed' : JSON.stringify(differing(text, usual));
    found.set(found.has(name) ? `${name} (${found.size})` : name, make(text));
  }
  return Object.fromEntries(found);
}

/** What of the text is other than in the usual one. */
function differing(text: string, usual: string): string {
  const [own, others] = [text.split('\n'), new Set(usual.split('\n'))];
  const gone = [...others].filter((line) => !own.includes(line)).map((line) => `-${line.trim()}`);
  return [...gone, ...own.filter((line) => !others.has(line)).map((line) => `+${line.trim()}`)].join(' ');
}

export const dhcpdSites: Readonly<Record<string, Told>> = named(configurations, dhcp, at);
