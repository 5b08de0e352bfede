/** The root on NFS is told in a form that dracut takes for no root of its own. */
import type { RootNotTaken } from '../../boot/initramfs/faults.js';
import { fix, replaceBeginning } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const WORDS = (root: string) =>
  miniature({
    'etc/hosts': '127.0.0.1 localhost\n192.168.1.1 bootserver\n',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND initrd=initrd.img ${root} ip=dhcp rd.neednet=1 rw
`,
  });

export const initramfsDracutRootWord = faultRule({
  id: 'initramfs/dracut-root-word',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The command line for an initramfs of dracut names a root on NFS as HOST:/PATH with the name of a host, by a protocol such as nfs3:, without the colon behind the protocol or between address and path, as a URL of nfs4:, without a path that begins with a slash, or by netroot= without root=.',
    why: "dracut takes `nfs:` and `nfs4:` for NFS, and a server without them only where it begins with a digit, as addresses do. It ignores `netroot=nfs:`. It ends with `dracut: FATAL: Don't know how to handle 'root=bootserver:/diskless/node21'`, or with `dracut: FATAL: No or empty root= argument`.",
    avoid: WORDS('root=bootserver:/diskless/node21'),
    prefer: WORDS('root=nfs:192.168.1.1:/diskless/node21'),
    references: ['dracut.cmdline(7), NFS', 'dracut modules.d/95nfs/parse-nfsroot.sh'],
  },
  story: (fault) => `dracut takes ${fault.word} for no root of its own: ${reason(fault)}`,
  message: (fault, { who, single }) =>
    `${who} ${single ? 'is' : 'are'} told ${fault.word}, and ${reason(fault)}. ${fault.console === undefined ? 'The mount fails' : `dracut stops: ${fault.console}`}. Write ${fault.instead}.`,
  fixes({ at, word, instead }, { site }) {
    const written = replaceBeginning(site, at, word, instead);
    return written === undefined ? [] : [fix(`Write ${instead}`, false, written)];
  },
});

function reason({ why }: RootNotTaken): string {
  if (why === 'colon')
    return 'without a colon behind the address dracut takes all of it for a path on the server that DHCP tells, and no path begins so';
  if (why === 'url')
    return 'dracut reads nfs:// alone as a URL: behind nfs4: all of it is a path on the server that DHCP tells, and no path begins so';
  if (why === 'no path')
    return 'dracut finds no path in it, which begins with a slash behind the colon of the server';
  if (why === 'separator') return 'a colon has to stand behind the protocol';
  if (why === 'host name') return 'a server by name has to follow nfs:';
  return why === 'protocol'
    ? 'of its names for NFS dracut knows nfs and nfs4 only, in small letters'
    : 'without root= dracut ignores netroot=nfs:';
}
