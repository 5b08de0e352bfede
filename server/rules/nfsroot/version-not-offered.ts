/** The root is mounted with an NFS version that the server does not offer. */
import { miniature } from '../about/miniature.js';
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const NFS_CONF = (text: string) => miniature({ 'etc/nfs.conf': `[nfsd]\n${text}` });

export const nfsrootVersionNotOffered = faultRule({
  id: 'nfsroot/version-not-offered',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The root is mounted with an NFS version that the settings of the server switch off.',
    why: 'The kernel does not try another version for its root. The server answers that it does not know this one, the node retries for about a minute and a half and ends with `VFS: Unable to mount root fs via NFS.`',
    avoid: NFS_CONF('vers3=n\n'),
    prefer: NFS_CONF('vers3=y\n'),
    references: ['nfs.conf(5), nfsd', 'rpc.nfsd(8)', 'Linux fs/nfs/nfsroot.c'],
  },
  story: ({ version, told }) =>
    told
      ? `NFS version ${version} is asked for, which the server does not offer`
      : `NFS version ${version} is asked for, which servers of today do not offer`,
  message: ({ version, told, console }, { who }) =>
    `The root of ${who} is mounted with NFS version ${version}, which ${
      told ? 'the server is told not to offer' : 'servers of today do not offer unless they are told to'
    }${toldBy(console)}. Ask for another version${told ? ', or switch this one on.' : ', such as vers=3.'}`,
  differsBy: ({ version }) => version,
  related: ({ at, others, version }) => elsewhere(at, others, `version ${version} is asked for`),
});
