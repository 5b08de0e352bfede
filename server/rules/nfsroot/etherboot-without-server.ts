/** DHCP sends Etherboot an image of its own, whose root-path names no server. Nobody is known to boot that way. */
import { dhcpServer, firmwareClient, optionOf, parseNfsRoot } from '../../boot/index.js';
import { groupBy } from '../../site/groups.js';
import { placeKey } from '../../site/place.js';
import { setServer } from '../about/dhcp/nextserver.js';
import { etherbootSite } from '../about/examples/etherboot.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

export const nfsrootEtherbootWithoutServer: CheckRule = {
  id: 'nfsroot/etherboot-without-server',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'DHCP sends Etherboot an image, and the root-path for its kernel names no server.',
    why: 'Images for Etherboot carry `ip=dhcp` and take their root from DHCP alone (mkelf-linux). Their kernel sends no vendor class, so that a next-server for Etherboot does not reach it, and a root-path without an address leads nowhere. Machines that boot by PXE are not hit.',
    avoid: etherbootSite('/diskless/node21'),
    prefer: etherbootSite('192.168.1.1:/diskless/node21'),
    references: ['mkelf-linux(1)', 'Linux net/ipv4/ipconfig.c'],
  },
  check({ site, boots, report }) {
    const cases = boots.flatMap(({ node, loader, kernelAnswer }) => {
      if (node.host === undefined || kernelAnswer.nextServer.kind !== 'none') return [];
      const answer = dhcpServer(site).answer(firmwareClient('etherboot', node.mac), node);
      const { filename } = answer;
      // Only where the configuration sends Etherboot another file than the boot ROM is it meant to be used.
      if (filename.kind !== 'value' || filename.from === undefined) return [];
      if (loader.filename.kind === 'value' && loader.filename.value === filename.value) return [];
      const path = optionOf(kernelAnswer, 'root-path');
      const [atom] = path.kind === 'value' ? path.value.atoms : [];
      if (path.kind !== 'value' || path.from === undefined || atom?.kind !== 'text') return [];
      return parseNfsRoot(atom.value).server === undefined
        ? [{ name: node.name, from: path.from, image: filename.from }]
        : [];
    });
    const { program } = dhcpServer(site);
    for (const group of groupBy(cases, ({ image }) => placeKey(image)).values()) {
      const [first] = group;
      const nodes = group.map(({ name }) => name);
      report({
        at: first.from,
        message: `With this image for Etherboot, ${nodesNamed(nodes)} would find no root: the image takes its root from DHCP, this root-path names no server, and ${program === 'dnsmasq' ? "the answer to the kernel's own request names none" : "no next-server applies to the kernel's own request"}. Write the server's address before the path, or ${setServer(program)}.`,
        related: [{ place: first.image, message: 'the image for Etherboot is named here' }],
        nodes,
      });
    }
  },
};
