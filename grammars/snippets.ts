/**
 * Statements to begin with, by language, with places to fill in (`${1:…}`). The server offers them where the grammar takes them;
 * `npm run lists` writes those that VS Code is told of. `test/editor/package.test.ts` has each of them read by its parser.
 */
import type { LanguageId } from './languages.js';
import type { SlotKind } from './text/index.js';

export interface Snippet {
  readonly name: string;
  /** What is typed to find it. */
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
  /** Where it may stand: where this word of the language is offered, where this kind of thing is named, or in a file without text. */
  readonly at: { readonly word: string } | { readonly slot: SlotKind } | 'empty file';
}

export const snippets: Readonly<Partial<Record<LanguageId, readonly Snippet[]>>> = {
  dhcpd: [
    {
      name: 'Host',
      prefix: 'host',
      description: 'A diskless machine with its address and its root',
      body: [
        'host ${1:name} {',
        '  hardware ethernet ${2:00:00:00:00:00:00};',
        '  fixed-address ${3:192.168.1.10};',
        '  option root-path "${4:/diskless/}$1";',
        '}',
      ],
      at: { word: 'host' },
    },
    {
      name: 'Subnet',
      prefix: 'subnet',
      description: 'A wire whose machines boot over the network',
      body: [
        'subnet ${1:192.168.1.0} netmask ${2:255.255.255.0} {',
        '  option routers ${3:192.168.1.1};',
        '  next-server ${4:192.168.1.1};',
        '  filename "${5:pxelinux.0}";',
        '  $0',
        '}',
      ],
      at: { word: 'subnet' },
    },
    {
      name: 'BIOS and UEFI',
      prefix: 'arch',
      description: 'Another boot program for UEFI (RFC 4578)',
      body: [
        'option arch code 93 = unsigned integer 16;',
        'if option arch = 00:07 or option arch = 00:09 {',
        '  filename "${1:syslinux.efi}";',
        '} else {',
        '  filename "${2:pxelinux.0}";',
        '}',
      ],
      at: { word: 'if' },
    },
  ],
  exports: [
    {
      name: 'Root of a node',
      prefix: '/',
      description: "A node's root, writable for root",
      body: ['${1:/diskless/node} ${2:192.168.1.10}(rw,no_root_squash,no_subtree_check,sync)'],
      at: { slot: 'exported directory' },
    },
  ],
  fstab: [
    {
      name: 'Root over NFS',
      prefix: 'nfsroot',
      description: 'The line of the root itself',
      body: ['${1:192.168.1.1}:${2:/diskless/node}  /  nfs  rw,vers=3  0 0'],
      at: { slot: 'NFS source' },
    },
    {
      name: 'Memory',
      prefix: 'tmpfs',
      description: 'A directory in memory',
      body: ['tmpfs  ${1:/tmp}  tmpfs  ${2:mode=1777}  0 0'],
      at: { slot: 'NFS source' },
    },
  ],
  pxelinux: [
    {
      name: 'Label with a root over NFS',
      prefix: 'LABEL',
      description: 'A kernel that mounts its root by itself',
      body: [
        'LABEL ${1:linux}',
        '  KERNEL ${2:vmlinuz}',
        '  APPEND root=/dev/nfs nfsroot=${3:192.168.1.1}:${4:/diskless/node},vers=3 ip=dhcp rw',
      ],
      at: { word: 'LABEL' },
    },
    {
      name: 'Label with an initial ramdisk',
      prefix: 'LABEL initrd',
      description: 'A kernel whose initial ramdisk mounts the root',
      body: [
        'LABEL ${1:linux}',
        '  KERNEL ${2:vmlinuz}',
        '  INITRD ${3:initrd.img}',
        '  APPEND boot=nfs root=/dev/nfs nfsroot=${4:192.168.1.1}:${5:/diskless/node} ip=dhcp',
      ],
      at: { word: 'LABEL' },
    },
  ],
  dnsmasq: [
    {
      name: 'BIOS and UEFI',
      prefix: 'pxe',
      description: 'Another boot program for UEFI',
      body: [
        'enable-tftp',
        'tftp-root=${1:/srv/tftp}',
        'dhcp-match=set:efi,option:client-arch,7',
        'dhcp-match=set:efi,option:client-arch,9',
        'dhcp-boot=tag:efi,${2:syslinux.efi}',
        'dhcp-boot=tag:!efi,${3:pxelinux.0}',
      ],
      at: { word: 'enable-tftp' },
    },
  ],
  ipxe: [
    {
      name: 'Script for a root over NFS',
      prefix: '#!ipxe',
      description: 'A kernel that mounts its root by itself, named as the server is',
      body: [
        '#!ipxe',
        'dhcp',
        'kernel ${1:vmlinuz} root=/dev/nfs nfsroot=\\${next-server}:${2:/diskless/node},vers=3 ip=dhcp rw || goto failed',
        'boot',
        ':failed',
        'echo ${3:The kernel could not be loaded.}',
        'shell',
      ],
      at: 'empty file',
    },
    {
      name: 'Menu',
      prefix: 'menu',
      description: 'Entries to choose from, one of which starts by itself',
      body: [
        ':start',
        'menu ${1:What shall start?}',
        'item ${2:linux} ${3:Linux over NFS}',
        'item local The local disk',
        'choose --default ${2} --timeout 10000 target && goto \\${target}',
        ':${2}',
        'kernel ${4:vmlinuz} root=/dev/nfs nfsroot=\\${next-server}:${5:/diskless/node},vers=3 ip=dhcp rw',
        'boot',
        ':local',
        'exit',
      ],
      at: { word: 'menu' },
    },
    {
      name: 'A script for each machine',
      prefix: 'chain',
      description: 'By its MAC, and one for all others',
      body: ['chain ${1:nodes}/\\${net0/mac:hexhyp}.ipxe || chain ${2:default.ipxe}'],
      at: { word: 'chain' },
    },
  ],
  grub: [
    {
      name: 'Entry with a root over NFS',
      prefix: 'menuentry',
      description: 'A kernel that mounts its root by itself',
      body: [
        "menuentry '${1:Linux over NFS}' {",
        '  linux ${2:vmlinuz} root=/dev/nfs nfsroot=\\${net_default_server}:${3:/diskless/node},vers=3 ip=dhcp rw',
        '}',
      ],
      at: { word: 'menuentry' },
    },
    {
      name: 'Entry with an initial ramdisk',
      prefix: 'menuentry initrd',
      description: 'A kernel whose initial ramdisk mounts the root',
      body: [
        "menuentry '${1:Linux over NFS}' {",
        '  linux ${2:vmlinuz} boot=nfs root=/dev/nfs nfsroot=\\${net_default_server}:${3:/diskless/node} ip=dhcp',
        '  initrd ${4:initrd.img}',
        '}',
      ],
      at: { word: 'menuentry' },
    },
    {
      name: 'By firmware',
      prefix: 'if platform',
      description: 'Another file for UEFI',
      body: [
        'if [ "\\${grub_platform}" = "efi" ]; then',
        '  configfile ${1:grub/efi.cfg}',
        'else',
        '  configfile ${2:grub/bios.cfg}',
        'fi',
      ],
      at: { word: 'if' },
    },
  ],
};
