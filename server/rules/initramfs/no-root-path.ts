/** The root of an initramfs is left to DHCP, and DHCP sends no root-path. */
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const BY_DHCP = {
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND initrd=initrd.img root=dhcp rd.neednet=1 rw
`,
  'diskless/node21/etc/fstab': undefined,
};

export const initramfsNoRootPath = faultRule({
  id: 'initramfs/no-root-path',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'root=dhcp leaves the root to DHCP, and the node is sent no root-path.',
    why: 'dracut then has no root to mount: `dracut: Warning: No dhcp root-path received`, and after some minutes its emergency shell.',
    avoid: miniature(BY_DHCP),
    prefer: miniature({
      ...BY_DHCP,
      ...changed(
        'etc/dhcp/dhcpd.conf',
        '  option host-name',
        '  option root-path "nfs:192.168.1.1:/diskless/node21";\n  option host-name',
      ),
    }),
    references: ['dracut.cmdline(7), NFS', 'dracut modules.d/40network/netroot.sh'],
  },
  story: ({ word }) => `${word} leaves the root to DHCP, which sends no root-path`,
  message: ({ console, word }, { who }) =>
    `${word} leaves the root of ${who} to DHCP, and no root-path is sent: ${console}. Set option root-path, or write root=nfs:SERVER:PATH.`,
});
