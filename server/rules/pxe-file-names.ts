/** Names of configuration files that PXELINUX never asks for: wrong case, wrong separators, no type prefix. */
import { formatIpv4, inNetwork, maskOfLength } from '../site/address.js';
import type { Site } from '../site/model.js';
import type { PxeConfigFile } from '../site/pxelinux.js';
import { startOf } from './edits.js';
import { miniature } from './miniature.js';
import { configFiles, macFileName } from './pxeconfigs.js';
import type { Related, Rule } from './rule.js';

const BOOT = `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
`;
const NAMED = (name: string) =>
  miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    [`srv/tftp/pxelinux.cfg/${name}`]: BOOT,
  });

function hasName(site: Site, config: PxeConfigFile, name: string): boolean {
  return site.pxe.some(
    ({ configs }) => configs.includes(config) && configs.some((other) => other.name === name),
  );
}

/** The host declaration that has the MAC, as the other side of the finding. */
function hostOf(site: Site, mac: string): Related[] {
  const host = site.dhcp?.hosts.find(({ hardware }) => hardware.some((one) => one.mac === mac));
  return host === undefined
    ? []
    : [{ place: host.head, message: `host ${host.name.value} has this address` }];
}

export const pxeMacFilenameCase: Rule = {
  id: 'pxe/mac-filename-case',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The name of a configuration file is a MAC with upper-case digits.',
    why: 'PXELINUX asks for the MAC in lower case, and TFTP servers on Linux tell case apart. The node falls back to `default`, or shows `Unable to locate configuration file`.',
    avoid: NAMED('01-00-40-63-C2-CA-C9'),
    prefer: NAMED('01-00-40-63-c2-ca-c9'),
    references: ['Syslinux doc/pxelinux.txt', 'Syslinux core/fs/pxe/pxe.c'],
  },
  check({ site, report }) {
    if (site.tftp.mapFile) return; // A map file may well turn the request into this name.
    for (const config of configFiles(site)) {
      const { client, name } = config;
      if (client.kind !== 'mac' || client.canonical || !/^[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){6}$/.test(name))
        continue;
      const right = name.toLowerCase();
      if (hasName(site, config, right)) continue;
      report({
        at: startOf(config.file),
        message: `PXELINUX never asks for ${name}: it writes the MAC in lower case. The node boots "default", or shows "Unable to locate configuration file". Rename the file to ${right}.`,
        related: hostOf(site, client.mac),
      });
    }
  },
};

export const pxeMacFilenameForm: Rule = {
  id: 'pxe/mac-filename-form',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The name of a configuration file is a MAC, but not in the form PXELINUX asks for.',
    why: 'The form is the hardware type in two hex digits (01 for Ethernet), then the six octets in lower case, all joined by dashes. Colons, a missing type or missing dashes make a file that no machine loads: `Unable to locate configuration file`.',
    avoid: NAMED('00-40-63-c2-ca-c9'),
    prefer: NAMED('01-00-40-63-c2-ca-c9'),
    references: ['Syslinux doc/pxelinux.txt', 'Syslinux core/fs/pxe/pxe.c'],
  },
  check({ site, report }) {
    if (site.tftp.mapFile) return;
    for (const config of configFiles(site)) {
      const { client, name } = config;
      if (client.kind !== 'mac' || client.canonical || /^[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){6}$/.test(name))
        continue;
      const right = macFileName(client.mac, client.type);
      if (hasName(site, config, right)) continue;
      report({
        at: startOf(config.file),
        message: `${name} looks like a MAC, but PXELINUX asks for ${right}. The node boots "default", or shows "Unable to locate configuration file". Rename the file.`,
        related: hostOf(site, client.mac),
      });
    }
  },
};

/** The subnet that the digits of a file name point into, when they are enough to tell. */
function subnetOfDigits(site: Site, digits: string): string | undefined {
  const value = Number.parseInt(digits.padEnd(8, '0'), 16);
  const mask = maskOfLength(digits.length * 4);
  for (const { network, mask: netmask } of site.dhcp?.subnets ?? []) {
    // Either the digits name addresses inside the subnet, or a whole range that holds it.
    const common = (mask & netmask.value) >>> 0;
    if (digits.length >= 2 && inNetwork(value, network.value, common)) return formatIpv4(network.value);
  }
  return undefined;
}

export const pxeIpFilenameCase: Rule = {
  id: 'pxe/ip-filename-case',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The name of a configuration file is an address in hex with lower-case digits.',
    why: 'PXELINUX writes the client’s address in upper case (`C0A80115`), while MAC names are lower case. The file is never asked for: the node boots `default`, or shows `Unable to locate configuration file`.',
    avoid: NAMED('c0a80115'),
    prefer: NAMED('C0A80115'),
    references: ['Syslinux core/fs/pxe/pxe.c', 'Syslinux doc/pxelinux.txt'],
  },
  check({ site, report }) {
    if (site.tftp.mapFile) return;
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
