/** PXELINUX is told a path prefix that does not end in a slash. */
import { optionByCode } from '../../boot/index.js';
import { groupBy } from '../../site/groups.js';
import { placeKey } from '../../site/place.js';
import { answered } from '../about/loaders/otherfirmware.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const PREFIX = (prefix: string) =>
  miniature({
    ...changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  filename "pxelinux.0";\n  option loader-pathprefix "${prefix}";\n  option dhcp-parameter-request-list = concat(option dhcp-parameter-request-list, d2);\n`,
    ),
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': undefined,
    'srv/tftp/boot/pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
  });

export const dhcpPathprefixNoSlash: CheckRule = {
  id: 'dhcp/pathprefix-no-slash',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'Option 210, the path prefix of PXELINUX, does not end in a slash, and no configuration is found with it.',
    why: 'PXELINUX puts the text before every name as it stands: with `boot` it asks for `bootpxelinux.cfg/default`, and shows `Unable to locate configuration file`.',
    avoid: PREFIX('boot'),
    prefer: PREFIX('boot/'),
    references: ['Syslinux doc/pxelinux.txt', 'RFC 5071, 5'],
  },
  check({ site, boots, report }) {
    const cases = answered(boots).flatMap(({ node, loader, loading }) => {
      if (loading === undefined || loading.prefix === '' || loading.prefix.endsWith('/')) return [];
      if (loading.used.kind === 'value') return [];
      const said = optionByCode(site, loader, 210);
      if (said.kind !== 'value' || said.from === undefined || said.value !== loading.prefix) return [];
      return [{ name: node.name, prefix: said.value, from: said.from }];
    });
    for (const group of groupBy(cases, ({ from }) => placeKey(from)).values()) {
      const [first] = group;
      const nodes = group.map(({ name }) => name);
      report({
        at: first.from,
        message: `PXELINUX of ${nodesNamed(nodes)} asks for ${first.prefix}pxelinux.cfg/default: the prefix stands before every name as it is. Write "${first.prefix}/".`,
        nodes,
      });
    }
  },
};
