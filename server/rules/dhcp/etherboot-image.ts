/** DHCP sends Etherboot a kernel as it was built, which Etherboot cannot start. Nobody is known to boot that way. */
import { dhcpServer, firmwareClient, isPlainKernel, tftpFile } from '../../boot/index.js';
import { mayTellFile } from '../../site/dhcpd/said.js';
import { groupBy } from '../../site/groups.js';
import { placeKey } from '../../site/place.js';
import { ETHERBOOT_IMAGE, etherbootSite } from '../about/examples/etherboot.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

/** The first sector of a kernel, and the sign behind it that its head has. */
const KERNEL = `${'\0'.repeat(0x202)}HdrS`;

/** An image in the format of Etherboot begins with these octets (mknbi). */
const TAGGED = `\x36\x13\x03\x1b${'\0'.repeat(0x1fe)}HdrS`;

const WITH_IMAGE = (image: string) =>
  etherbootSite('192.168.1.1:/diskless/node21', {
    'srv/tftp/vmlinuz': KERNEL,
    'srv/tftp/ldlinux.c32': '\0',
    'srv/tftp/pxelinux.0': '\0',
    [ETHERBOOT_IMAGE]: image,
  });

export const dhcpEtherbootImage: CheckRule = {
  id: 'dhcp/etherboot-image',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'DHCP sends Etherboot a kernel as it was built, without the tag that its images have.',
    why: 'Etherboot starts images that mkelf-linux or mknbi-linux made, which carry the command line of the kernel and begin with the sign of their format. It loads a plain bzImage, and does not start it. What lies there is looked at: a kernel has `HdrS` at octet 514.',
    avoid: WITH_IMAGE(KERNEL),
    prefer: WITH_IMAGE(TAGGED),
    references: ['mknbi(1)', 'mkelf-linux(1)', 'Linux Documentation/arch/x86/boot.rst'],
  },
  check({ site, boots, report }) {
    const isKernel = (name: string): boolean => {
      const { path } = tftpFile(site, name);
      return path !== undefined && isPlainKernel(site, path);
    };
    // Thousands of machines need not be asked for where no file is one.
    if (site.dhcp !== undefined && !mayTellFile(site.dhcp, isKernel)) return;
    const server = dhcpServer(site);
    const cases = boots.flatMap(({ node, firmware, loader }) => {
      if (node.host === undefined) return [];
      const { filename } = server.answer(firmwareClient('etherboot', node.mac), node);
      if (filename.kind !== 'value' || filename.from === undefined) return [];
      // A file that everybody is sent may be meant for iPXE, which starts kernels as they are.
      const common = loader.filename.kind === 'value' && loader.filename.value === filename.value;
      if (common && firmware !== 'etherboot') return [];
      return isKernel(filename.value) ? [{ name: node.name, at: filename.from, image: filename.value }] : [];
    });
    for (const group of groupBy(cases, ({ at }) => placeKey(at)).values()) {
      const [first] = group;
      const nodes = [...new Set(group.map(({ name }) => name))];
      report({
        at: first.at,
        message: `With Etherboot ${nodesNamed(nodes)} would load ${first.image} and not start it: it is a kernel as it was built, and Etherboot wants an image. Make one of it with mkelf-linux -ip=dhcp.`,
        nodes,
      });
    }
  },
};
