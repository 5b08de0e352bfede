/** A number of machines goes in, the files of a site with so many of them come out: each has made the same mistake in a name of its own. */
import {
  common,
  config,
  type Files,
  folder,
  hex,
  hosts,
  label,
  mac,
  machine,
  octets,
  pi,
  SUBNET,
  site,
  times,
} from './growing-sites.js';

const FAR = 0x10000;
const dashed = (index: number): string => mac(index).replaceAll(':', '-');
const range = 'dhcp-range=10.0.0.0,static,255.0.0.0\n';
const dnsmasq = (lines: string): string =>
  `enable-tftp\ntftp-root=/srv/tftp\n${range}dhcp-boot=pxelinux.0,s,10.0.0.1\n${lines}`;
const nfsroot = (index: number): string => label(`nfsroot=10.0.0.1:/srv/root${index}`);
/** A name for each that no other is near to by a number. */
const word = (index: number): string =>
  [...index.toString(26).padStart(4, '0')]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .join('x');

export const growingSlips: Readonly<Record<string, (count: number) => Files>> = {
  'files for addresses of another network': (n) =>
    site(SUBNET + hosts(n), {
      [`${config}/default`]: 'LABEL none\n',
      ...folder(n, (i) => `${config}/${hex(i).replace(/^0A/, '0B')}`, nfsroot),
    }),
  'the same, and nothing else': (n) => {
    const { [`${config}/default`]: _, ...rest } = site(
      SUBNET + hosts(n),
      folder(n, (i) => `${config}/${hex(i).replace(/^0A/, '0B')}`, nfsroot),
    );
    return rest;
  },
  'files in the wrong case, and nothing else': (n) => {
    const { [`${config}/default`]: _, ...rest } = site(
      SUBNET + hosts(n, () => ''),
      folder(n, (i) => `${config}/01-${dashed(i * 0xabcd).toUpperCase()}`, nfsroot),
    );
    return rest;
  },
  'files for addresses in small letters, and nothing else': (n) => {
    const { [`${config}/default`]: _, ...rest } = site(
      SUBNET + hosts(n),
      folder(n, (i) => `${config}/${hex(i).toLowerCase()}`, nfsroot),
    );
    return rest;
  },
  'files for a MAC with one digit changed': (n) =>
    site(
      SUBNET + hosts(n),
      folder(n, (i) => `${config}/01-${dashed(i).replace(/^02/, '03')}`, nfsroot),
    ),
  'machines of dnsmasq, files for a MAC with one digit changed': (n) => ({
    ...common,
    'etc/dnsmasq.conf': dnsmasq(times(n, (i) => `dhcp-host=${mac(i)},${machine(i)},h${i}\n`)),
    ...folder(n, (i) => `${config}/01-${dashed(i).replace(/^02/, '03')}`, nfsroot),
  }),
  'roots that are exported by another name': (n) =>
    site(SUBNET + hosts(n, (i) => ` option root-path "/srv/roots/${word(i)}";`), {
      [`${config}/default`]: label(''),
      'etc/exports': times(n, (i) => `/srv/root/${word(i)} ${machine(i)}(rw,no_root_squash)\n`),
    }),
  'roots that are called otherwise on disk': (n) =>
    site(SUBNET + hosts(n, (i) => ` option root-path "/srv/roots/${word(i)}";`), {
      [`${config}/default`]: label(''),
      ...folder(
        n,
        (i) => `srv/roots/x${word(i)}/etc/fstab`,
        () => 'proc /proc proc defaults 0 0\n',
      ),
      'etc/exports': '/srv/roots 10.0.0.0/8(rw,no_root_squash)\n',
    }),
  'exported directories that are called otherwise on disk': (n) =>
    site(SUBNET + hosts(4), {
      'etc/exports': `/srv/n1 *(rw,no_root_squash)\n${times(n, (i) => `/srv/data/${word(i)} *(ro)\n`)}`,
      ...folder(
        n,
        (i) => `srv/data/x${word(i)}/file`,
        () => '',
      ),
    }),
  'labels that load misspelt files': (n) =>
    site(SUBNET + hosts(n), {
      'srv/tftp/pxelinux.0': '',
      ...folder(
        n,
        (i) => `${config}/01-${dashed(i)}`,
        (i) =>
          `DEFAULT l\nLABEL l\nKERNEL kernel-${word(i)}\nAPPEND initrd=initrd-${word(i)} root=/dev/nfs nfsroot=10.0.0.1:/srv/n1\n`,
      ),
      ...folder(
        n,
        (i) => `srv/tftp/kernels-${word(i)}`,
        () => '',
      ),
      ...folder(
        n,
        (i) => `srv/tftp/initrds-${word(i)}`,
        () => '',
      ),
    }),
  'default labels that are misspelt': (n) =>
    site(SUBNET + hosts(n), {
      [`${config}/default`]: `DEFAULT nolabel\n${times(n, (i) => `LABEL ${word(i)}\nKERNEL vmlinuz\n`)}`,
      ...folder(
        n,
        (i) => `${config}/01-${dashed(i)}`,
        (i) => `DEFAULT x${word(i)}\nLABEL ${word(i)}\nKERNEL vmlinuz\nAPPEND root=/dev/nfs\n`,
      ),
    }),
  'entries of a menu with misspelt words': (n) =>
    site(SUBNET + hosts(n), {
      [`${config}/default`]:
        label('nfsroot=10.0.0.1:/srv/n1') +
        times(
          n,
          (i) =>
            `LABEL ${word(i)}\nKERNEL vmlinuz\nAPPEND root=/dev/nfs nfsrot=10.0.0.1:/srv/n1 consle=tty0\n`,
        ),
    }),
  'one menu of iPXE with misspelt labels': (n) => ({
    ...site(`${SUBNET}${hosts(4, () => ' filename "boot.ipxe";')}`),
    'srv/tftp/boot.ipxe': `#!ipxe\nmenu\n${times(n, (i) => `item x${word(i)} b\n`)}choose --default y${word(1)} target && goto \${target}\n${times(n, (i) => `:${word(i)}\ngoto z${word(i)}\n`)}`,
  }),
  'a script of iPXE that names misspelt files': (n) => ({
    ...site(`${SUBNET}${hosts(4, () => ' filename "boot.ipxe";')}`),
    'srv/tftp/boot.ipxe': `#!ipxe\n${times(n, (i) => `chain script-${word(i)}.ipxe ||\nchain http://10.0.0.1/menu/page-${word(i)}.ipxe ||\n`)}`,
    'etc/nginx/conf.d/boot.conf': 'server {\n  listen 80;\n  root /srv/http;\n}\n',
    ...folder(
      n,
      (i) => `srv/tftp/scripts-${word(i)}.ipxe`,
      () => '#!ipxe\n',
    ),
    ...folder(
      n,
      (i) => `srv/http/menu/pages-${word(i)}.ipxe`,
      () => '#!ipxe\n',
    ),
  }),
  'a script of iPXE that reads misspelt settings': (n) => ({
    ...site(`${SUBNET}${hosts(4, () => ' filename "boot.ipxe";')}`),
    'srv/tftp/boot.ipxe': `#!ipxe\n${times(n / 8, (i) => `set menu-${word(i)} a\nset page \${menus-${word(i)}}\n`)}`,
  }),
  'scripts of iPXE with one digit changed': (n) => ({
    ...site(`${SUBNET}${hosts(n, () => ' filename "boot.ipxe";')}`),
    'srv/tftp/boot.ipxe': '#!ipxe\nchain mac-${net0/mac:hexhyp}.ipxe\n',
    ...folder(
      n,
      (i) => `srv/tftp/mac-${dashed(i).replace(/^02/, '03')}.ipxe`,
      () => '#!ipxe\nkernel vmlinuz root=/dev/nfs\nboot\n',
    ),
  }),
  'files of GRUB with one digit changed': (n) => ({
    ...site(`${SUBNET}${hosts(n, () => ' filename "grub/core.0";')}`),
    ...folder(
      n,
      (i) => `srv/tftp/grub/grub.cfg-01-${dashed(i).replace(/^02/, '03')}`,
      () => 'linux /vmlinuz root=/dev/nfs\nboot\n',
    ),
  }),
  'entries of GRUB with misspelt variables': (n) => ({
    ...site(`${SUBNET}${hosts(4, () => ' filename "grub/core.0";')}`),
    'srv/tftp/grub/grub.cfg': times(
      n,
      (i) =>
        `set root${word(i)}=/vmlinuz\nmenuentry ${word(i)} {\nlinux $root${word(i)} root=/dev/nfs\n}\nmenuentry x${word(i)} {\nlinux $roots${word(i)} root=/dev/nfs\n}\n`,
    ),
  }),
  'tags of dnsmasq that are misspelt': (n) => ({
    ...common,
    'etc/dnsmasq.conf': dnsmasq(
      times(
        n,
        (i) =>
          `dhcp-host=${mac(i)},set:tags${word(i)},${machine(i)},h${i}\ndhcp-option=tag:tag${word(i)},17,/srv/n1\n`,
      ),
    ),
  }),
  'tags of dnsmasq that nobody asks for': (n) => ({
    ...common,
    'etc/dnsmasq.conf': dnsmasq(
      times(
        n,
        (i) =>
          `dhcp-host=${mac(i)},set:tags${word(i)},set:tag${word(i)},${machine(i)},h${i}\ndhcp-option=tag:tag${word(i)},17,/srv/n1\n`,
      ),
    ),
  }),
  'clients of exports whose names are misspelt': (n) =>
    site(SUBNET + hosts(4), {
      'etc/hosts': times(n, (i) => `${machine(i)} host${word(i)}\n`),
      'etc/exports': times(n, (i) => `/srv/n1 hosts${word(i)}(rw,no_root_squash)\n`),
    }),
  'clients of exports one digit off': (n) =>
    site(SUBNET + hosts(n), {
      'etc/exports': times(n, (i) => `/srv/n1 ${machine(i).replace(/^10/, '11')}(rw,no_root_squash)\n`),
    }),
  'mounts of what is exported by another name': (n) =>
    site(SUBNET + hosts(4), {
      'etc/exports': `/srv/n1 *(rw,no_root_squash)\n${times(n, (i) => `/srv/data/${word(i)} *(rw,no_root_squash)\n`)}`,
      'srv/n1/etc/fstab': `10.0.0.1:/srv/n1 / nfs rw 0 0\n${times(n, (i) => `10.0.0.1:/srv/date/${word(i)} /m/${word(i)} nfs ro,vers=3 0 0\n`)}`,
    }),
  'Raspberry Pis, folders one digit off': (n) => ({
    ...common,
    'etc/dnsmasq.conf': dnsmasq(
      `pxe-service=0,"Raspberry Pi Boot"\n${times(n, (i) => `dhcp-host=${pi(i)},${machine(i)},h${i}\n`)}`,
    ),
    ...folder(
      n,
      (i) => `srv/tftp/${pi(i).replaceAll(':', '-').replace(/^b8/, 'b9')}/cmdline.txt`,
      () => 'root=/dev/nfs nfsroot=10.0.0.1:/srv/n1,vers=3 ip=dhcp\n',
    ),
  }),
  'root servers one digit off': (n) =>
    site(SUBNET + hosts(n), {
      ...folder(
        n,
        (i) => `${config}/01-${dashed(i)}`,
        (i) => label(`nfsroot=${octets(FAR + i)}:/srv/n1`),
      ),
    }),
  'subnets of which machines are one digit off': (n) =>
    site(
      times(n, (i) => `subnet ${octets((i + 1) * 256)} netmask 255.255.255.0 {}\n`) +
        times(
          n,
          (i) =>
            `host h${i} { hardware ethernet ${mac(i)}; fixed-address ${octets((i + 1) * 256 + 5).replace(/^10/, '11')}; }\n`,
        ),
    ),
  'hosts whose MAC lacks a digit, and their files': (n) =>
    site(
      SUBNET +
        times(
          n,
          (i) => `host h${i} { hardware ethernet ${mac(i).slice(0, -1)}; fixed-address ${machine(i)}; }\n`,
        ),
      folder(n, (i) => `${config}/01-${dashed(i)}`, nfsroot),
    ),
};
