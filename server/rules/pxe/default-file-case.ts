/** The file for all other machines is not called `default`, but something like it. */

import type { PxeDirectory } from '../../site/model.js';
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';
import { startOf } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule, RuleContext } from '../rule.js';

const OTHER = changed(
  'etc/dhcp/dhcpd.conf',
  'host node21 {',
  'host node22 {\n  hardware ethernet 00:40:63:c2:ca:d0;\n  fixed-address 192.168.1.22;\n}\nhost node21 {',
);
const LOCAL = 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n';

/** A file that is surely meant to be `default`, in a directory that has none. */
export function misnamedDefault(
  { site, boots }: Pick<RuleContext, 'site' | 'boots'>,
  directory: PxeDirectory,
): PxeConfigFile | undefined {
  if (site.tftp.mapFile) return undefined;
  const { configs, path } = directory;
  if (configs.some(({ name }) => name === 'default')) return undefined;
  const listed = site.tree.list(path);
  if (listed?.includes('default') === true) return undefined;
  const used = new Set(
    site.pxe.flatMap((one) => one.configs).flatMap(({ includes }) => includes.map(({ file }) => file)),
  );
  for (const { pxelinux } of boots) {
    if (pxelinux?.config.kind === 'value') used.add(pxelinux.config.value.file);
  }
  return configs.find(
    ({ name, file, labels, default: command }) =>
      /^default(\.(txt|cfg|conf))?$/i.test(name) &&
      !used.has(file) &&
      (labels.length > 0 || command !== undefined),
  );
}

export const pxeDefaultFileCase: CheckRule = {
  id: 'pxe/default-file-case',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The directory has no file `default`, but one called Default, default.cfg or the like.',
    why: 'PXELINUX asks for `default`, in lower case and without an ending. Machines without a file of their own show `Unable to locate configuration file`.',
    avoid: miniature({
      ...OTHER,
      'srv/tftp/pxelinux.cfg/default': undefined,
      'srv/tftp/pxelinux.cfg/Default': LOCAL,
    }),
    prefer: miniature({ ...OTHER, 'srv/tftp/pxelinux.cfg/default': LOCAL }),
    references: ['Syslinux doc/pxelinux.txt', 'Syslinux core/fs/pxe/pxe.c'],
  },
  check(context) {
    const { site, boots, report } = context;
    const lost = boots
      .filter(({ pxelinux }) => pxelinux?.config.kind === 'none')
      .map(({ node }) => node.name);
    for (const directory of site.pxe) {
      const found = misnamedDefault(context, directory);
      if (found === undefined) continue;
      const here = site.pxe.length === 1 ? lost : [];
      report({
        at: startOf(found.file),
        severity: here.length > 0 ? 'error' : 'warning',
        message: `PXELINUX never asks for ${found.name}: the file for all other machines is called "default", in lower case and without an ending. ${
          here.length > 0
            ? `It finds nothing for ${nodesNamed(here)} and shows "Unable to locate configuration file". `
            : ''
        }Rename the file to default.`,
        nodes: here,
      });
    }
  },
};
