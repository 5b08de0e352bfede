/** A configuration file is named after a MAC that no host declaration has: often a slip of one digit. */
import type { DhcpFacts } from '../../site/dhcpd/facts.js';
import { octetsInHex } from '../../site/octets.js';
import { startOf } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { configFiles } from '../about/pxeconfigs.js';
import { declaredMachines, nearest, withoutFile } from '../about/pxefilenames.js';
import type { CheckRule } from '../rule.js';

export const pxeMacFileWithoutHost: CheckRule = {
  id: 'pxe/mac-file-without-host',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The MAC in the name of a configuration file belongs to no host of dhcpd.conf, or is a slip beside one of dnsmasq.conf.',
    why: 'Mostly one of the two has a wrong digit. The machine that was meant asks for another name and boots `default`, or shows `Unable to locate configuration file`.',
    avoid: miniature(changed('etc/dhcp/dhcpd.conf', '00:40:63:c2:ca:c9', '00:40:63:c2:ca:c8')),
    prefer: miniature(),
    references: ['Syslinux doc/pxelinux.txt', 'dhcpd.conf(5), hardware'],
  },
  check({ site, boots, report }) {
    const { dhcp, dnsmasq } = site;
    if (dhcp === undefined ? dnsmasq === undefined : dhcp.includes.some(({ file }) => file === undefined))
      return;
    const machines = declaredMachines(site);
    // Nothing to compare with: machines without a declaration are served on purpose.
    if (machines.size === 0) return;
    const listed = dhcp === undefined ? new Set() : listedIn(dhcp);
    const strangers = configFiles(site).flatMap(({ file, client }) => {
      // A name in the wrong form is never asked for, and another finding.
      if (client.kind !== 'mac' || !client.canonical || machines.has(client.mac)) return [];
      return listed.has(client.mac) || listed.has(`01:${client.mac}`) ? [] : [{ file, client }];
    });
    if (strangers.length === 0) return;
    const orphans = withoutFile(site, machines);
    const denied = new Set(boots.flatMap(({ node, loader }) => (loader.answered === 'no' ? [node.mac] : [])));
    // Lines of dnsmasq give names and addresses to some machines; it serves the others as well.
    const servesUnknown = dhcp === undefined || servesUnknownClients(dhcp.pools, dhcp.subnets);
    for (const { file, client } of strangers) {
      const near = nearest(orphans, client.mac);
      // That dhcpd does not answer the machine at all is another finding.
      if (near === undefined && (dhcp === undefined || denied.has(client.mac))) continue;
      const declaration = dhcp === undefined ? 'dhcp-host line' : 'host declaration';
      report({
        at: startOf(file),
        severity: near === undefined && servesUnknown ? 'info' : 'warning',
        message:
          near === undefined
            ? `No host declaration has the hardware address ${client.mac} of this file's name${
                servesUnknown ? '; a machine with it gets a dynamic address' : ''
              }. If a machine should load this file, check the digits.`
            : `No ${declaration} has the hardware address ${client.mac} of this file's name, but host ${near.name} has ${near.mac}, and no file. It boots "default", or shows "Unable to locate configuration file". Correct the name of the file, or the host.`,
        related: near === undefined ? [] : [{ place: near.place, message: `${near.name} is ${near.mac}` }],
        ...(near === undefined ? {} : { nodes: [near.name] }),
      });
    }
  },
};

/** Machines known by lists of subclasses need no host declaration; their octets begin with the hardware type. */
function listedIn({ subclasses }: DhcpFacts): ReadonlySet<string> {
  return new Set(subclasses.map(({ data }) => octetsInHex(data.value)));
}

type Ranged = { readonly ranges: readonly unknown[] };
type Pooled = Ranged & { readonly permits: readonly { readonly allow: boolean; readonly what: string }[] };

/** Some range is open to machines without a declaration. */
function servesUnknownClients(pools: readonly Pooled[], subnets: readonly Ranged[]): boolean {
  if (subnets.some(({ ranges }) => ranges.length > 0)) return true;
  return pools.some(
    ({ ranges, permits }) =>
      ranges.length > 0 &&
      !permits.some(({ allow, what }) => !allow && /^(unknown|all)[- ]clients/.test(what)) &&
      (!permits.some(({ allow }) => allow) ||
        permits.some(({ allow, what }) => allow && !/^known[- ]clients/.test(what))),
  );
}
