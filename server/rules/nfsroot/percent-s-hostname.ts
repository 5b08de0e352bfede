/** %s in the root path stands for the host name where the address was meant, or the other way round. */
import { changed, miniature } from '../about/miniature.js';
import { relatedTo, toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const BY_ADDRESS = (name: string) =>
  miniature({
    ...changed('etc/dhcp/dhcpd.conf', '  option host-name "node21";\n', name),
    'etc/exports': '/diskless/192.168.1.21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/%s,vers=3 ip=dhcp rw
`,
    'diskless/node21/etc/fstab': undefined,
    'diskless/192.168.1.21/etc/fstab': 'tmpfs /tmp tmpfs mode=1777 0 0\n',
  });

export const nfsrootPercentSHostname = faultRule({
  id: 'nfsroot/percent-s-hostname',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A root path with %s leads nowhere, because %s stands for the host name where the directory is named after the address, or the other way round.',
    why: 'The kernel puts its own name for `%s`: the host name of `ip=` or of DHCP option 12, and the address only where it has got neither. The documentation speaks of the address alone. The node retries for 95 seconds and shows `VFS: Unable to mount root fs via NFS`.',
    avoid: BY_ADDRESS('  option host-name "node21";\n'),
    prefer: BY_ADDRESS(''),
    references: ['Linux fs/nfs/nfsroot.c', 'Linux net/ipv4/ipconfig.c', 'dracut modules.d/95nfs/nfs-lib.sh'],
  },
  differsBy: ({ byName, byIp }) => (byIp ? 'ip' : byName ? 'name' : 'address'),
  story: ({ byName, now, path, lacks, meantPath }) =>
    `%s stands for the ${byName ? 'host name' : 'address'} ${now}, so that ${path} is asked for, which is not ${lacks}; ${meantPath} is`,
  message: ({ now, meant, path, meantPath, byName, byIp, lacks, console }, { names }) =>
    `%s stands for ${byName ? `the host name "${now}"` : `the address ${now}`} on ${names[0]}${
      byName
        ? '; the kernel takes the address only where it is told no host name'
        : ', because it is told no host name'
    }. So it looks for ${path}, which is not ${lacks}; ${meantPath} is. Name the directory after ${
      byName ? 'the host' : 'the address'
    }, or ${
      byName
        ? `leave ${byIp ? 'the name out of ip=' : 'option host-name out'}`
        : `send option host-name "${meant}"`
    }. Otherwise the mount fails${toldBy(console)}.${
      names.length > 1 ? ` The same holds for ${names.length - 1} more.` : ''
    }`,
  related: ({ byName, byIp, others }, { traces: [trace] }) =>
    byName && others[0] !== undefined
      ? relatedTo(others[0], `the host name is ${byIp ? 'given' : 'sent'} here`)
      : relatedTo(trace?.node.host?.head, 'it has no option host-name'),
});
