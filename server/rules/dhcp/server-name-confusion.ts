/** server-name is set where next-server is meant. */
import { groupBy } from '../../site/groups.js';
import { isNamed } from '../../site/model.js';
import { placeKey } from '../../site/place.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const NAMED = changed('etc/dhcp/dhcpd.conf', '  next-server 192.168.1.1;', '  server-name "192.168.1.1";');

export const dhcpServerNameConfusion: CheckRule = {
  id: 'dhcp/server-name-confusion',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'server-name is sent to a client for which no next-server applies.',
    why: 'server-name fills a text field that boot ROMs, PXELINUX and the kernel do not read. The address of the boot server stays 0.0.0.0: `PXE-E32: TFTP open timeout`, or `rootserver=0.0.0.0` from the kernel.',
    avoid: miniature({
      ...NAMED,
      ...changed(
        'etc/dhcp/dhcpd.conf',
        '  next-server 192.168.1.1;\n  filename "pxelinux.0";',
        '  server-name "192.168.1.1";',
      ),
    }),
    prefer: miniature(),
    references: ['dhcpd.conf(5), server-name and next-server'],
  },
  check({ site, boots, report }) {
    // dnsmasq sends its own address, unless it is told another one.
    if (site.dhcp === undefined) return;
    // Where a filename is sent as well, dhcp/next-server-missing reports both. Where others are told a server, the rest of a network
    // that is told no file boots from elsewhere, if at all.
    const others = boots.some(
      ({ loader }) => loader.filename.kind === 'value' && loader.nextServer.kind === 'value',
    );
    const silent = boots.filter(
      ({ node, loader }) =>
        (loader.filename.kind !== 'value' || loader.nextServer.kind !== 'none') &&
        !(others && !isNamed(node) && loader.filename.kind === 'none'),
    );
    const cases = silent.flatMap(({ node, loader, kernelAnswer }) =>
      [loader, kernelAnswer].flatMap((answer) => {
        const { serverName, nextServer } = answer;
        return answer.answered === 'yes' &&
          serverName.kind === 'value' &&
          serverName.from !== undefined &&
          nextServer.kind === 'none'
          ? [{ node, from: serverName.from, name: serverName.value, kernel: answer === kernelAnswer }]
          : [];
      }),
    );
    for (const group of groupBy(cases, ({ from }) => placeKey(from)).values()) {
      const [first] = group;
      const onlyKernel = group.every(({ kernel }) => kernel);
      report({
        at: first.from,
        message: `server-name "${first.name}" is only text in a field that nobody reads, and no next-server applies to ${
          onlyKernel ? 'the kernel of ' : ''
        }${nodesNamed([...new Set(group.map(({ node }) => node.name))])}: the boot server's address is sent as 0.0.0.0. Set next-server.`,
        nodes: [...new Set(group.map(({ node }) => node.name))],
      });
    }
  },
};
