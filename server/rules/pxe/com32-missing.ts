/** A configuration file uses a COM32 module, a menu for instance, that is not under the TFTP root. */

import type { Said } from '../../site/place.js';
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';
import { miniature } from '../about/miniature.js';
import { readers } from '../about/pxeconfigs.js';
import type { CheckRule } from '../rule.js';

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
const MENU = {
  'srv/tftp/pxelinux.cfg/default': 'UI menu.c32\nTIMEOUT 50\nLABEL local\n  MENU DEFAULT\n  LOCALBOOT 0\n',
};
const LIBRARIES = { 'srv/tftp/libutil.c32': '', 'srv/tftp/libcom32.c32': '' };

/** Libraries that the menus of Syslinux 5 and later load (com32/menu/Makefile). */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'menu.c32': ['libutil.c32'],
  'vesamenu.c32': ['libutil.c32', 'libcom32.c32'],
};

function modules(config: PxeConfigFile): Said<string>[] {
  const used = config.ui === undefined ? [] : [config.ui.word];
  if (config.default?.word.value.endsWith('.c32') === true) used.push(config.default.word);
  for (const { kernel } of config.labels) {
    if (kernel !== undefined && (kernel.directive === 'COM32' || kernel.file.value.endsWith('.c32')))
      used.push(kernel.file);
  }
  return used;
}

export const pxeCom32Missing: CheckRule = {
  id: 'pxe/com32-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A module that UI, COM32 or KERNEL names, or a library it needs, does not exist under the TFTP root.',
    why: 'PXELINUX shows `Failed to load COM32 file menu.c32` and falls back to the prompt. Since Syslinux 5 the menus also need `libutil.c32` (and `vesamenu.c32` needs `libcom32.c32`), all of one release.',
    avoid: miniature({ ...IMAGES, ...MENU, 'srv/tftp/menu.c32': '' }),
    prefer: miniature({ ...IMAGES, ...MENU, ...LIBRARIES, 'srv/tftp/menu.c32': '' }),
    references: ['Syslinux doc/menu.txt', 'Syslinux NEWS (5.00)'],
  },
  check({ site, boots, report }) {
    const { root, listingComplete, mapFile } = site.tftp;
    if (root === undefined || !listingComplete || mapFile) return;
    const nodes = readers(boots);
    for (const { path, configs } of site.pxe) {
      const base = path.replace(/\/?pxelinux\.cfg$/, '');
      for (const config of configs) {
        for (const { value, place } of modules(config)) {
          if (value.includes(':') || config.uboot) continue;
          const file = value.endsWith('.c32') ? value : `${value}.c32`;
          const name = file.slice(file.lastIndexOf('/') + 1);
          const directory = `${base}/${file}`.replace(/\/+/g, '/').slice(0, -name.length);
          const wanted = [name, ...(NEEDS[name] ?? [])];
          // The loader also searches PATH and its own directory, so a file that is anywhere near counts as found.
          const missing = wanted.filter((one) =>
            [directory, `${base}/`, `${root}/`].every((where) => site.tree.exists(where + one) === 'no'),
          );
          if (missing.length === 0) continue;
          report({
            at: place,
            message: missing.includes(name)
              ? `The module ${value} does not exist: ${directory}${name} is not there. The node shows "Failed to load COM32 file ${value}".`
              : `The module ${value} needs ${missing.join(' and ')} beside it (Syslinux 5 and later), which ${missing.length === 1 ? 'is' : 'are'} not there: "Failed to load COM32 file ${value}".`,
            related:
              site.tftp.rootSaid === undefined
                ? []
                : [{ place: site.tftp.rootSaid.place, message: `the TFTP root is ${root}` }],
            nodes: (nodes.get(config.file) ?? []).map(({ node }) => node.name),
          });
        }
      }
    }
  },
};
