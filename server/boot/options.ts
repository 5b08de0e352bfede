/** An option's name goes in, its code comes out: the names dhcpd knows from the start, and those the site defines. */
import type { DhcpFacts } from '../site/dhcp.js';

/** Names of common/tables.c that a simulation of a boot has to tell apart by code. */
const builtIn: ReadonlyMap<string, number> = new Map([
  ['subnet-mask', 1],
  ['time-offset', 2],
  ['routers', 3],
  ['time-servers', 4],
  ['domain-name-servers', 6],
  ['log-servers', 7],
  ['host-name', 12],
  ['boot-size', 13],
  ['domain-name', 15],
  ['swap-server', 16],
  ['root-path', 17],
  ['extensions-path', 18],
  ['interface-mtu', 26],
  ['broadcast-address', 28],
  ['static-routes', 33],
  ['nis-domain', 40],
  ['nis-servers', 41],
  ['ntp-servers', 42],
  ['vendor-encapsulated-options', 43],
  ['dhcp-requested-address', 50],
  ['dhcp-lease-time', 51],
  ['dhcp-message-type', 53],
  ['dhcp-server-identifier', 54],
  ['dhcp-parameter-request-list', 55],
  ['dhcp-max-message-size', 57],
  ['dhcp-renewal-time', 58],
  ['dhcp-rebinding-time', 59],
  ['vendor-class-identifier', 60],
  ['dhcp-client-identifier', 61],
  ['tftp-server-name', 66],
  ['bootfile-name', 67],
  ['user-class', 77],
  ['fqdn', 81],
  ['relay-agent-information', 82],
  ['pxe-system-type', 93],
  ['pxe-interface-id', 94],
  ['pxe-client-id', 97],
  ['domain-search', 119],
  ['pxelinux-magic', 208],
  ['loader-configfile', 209],
  ['loader-pathprefix', 210],
  ['loader-reboottime', 211],
]);

/** Options whose value is addresses; of the others that are computed, text is shown as text. */
const addressCodes: ReadonlySet<number> = new Set([1, 3, 4, 6, 7, 16, 28, 41, 42, 50, 54]);

export interface OptionCodes {
  codeOf(space: string, name: string): number | undefined;
  /** Every name, in any space, that stands for the code. */
  namesOf(code: number): readonly { readonly space: string; readonly name: string }[];
  holdsAddresses(space: string, name: string): boolean;
}

const tables = new WeakMap<DhcpFacts, OptionCodes>();

/** A definition of the site replaces a built-in one of the same name, as in dhcpd. */
export function optionCodes(dhcp: DhcpFacts): OptionCodes {
  const known = tables.get(dhcp);
  if (known !== undefined) return known;
  const codes = new Map<string, number>();
  for (const [name, code] of builtIn) codes.set(`dhcp.${name}`, code);
  for (const { space, name, code } of dhcp.definitions ?? []) {
    codes.set(`${space || 'dhcp'}.${name}`.toLowerCase(), code);
  }
  const names = new Map<number, { space: string; name: string }[]>();
  for (const [key, code] of codes) {
    const dot = key.indexOf('.');
    const list = names.get(code) ?? [];
    names.set(code, list);
    list.push({ space: key.slice(0, dot), name: key.slice(dot + 1) });
  }
  const table: OptionCodes = {
    codeOf: (space, name) => codes.get(`${space}.${name}`.toLowerCase()),
    namesOf: (code) => names.get(code) ?? [],
    holdsAddresses(space, name) {
      const code = codes.get(`${space}.${name}`.toLowerCase());
      return space === 'dhcp' && code !== undefined && addressCodes.has(code);
    },
  };
  tables.set(dhcp, table);
  return table;
}
