/** Sites of several machines: each differs from the first in what one or some of them meet. */
import { toldByFirmware } from '../../../server/rules/about/examples/twofirmwares.js';
import { miniature, servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import type { Files } from '../told.js';

const DHCP = 'etc/dhcp/dhcpd.conf';
const EXPORTS = 'etc/exports';
const dhcp = miniature()[DHCP] ?? '';
const config = (mac: string): string => `srv/tftp/pxelinux.cfg/01-${mac.replaceAll(':', '-')}`;
const MAC = '00:40:63:c2:ca:c9';
const linux = (name: string, words = ''): string =>
  `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/${name},vers=3 ip=dhcp rw${words}\n`;
const host = (i: number, more = ''): string =>
  `host node2${i} {\n  hardware ethernet 02:00:00:00:00:0${i};\n  fixed-address 192.168.1.2${i};\n${more}}\n`;
const exported = (i: number): string =>
  `/diskless/node2${i} 192.168.1.2${i}(rw,sync,no_root_squash,no_subtree_check)\n`;

/** Three machines that boot. */
export const three = (more: Files = {}): Files =>
  miniature({
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/pxelinux.cfg/default': undefined,
    [DHCP]: `${dhcp}${[2, 3].map((i) => host(i)).join('')}`,
    [config('02:00:00:00:00:02')]: linux('node22'),
    [config('02:00:00:00:00:03')]: linux('node23'),
    [EXPORTS]: [1, 2, 3].map(exported).join(''),
    'diskless/node22/etc/fstab': '',
    'diskless/node23/etc/fstab': '',
    ...more,
  });

const hosts = (text: string): Files => ({ [DHCP]: text });
const all = `${dhcp}${[2, 3].map((i) => host(i)).join('')}`;

export const machineSites: Readonly<Record<string, Files>> = {
  'three machines': three(),
  'a root without an init': three({
    'diskless/node22/bin/ls': '',
    'diskless/node22/etc/hostname': 'node22\n',
  }),
  'a folder that diskless-lint.json tells': three({
    ...hosts(
      all.replace(
        'filename "pxelinux.0";',
        'if exists user-class and option user-class = "iPXE" {\n    filename "http://192.168.1.1/boot.ipxe";\n  } else {\n    filename "undionly.kpxe";\n  }',
      ),
    ),
    'diskless-lint.json': '{ "httpRoot": "/srv/http", "server": { "addresses": ["192.168.1.1"] } }\n',
    'srv/tftp/undionly.kpxe': '',
    'srv/http/boot.ipxe':
      '#!ipxe\nkernel http://192.168.1.1/vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/${hostname},vers=3 ip=dhcp rw\nboot\n',
    'srv/http/vmlinuz': '',
  }),
  'mounts of one machine': three({
    'diskless/node22/etc/fstab':
      '192.168.1.1:/diskless/node22 / nfs rw,vers=3,nolock 0 0\n192.168.1.1:/opt /opt nfs rw,nolock 0 0\nproc /proc proc defaults 0 0\n192.168.1.1:/gone /gone nfs rw,vers=9 0 0\nmaster:/x /x nfs rw 0 0\n',
    [EXPORTS]: `${[1, 2, 3].map(exported).join('')}/opt 192.168.1.22(ro,sync,no_subtree_check)\n`,
  }),
  'one machine less': three(hosts(`${dhcp}${host(2)}`)),
  'one machine more': three(hosts(`${all}${host(4)}`)),
  'another address': three(hosts(all.replace('192.168.1.22;', '192.168.1.29;'))),
  'another server of files': three(hosts(all.replace('next-server 192.168.1.1', 'next-server 192.168.1.9'))),
  'another boot file': three({
    ...hosts(all.replace('pxelinux.0', 'lpxelinux.0')),
    'srv/tftp/lpxelinux.0': '',
  }),
  'a boot file that is not there': three(hosts(all.replace('pxelinux.0', 'pxelinux.1'))),
  'a boot file of one machine that is not there': three(
    hosts(`${dhcp}${host(2, '  filename "gone";\n')}${host(3)}`),
  ),
  'a server that does not start': three(hosts(`${all}subnet 10.0.0.0 {\n`)),
  'a root by DHCP': three(
    hosts(all.replace('  filename', '  option root-path "192.168.1.1:/diskless/%s";\n  filename')),
  ),
  'options told': three(
    hosts(
      all.replace(
        '  filename',
        '  option routers 192.168.1.254;\n  option domain-name "lab";\n  option domain-name-servers 192.168.1.2, 192.168.1.3;\n  filename',
      ),
    ),
  ),
  'options told twice': three(
    hosts(
      all
        .replace('  filename', '  option root-path "a";\n  filename')
        .replace(
          '  option host-name',
          '  option root-path "b";\n  filename "pxelinux.0";\n  next-server 192.168.1.1;\n  option host-name',
        ),
    ),
  ),
  'a class': three(
    hosts(`class "pxe" { match if substring(option vendor-class-identifier, 0, 9) = "PXEClient"; }\n${all}`),
  ),
  'a range': three(hosts(all.replace('  filename', '  range 192.168.1.100 192.168.1.199;\n  filename'))),
  'a range of known machines': three(
    hosts(
      all.replace(
        '  filename',
        '  pool {\n    deny unknown-clients;\n    range 192.168.1.100 192.168.1.199;\n  }\n  filename',
      ),
    ),
  ),
  'a machine without an address': three(
    hosts(`${dhcp}host node22 {\n  hardware ethernet 02:00:00:00:00:02;\n}\n${host(3)}`),
  ),
  'two firmwares': three(
    hosts(`${toldByFirmware({ efi: 'grubx64.efi' })}${[2, 3].map((i) => host(i)).join('')}`),
  ),
  'two firmwares, both with a file': three({
    ...hosts(`${toldByFirmware({ efi: 'syslinux.efi' })}${[2, 3].map((i) => host(i)).join('')}`),
    'srv/tftp/syslinux.efi': '',
    'srv/tftp/ldlinux.e64': '',
  }),
  'iPXE in between': three({
    ...hosts(
      all.replace(
        'filename "pxelinux.0";',
        'if exists user-class and option user-class = "iPXE" {\n    filename "boot.ipxe";\n  } else {\n    filename "undionly.kpxe";\n  }',
      ),
    ),
    'srv/tftp/undionly.kpxe': '',
    'srv/tftp/boot.ipxe':
      '#!ipxe\nkernel tftp://192.168.1.1/vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/${hostname},vers=3 ip=dhcp rw\nboot\n',
  }),
  'no configuration for one': three({ [config('02:00:00:00:00:02')]: undefined }),
  'another label': three({ [config(MAC)]: linux('node21').replaceAll(' l\n', ' other\n') }),
  'another kernel': three({
    [config(MAC)]: linux('node21').replace('vmlinuz', 'bzImage'),
    'srv/tftp/bzImage': '',
  }),
  'a kernel that is not there': three({ [config(MAC)]: linux('node21').replace('vmlinuz', 'bzImage') }),
  'a kernel that is not there for two': three({
    [config(MAC)]: linux('node21').replace('vmlinuz', 'bzImage'),
    [config('02:00:00:00:00:02')]: linux('node22').replace('vmlinuz', 'bzImage'),
  }),
  'a kernel that is not there in two files': three({
    [config(MAC)]: linux('node21').replace('vmlinuz', 'gone'),
    [config('02:00:00:00:00:02')]: undefined,
    [config('02:00:00:00:00:03')]: undefined,
    'srv/tftp/pxelinux.cfg/default': linux('node21').replace('vmlinuz', 'gone'),
  }),
  'two machines of one name': three(hosts(`${all}host node24 { hardware ethernet 02:00:00:00:00:02; }\n`)),
  'a mount that is read-only, and one that fails': three({
    [EXPORTS]: `${[1, 2, 3].map(exported).join('')}/data 192.168.1.22(ro,sync,no_subtree_check)\n`,
    'diskless/node22/etc/fstab':
      '192.168.1.1:/data /data nfs rw,nolock 0 0\n192.168.1.1:/opt /opt nfs rw,nolock 0 0\n',
  }),
  'a mount that is read-only': three({
    [EXPORTS]: `${[1, 2, 3].map(exported).join('')}/data 192.168.1.22(ro,sync,no_subtree_check)\n`,
    'diskless/node22/etc/fstab': '192.168.1.1:/data /data nfs rw,nolock 0 0\n',
  }),
  'a ramdisk': three({
    [config(MAC)]: linux('node21', ' initrd=initrd.img'),
    'srv/tftp/initrd.img': '',
  }),
  'two ramdisks': three({
    [config(MAC)]: linux('node21', ' initrd=initrd.img,more.img'),
    'srv/tftp/initrd.img': '',
    'srv/tftp/more.img': '',
  }),
  'more words': three({ [config(MAC)]: linux('node21', ' quiet') }),
  'another root': three({ [config(MAC)]: linux('node22') }),
  'a root that is not exported': three({ [EXPORTS]: exported(2) + exported(3) }),
  'roots that are not exported': three({ [EXPORTS]: exported(3) }),
  'a root that is read-only': three({ [EXPORTS]: [1, 2, 3].map(exported).join('').replace('(rw', '(ro') }),
  'exports to the network': three({
    [EXPORTS]: '/diskless 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n',
  }),
  'options of exports': three({ [EXPORTS]: [1, 2, 3].map(exported).join('').replace('rw,sync', 'rw,async') }),
  'a mount more': three({
    'diskless/node22/etc/fstab': '192.168.1.1:/diskless/node22/opt /opt nfs rw,nolock 0 0\n',
  }),
  'a mount that fails': three({
    'diskless/node22/etc/fstab': '192.168.1.1:/opt /opt nfs rw,nolock 0 0\n',
  }),
  'two mounts, one of which fails': three({
    'diskless/node22/etc/fstab':
      '192.168.1.1:/diskless/node22/a /a nfs rw,nolock 0 0\n192.168.1.1:/opt /opt nfs rw,nolock 0 0\n',
  }),
  'a menu': three({
    [config(MAC)]:
      `${linux('node21')}LABEL gone\n  KERNEL gone\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\nLABEL good\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw debug\n`,
  }),
  'a menu with another entry that fails': three({
    [config(MAC)]:
      `${linux('node21')}LABEL lost\n  KERNEL lost\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`,
  }),
  'one file for all': three({
    [config(MAC)]: undefined,
    [config('02:00:00:00:00:02')]: undefined,
    [config('02:00:00:00:00:03')]: undefined,
    'srv/tftp/pxelinux.cfg/default': linux('node21'),
    [EXPORTS]: '/diskless/node21 192.168.1.0/24(ro,sync,no_root_squash,no_subtree_check)\n',
  }),
  'a kernel without an NFS root': three({
    'srv/tftp/vmlinuz.config': (miniature()['srv/tftp/vmlinuz.config'] ?? '').replace(
      'CONFIG_ROOT_NFS=y',
      '# CONFIG_ROOT_NFS is not set',
    ),
  }),
  'a kernel of which nothing is known': three({ 'srv/tftp/vmlinuz.config': undefined }),
  dnsmasq: {
    ...three(),
    [DHCP]: undefined,
    'etc/default/tftpd-hpa': undefined,
    ...servedByDnsmasq('dhcp-host=02:00:00:00:00:02,node22,192.168.1.22\n'),
    ...Object.fromEntries(
      Object.entries(three()).filter(([path]) => /^(srv|diskless|etc.exports)/.test(path)),
    ),
  },
};
