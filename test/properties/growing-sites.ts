/** A number of machines goes in, the files of a site with so many of them come out: each kind multiplies the machines with something else that there may be thousands of. */

export const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: Math.ceil(count) }, (_, index) => make(index)).join('');

export const octets = (index: number): string =>
  `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;

export const mac = (index: number): string =>
  `02:00:${[24, 16, 8, 0].map((bits) => ((index >> bits) & 255).toString(16).padStart(2, '0')).join(':')}`;

/** Of a maker whose cards are on no other machine. */
export const pi = (index: number): string => `b8:27:eb${mac(index).slice(8)}`;

/** Addresses begin behind the server's own. */
export const machine = (index: number): string => octets(index + 256);

export type Files = Readonly<Record<string, string>>;

export const SUBNET = 'subnet 10.0.0.0 netmask 255.0.0.0 {}\n';
const SERVED = 'next-server 10.0.0.1; filename "pxelinux.0";\n';

export const hosts = (count: number, body: (index: number) => string = () => ''): string =>
  times(count, (i) => `host h${i} { hardware ethernet ${mac(i)}; fixed-address ${machine(i)};${body(i)} }\n`);

export const label = (words: string): string =>
  `DEFAULT l\nLABEL l\nKERNEL vmlinuz\nAPPEND root=/dev/nfs ip=dhcp ${words}\n`;

export const common: Files = {
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
  'etc/exports': '/srv/n1 10.0.0.0/8(rw,no_root_squash)\n',
  'srv/tftp/pxelinux.cfg/default': label('nfsroot=10.0.0.1:/srv/n1'),
  'srv/n1/etc/fstab': '10.0.0.1:/srv/n1 / nfs rw 0 0\n',
};

export const site = (dhcp: string, files: Files = {}): Files => ({
  ...common,
  'etc/dhcp/dhcpd.conf': SERVED + dhcp,
  ...files,
});

/** Files in a folder, each by its index. */
export const folder = (
  count: number,
  name: (index: number) => string,
  text: (index: number) => string,
): Files => Object.fromEntries(Array.from({ length: count }, (_, i) => [name(i), text(i)]));

const uuid = (i: number): string => `00000000-0000-0000-0000-${i.toString(16).padStart(12, '0')}`;
export const hex = (i: number): string => (0x0a000000 + i + 256).toString(16).toUpperCase().padStart(8, '0');
export const config = 'srv/tftp/pxelinux.cfg';

const told = (name: string): string =>
  ` filename "${name}.0"; option bootfile-name "${name}.1"; option root-path "/srv/${name}";`;

export const growingSites: Readonly<Record<string, (count: number) => Files>> = {
  'machines with a file and a root each': (n) =>
    site(SUBNET + hosts(n), {
      ...folder(
        n,
        (i) => `${config}/01-${mac(i).replaceAll(':', '-')}`,
        (i) => label(`nfsroot=10.0.0.1:/srv/r${i}`),
      ),
      ...folder(
        n,
        (i) => `srv/r${i}/etc/fstab`,
        (i) => `10.0.0.1:/srv/r${i} / nfs rw 0 0\n`,
      ),
      'etc/exports': times(n, (i) => `/srv/r${i} ${machine(i)}(rw,no_root_squash)\n`),
    }),
  'the same over NFS version 4': (n) =>
    site(SUBNET + hosts(n), {
      ...folder(
        n,
        (i) => `${config}/01-${mac(i).replaceAll(':', '-')}`,
        (i) => label(`nfsroot=10.0.0.1:/r${i},vers=4`),
      ),
      'etc/exports': `/srv *(ro,fsid=0)\n${times(n, (i) => `/srv/r${i} ${machine(i)}(rw,no_root_squash)\n`)}`,
    }),
  'machines that no entry lets in': (n) =>
    site(SUBNET + hosts(n, (i) => ` option root-path "/srv/r${i}";`), {
      [`${config}/default`]: label(''),
      'etc/exports': times(n, (i) => `/srv/r${i} 192.168.${(i >> 8) & 255}.${i & 255}(rw,no_root_squash)\n`),
    }),
  'machines that the entry of the next one lets in': (n) =>
    site(SUBNET + hosts(2 * n, (i) => ` option root-path "10.0.0.1:/srv/r${i}";`), {
      [`${config}/default`]: label(''),
      'etc/exports': times(2 * n, (i) => `/srv/r${i} ${machine(i + 1)}(rw,no_root_squash)\n`),
    }),
  'machines whose directory is in no entry': (n) =>
    site(SUBNET + hosts(n, (i) => ` option root-path "/srv/x${i}";`), {
      [`${config}/default`]: label(''),
      'etc/exports': times(n, (i) => `/srv/r${i} ${machine(i)}(rw,no_root_squash)\n`),
    }),
  'machines and the clients of one entry': (n) =>
    site(SUBNET + hosts(n), {
      'etc/exports': `/srv/n1 ${times(n, (i) => `${machine(i)}(rw,no_root_squash) `)}\n`,
    }),
  'machines and networks of one entry': (n) =>
    site(SUBNET + hosts(n), {
      'etc/exports': `/srv/n1 ${times(n, (i) => `${machine(i)}/32(rw,no_root_squash) `)}\n`,
    }),
  'machines and entries of one path': (n) =>
    site(SUBNET + hosts(n), {
      'etc/exports': times(n, (i) => `/srv/n1 ${machine(i)}(rw,no_root_squash)\n`),
    }),
  'machines and names in hosts': (n) =>
    site(SUBNET + times(n, (i) => `host h${i} { hardware ethernet ${mac(i)}; fixed-address h${i}; }\n`), {
      'etc/hosts': times(n, (i) => `${machine(i)} h${i} h${i}.example\n`),
      'etc/exports': times(n, (i) => `/srv/n1 h${i}(rw,no_root_squash)\n`),
    }),
  'machines and classes': (n) =>
    site(SUBNET + times(n / 4, (i) => `class "c${i}" { match if option host-name = "${i}"; }\n`) + hosts(n)),
  'machines that say otherwise than their class': (n) =>
    site(
      `class "pxe" { match if exists vendor-class-identifier;${told('x')} }\n${SUBNET}` +
        hosts(n, (i) => told(`h${i}`)),
    ),
  'machines and subclasses': (n) =>
    site(
      `class "c" { match hardware; }\n${SUBNET}${times(n, (i) => `subclass "c" 1:${mac(i)} { filename "pxelinux.0"; }\n`)}${hosts(n)}`,
    ),
  'machines and subnets': (n) =>
    site(
      times(n, (i) => `subnet ${octets((i + 1) * 256)} netmask 255.255.255.0 {}\n`) +
        times(
          n,
          (i) => `host h${i} { hardware ethernet ${mac(i)}; fixed-address ${octets((i + 1) * 256 + 5)}; }\n`,
        ),
    ),
  'subnets with a range each': (n) =>
    site(
      times(
        n,
        (i) =>
          `subnet ${octets((i + 1) * 256)} netmask 255.255.255.0 { range ${octets((i + 1) * 256 + 5)} ${octets((i + 1) * 256 + 9)}; }\n`,
      ),
    ),
  'subnets with a range, and files for addresses': (n) =>
    site(
      times(
        n,
        (i) =>
          `subnet ${octets((i + 1) * 256)} netmask 255.255.255.0 { range ${octets((i + 1) * 256 + 5)} ${octets((i + 1) * 256 + 9)}; }\n`,
      ),
      folder(
        n,
        (i) => `${config}/${hex(i * 256)}`,
        () => label('nfsroot=10.0.0.1:/srv/n1'),
      ),
    ),
  'machines without an address, and subnets': (n) =>
    site(
      times(
        n,
        (i) =>
          `subnet ${octets((i + 1) * 256)} netmask 255.255.255.0 { range ${octets((i + 1) * 256 + 5)} ${octets((i + 1) * 256 + 9)}; }\n`,
      ) + times(n, (i) => `host h${i} { hardware ethernet ${mac(i)}; }\n`),
    ),
  'machines without an address, and pools': (n) =>
    site(
      `subnet 10.0.0.0 netmask 255.0.0.0 {\n${times(n, (i) => `pool { allow known-clients; range ${machine(i)}; }\n`)}}\n${times(n, (i) => `host h${i} { hardware ethernet ${mac(i)}; }\n`)}`,
    ),
  'machines and files for a UUID': (n) =>
    site(
      SUBNET + hosts(n),
      folder(
        n,
        (i) => `${config}/${uuid(i)}`,
        () => label('nfsroot=10.0.0.1:/srv/n1'),
      ),
    ),
  'machines without a MAC, and files for a MAC': (n) =>
    site(
      SUBNET +
        times(
          n,
          (i) => `host h${i} { option dhcp-client-identifier "c${i}"; fixed-address ${machine(i)}; }\n`,
        ),
      folder(
        n,
        (i) => `${config}/01-${mac(i).replaceAll(':', '-')}`,
        () => label('nfsroot=10.0.0.1:/srv/n1'),
      ),
    ),
  'machines and files for an address': (n) =>
    site(
      SUBNET + hosts(n),
      folder(
        n,
        (i) => `${config}/${hex(i)}`,
        () => label('nfsroot=10.0.0.1:/srv/n1'),
      ),
    ),
  'machines that are told the name of their file': (n) =>
    site(
      `option magic code 208 = text; option configfile code 209 = text;\n${SUBNET}${hosts(n, (i) => ` option configfile "pxelinux.cfg/c${i}";`)}`,
      folder(
        n,
        (i) => `${config}/c${i}`,
        () => label('nfsroot=10.0.0.1:/srv/n1'),
      ),
    ),
  'machines and a file that opens others': (n) =>
    site(SUBNET + hosts(n), {
      [`${config}/default`]:
        label('nfsroot=10.0.0.1:/srv/n1') + times(n, (i) => `INCLUDE pxelinux.cfg/m${i}\n`),
      ...folder(
        n,
        (i) => `${config}/m${i}`,
        (i) => `LABEL m${i}\nKERNEL vmlinuz\n`,
      ),
    }),
  'machines and labels of one file': (n) =>
    site(SUBNET + hosts(n), {
      [`${config}/default`]:
        label('nfsroot=10.0.0.1:/srv/n1') +
        times(n, (i) => `LABEL m${i}\nKERNEL vmlinuz\nAPPEND root=/dev/sda${i}\n`),
    }),
  'machines and a fstab that they share': (n) =>
    site(SUBNET + hosts(n / 4), {
      'srv/n1/etc/fstab': `10.0.0.1:/srv/n1 / nfs rw 0 0\n${times(n / 4, (i) => `10.0.0.1:/srv/n1 /m${i} nfs ro 0 0\n`)}`,
    }),
  'one machine again and again': (n) =>
    site(SUBNET + times(n, () => `host h { hardware ethernet ${mac(1)}; fixed-address ${machine(1)}; }\n`)),
  'one MAC under many names': (n) =>
    site(
      SUBNET + times(n, (i) => `host h${i} { hardware ethernet ${mac(1)}; fixed-address ${machine(i)}; }\n`),
    ),
  'one address for many': (n) =>
    site(
      SUBNET + times(n, (i) => `host h${i} { hardware ethernet ${mac(i)}; fixed-address ${machine(1)}; }\n`),
    ),
  'machines and lines of TCP wrappers': (n) =>
    site(SUBNET + hosts(n), {
      'etc/hosts.allow': times(n, (i) => `in.tftpd: ${machine(i)}\n`),
      'etc/hosts.deny': 'ALL: ALL\n',
    }),
  'machines and a class that gives iPXE': (n) =>
    site(
      `${SUBNET}if exists user-class and option user-class = "ipxe" { filename "a.ipxe"; } else { filename "undionly.kpxe"; }\n${hosts(n)}`,
    ),
  'files of dhcpd in a chain': (n) =>
    site(
      `${SUBNET + hosts(n)}include "/etc/dhcp/d0.conf";\n`,
      folder(
        n,
        (i) => `etc/dhcp/d${i}.conf`,
        (i) => `include "/etc/dhcp/d${i + 1}.conf";\n`,
      ),
    ),
  'files of dhcpd side by side': (n) =>
    site(
      SUBNET + times(n, (i) => `include "/etc/dhcp/d${i}.conf";\n`),
      folder(
        n,
        (i) => `etc/dhcp/d${i}.conf`,
        (i) => `host h${i} { hardware ethernet ${mac(i)}; fixed-address ${machine(i)}; }\n`,
      ),
    ),
  'files of exports': (n) =>
    site(
      SUBNET + hosts(n),
      folder(
        n,
        (i) => `etc/exports.d/e${i}.exports`,
        (i) => `/srv/n1 ${machine(i)}(rw,no_root_squash)\n`,
      ),
    ),
  'machines of dnsmasq, each with a tag and a file': (n) => ({
    ...common,
    'etc/dnsmasq.conf': `enable-tftp\ntftp-root=/srv/tftp\ndhcp-range=10.0.0.0,static,255.0.0.0\n${times(n, (i) => `dhcp-host=${mac(i)},set:t${i},${machine(i)},h${i}\ndhcp-boot=tag:t${i},pxelinux.0,s,10.0.0.1\n`)}`,
  }),
  'machines of dnsmasq and conditions for tags': (n) => ({
    ...common,
    'etc/dnsmasq.conf': `enable-tftp\ntftp-root=/srv/tftp\ndhcp-range=10.0.0.0,static,255.0.0.0\ndhcp-boot=pxelinux.0,s,10.0.0.1\n${times(n / 4, (i) => `dhcp-host=${mac(i)},set:t${i},${machine(i)},h${i}\ntag-if=set:u${i},tag:t${i}\ndhcp-option=tag:u${i},17,/srv/n1\n`)}`,
  }),
  'ranges of dnsmasq': (n) => ({
    ...common,
    'etc/dnsmasq.conf': `enable-tftp\ntftp-root=/srv/tftp\ndhcp-boot=pxelinux.0,s,10.0.0.1\n${times(n, (i) => `dhcp-range=${octets((i + 1) * 256 + 5)},${octets((i + 1) * 256 + 9)},255.255.255.0\n`)}`,
  }),
  'one machine of dnsmasq again and again': (n) => ({
    ...common,
    'etc/dnsmasq.conf': `enable-tftp\ntftp-root=/srv/tftp\ndhcp-range=10.0.0.0,static,255.0.0.0\ndhcp-boot=pxelinux.0,s,10.0.0.1\n${times(n, () => `dhcp-host=${mac(1)},${machine(1)},h\n`)}`,
  }),
  'newer Raspberry Pis, and folders with a root of the name of each': (n) => ({
    ...common,
    'etc/dnsmasq.conf': `enable-tftp\ntftp-root=/srv/tftp\ndhcp-range=10.0.0.0,static,255.0.0.0\npxe-service=0,"Raspberry Pi Boot"\n${times(n, (i) => `dhcp-host=dc:a6:32${mac(i).slice(8)},${machine(i)},h${i}\n`)}`,
    ...folder(
      n,
      (i) => `srv/tftp/${i.toString(16).padStart(8, '0')}/cmdline.txt`,
      (i) => `root=/dev/nfs nfsroot=10.0.0.1:/srv/h${i},vers=3 ip=dhcp\n`,
    ),
  }),
  'Raspberry Pis and folders for them': (n) => ({
    ...common,
    'etc/dnsmasq.conf': `enable-tftp\ntftp-root=/srv/tftp\ndhcp-range=10.0.0.0,static,255.0.0.0\npxe-service=0,"Raspberry Pi Boot"\n${times(n / 2, (i) => `dhcp-host=${pi(i)},${machine(i)},h${i}\n`)}`,
    ...folder(
      n / 2,
      (i) => `srv/tftp/${i.toString(16).padStart(8, '0')}/cmdline.txt`,
      () => 'root=/dev/nfs nfsroot=10.0.0.1:/srv/n1,vers=3 ip=dhcp\n',
    ),
    ...folder(
      n / 2,
      (i) => `srv/tftp/${i.toString(16).padStart(8, '0')}/config.txt`,
      () => 'kernel=kernel8.img\n',
    ),
  }),
};
