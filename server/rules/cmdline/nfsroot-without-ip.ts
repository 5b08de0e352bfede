/** An NFS root is asked for, but nothing tells the kernel to configure its network. */
import { fix, insertAfter } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const cmdlineNfsrootWithoutIp = faultRule({
  id: 'cmdline/nfsroot-without-ip',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The kernel is to mount its root over NFS, but its command line has no ip=.',
    why: 'Without `ip=` (or `IPAPPEND 1`, which writes it) the kernel leaves its network alone, whatever its documentation says: no `IP-Config:` line appears, and after two minutes of silence `VFS: Unable to mount root fs via NFS`. The hook `net` of mkinitcpio asks for no address without it either, and ends in an emergency shell.',
    avoid: miniature(changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', ' ip=dhcp', '')),
    prefer: miniature(),
    references: ['Linux net/ipv4/ipconfig.c', 'Linux Documentation/admin-guide/nfs/nfsroot.rst'],
  },
  saidBy: () => [
    'pxe/append-continued',
    'pxe/setting-replaced',
    'cmdline/misspelt-parameter',
    'cmdline/torn-word',
  ],
  story: ({ by }) =>
    by === 'kernel'
      ? 'without ip= the kernel does not set up its network'
      : 'without ip= the hook net does not set up the network',
  message: ({ console, by }, { who }) =>
    by === 'mkinitcpio'
      ? `The command line of ${who} asks for a root over NFS, but has no ip=. The hook net of mkinitcpio then asks for no address, and the root cannot be mounted: ${console} Add ip=dhcp.`
      : `The command line of ${who} asks for a root over NFS, but has no ip=. The kernel then does not configure its network: no IP-Config line, and ${console} Add ip=dhcp.`,
  fixes: ({ at }) => [fix('Add ip=dhcp', false, insertAfter(at, ' ip=dhcp'))],
});
