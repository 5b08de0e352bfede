/** The root is mounted over UDP, which the kernel or the server leaves out. */
import { changed, miniature } from '../about/miniature.js';
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const NO_UDP = changed(
  'srv/tftp/vmlinuz.config',
  'CONFIG_ROOT_NFS=y',
  'CONFIG_ROOT_NFS=y\nCONFIG_NFS_DISABLE_UDP_SUPPORT=y',
);

const LEFT_OUT = { kernel: 'the kernel is built without it', server: 'the server does not offer it' };

export const nfsrootUdpNotOffered = faultRule({
  id: 'nfsroot/udp-not-offered',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root is mounted with NFS over UDP, and the kernel is built without it or the server does not offer it.',
    why: 'Since Linux 5.6 kernels leave NFS over UDP out unless CONFIG_NFS_DISABLE_UDP_SUPPORT is switched off, and servers since nfs-utils 2.2 unless `udp=y` is set: `NFS: Unsupported transport protocol udp`, then `VFS: Unable to mount root fs via NFS.`',
    avoid: miniature({ ...NO_UDP, ...changed(CONFIG, ',vers=3', ',vers=3,udp') }),
    prefer: miniature({ ...NO_UDP, ...changed(CONFIG, ',vers=3', ',vers=3,tcp') }),
    references: ['Linux fs/nfs/Kconfig', 'nfs.conf(5), nfsd', 'nfs(5)'],
  },
  story: ({ by }) => `NFS over UDP is asked for, which the ${by} leaves out`,
  message: ({ by, console, told }, { who }) =>
    `The root of ${who} is mounted over UDP${told ? '' : ', which kernels before 5.7 begin with where no word says tcp'}, but ${LEFT_OUT[by]}${toldBy(console)}. Write tcp.`,
  related: ({ at, by, others }) => elsewhere(at, others, LEFT_OUT[by]),
});
