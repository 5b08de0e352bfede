/** The number of NFS threads is set in two files, of which the older one no longer counts. */
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const TWO = (threads: string) =>
  miniature({
    'etc/default/nfs-kernel-server': 'RPCNFSDCOUNT=64\n',
    'etc/nfs.conf': `[nfsd]\nthreads=${threads}\n`,
  });

export const svcNfsdThreadsIgnored: CheckRule = {
  id: 'svc/nfsd-threads-ignored',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'RPCNFSDCOUNT of default/nfs-kernel-server, sysconfig/nfs or conf.d/nfs, and `threads` of nfs.conf, are different numbers.',
    why: 'The services of today read nfs.conf and nothing else (Debian since 12, RHEL since 8); the older file stays behind after an upgrade, and what is changed there has no effect. `cat /proc/fs/nfsd/threads` shows the number that holds.',
    avoid: TWO('8'),
    prefer: TWO('64'),
    references: ['nfs.conf(5), nfsd', 'rpc.nfsd(8)'],
  },
  check({ site, report }) {
    const threads = site.settings
      .get('/etc/nfs.conf')
      ?.settings.findLast(
        ({ section, name }) => section?.toLowerCase() === 'nfsd' && name.value === 'threads',
      );
    // A server without threads is told otherwise.
    if (threads?.value === undefined || !/^\d+$/.test(threads.value.trim()) || Number(threads.value) === 0)
      return;
    for (const path of OLDER) {
      const count = site.settings.get(path)?.settings.findLast(({ name }) => name.value === 'RPCNFSDCOUNT');
      // Options may stand beside the number.
      const number = /^\d+/.exec(count?.value?.trim() ?? '')?.[0];
      if (count === undefined || number === undefined || Number(number) === Number(threads.value)) continue;
      report({
        at: count.raw.place,
        message: `RPCNFSDCOUNT is ${number} here and threads ${threads.value} in nfs.conf, which is what the NFS server of today reads: this line counts for nothing. Write the number there, and remove this line.`,
        related: [{ place: threads.raw.place, message: 'the number that holds' }],
      });
    }
  },
};

const OLDER = ['/etc/default/nfs-kernel-server', '/etc/sysconfig/nfs', '/etc/conf.d/nfs'];
