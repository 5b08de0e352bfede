/** What names the root of a node, each beside a site that boots but for it. */

import { etherbootSite } from '../../../server/rules/about/examples/etherboot.js';
import { toldByFirmware } from '../../../server/rules/about/examples/twofirmwares.js';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import type { Files, Told } from '../told.js';
import { ALL, at, DHCP, dhcp, EXPORTS, OWN, ROOT, two, WORD } from './site.js';

const root = (said: string | undefined, word: string, more: Files = {}): Files =>
  at({
    ...(said === undefined
      ? {}
      : {
          [DHCP]: dhcp.replace('  option host-name', `  option root-path "${said}";\n  option host-name`),
        }),
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${word} ip=dhcp rw\n`,
    ...more,
  });
const shared = (append: string): Files => ({
  ...two,
  'srv/tftp/pxelinux.cfg/default': `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${append} ip=dhcp rw\n`,
});

const starts = (word: string): string =>
  `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${word} ip=dhcp ${word.endsWith(' ro') ? '' : 'rw'}\n`;
/** Of two machines, by a file for each. */
const roots = (first: string, second: string, more: Files = {}): Files =>
  at({
    ...two,
    [OWN]: starts(first),
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-22': starts(second),
    [EXPORTS]: `${ROOT} 192.168.1.0/24${ALL}\n`,
    ...more,
  });

export const rootSites: Readonly<Record<string, Told>> = {
  'the same root in DHCP and in the words': root('192.168.1.1:/diskless/node21', WORD),
  'the same root, with a slash more': root('192.168.1.1:/diskless//node21/', WORD),
  'another root in DHCP': root('192.168.1.1:/diskless/node12', WORD),
  'another root in DHCP, that is exported': root('192.168.1.1:/diskless/node12', WORD, {
    [EXPORTS]: `/diskless 192.168.1.21${ALL}\n`,
  }),
  'another root in DHCP, that alone is exported': root('192.168.1.1:/diskless/node12', WORD, {
    [EXPORTS]: `/diskless/node12 192.168.1.21${ALL}\n`,
  }),
  'another server in DHCP': root('192.168.1.9:/diskless/node21', WORD),
  'another server and another root in DHCP': root('192.168.1.9:/diskless/node12', WORD),
  'no server in DHCP': root('/diskless/node12', WORD),
  'no server in the words': root('192.168.1.1:/diskless/node12', 'nfsroot=/diskless/node21,vers=3'),
  '%s in DHCP': root('192.168.1.1:/diskless/%s', WORD),
  'a name in DHCP': root('master:/diskless/node12', WORD),
  'a root in DHCP alone': root('192.168.1.1:/diskless/node21', ''),
  'a root in DHCP alone, that is not exported': root('192.168.1.1:/diskless/node12', ''),
  'a root in DHCP alone, without a server': root('/diskless/node21', ''),
  'a root in DHCP of dracut': root('nfs:192.168.1.1:/diskless/node21', ''),
  'options in DHCP': root('192.168.1.1:/diskless/node21,vers=3,nolock', ''),
  'options in DHCP that are none': root('192.168.1.1:/diskless/node21,ver=3', ''),
  '%s where the machine has no name': root(undefined, 'nfsroot=192.168.1.1:/diskless/%s,vers=3', {
    [DHCP]: dhcp.replace(/ *option host-name.*\n/, ''),
  }),
  '%s where DHCP names a root and no name': root('192.168.1.1:/diskless/%s', '', {
    [DHCP]: dhcp.replace(/ *option host-name.*\n/, '  option root-path "192.168.1.1:/diskless/%s";\n'),
  }),
  'a root that two machines share': at(shared(WORD)),
  'a root that two machines share, exported to both': at({
    ...shared(WORD),
    [EXPORTS]: `${ROOT} 192.168.1.0/24${ALL}\n`,
  }),
  'a root that two machines share read-only': at({
    ...shared(WORD),
    [EXPORTS]: `${ROOT} 192.168.1.0/24(ro,sync,no_root_squash,no_subtree_check)\n`,
  }),
  'a root that two machines name in two ways': roots(WORD, WORD.replace('node21', 'node21/')),
  'a root that two machines mount by two addresses of the server': roots(WORD, WORD.replace('1.1:', '1.2:'), {
    'etc/network/interfaces':
      'auto eth0\niface eth0 inet static\n  address 192.168.1.1/24\nauto eth1\niface eth1 inet static\n  address 192.168.1.2/24\n',
  }),
  'a root that two machines mount from two servers': roots(WORD, WORD.replace('1.1:', '1.2:')),
  'a root of one name on servers that are not known': roots(WORD, WORD.replace('1.1:', '1.2:'), {
    [DHCP]: (two[DHCP] ?? '').replace('  next-server 192.168.1.1;\n', ''),
  }),
  'a root that two machines share, with an overlay': roots(
    `${WORD} overlayroot=tmpfs`,
    `${WORD} overlayroot=tmpfs`,
  ),
  'a root that two machines share, one with ro': roots(WORD, `${WORD} ro`),
  'a root that two machines share, by two declarations of a card': roots(WORD, WORD, {
    [DHCP]: (two[DHCP] ?? '').replace('ca:22', 'ca:c9'),
  }),
  'a root that five machines share': roots(WORD, WORD, {
    [DHCP]: `${two[DHCP]}${['23', '24', '25'].map((one) => `host node${one} { hardware ethernet 00:40:63:c2:ca:${one}; fixed-address 192.168.1.${one}; }\n`).join('')}`,
    ...Object.fromEntries(
      ['23', '24', '25'].map((one) => [`srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-${one}`, starts(WORD)]),
    ),
  }),
  'options alone in DHCP': root(',vers=3', WORD),
  'a server alone in DHCP': root('192.168.1.9:', WORD),
  'options alone in the words': root('192.168.1.1:/diskless/node12', 'nfsroot=,vers=3'),
  'a server alone in the words': root('192.168.1.1:/diskless/node12', 'nfsroot=192.168.1.1:'),
  'another server alone in the words': root('192.168.1.1:/diskless/node21', 'nfsroot=192.168.1.9:'),
  'auto in the words': root('192.168.1.1:/diskless/node12', 'nfsroot=auto'),
  'auto in the words, by a ramdisk': root(
    '192.168.1.1:/diskless/node21',
    'nfsroot=auto boot=nfs initrd=i.img',
    {
      'srv/tftp/i.img': '',
    },
  ),
  'two words, of which the last is that of DHCP': root(
    '192.168.1.1:/diskless/node21',
    `nfsroot=192.168.1.1:/diskless/node12 ${WORD}`,
  ),
  'a root for each, that only one has': at({
    ...shared('nfsroot=192.168.1.1:/diskless/%s,vers=3'),
    [EXPORTS]: `/diskless 192.168.1.0/24${ALL}\n`,
  }),
  'a root for each, that nobody exports': at({
    ...shared('nfsroot=192.168.1.1:/diskless/%s,vers=3'),
    [EXPORTS]: `/srv 192.168.1.0/24${ALL}\n`,
  }),
  'two machines with the root of one': at({
    ...two,
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=dhcp rw\n`,
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-22': `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=dhcp rw\n`,
    [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/diskless/node22 192.168.1.22${ALL}\n`,
  }),
  'no file of exports': root(undefined, WORD, { [EXPORTS]: undefined }),
  'an empty file of exports': root(undefined, WORD, { [EXPORTS]: '# none\n' }),
  'a file of exports that is not read': root(undefined, WORD, {
    [EXPORTS]: undefined,
    'etc/exports.d/nodes': `${ROOT} 192.168.1.21${ALL}\n`,
  }),
  'a file of exports beside': root(undefined, WORD, {
    [EXPORTS]: '',
    'etc/exports.d/nodes.exports': `${ROOT} 192.168.1.21${ALL}\n`,
  }),
  'a root that is not there': root(undefined, 'nfsroot=192.168.1.1:/diskless/nod21,vers=3'),
  'a root without a slash': root(undefined, 'nfsroot=192.168.1.1:diskless/node21,vers=3'),
  'a name in the words and another root in DHCP': root(
    '192.168.1.1:/diskless/node12',
    'nfsroot=master:/diskless/node21,vers=3',
  ),
  'no server told': root(undefined, 'nfsroot=/diskless/node21,vers=3', {
    [DHCP]: dhcp.replace(/ *next-server.*\n/, '  server-name "somewhere";\n'),
  }),
  'no server told by DHCP, and none needed': root(undefined, WORD, {
    [DHCP]: dhcp.replace(/ *next-server.*\n/, ''),
  }),
  'no server told to machines of a range': at({
    [DHCP]: dhcp
      .replace(/ *next-server.*\n/, '  range 192.168.1.100 192.168.1.150;\n  server-name "somewhere";\n')
      .replace(/host[^}]*}/, ''),
    [OWN]: undefined,
    'srv/tftp/pxelinux.cfg/default':
      'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=/diskless/node21,vers=3 ip=dhcp rw\n',
  }),
  'the server itself told by dnsmasq': {
    ...root(undefined, 'nfsroot=/diskless/node21,vers=3'),
    [DHCP]: undefined,
    ...servedByDnsmasq('dhcp-boot=pxelinux.0,somewhere,0.0.0.0\n'),
    [OWN]:
      'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=/diskless/node21,vers=3 ip=dhcp rw\n',
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/vmlinuz': '',
  },
  'no server by ip=': at({
    [OWN]:
      'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=/diskless/node21,vers=3 ip=192.168.1.21::192.168.1.1:255.255.255.0::eth0:off rw\n',
  }),
  '%s where hosts has the name': root(undefined, 'nfsroot=192.168.1.1:/diskless/%s,vers=3', {
    'diskless/node21/etc/hosts': '192.168.1.21 node21\n',
    [EXPORTS]: `/diskless 192.168.1.0/24${ALL}\n`,
  }),
  '%s where another name is told': root(undefined, 'nfsroot=192.168.1.1:/diskless/%s,vers=3', {
    [DHCP]: dhcp.replace('host-name "node21"', 'host-name "node12"'),
    [EXPORTS]: `/diskless 192.168.1.0/24${ALL}\n`,
  }),
  '%s where the name has a domain': root(undefined, 'nfsroot=192.168.1.1:/diskless/%s,vers=3', {
    [DHCP]: dhcp.replace('host-name "node21"', 'host-name "node21.lab"'),
    [EXPORTS]: `/diskless 192.168.1.0/24${ALL}\n`,
  }),
  '%s where ip= has a name': at({
    [OWN]:
      'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/%s,vers=3 ip=192.168.1.21:192.168.1.1::255.255.255.0:node12:eth0:off rw\n',
    [EXPORTS]: `/diskless 192.168.1.0/24${ALL}\n`,
  }),
  '%s where ip= has no name': at({
    [OWN]:
      'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/%s,vers=3 ip=192.168.1.21:192.168.1.1::255.255.255.0::eth0:off rw\n',
    [EXPORTS]: `/diskless 192.168.1.0/24${ALL}\n`,
  }),
  'the address of the server for a machine': at({
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=192.168.1.1:192.168.1.1::255.255.255.0::eth0:off rw\n`,
  }),
  'an image for Etherboot, and a root without a server': etherbootSite('/diskless/node21'),
  'an image for Etherboot, and a root with a server': etherbootSite('192.168.1.1:/diskless/node21'),
  'an image for Etherboot, and no root': {
    ...etherbootSite('X'),
    [DHCP]: (etherbootSite('X')[DHCP] ?? '').replace(/ *option root-path.*\n/, ''),
  },
  'an image for Etherboot that is not a text': {
    ...etherbootSite('X'),
    [DHCP]: (etherbootSite('X')[DHCP] ?? '').replace('"X"', '2f:64'),
  },
  'the image for Etherboot for all': {
    ...etherbootSite('/diskless/node21'),
    [DHCP]: (etherbootSite('/diskless/node21')[DHCP] ?? '').replace(/filename "[^"]*"/g, 'filename "x.nb"'),
  },
  'an image for Etherboot for two machines': {
    ...etherbootSite('/diskless/node21'),
    [DHCP]: `${etherbootSite('/diskless/node21')[DHCP] ?? ''}host node22 { hardware ethernet 00:40:63:c2:ca:22; fixed-address 192.168.1.22; }\n`,
  },
  'a name that the server has for another': at({
    [EXPORTS]: `${ROOT} node21${ALL}\n`,
    'etc/hosts': '127.0.0.1 localhost\n192.168.1.99 node21\n',
  }),
  'a name that the server has, for another machine': at({
    [EXPORTS]: `${ROOT} node12${ALL}\n`,
    'etc/hosts': '127.0.0.1 localhost\n192.168.1.21 node21\n192.168.1.12 node12\n',
  }),
  'one machine under two firmwares': at({
    [DHCP]: toldByFirmware({ efi: 'syslinux.efi' }),
    'srv/tftp/syslinux.efi': '',
    'srv/tftp/ldlinux.e64': '',
  }),
  'one machine with two declarations': at({
    [DHCP]: `${dhcp}host again { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n`,
  }),
  'another address by ip=': at({
    [OWN]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ${WORD} ip=192.168.1.99:192.168.1.1::255.255.255.0::eth0:off rw\n`,
  }),
};
