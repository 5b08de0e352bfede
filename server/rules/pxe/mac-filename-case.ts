/** A configuration file is named after a MAC in upper case; PXELINUX asks in lower case. */
import { startOf } from '../about/edits.js';
import { configFiles } from '../about/loaders/pxeconfigs.js';
import { hasName, hostOf, named, TYPED_MAC } from '../about/loaders/pxefilenames.js';
import type { CheckRule } from '../rule.js';

export const pxeMacFilenameCase: CheckRule = {
  id: 'pxe/mac-filename-case',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The name of a configuration file is a MAC with upper-case digits.',
    why: 'PXELINUX asks for the MAC in lower case, and TFTP servers on Linux tell case apart. The node falls back to `default`, or shows `Unable to locate configuration file`.',
    avoid: named('01-00-40-63-C2-CA-C9'),
    prefer: named('01-00-40-63-c2-ca-c9'),
    references: ['Syslinux doc/pxelinux.txt', 'Syslinux core/fs/pxe/pxe.c'],
  },
  check({ site, report }) {
    if (site.tftp.mapFile) return; // A map file may well turn the request into this name.
    for (const config of configFiles(site)) {
      const { client, name } = config;
      if (client.kind !== 'mac' || client.canonical || !TYPED_MAC.test(name)) continue;
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
