/** A configuration file is named after a MAC in a form that PXELINUX never asks for: colons, no type, no dashes. */
import { startOf } from '../about/edits.js';
import { configFiles, macFileName } from '../about/loaders/pxeconfigs.js';
import { hasName, hostOf, named, TYPED_MAC } from '../about/loaders/pxefilenames.js';
import type { CheckRule } from '../rule.js';

export const pxeMacFilenameForm: CheckRule = {
  id: 'pxe/mac-filename-form',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The name of a configuration file is a MAC, but not in the form PXELINUX asks for.',
    why: 'The form is the hardware type in two hex digits (01 for Ethernet), then the six octets in lower case, all joined by dashes. Colons, a missing type or missing dashes make a file that no machine loads: `Unable to locate configuration file`.',
    avoid: named('00-40-63-c2-ca-c9'),
    prefer: named('01-00-40-63-c2-ca-c9'),
    references: ['Syslinux doc/pxelinux.txt', 'Syslinux core/fs/pxe/pxe.c'],
  },
  check({ site, report }) {
    if (site.tftp.mapFile) return;
    for (const config of configFiles(site)) {
      const { client, name } = config;
      if (client.kind !== 'mac' || client.canonical || TYPED_MAC.test(name)) continue;
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
