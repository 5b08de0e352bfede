/** A configuration file is named after an address in lower-case hex; PXELINUX asks in upper case. */
import { formatIpv4, inNetwork, ipv4OfNumber, maskOfLength, networkAddress } from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import type { Site } from '../../site/model.js';
import { startOf } from '../about/edits.js';
import { configFiles } from '../about/loaders/pxeconfigs.js';
import { hasName, named } from '../about/loaders/pxefilenames.js';
import type { CheckRule } from '../rule.js';

/** The subnet that the digits of a file name point into, when they are enough to tell. */
function subnetOfDigits(site: Site, digits: string): string | undefined {
  const value = ipv4OfNumber(Number.parseInt(digits.padEnd(8, '0'), 16));
  const mask = maskOfLength(digits.length * 4);
  for (const { network, mask: netmask } of configurationOf(site)?.subnets.all ?? []) {
    // Either the digits name addresses inside the subnet, or a whole range that holds it.
    const common = networkAddress(mask, netmask);
    if (digits.length >= 2 && inNetwork(value, network, common)) return formatIpv4(network);
  }
  return undefined;
}

export const pxeIpFilenameCase: CheckRule = {
  id: 'pxe/ip-filename-case',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The name of a configuration file is an address in hex with lower-case digits.',
    why: "PXELINUX writes the client's address in upper case (`C0A80115`), while MAC names are lower case. The file is never asked for: the node boots `default`, or shows `Unable to locate configuration file`.",
    avoid: named('c0a80115'),
    prefer: named('C0A80115'),
    references: ['Syslinux core/fs/pxe/pxe.c', 'Syslinux doc/pxelinux.txt'],
  },
  check({ site, report }) {
    if (site.tftp.mapFile || site.tftp.smallLetters === true) return;
    for (const config of configFiles(site)) {
      const { client, name } = config;
      if (client.kind !== 'address' || client.canonical) continue;
      const subnet = subnetOfDigits(site, client.digits);
      // Words such as "cafe" or "bad" are hex digits, too: only a name that points into a declared subnet is surely an address.
      if (subnet === undefined && client.digits.length < 8) continue;
      const right = name.toUpperCase();
      if (hasName(site, config, right)) continue;
      report({
        at: startOf(config.file),
        severity: subnet === undefined ? 'info' : 'error',
        message: `PXELINUX never asks for ${name}: it writes addresses in upper case. Rename the file to ${right}.`,
      });
    }
  },
};
