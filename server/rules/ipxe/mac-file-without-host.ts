/** A script of iPXE is named after a hardware address that no machine has, a digit away from a machine without a script. */
import { configurationOf } from '../../site/dhcp/configurations.js';
import { addressMeant } from '../about/dhcp/nocard.js';
import { ofShortAddress } from '../about/dhcp/shortoctet.js';
import { startOf } from '../about/edits.js';
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { machineMeant, macOfScript } from '../about/loaders/macfiles.js';
import { declaredMachines } from '../about/loaders/pxefilenames.js';
import type { CheckRule } from '../rule.js';

const NAMED = (mac: string) =>
  ipxeSite({
    'srv/tftp/boot.ipxe': '#!ipxe\nchain ipxe/${mac:hexhyp}.ipxe || shell\n',
    [`srv/tftp/ipxe/${mac}.ipxe`]: IPXE_SCRIPT.replace('kernel ', 'kernel /'),
  });

export const ipxeMacFileWithoutHost: CheckRule = {
  id: 'ipxe/mac-file-without-host',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The hardware address in the name of a script belongs to no machine of the DHCP server, and differs by a digit or two from that of a machine that has no such script.',
    why: 'One of the two has a wrong digit. The machine asks for `ipxe/${mac:hexhyp}.ipxe` under another name: `No such file or directory`, and it boots what all others do, or nothing.',
    avoid: NAMED('00-40-63-c2-ca-c8'),
    prefer: NAMED('00-40-63-c2-ca-c9'),
    references: ['ipxe.org/cfg/mac', 'dnsmasq(8), --dhcp-host', 'dhcpd.conf(5), hardware'],
  },
  check({ site, report }) {
    // A machine may be declared where it is not read.
    if (configurationOf(site)?.mayNameOthers !== false) return;
    const machines = declaredMachines(site);
    for (const script of site.ipxe) {
      const mac = macOfScript(script);
      if (mac === undefined || machines.has(mac)) continue;
      const meant = machineMeant(site, mac);
      // A declaration with the address of no card is the one that is meant, and a finding.
      if (meant === undefined || addressMeant(site, mac) !== undefined) continue;
      const cause = ofShortAddress(site, meant.place);
      report({
        at: startOf(script.file),
        message: `No machine has the hardware address ${mac} of this file's name, but ${meant.name} has ${meant.mac}, and no script of its own: it asks for another name. Correct the name of the file, or the address.`,
        related: [{ place: meant.place, message: `${meant.name} is ${meant.mac}` }],
        nodes: [meant.name],
        ...(cause === undefined ? {} : { cause }),
      });
    }
  },
};
