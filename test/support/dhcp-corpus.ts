/** A folder of real files goes in, the dhcpd configurations among them come out, with addresses for the names they use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dhcpd } from '../../grammars/dhcpd/index.js';
import { formatIpv4, ipv4After, NO_IPV4 } from '../../server/site/address.js';
import type { DhcpAtom, DhcpExecutable, DhcpScope } from '../../server/site/dhcpd/facts.js';
import { lowerDhcpd } from '../../server/site/dhcpd/lower.js';
import type { Configuration } from './dhcp-agreement.js';

/** Those that INDEX.tsv calls valid for `dhcpd -4 -t`. */
export function corpusConfigurations(folder: string): Configuration[] {
  const rows = readFileSync(join(folder, 'INDEX.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  return rows
    .filter(
      ([, format, , expected, , tool]) =>
        format === 'dhcpd' && expected === 'valid' && tool === 'dhcpd -4 -t',
    )
    .map(([file = '']) => {
      const text = withSubnet(withoutInterfaces(readFileSync(join(folder, file), 'latin1')));
      return { name: file.replace(/^dhcpd\//, ''), text, hosts: addressesFor(text) };
    });
}

/** dhcpd does not start when a network names an interface that this machine lacks. Lines keep their numbers. */
function withoutInterfaces(text: string): string {
  return text.replace(/^([ \t]*)interface[ \t]+"?[\w.-]+"?[ \t]*;/gm, '$1');
}

/** A fragment without any subnet gets one, so that its classes and statements have somebody to serve. */
function withSubnet(text: string): string {
  const { subnets } = lowerDhcpd({ file: '/dhcpd.conf', document: dhcpd.parse(text) }, () => undefined);
  return subnets.length > 0
    ? text
    : `${text}\nsubnet 10.77.0.0 netmask 255.255.255.0 { range 10.77.0.100 10.77.0.199; }\n`;
}

/** Each name of a host gets an address of the first subnet, so that the real program can resolve it. */
function addressesFor(text: string): Record<string, string> {
  const facts = lowerDhcpd({ file: '/dhcpd.conf', document: dhcpd.parse(text) }, () => undefined);
  const names = new Set<string>();
  const note = (atoms: readonly DhcpAtom[]) => {
    for (const atom of atoms) if (atom.kind === 'name') names.add(atom.value.toLowerCase());
  };
  const noteAll = (executables: readonly DhcpExecutable[]) => {
    for (const it of executables) if (it.kind === 'assign') note(it.value.atoms);
  };
  const visit = (scope: DhcpScope) => {
    noteAll(scope.executables);
    scope.children.forEach(visit);
  };
  visit(facts.global);
  for (const host of facts.hosts) note(host.fixedAddresses);
  const network = facts.subnets[0]?.network.value ?? NO_IPV4;
  return Object.fromEntries(
    [...names].map((name, index) => [name, formatIpv4(ipv4After(network, 130 + (index % 100)))]),
  );
}
