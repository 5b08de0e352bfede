/** A configuration of GRUB is named after a hardware address that no machine has, a digit away from a machine without such a file. */
import { configurationOf } from '../../site/dhcp/configurations.js';
import { ownFile } from '../about/causes.js';
import { addressMeant } from '../about/dhcp/nocard.js';
import { ofShortAddress } from '../about/dhcp/shortoctet.js';
import { startOf } from '../about/edits.js';
import { bootedByGrub, grubMenu } from '../about/examples/grub.js';
import { machineMeantByGrub } from '../about/loaders/macfiles.js';
import { macFileName } from '../about/loaders/pxeconfigs.js';
import { declaredMachines } from '../about/loaders/pxefilenames.js';
import type { CheckRule } from '../rule.js';

const NAMED = (mac: string) =>
  bootedByGrub(
    {
      'srv/tftp/boot/grub/grub.cfg': 'menuentry "Local disk" {\n  exit\n}\n',
      [`srv/tftp/boot/grub/grub.cfg-01-${mac}`]: grubMenu(),
      'srv/tftp/grub/grub.cfg': undefined,
    },
    'boot/grub/x86_64-efi/core.efi',
  );

export const grubMacFileWithoutHost: CheckRule = {
  id: 'grub/mac-file-without-host',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The hardware address in the name of a `grub.cfg-01-…` belongs to no machine of the DHCP server, and differs by a digit or two from that of a machine that has no such file.',
    why: 'One of the two has a wrong digit. GRUB asks for a file of another name, says nothing of it, and reads `grub.cfg`, which is for all others; without that it stops at `grub>`.',
    avoid: NAMED('00-40-63-c2-ca-c8'),
    prefer: NAMED('00-40-63-c2-ca-c9'),
    references: ['GRUB grub-core/net/net.c, grub_net_search_config_file', 'dhcpd.conf(5), hardware'],
  },
  check({ site, report }) {
    const server = configurationOf(site);
    // A machine may be declared where it is not read.
    if (server === undefined || server.mayNameOthers) return;
    const machines = declaredMachines(site);
    for (const { file, client } of site.grub) {
      if (client.kind !== 'mac' || !client.canonical || machines.has(client.mac)) continue;
      const meant = server.lists(client.mac) ? undefined : machineMeantByGrub(site, client.mac);
      // A declaration with the address of no card is the one that is meant, and a finding.
      if (meant === undefined || addressMeant(site, client.mac) !== undefined) continue;
      const own = `grub.cfg-${macFileName(meant.mac)}`;
      report({
        at: startOf(file),
        message: `No machine has the hardware address ${client.mac} of this file's name, but ${meant.name} has ${meant.mac}, and no file of its own: its GRUB asks for ${own}, and reads grub.cfg instead. Correct the name of the file, or the address.`,
        related: [{ place: meant.place, message: `${meant.name} is ${meant.mac}` }],
        // The other one is known by this file alone.
        nodes: [meant.name, client.mac],
        cause:
          ofShortAddress(site, meant.place) ??
          ownFile(own, 0, 'the file that is named after another address'),
      });
    }
  },
};
