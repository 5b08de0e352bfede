/** A node has a file by its MAC and another by its address; the one for the address is never read. */
import { hexIpv4 } from '../../site/address.js';
import { startOf } from '../about/edits.js';
import { configOf, readers } from '../about/loaders/pxeconfigs.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

export const pxeShadowedConfig: CheckRule = {
  id: 'pxe/shadowed-config',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: "A configuration file named after a node's address is never read, because the node has one named after its MAC.",
    why: 'PXELINUX asks for the MAC first and takes the first file it gets. The two differ, and whatever is changed in the second has no effect.',
    avoid: miniature({
      'srv/tftp/pxelinux.cfg/C0A80115': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp ro
`,
    }),
    prefer: miniature(),
    references: ['Syslinux core/fs/pxe/pxe.c, load_config', 'Syslinux doc/pxelinux.txt'],
  },
  check({ site, boots, report }) {
    const reading = readers(boots.filter(({ node }) => node.mac !== undefined));
    const siblings = new Map(
      site.pxe.flatMap(({ configs }) => {
        const byName = new Map(configs.map((config) => [config.name, config]));
        return configs.map(({ file }) => [file, byName] as const);
      }),
    );
    for (const trace of boots) {
      const { node, loader } = trace;
      const config = configOf(site, trace);
      if (config?.client.kind !== 'mac') continue;
      if (loader.address.kind !== 'value') continue;
      const second = siblings.get(config.file)?.get(hexIpv4(loader.address.value));
      if (second === undefined || reading.has(second.file)) continue;
      const [first, other] = [config.file, second.file].map((file) => site.files.get(file)?.document.text);
      if (first === undefined || first === other) continue;
      report({
        at: startOf(second.file),
        message: `${second.name} is for ${node.name}, but PXELINUX asks for ${config.name} first and never reads this file. Remove one of the two.`,
        related: [{ place: startOf(config.file), message: `the file that ${node.name} gets` }],
        nodes: [node.name],
      });
    }
  },
};
