/** A configuration asks for a variable that nothing sets, and whose name is nearly that of one that there is. */
import { everyFault } from '../about/everyfault.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { misspeltVariables } from '../about/loaders/grubvariables.js';
import { PlaceIndex } from '../about/placeindex.js';
import type { CheckRule } from '../rule.js';

const asking = (name: string): string =>
  grubMenu(
    `  linux (tftp,$${name})/vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`,
  );

export const grubVariableMisspelt: CheckRule = {
  id: 'grub/variable-misspelt',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A grub.cfg asks for a variable that no configuration of the site sets, and that GRUB does not set itself, while another one, of GRUB or set in the same file, has nearly the same name.',
    why: 'A variable that nobody sets is empty, and GRUB says nothing of it. A server that is named by it is none: `error: no server is specified.`; a file whose name it is part of is not there.',
    avoid: bootedByGrub({ [GRUB_CFG]: asking('net_default_sever') }),
    prefer: bootedByGrub({ [GRUB_CFG]: asking('net_default_server') }),
    references: ['GRUB manual, "Special environment variables" and "Network"'],
  },
  check({ site, everyBoot, report }) {
    const misspelt = misspeltVariables(site);
    if (misspelt.length === 0) return;
    // What it does to a boot is told there.
    const told = new PlaceIndex(everyFault(everyBoot), ({ at }) => at);
    for (const one of misspelt) {
      if (told.across(one.at) !== undefined) continue;
      report({
        at: one.at,
        message: `Nothing sets $${one.name}, so it is empty here, and GRUB says nothing of it. Did you mean $${one.near}?`,
      });
    }
  },
};
