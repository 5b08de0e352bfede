/** Nodes are told a boot server, but no boot file. */
import { answerDhcp, firmwareClient, firmwares } from '../../boot/index.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

export const dhcpFilenameMissing: CheckRule = {
  id: 'dhcp/filename-missing',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A next-server applies to nodes for which there is no filename, whatever their firmware.',
    why: 'The ROM gets an address and a server, and nothing to ask it for: `PXE-E53: No boot filename received`, iPXE `Nothing to boot`.',
    avoid: miniature(changed('etc/dhcp/dhcpd.conf', '  filename "pxelinux.0";\n', '')),
    prefer: miniature(),
    references: ['dhcpd.conf(5), filename', 'PXE specification 2.1'],
  },
  check({ site, boots, report }) {
    // Without PXELINUX files nothing says that these machines are to boot over the network at all.
    if (site.pxe.length === 0 || site.dhcp?.includes.some(({ file }) => file === undefined) !== false) return;
    const cases = boots.flatMap(({ node, loader, pxelinux }) => {
      const { nextServer } = loader;
      if (node.host === undefined || loader.answered !== 'yes' || loader.filename.kind !== 'none') return [];
      // U-Boot needs none.
      if (pxelinux?.config.kind === 'value' && pxelinux.config.value.uboot) return [];
      if (nextServer.kind !== 'value' || nextServer.from === undefined) return [];
      // A file for other firmware, or in option 67, is enough: the machine may be of that kind.
      const told = firmwares.some((firmware) => {
        const answer = answerDhcp(site, firmwareClient(firmware, node.mac), node.host);
        return answer.filename.kind !== 'none' || answer.option('bootfile-name').kind !== 'none';
      });
      return told ? [] : [{ node, from: nextServer.from }];
    });
    for (const group of groupBy(cases, ({ from }) => `${from.file}:${from.span.start}`).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const names = group.map(({ node }) => node.name);
      report({
        at: first.from,
        message:
          `${nodesNamed(names)} ${single(names) ? 'is' : 'are'} told this boot server, but no boot file: PXE-E53: No boot filename received. If they are to boot from it, add a filename such as "pxelinux.0".`.replace(
            /^n/,
            'N',
          ),
        related: [{ place: first.node.place, message: 'no filename applies to it' }],
        nodes: names,
      });
    }
  },
};
