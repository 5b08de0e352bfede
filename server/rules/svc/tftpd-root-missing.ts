/** The directory that the TFTP server is to serve is not there. */
import { fix, replace } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const SETTINGS = (directory: string) =>
  miniature({
    'etc/default/tftpd-hpa': `TFTP_DIRECTORY="${directory}"\nTFTP_ADDRESS=":69"\nTFTP_OPTIONS="--secure"\n`,
  });

export const svcTftpdRootMissing = faultRule({
  id: 'svc/tftpd-root-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The directory that the TFTP server is told to serve does not exist, or the files of PXELINUX lie in another one.',
    why: 'The init script says `/srv/tfpt missing, aborting.`, in.tftpd ends, and machines show `PXE-E32: TFTP open timeout`. dnsmasq says `dnsmasq: TFTP directory /srv/tfpt inaccessible: No such file or directory` and ends, so that nobody gets an address from it either; `dnsmasq --test` does not look.',
    avoid: SETTINGS('/srv/tfpt'),
    prefer: SETTINGS('/srv/tftp'),
    references: ['tftpd(8)', 'Debian tftpd-hpa, init script', 'dnsmasq(8), --tftp-root and --tftp-no-fail'],
  },
  story: ({ root, instead, exchanged }) =>
    exchanged !== undefined
      ? `the folder that dnsmasq is to serve stands behind the interface, so that it takes ${root} for the folder`
      : `the directory ${root} that the TFTP server serves is not there${
          instead === undefined ? '' : `, and the boot files lie in ${instead}`
        }`,
  message: ({ root, instead, exchanged, console, log, program }, { who, site }) =>
    exchanged !== undefined
      ? `The folder stands first in tftp-root, then the interface: dnsmasq takes ${root} for the folder and ends (${log}), and ${who} will get no answer${
          console === undefined ? '' : `: ${console}`
        }. Write ${exchanged},${root}.`
      : `${program === 'in.tftpd' ? 'The TFTP server' : program} is to serve ${root}, which is not there${
          instead === undefined ? '' : `: the boot files lie in ${instead}`
        }. It does not start, and ${who} will get no ${program !== 'in.tftpd' && site.dhcp === undefined ? 'answer' : 'file'}${
          console === undefined ? '' : `: ${console}`
        }. ${instead === undefined ? 'Make the directory, or correct the name.' : `Write ${instead}.`}`,
  fixes: ({ at, root, instead }, { site }) => {
    const text = site.files.get(at.file)?.document.text.slice(at.span.start, at.span.end) ?? '';
    return instead === undefined || !text.includes(root)
      ? []
      : [fix(`Write ${instead}`, false, replace(at, text.replace(root, instead)))];
  },
});
