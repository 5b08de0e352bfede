/** The text of dhcpd.leases goes in, the hosts that were declared at run time come out (dhcpd.leases(5)). Leases themselves say nothing of a boot. */
import { dhcpd } from '../../../grammars/dhcpd/index.js';
import type { Place } from '../place.js';
import type { DhcpExecutable, DhcpFacts, DhcpHost } from './facts.js';
import { lowerDhcpd } from './lower.js';

/** Where distributions keep the file: Debian and Gentoo, RHEL, BSD, older ones. */
export const LEASES_FILES = [
  '/var/lib/dhcp/dhcpd.leases',
  '/var/lib/dhcpd/dhcpd.leases',
  '/var/db/dhcpd.leases',
  '/var/lib/dhcp3/dhcpd.leases',
  '/var/state/dhcp/dhcpd.leases',
];

/** dhcpd writes nothing in braces into a host. */
const HOST = /^host\s[^{}\n]{1,200}\{[^{}]{0,4000}\}/gm;
const DELETED = /^\s*deleted\s*;/m;
const NAME = /^host\s+([^\s{]+)/;

/** The file is a log: what comes later replaces what came before. It is no part of the site, so that its places are its start. */
export function leasedHosts(file: string, text: string, facts: DhcpFacts): DhcpHost[] {
  const last = new Map<string, string>();
  for (const [declaration] of text.matchAll(HOST)) {
    const name = NAME.exec(declaration)?.[1] ?? '';
    if (DELETED.test(declaration)) last.delete(name);
    else last.set(name, declaration);
  }
  if (last.size === 0) return [];
  const document = dhcpd.parse([...last.values()].join('\n'), file);
  const { hosts } = lowerDhcpd({ file, document }, () => undefined);
  const at: Place = { file, span: { start: 0, end: 0 } };
  return hosts.map((host) => ({
    ...host,
    parent: facts.global,
    place: at,
    head: at,
    body: at,
    name: { ...host.name, place: at },
    fixedAddresses: host.fixedAddresses.map((atom) => ({ ...atom, place: at })),
    executables: host.executables.map((one) => placedAt(one, at)),
  }));
}

function placedAt(one: DhcpExecutable, at: Place): DhcpExecutable {
  if (one.kind !== 'assign') return one;
  const atoms = one.value.atoms.map((atom) => ({ ...atom, place: at }));
  return { ...one, value: { ...one.value, place: at, atoms }, place: at, namePlace: at };
}
