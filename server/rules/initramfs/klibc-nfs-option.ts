/** The scripts of initramfs-tools mount the root with klibc's nfsmount, which knows few options and no NFS version 4. */
import { fix, isWritten, replace } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const BOOT = (options: string) =>
  miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  INITRD initrd.img
  APPEND boot=nfs root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,${options} ip=dhcp rw
`,
  });

/** As nfsmount writes the same. */
function rightOption(option: string): string | undefined {
  return option === 'proto=tcp' || option === 'proto=udp' ? option.slice(6) : undefined;
}

export const initramfsKlibcNfsOption = faultRule({
  id: 'initramfs/klibc-nfs-option',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The NFS root of an initramfs made by initramfs-tools has a mount option that its nfsmount does not know, or a comma without any behind it.',
    why: "With `boot=nfs` the root is mounted by klibc's nfsmount, not by mount.nfs: it speaks versions 2 and 3 only and knows neither `proto=` nor `sec=` nor `noatime`. It ends with `nfsmount: bad option 'proto'` or `nfsmount: bad NFS version '4'`, repeats that for three minutes with `Begin: Retrying nfs mount`, and stops with `No init found. Try passing init= bootarg.`",
    avoid: BOOT('vers=3,proto=tcp'),
    prefer: BOOT('vers=3,tcp'),
    references: ['klibc usr/kinit/nfsmount/main.c', 'initramfs-tools scripts/nfs', 'initramfs-tools(7)'],
  },
  story: ({ option, right: meant }) =>
    meant === undefined
      ? `nfsmount refuses the option ${option}`
      : 'nfsroot= ends in a comma, and nfsmount takes the server and the path for an option',
  message: ({ option, refusal, right: meant }, { who }) => {
    if (meant !== undefined)
      return `nfsroot= of ${who} ends in a comma, behind which the scripts of the initramfs expect options: nfsmount of klibc takes the server and the path for one, and refuses it: ${refusal}. Write nfsroot=${meant}.`;
    const right = rightOption(option);
    return `The initramfs of ${who} mounts the root with nfsmount of klibc, which refuses "${option}": ${refusal}. It knows NFS versions 2 and 3, and words such as tcp, nolock, rsize= and timeo=. ${
      right === undefined ? 'Take the option out.' : `Write ${right}.`
    }`;
  },
  fixes: ({ at, option, right: meant }, { site }) => {
    if (meant !== undefined) return [];
    const right = rightOption(option);
    return right === undefined || !isWritten(site, at, option)
      ? []
      : [fix(`Write ${right}`, true, replace(at, right))];
  },
});
