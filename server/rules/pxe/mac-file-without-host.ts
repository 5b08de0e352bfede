/** A configuration file is named after a MAC that no host declaration has: often a slip of one digit. */
import { configurationOf } from '../../site/dhcp/configurations.js';
import type { Place } from '../../site/place.js';
import { hardware, ownFile } from '../about/causes.js';
import { addressMeant } from '../about/dhcp/nocard.js';
import { ofShortAddress } from '../about/dhcp/shortoctet.js';
import { startOf } from '../about/edits.js';
import { configFiles, macFileName } from '../about/loaders/pxeconfigs.js';
import { declaredMachines, nearestOf, withoutFile } from '../about/loaders/pxefilenames.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule, Report } from '../rule.js';

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
    const server = configurationOf(site);
    if (server === undefined || server.words.includes.some(({ file }) => file === undefined)) return;
    const machines = declaredMachines(site);
    // Nothing to compare with: machines without a declaration are served on purpose.
    if (machines.size === 0) return;
    const strangers = configFiles(site).flatMap(({ file, client }) => {
      // A name in the wrong form is never asked for, and another finding.
      if (client.kind !== 'mac' || !client.canonical || machines.has(client.mac)) return [];
      return server.lists(client.mac) ? [] : [{ file, client }];
    });
    if (strangers.length === 0) return;
    // A declaration may be in what the server refuses.
    const refused = boots.some(({ serverRuns }) => !serverRuns);
    const machineNear = nearestOf(withoutFile(site, machines));
    const denied = new Set(boots.flatMap(({ node, loader }) => (loader.answered === 'no' ? [node.mac] : [])));
    const { servesOthers: servesUnknown, declarationWord: declaration } = server;
    for (const { file, client } of strangers) {
      const broken = addressMeant(site, client.mac);
      const near = broken === undefined ? machineNear(client.mac) : undefined;
      // That it does not answer the machine at all is another finding; and where it answers all, few of them need a declaration.
      if (near === undefined && (refused || server.tellsFew || denied.has(client.mac))) continue;
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
        ...(near === undefined
          ? causeOf(broken)
          : {
              // The other one is known by this file alone.
              nodes: [near.name, client.mac],
              cause:
                ofShortAddress(site, near.place) ??
                ownFile(macFileName(near.mac), 0, 'the file that is named after another address'),
            }),
      });
    }
  },
};

function causeOf(place: Place | undefined): Pick<Report, 'cause'> {
  return place === undefined
    ? {}
    : { cause: hardware(place, 1, 'this file is for a machine that no declaration names') };
}
