/** The command line of in.tftpd has a word that it does not know and passes over. */
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SETTINGS = (options: string) =>
  miniature({
    'etc/default/tftpd-hpa': `TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS=":69"\nTFTP_OPTIONS="--secure ${options}"\n`,
  });

const WHY = {
  unknown: 'it does not know such an option',
  ambiguous: 'several of its options begin so',
  'takes no value': 'that option takes no value',
  'needs a value': 'that option needs a value',
} as const;

export const svcTftpdOptionUnknown: CheckRule = {
  id: 'svc/tftpd-option-unknown',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'in.tftpd is given an option that it does not know, that is cut too short, or whose value is missing.',
    why: 'in.tftpd writes a line and starts all the same, without what was meant: with `--secrue` it does not change its root, and refuses relative names.',
    avoid: SETTINGS('--permisive'),
    prefer: SETTINGS('--permissive'),
    references: ['tftpd(8)', 'getopt_long(3)', 'tftpd-hpa 5.2'],
  },
  check({ site, boots, report }) {
    const { daemon, options } = site.tftp;
    if (daemon?.program !== 'tftp-hpa' || daemon.words.passedOver.length === 0) return;
    const refused = boots.some(({ stages }) =>
      stages.some(({ faults }) => faults.some(({ id }) => id === 'tftp/relative-without-secure')),
    );
    for (const { word, why, near } of daemon.words.passedOver) {
      // Where names are refused for it, that finding tells the word.
      if (refused && near === 'secure') continue;
      report({
        at: options?.place ?? daemon.place,
        message: `in.tftpd passes over ${word}: ${WHY[why]}. ${near === undefined ? 'Correct the option, or take it out.' : `Write --${near}.`}`,
      });
    }
  },
};
