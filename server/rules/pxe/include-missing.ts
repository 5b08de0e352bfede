/** A file that a configuration includes is not there, or includes itself. */
import { resolveName, withMenus } from '../../boot/index.js';
import { type Place, placeKey, type Said } from '../../site/place.js';
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';
import { configOf, readers } from '../about/loaders/pxeconfigs.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const CONFIG = `INCLUDE pxelinux.cfg/common
DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
`;
const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };

interface Case {
  readonly name: string;
  readonly at: Place;
  readonly path: string | undefined;
  readonly loops: boolean;
  readonly nodes: string[];
}

export const pxeIncludeMissing: CheckRule = {
  id: 'pxe/include-missing',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A file named by INCLUDE, MENU INCLUDE or CONFIG does not exist where PXELINUX looks for it, or a file includes itself.',
    why: 'Names count from the directory of pxelinux.0, not from that of the including file. What is not found is left out without a message, and its labels are missing. A file that includes itself is asked for a hundred times and more, and then the node hangs.',
    avoid: miniature({ ...IMAGES, [NAME]: CONFIG, 'srv/tftp/common': 'PROMPT 0\n' }),
    prefer: miniature({ ...IMAGES, [NAME]: CONFIG, 'srv/tftp/pxelinux.cfg/common': 'PROMPT 0\n' }),
    references: ['Syslinux doc/syslinux.txt, INCLUDE', 'Syslinux com32/elflink/ldlinux/readconfig.c'],
  },
  check({ site, boots, report }) {
    const cases = new Map<string, Case>();
    for (const traces of readers(boots).values()) {
      const [first] = traces;
      const used = first === undefined ? undefined : configOf(site, first);
      if (used === undefined || used.uboot) continue;
      const prefix = first?.loading?.prefix ?? '';
      for (const { path, found, loops } of withMenus(site, prefix, used).flatMap(named)) {
        const file = resolveName(site, prefix, path.value);
        if (found || (!loops && (file.present !== 'no' || isOptional(path)))) continue;
        const key = placeKey(path.place);
        const names = traces.map(({ node }) => node.name);
        const known = cases.get(key);
        if (known !== undefined) known.nodes.push(...names);
        else cases.set(key, { name: path.value, at: path.place, path: file.path, loops, nodes: names });
      }
    }
    for (const { name, at, path, loops, nodes } of cases.values()) {
      report({
        at,
        severity: loops ? 'error' : 'warning',
        message: loops
          ? `${name} leads back to this file. PXELINUX reads the two again and again, and ${nodesNamed(nodes)} will hang. Take the line out.`
          : `${name} is not there${path === undefined ? '' : `: PXELINUX looks for ${path}`}. It goes on without a message, and what the file should add is missing.`,
        nodes,
      });
    }
  },
};

/** The menu of debian-installer is the same for all its images, and names the files of those that it was not made for. */
const INSTALLER = /\/boot-screens\/[^/]+$/;

function isOptional({ value, place }: Said<string>): boolean {
  return INSTALLER.test(place.file) && INSTALLER.test(value);
}

/** Files that the configuration names, and whether they were read. */
function named({ includes, labels }: PxeConfigFile) {
  const configs = labels.flatMap(({ kernel }) => (kernel?.directive === 'CONFIG' ? [kernel.file] : []));
  return [
    ...includes.map(({ path, file, loops }) => ({ path, found: file !== undefined, loops })),
    ...configs.map((path) => ({ path, found: false, loops: false })),
  ];
}
