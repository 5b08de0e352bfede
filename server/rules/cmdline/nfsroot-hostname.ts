/** nfsroot= names its server by a host name, which the kernel does not resolve. */
import { formatIpv4 } from '../../site/address.js';
import { fix, isWritten, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

export const cmdlineNfsrootHostname = faultRule({
  id: 'cmdline/nfsroot-hostname',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'nfsroot= names its server by a host name instead of an IPv4 address.',
    why: "The kernel knows only dotted addresses. A value that begins with anything but a digit, `/` or `,` is put below `/tftpboot/` as it stands: the node prints `rootserver=0.0.0.0`, retries for 95 seconds and shows `VFS: Unable to mount root fs via NFS`. Nothing arrives at the server. The nfsmount of initramfs-tools resolves no names either: `nfsmount: can't parse IP address`.",
    avoid: miniature({
      ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', '192.168.1.1:/', 'master:/'),
      'etc/hosts': '192.168.1.1 master\n',
    }),
    prefer: miniature({ 'etc/hosts': '192.168.1.1 master\n' }),
    references: ['Linux fs/nfs/nfsroot.c', 'Linux net/ipv4/ipconfig.c'],
  },
  saidBy: ({ name }) => (name === '' ? 'ipxe/setting-misspelt' : undefined),
  story: ({ name, by }) =>
    name === ''
      ? 'nfsroot= has no server before its colon'
      : `nfsroot= begins with the name ${name}, which the ${by} does not resolve`,
  message({ name, value, by, console }, { who }) {
    if (name === '')
      return `nfsroot= of ${who} has no server before its colon, and the ${by} takes the colon for a part of the name${toldBy(console)}. Write the server's IPv4 address there; a setting or variable in its place is empty.`;
    return by === 'nfsmount'
      ? `nfsroot= of ${who} begins with "${name}", and the nfsmount of its initramfs resolves no names: ${console}. Write the server's IPv4 address.`
      : `nfsroot= of ${who} begins with "${name}", which the kernel cannot resolve: it looks for the directory /tftpboot/${value.split(',')[0]}, and shows VFS: Unable to mount root fs via NFS. Write the server's IPv4 address.`;
  },
  related: ({ name }, { site }) => {
    const address = site.names.addresses.get(name.toLowerCase());
    if (address === undefined) return [];
    return [{ place: address.place, message: `${name} is ${formatIpv4(address.value)}` }];
  },
  fixes: ({ at, name, value }, { site }) => {
    const address = site.names.addresses.get(name.toLowerCase());
    if (address === undefined || !value.includes(':') || !isWritten(site, at, value)) return [];
    const text = formatIpv4(address.value);
    return [fix(`Write ${text}`, false, replace(at, text + value.slice(value.indexOf(':'))))];
  },
});
