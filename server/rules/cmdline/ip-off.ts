/** An NFS root is asked for, and ip= leaves the network off. */
import { ipParameter, lastParameter } from '../../boot/index.js';
import { commandLines } from '../about/commandlines.js';
import { fix, replace } from '../about/edits.js';
import { wantsNfsRoot } from '../about/kernels.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

export const cmdlineIpOff: CheckRule = {
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
  check(context) {
    for (const { stage, mode, nodes } of commandLines(context)) {
      if (mode !== 'kernel-root' || !wantsNfsRoot(stage)) continue;
      const ip = ipParameter(stage);
      const word = lastParameter(stage, 'ip') ?? lastParameter(stage, 'nfsaddrs');
      if (word === undefined || ip?.method !== 'off' || ip.address !== undefined) continue;
      context.report({
        at: word.place,
        message: `${word.name}=${word.value ?? ''} leaves the network of ${nodesNamed(nodes)} off, and the kernel is to mount its root over NFS: VFS: Unable to mount root fs via NFS. Write ip=dhcp, or all fields of a fixed address.`,
        nodes,
        fixes: () => [fix('Write ip=dhcp', false, replace(word.place, 'ip=dhcp'))],
      });
    }
  },
};
