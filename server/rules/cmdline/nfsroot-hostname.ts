/** nfsroot= names its server by a host name, which the kernel does not resolve. */

import { mountsByKlibc } from '../../boot/index.js';
import { formatIpv4, parseIpv4 } from '../../site/address.js';
import type { KernelParameter } from '../../site/pxelinux/facts.js';
import { commandLines } from '../about/commandlines.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

/** The part before the colon when it is no IPv4 address; the whole value when the kernel would take it for a name. */
export function serverWord(value: string): string | undefined {
  const colon = value.indexOf(':');
  const head = colon < 0 ? value : value.slice(0, colon);
  if (parseIpv4(head) !== undefined) return undefined;
  if (value.startsWith('/') || value.startsWith(',') || value === '') return undefined;
  return colon < 0 && /^\d/.test(value) ? undefined : head;
}

export const cmdlineNfsrootHostname: CheckRule = {
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
  check(context) {
    for (const { parameters, mode, nodes, stage } of commandLines(context)) {
      const klibc = mountsByKlibc(stage);
      if (mode !== 'kernel-root' && !klibc) continue;
      const words = parameters.filter(({ name }) => name === 'nfsroot');
      const last: KernelParameter | undefined = words[words.length - 1];
      const word = last?.value === undefined ? undefined : serverWord(last.value);
      if (last?.value === undefined || word === undefined) continue;
      if (klibc && !last.value.includes(':')) continue; // auto, or a path alone
      const address = context.site.names.addresses.get(word.toLowerCase());
      const value = last.value;
      context.report({
        at: last.valuePlace,
        message: klibc
          ? `nfsroot= of ${nodesNamed(nodes)} begins with "${word}", and the nfsmount of its initramfs resolves no names: nfsmount: can't parse IP address '${word}'. Write the server's IPv4 address.`
          : `nfsroot= of ${nodesNamed(nodes)} begins with "${word}", which the kernel cannot resolve: it looks for the directory /tftpboot/${value.split(',')[0]} on a server 0.0.0.0, and shows VFS: Unable to mount root fs via NFS. Write the server's IPv4 address.`,
        related:
          address === undefined
            ? []
            : [{ place: address.place, message: `${word} is ${formatIpv4(address.value)}` }],
        nodes,
        fixes: () =>
          address === undefined || !value.includes(':')
            ? []
            : [
                fix(
                  `Write ${formatIpv4(address.value)}`,
                  false,
                  replace(last.valuePlace, formatIpv4(address.value) + value.slice(value.indexOf(':'))),
                ),
              ],
      });
    }
  },
};
