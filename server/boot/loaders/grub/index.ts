/** GRUB over the network: its program and its files go in, the kernel that it starts comes out. */

import type { Site } from '../../../site/model.js';
import type { Answer } from '../../../site/place.js';
import { baseName } from '../../../site/serverpath.js';
import type { ConfigurationUsed } from '../../trace.js';
import type { Asked, Loaded, Loader } from '../port.js';
import { entries } from './entries.js';
import { load, loadFile } from './load.js';

/** As distributions and grub-mknetdir call it. */
const NAMES = /^(?:grub[^/]*\.efi(?:\.signed)?|grub[^/]*\.(?:0|pxe)|core\.(?:efi|0))$/i;
/** Under these names lies shim, or GRUB itself. */
const EITHER = /^boot(?:net)?(?:x64|ia32|aa64)\.efi$/i;

/** The folder of GRUB's modules for one platform; grub-mknetdir and makers of CDs leave a grub.cfg there that leads to another. */
const MODULES = /^(.*)\/(?:i386|x86_64|arm64|arm|ia64|riscv64|powerpc)-[a-z]+[^/]*\/grub\.cfg$/;

/** GRUB reads the one in the folder above, and comes to this one only where that is its prefix. */
function isLeftOver({ grub: configs }: Site, own: string): boolean {
  const above = MODULES.exec(own)?.[1];
  return above !== undefined && configs.some(({ path }) => path === `${above}/grub.cfg`);
}

function recognises({ site, file }: Asked): Answer {
  const name = baseName(file.name).replace(/[?#].*$/, '');
  if (NAMES.test(name)) return 'yes';
  return EITHER.test(name) && site.grub.length > 0 ? 'unknown' : 'no';
}

export const grub: Loader = {
  program: 'grub',
  recognises,
  asksNamedServer: true,
  load: (asked: Asked): Loaded => {
    const loaded = load(asked);
    if (recognises(asked) === 'yes') return loaded;
    return { ...loaded, assumptions: [`${asked.file.name} is GRUB`, ...loaded.assumptions] };
  },
  entries,
  shared: (site: Site): ConfigurationUsed[] =>
    site.grub
      .filter(({ client }) => client.kind === 'plain' || (client.kind === 'address' && client.canonical))
      .filter(({ path }) => !isLeftOver(site, path))
      .map(({ file, name }) => ({ file, name })),
  loadShared: (asked: Asked, { file }: ConfigurationUsed): Loaded => {
    const config = asked.site.grub.find((one) => one.file === file);
    return config === undefined ? load(asked) : loadFile(asked, config);
  },
};
