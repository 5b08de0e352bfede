/** A daemon of the NFS server ends at a word of its options. */
import { miniature } from '../about/miniature.js';
import { elsewhere, toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const MOUNTD = (words: string) =>
  miniature({ 'etc/default/nfs-kernel-server': `RPCMOUNTDOPTS="${words}"\n` });

const WHY = {
  unknown: 'it has no such option',
  ambiguous: 'several of its options begin so',
  'takes no value': 'that option takes no value',
  'needs a value': 'that option needs a value',
  operand: 'it takes options only',
} as const;

export const svcNfsdNotStarted = faultRule({
  id: 'svc/nfsd-not-started',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'rpc.mountd or rpc.nfsd is given an option that it does not have, or a value that it does not take.',
    why: 'The daemon prints how it is used and ends, and no root is mounted: the node retries for about a minute and a half and ends with `VFS: Unable to mount root fs via NFS.` Long options may be cut short as long as only one begins so. Settings that an nfs.conf has replaced are not looked at.',
    avoid: MOUNTD('--managed-gids'),
    prefer: MOUNTD('--manage-gids'),
    references: ['rpc.mountd(8)', 'rpc.nfsd(8)', 'getopt_long(3)', 'nfs-utils utils/mountd/mountd.c'],
  },
  story: ({ refused: { program, word, value } }) => `${program} ends at its option ${word}${gap(value)}`,
  message: ({ refused: { program, word, value, why, near }, console }, { who }) =>
    `${program} ends at ${word}${gap(value)}: ${
      why === 'bad value' ? 'it does not take this value' : WHY[why]
    }. So nothing mounts the root of ${who}${toldBy(console)}. ${
      near === undefined ? 'Correct it, or take it out.' : `Write --${near}.`
    }`,
  related: ({ at, others }) => elsewhere(at, others, 'the exports are here'),
});

const gap = (value: string): string => (value === '' ? '' : ` ${value}`);
