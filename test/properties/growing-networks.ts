/** A number goes in, the files of a site with so many networks come out, of each of which a machine may be that no file places. */
import { common, type Files, mac, octets, site, times } from './growing-sites.js';

/** The first address of a network of 256; the first of them is behind that of the server. */
const network = (index: number): string => octets((index + 1) * 256);
const inside = (index: number, last: number): string => octets((index + 1) * 256 + last);
const placeless = (count: number): string =>
  times(count, (i) => `host h${i} { hardware ethernet ${mac(i)}; }\n`);
const pool = (index: number, list: string): string =>
  `subnet ${network(index)} netmask 255.255.255.0 { pool { ${list} range ${inside(index, 5)} ${inside(index, 9)}; } }\n`;
const dnsmasq = (lines: string): Files => ({
  ...common,
  'etc/dnsmasq.conf': `enable-tftp\ntftp-root=/srv/tftp\ndhcp-boot=pxelinux.0,s,10.0.0.1\n${lines}`,
});

export const growingNetworks: Readonly<Record<string, (count: number) => Files>> = {
  'machines without an address, and pools that keep them out': (n) =>
    site(times(2 * n, (i) => pool(i, 'deny known-clients;')) + placeless(2 * n)),
  'machines without an address, and pools for members of classes': (n) =>
    site(
      times(
        2 * n,
        (i) =>
          `class "c${i}" { match if option host-name = "n${i}"; }\nshared-network s${i} { ${pool(i, `allow members of "c${i}";`)}}\n`,
      ) + placeless(2 * n),
    ),
  'machines of dnsmasq without an address, and networks': (n) =>
    dnsmasq(
      times(n / 4, (i) => `dhcp-range=${network(i)},static,255.255.255.0\n`) +
        times(n / 4, (i) => `dhcp-host=${mac(i)},n${i}\n`),
    ),
  'networks of dnsmasq with a tag and a router each': (n) =>
    dnsmasq(
      times(
        n,
        (i) =>
          `dhcp-range=set:t${i},${inside(i, 5)},${inside(i, 9)},255.255.255.0\ndhcp-option=tag:t${i},3,${inside(i, 1)}\n`,
      ) + times(4, (i) => `dhcp-host=${mac(i)},n${i}\n`),
    ),
  'tags that dnsmasq sets for a tag': (n) =>
    dnsmasq(
      `dhcp-range=10.0.0.0,static,255.0.0.0\n${times(4, (i) => `dhcp-host=${mac(i)},${inside(i, 5)},n${i},set:a\n`)}${times(n, (i) => `tag-if=set:t${i},tag:a\n`)}`,
    ),
};
