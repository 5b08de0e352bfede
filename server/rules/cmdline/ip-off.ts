/** An NFS root is asked for, and ip= leaves the network off. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const cmdlineIpOff = faultRule({
  id: 'cmdline/ip-off',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The kernel is to mount its root over NFS, and `ip=` switches the configuration of its network off without giving an address.',
    why: '`ip=off` and `ip=none` tell the kernel to leave the network to others. Without an initramfs there are none: no `IP-Config:` line appears, and the node ends with `VFS: Unable to mount root fs via NFS.` With an address in its fields, as in `ip=192.168.1.21::192.168.1.1:255.255.255.0::eth0:off`, the word only says not to ask.',
    avoid: miniature(changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'ip=dhcp', 'ip=off')),
    prefer: miniature(),
    references: ['Linux net/ipv4/ipconfig.c', 'Linux Documentation/admin-guide/nfs/nfsroot.rst'],
  },
  saidBy: () => 'cmdline/torn-word',
  story: ({ word }) => `${word} leaves the network off`,
  message: ({ console, word }, { who }) =>
    `${word} leaves the network of ${who} off, and the kernel is to mount its root over NFS: ${console} Write ip=dhcp, or all fields of a fixed address.`,
  fixes: ({ at }) => [fix('Write ip=dhcp', false, replace(at, 'ip=dhcp'))],
});
