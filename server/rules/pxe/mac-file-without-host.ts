/** A configuration file is named after a MAC that no host declaration has: often a slip of one digit. */
import type { DhcpHost } from '../../site/dhcpd/facts.js';
import { startOf } from '../about/edits.js';
import { macsOf } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { configFiles } from '../about/pxeconfigs.js';
import { hostsWithoutFile, nearestHost } from '../about/pxefilenames.js';
import type { CheckRule } from '../rule.js';

export const pxeMacFileWithoutHost: CheckRule = {
  id: 'pxe/mac-file-without-host',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'The MAC in the name of a configuration file belongs to no host of dhcpd.conf.',
    why: 'Mostly one of the two has a wrong digit. The machine that was meant asks for another name and boots `default`, or shows `Unable to locate configuration file`.',
    avoid: miniature(changed('etc/dhcp/dhcpd.conf', '00:40:63:c2:ca:c9', '00:40:63:c2:ca:c8')),
    prefer: miniature(),
    references: ['Syslinux doc/pxelinux.txt', 'dhcpd.conf(5), hardware'],
  },
  check({ site, boots, report }) {
    const { dhcp } = site;
    if (dhcp === undefined || dhcp.includes.some(({ file }) => file === undefined)) return;
    const owners = new Map<string, DhcpHost>();
    for (const host of dhcp.hosts) for (const mac of macsOf(host)) owners.set(mac, host);
    // Machines known by subclass lists need no host declaration; their octets begin with the hardware type.
    const listed = new Set(
      dhcp.subclasses.map(({ data }) =>
        data.value.map((octet) => octet.toString(16).padStart(2, '0')).join(':'),
      ),
    );
    const strangers = configFiles(site).flatMap(({ file, client }) => {
      // A name in the wrong form is never asked for, and another finding.
      if (client.kind !== 'mac' || !client.canonical || owners.has(client.mac)) return [];
      return listed.has(client.mac) || listed.has(`01:${client.mac}`) ? [] : [{ file, client }];
    });
    if (strangers.length === 0) return;
    const orphans = hostsWithoutFile(site);
    const denied = new Set(boots.flatMap(({ node, loader }) => (loader.answered === 'no' ? [node.mac] : [])));
    const servesUnknown = servesUnknownClients(dhcp.pools, dhcp.subnets);
    for (const { file, client } of strangers) {
      const near = nearestHost(orphans, client.mac);
      // That dhcpd does not answer the machine at all is another finding.
      if (near === undefined && denied.has(client.mac)) continue;
      if (near === undefined && (dhcp.hosts.length === 0 || servesUnknown)) {
        // Nothing to compare with: machines without a declaration are served on purpose.
        if (dhcp.hosts.length === 0) continue;
      }
      const [mac, host] = near ?? [];
      report({
        at: startOf(file),
        severity: near === undefined && servesUnknown ? 'info' : 'warning',
        message:
          host === undefined
            ? `No host declaration has the hardware address ${client.mac} of this file's name${
                servesUnknown ? '; a machine with it gets a dynamic address' : ''
              }. If a machine should load this file, check the digits.`
            : `No host declaration has the hardware address ${client.mac} of this file's name, but host ${host.name.value} has ${mac}, and no file. It boots "default", or shows "Unable to locate configuration file". Correct the name of the file, or the host.`,
        related:
          host === undefined
            ? []
            : [
                {
                  place: host.hardware[0]?.octets.place ?? host.head,
                  message: `${host.name.value} is ${mac}`,
                },
              ],
        ...(host === undefined ? {} : { nodes: [host.name.value] }),
      });
    }
  },
};

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
