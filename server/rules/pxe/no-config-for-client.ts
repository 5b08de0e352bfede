/** No configuration file that PXELINUX asks for on behalf of a node exists. */
import { bootFiles, namesOf } from '../about/bootfiles.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { macFileName } from '../about/pxeconfigs.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule, RuleContext } from '../rule.js';
import { misnamedDefault } from './default-file-case.js';
import { endsPrefix } from './prefix-underscore.js';

const NO_DEFAULT = { 'srv/tftp/pxelinux.cfg/default': undefined };

/** No directory of that name at all, where the settings say what the TFTP server serves, and a loader lies there. */
function withoutDirectory({ site, boots, report }: Pick<RuleContext, 'site' | 'boots' | 'report'>): void {
  const { root, rootSaid, listingComplete } = site.tftp;
  if (root === undefined || rootSaid === undefined || !listingComplete) return;
  const lost = boots.filter(
    ({ pxelinux, bootFile }) => pxelinux?.config.kind === 'none' && bootFile?.present === 'yes',
  );
  for (const { name, place, traces, first } of bootFiles(lost)) {
    const directory = `${first.pxelinux?.prefix ?? ''}pxelinux.cfg`;
    const nodes = namesOf(traces);
    report({
      at: place,
      message: `"${name}" finds no configuration for ${nodesNamed(nodes)}: below ${root}, the root of the TFTP server, there is no directory ${directory.replace(/^\//, '')}. It shows "Unable to locate configuration file". Create the directory with a file default in it.`,
      related: [{ place: rootSaid.place, message: 'the root of the TFTP server' }],
      nodes,
    });
  }
}

export const pxeNoConfigForClient: CheckRule = {
  id: 'pxe/no-config-for-client',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'None of the configuration files that PXELINUX tries for a node exists, and there is no default.',
    why: 'PXELINUX asks for the UUID, the MAC, the address in hex digit by digit, and `default`. When all are missing it shows `Unable to locate configuration file`, then `Boot failed: press a key to retry, or wait for reset...`.',
    avoid: miniature({
      ...NO_DEFAULT,
      ...changed(
        'etc/dhcp/dhcpd.conf',
        'host node21 {',
        'host node22 {\n  hardware ethernet 00:40:63:11:22:33;\n  fixed-address 192.168.1.22;\n}\nhost node21 {',
      ),
    }),
    prefer: miniature(NO_DEFAULT),
    references: ['Syslinux doc/pxelinux.txt', 'Syslinux core/fs/pxe/pxe.c'],
  },
  check({ site, boots, report }) {
    const [only] = site.pxe;
    if (only === undefined) {
      withoutDirectory({ site, boots, report });
      return;
    }
    // A default under another name is one finding, not one for each node.
    if (site.pxe.length === 1 && misnamedDefault({ site, boots }, only) !== undefined) return;
    // A file for a UUID may be any machine's.
    if (site.pxe.some(({ configs }) => configs.some(({ client }) => client.kind === 'uuid'))) return;
    const lost = boots.filter(
      (trace) =>
        trace.pxelinux?.config.kind === 'none' &&
        trace.node.mac !== undefined &&
        // PXELINUX that looks in the wrong place because of its name is another finding.
        endsPrefix(site, trace) === undefined,
    );
    for (const group of groupBy(lost, ({ pxelinux }) => pxelinux?.prefix ?? '').values()) {
      for (const { node, pxelinux } of group) {
        const directory = site.pxe[0];
        const own = `${pxelinux?.prefix ?? ''}pxelinux.cfg/${macFileName(node.mac ?? '')}`;
        report({
          at: node.place,
          message: `PXELINUX finds no configuration for ${nodesNamed([node.name])}: neither ${own}, nor a file for its address, nor default exists. It shows "Unable to locate configuration file". Create ${own}.`,
          related:
            directory?.configs[0] === undefined
              ? []
              : [
                  {
                    place: { file: directory.configs[0].file, span: { start: 0, end: 0 } },
                    message: 'the files of other nodes are here',
                  },
                ],
          nodes: [node.name],
        });
      }
    }
  },
};
