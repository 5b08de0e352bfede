/** The nodes' root file systems lie under the TFTP root, where anybody can read them. */
import { otherFolder } from '../../boot/index.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const UNDER = (root: string) =>
  miniature({
    'etc/default/tftpd-hpa': `TFTP_DIRECTORY="${root}"\nTFTP_OPTIONS="--secure"\n`,
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': undefined,
    'srv/tftp/vmlinuz.config': undefined,
    [`${root.slice(1)}/pxelinux.cfg/01-00-40-63-c2-ca-c9`]: `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
`,
  });

export const svcTftpExposesRoots: CheckRule = {
  id: 'svc/tftp-exposes-roots',
  severity: 'info',
  since: '0.1.0',
  docs: {
    what: 'An exported node root lies under the TFTP root.',
    why: 'TFTP has no passwords and no client list. Every file of a node that others may read, its keys and password hashes aside, can be fetched by anyone on the network.',
    avoid: UNDER('/diskless'),
    prefer: UNDER('/tftpboot'),
    references: ['tftpd(8)'],
  },
  check({ site, report }) {
    const { root, rootSaid } = site.tftp;
    if (root === undefined || root === '/' || rootSaid === undefined) return;
    // Where another folder was meant, that is told.
    if (otherFolder(site) !== undefined) return;
    for (const { path } of site.exports?.entries ?? []) {
      if (!path.value.startsWith(`${root}/`) || !site.nodeRoots.has(path.value)) continue;
      report({
        at: path.place,
        message: `${path.value} lies under the TFTP root ${root}: whatever others may read in it can be fetched over TFTP, without any password. Serve boot files from a directory of their own.`,
        related: [{ place: rootSaid.place, message: 'the TFTP root is set here' }],
      });
    }
  },
};
