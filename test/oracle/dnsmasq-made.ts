/** Made-up configurations of dnsmasq for a server at 10.9.0.1/24, with the files that they name, and the kinds of clients that ask it. */
import fc from 'fast-check';
import type { DhcpClient, Firmware } from '../../server/boot/index.js';
import { firmwareClient, kernelClient } from '../../server/boot/machine/profile.js';
import { macOf } from '../support/mac.js';

export interface MadeUp {
  readonly text: string;
  /** By their paths on the server. */
  readonly files: Readonly<Record<string, string>>;
}

/** Where the files of a question lie (`dnsmasq-ask`). */
const FOLDER = '/tmp/dnsmasq-ask/';
const KNOWN = '02:1a:00:00:00:01';
const OTHER = '02:1b:00:00:00:02';

const oneOf = fc.constantFrom<string[]>;
const tag = oneOf('a', 'b', 'known', 'host', 'known-othernet', 'eth0');
const tags = fc
  .array(fc.tuple(tag, fc.boolean()), { maxLength: 2 })
  .map((list) => list.map(([name, not]) => `tag:${not ? '!' : ''}${name},`).join(''));
const set = oneOf('a', 'b', 'c');

/** `name=set:TAG,value` for each of the values. */
function setting(name: string, ...values: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(set, oneOf(...values)).map(([one, value]) => `${name}=set:${one},${value}`);
}

/** `name=TAGS,value` for each of the values. */
function tagged(name: string, ...values: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(tags, oneOf(...values)).map(([some, value]) => `${name}=${some}${value}`);
}

const hostParts = fc.tuple(
  oneOf(
    KNOWN,
    KNOWN,
    OTHER,
    `${KNOWN},${OTHER}`,
    '02:1a:*:*:*:*',
    '02:1a:00:*:*:*',
    `06-${KNOWN}`,
    `1-${KNOWN}`,
    'id:01:02:1a:00:00:00:01',
    'id:client',
    `${KNOWN},id:*`,
  ),
  fc.subarray(
    [
      'set:host',
      'set:b',
      'tag:a',
      'tag:!b',
      '10.9.0.7',
      '10.9.0.120',
      '10.8.0.7',
      'alder',
      '1h',
      'infinite',
      'ignore',
    ],
    {
      maxLength: 4,
    },
  ),
);
const host = hostParts.map(([hardware, rest]) => [hardware, ...rest].join(','));

const matching = fc.oneof(
  setting(
    'dhcp-match',
    'option:client-arch,0',
    'option:client-arch,6',
    'option:client-arch,7',
    'option:client-arch,9',
    'option:client-arch,11',
    'option:client-arch,16',
    '93,7',
    '93',
    'option:client-arch,00:07',
    'option:client-arch,00:*',
    'option:vendor-class,PXEClient',
    'option:vendor-class,"PXEClient:Arch:00007"',
    '60,50:58:45',
    '60,HTTP',
    '175',
    '77,iPXE',
    'option:user-class,69:50',
    '97',
    '61,01:02:1a:*',
    'option6:16',
    'vi-encap:9,x',
  ),
  setting('dhcp-userclass', 'iPXE', 'PXE', 'gPXE'),
  setting('dhcp-vendorclass', 'PXEClient', 'Arch:00007', 'HTTPClient', 'PXEClient:Arch:00000', 'pxeclient'),
  setting('dhcp-mac', '02:1a:*:*:*:*', '02:1b:*:*:*:*', KNOWN, '06-02:1a:*:*:*:*', '02:1a:0:0:0:1'),
  setting('dhcp-circuitid', '00:01', 'port1'),
  fc.tuple(set, tags).map(([one, some]) => `tag-if=set:${one},${some.slice(0, -1) || 'tag:a'}`),
  fc.tuple(set, set).map(([one, other]) => `tag-if=set:${one},set:${other},tag:eth*`),
  fc.tuple(set, set, set).map(([one, other, third]) => `tag-if=set:${one},tag:${other},tag:!${third}`),
  setting('dhcp-vendorclass', 'enterprise:343,PXEClient', 'enterprise:9,x'),
  setting('dhcp-match', 'option:client-machine-id', 'option:61,01', 'vendor:PXEClient,1', 'option:77'),
  setting('dhcp-name-match', 'alder', 'al*'),
  setting('dhcp-remoteid', '00:01', 'port1'),
  setting('dhcp-subscrid', 'port1'),
);
const booting = fc.oneof(
  tagged('dhcp-boot', 'x.0', 'y.efi', 'http://10.9.0.2/z', 'x.0,boot,10.9.0.9', 'x.0,,10.9.0.9', ',boot'),
  tagged('dhcp-boot', 'y.efi,boot', 'x.0,srv,srv', 'x.0,nowhere,nowhere', 'x.0,rec,rec', 'x.0,adr,adr'),
  tagged(
    'pxe-service',
    '0,"Raspberry Pi Boot"',
    'x86PC,Install,pxelinux',
    'X86-64_EFI,Start,start.efi',
    'BC_EFI,Start,start',
    'ARM64_EFI,"Raspberry Pi Boot"',
    '16,Http,h.efi',
    'IA32_EFI,Small,small.efi,10.9.0.9',
    'x86PC,Other,15,10.9.0.9',
    'x86PC,Other,15',
    'x86PC,Named,named,srv',
    'X86-64_EFI,Second,second.efi,srv',
    'X86-64_EFI,Third,third.efi,10.9.0.9',
    'X86-64_EFI,Fourth',
    'x86PC,Twice,twice.0',
    'BC_EFI,More,more.efi',
    'ARM64_EFI,Arm,arm.efi',
    'Xscale_EFI,"X"',
    'x86PC,Disk,0',
    '7,Disk',
  ),
  tagged('pxe-prompt', '"Press F8",3', 'Menu', 'Now,0'),
  oneOf(
    'dhcp-no-override',
    'dhcp-pxe-vendor=PXEClient,HTTPClient',
    'dhcp-ignore=tag:!known',
    'dhcp-ignore=tag:a,tag:!b',
    'dhcp-ignore=tag:eth0,tag:c',
    'dhcp-ignore-names=tag:a',
    'dhcp-broadcast=tag:a',
    'dhcp-authoritative',
    'dhcp-sequential-ip',
    'dhcp-rapid-commit',
    'dhcp-reply-delay=tag:a,0',
    'dhcp-generate-names=tag:!a',
    'bootp-dynamic',
    'bind-dynamic',
    'bind-interfaces',
    'enable-tftp=eth0',
    'enable-tftp=nosuch0',
    'tftp-unique-root=mac',
    'tftp-unique-root',
  ),
);
const optionValues = [
  '17,/a',
  'option:root-path,/b',
  'option:root-path',
  '66,srv',
  '66,10.9.0.3',
  '67,opt.0',
  'option:bootfile-name,"other.0"',
  '209,cfg',
  'option:router,10.9.0.254',
  'option:router',
  '6,10.9.0.53',
  'option:server-ip-address,10.9.0.4',
  '43,06:01:08',
  '60,PXEClient',
  '60,HTTPClient',
  'vendor:PXEClient,6,2b',
  'vendor:PXEClient,1,0.0.0.0',
  'vendor:HTTP,7,text',
  'vendor:,8,300',
  'vendor:PXEClient,10,00:50:58:45',
  'encap:175,191,1b',
  'encap:43,6,8',
  '210,/p/',
  'vi-encap:343,1,x',
  'option:tftp-server-address,10.9.0.5',
  '150,10.9.0.5',
  'option:domain-search,lan,example.org',
  'option:ntp-server,0.0.0.0',
  'cidr:1',
  '13,5',
  'option:hostname,other',
  '!67',
  '3',
  '3,',
];
const telling = fc.oneof(
  tagged('dhcp-option', ...optionValues),
  tagged('dhcp-option-force', ...optionValues),
);
const named = fc.oneof(
  host.map((value) => `dhcp-host=${value}`),
  oneOf('host-record=rec,10.9.0.66', 'address=/adr/10.9.0.67', 'port=0', 'no-hosts', 'interface=eth0'),
  oneOf(
    'domain=lan',
    'dhcp-ignore-clid',
    'read-ethers',
    `addn-hosts=${FOLDER}names`,
    `hostsdir=${FOLDER}dir`,
  ),
  oneOf(
    `dhcp-hostsfile=${FOLDER}hosts`,
    `dhcp-optsfile=${FOLDER}options`,
    `dhcp-hostsdir=${FOLDER}hosts.d`,
    `dhcp-optsdir=${FOLDER}options.d`,
  ),
);
const range = fc
  .tuple(
    oneOf(
      '',
      '',
      'set:a,',
      'set:c,',
      'tag:a,',
      'tag:!a,',
      'tag:known,set:b,',
      'tag:eth0,',
      'tag:a, tag:!b, set:c, ',
      'tag:eth0, tag:!b,',
    ),
    oneOf(
      '10.9.0.100,10.9.0.150,255.255.255.0',
      '10.9.0.100,10.9.0.150',
      '10.9.0.160,10.9.0.170,1h',
      '10.9.0.0,static,255.255.255.0',
      '10.9.0.0,static',
      '10.9.0.0,proxy',
      '10.9.0.0,proxy,255.255.255.0',
      '10.8.0.10,10.8.0.20,255.255.255.0',
    ),
  )
  .map(([some, rest]) => `dhcp-range=${some}${rest}`);
const lines = <T>(one: fc.Arbitrary<T>, most: number) => fc.uniqueArray(one, { maxLength: most });
const shuffled = fc
  .tuple(lines(matching, 4), lines(booting, 4), lines(telling, 4), lines(named, 4))
  .chain((groups) => fc.shuffledSubarray(groups.flat(), { minLength: groups.flat().length }));

const entries = (one: fc.Arbitrary<string>) =>
  lines(one, 2).map((list) => list.map((it) => `${it}\n`).join(''));
const optionLine = tagged('', ...optionValues).map((value) => value.slice(1));
const files = fc.record({
  '/etc/hosts': fc.constant('127.0.0.1 localhost\n10.9.0.88 srv srv.lan\n10.9.0.31 alder\n'),
  '/etc/ethers': entries(oneOf(`${KNOWN} 10.9.0.9`, `${OTHER} alder`, `${KNOWN} birch`, '# no', 'x y')),
  [`${FOLDER}names`]: fc.constant('10.9.0.68 nowhere\n'),
  [`${FOLDER}dir/one`]: fc.constant('10.9.0.69 boot nowhere\n'),
  [`${FOLDER}hosts`]: entries(host),
  [`${FOLDER}hosts.d/one`]: entries(host),
  [`${FOLDER}options`]: entries(optionLine),
  [`${FOLDER}options.d/one`]: entries(optionLine),
});

export const madeUp: fc.Arbitrary<MadeUp> = fc
  .tuple(fc.uniqueArray(range, { minLength: 1, maxLength: 2 }), shuffled, files)
  .map(([ranges, rest, laid]) => ({
    text: `${[...ranges, ...rest].join('\n')}\n`,
    files: laid,
  }));

const FIRMWARES: readonly Firmware[] = [
  'bios',
  'efi-x64',
  'efi-ia32',
  'efi-arm64',
  'efi-http-x64',
  'ipxe',
  'raspberry-pi',
];

function clientsOf(firmware: Firmware, mac: string): readonly DhcpClient[] {
  const client = firmwareClient(firmware, macOf(mac));
  // UEFI that sends the number which RFC 4578 gives to x64, as some does.
  if (firmware === 'efi-x64')
    return [client, { ...client, architecture: 9, vendorClass: 'PXEClient:Arch:00009:UNDI:003000' }];
  if (firmware !== 'ipxe') return [client];
  const identifier = [1, ...mac.split(':').map((octet) => Number.parseInt(octet, 16))];
  const uefi = { architecture: 7, vendorClass: 'PXEClient:Arch:00007:UNDI:003010' };
  return [
    { ...client, identifier },
    { ...client, ...uefi, identifier },
  ];
}

export const askingClients: readonly DhcpClient[] = [KNOWN, OTHER].flatMap((mac) => [
  ...FIRMWARES.flatMap((firmware) => clientsOf(firmware, mac)),
  kernelClient(macOf(mac)),
]);
