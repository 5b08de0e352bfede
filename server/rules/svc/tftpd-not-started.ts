/** The TFTP server ends as soon as it is started: its settings hold something that it cannot use. */
import type { NotStarted } from '../../boot/files/faults.js';
import { miniature } from '../about/miniature.js';
import { capital } from '../about/wording.js';
import { faultRule } from '../rule.js';

const SETTINGS = (options: string) =>
  miniature({
    'etc/default/tftpd-hpa': `TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS=":69"\nTFTP_OPTIONS="--secure ${options}"\n`,
  });

export const svcTftpdNotStarted = faultRule({
  id: 'svc/tftpd-not-started',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The settings of the TFTP server hold a value that in.tftpd ends at, a map file that is not there, a user that the server does not have, two directories beside --secure, none because of a variable that is misspelt or set too late, no user or address, a quote that is never closed, or line ends of Windows.',
    why: 'Nobody answers: `PXE-E32: TFTP open timeout`. A shell reads the settings, and keeps a carriage return in each value: in.tftpd is told a directory and a user that do not exist. Two directories beside --secure end it with `too many -s directories` in the log, and none at once.',
    avoid: SETTINGS('--blocksize 100'),
    prefer: SETTINGS('--blocksize 1468'),
    references: ['tftpd(8)', 'tftpd-hpa 5.2'],
  },
  saidBy: ({ why }) => (why === 'unreadable settings' ? 'settings/syntax' : undefined),
  story: (fault) => `the TFTP server does not start: ${reason(fault)}`,
  message: (fault, { who }) =>
    `The TFTP server does not start: ${reason(fault)}. ${capital(who)} will get no file${
      fault.console === undefined ? '' : `: ${fault.console}`
    }. ${advice(fault)}`,
});

function advice({ why, word, near }: NotStarted): string {
  if (near === undefined)
    return why === 'unset variable' ? `Set ${word} above the line that uses it.` : ADVICE[why];
  return near === word ? `Set ${word} above the line that uses it.` : `Write \${${near}}.`;
}

function reason({ why, word, near }: NotStarted): string {
  if (why === 'carriage return')
    return 'the lines of its settings end as Windows ends lines, and the carriage return becomes part of each value';
  if (why === 'unreadable settings')
    return 'a quote in its settings is never closed, and the shell that starts it ends at it';
  if (why === 'unset variable') {
    const how =
      near === word ? `${word} is set only below the line that uses it` : `nothing sets the variable ${word}`;
    return `${how}, so that --secure has no directory behind it`;
  }
  if (why === 'user') return `the server has no user ${word}`;
  if (why === 'version') return 'with --version (-V) in.tftpd prints its version and ends';
  if (why === 'map file') return `the file ${word}, which --map-file names, is not there`;
  if (why === 'blank setting') return `${word} is empty, and in.tftpd ends at an option without its value`;
  return why === 'bad value'
    ? `it cannot use the value in "${word}"`
    : `with --secure it takes one directory, and is given ${word}`;
}

const ADVICE: Readonly<Record<Exclude<NotStarted['why'], 'unset variable'>, string>> = {
  'blank setting':
    'Write a value: TFTP_USERNAME="tftp", TFTP_ADDRESS=":69", and in TFTP_DIRECTORY the folder that is served.',
  'carriage return': 'Save the file with Unix line ends.',
  version: 'Write -v for more lines in the log, or take the option out.',
  'map file': 'Make the file, or take the option out.',
  'bad value': 'Correct the value, or take the option out.',
  user: 'Write the name of a user that it has, such as tftp.',
  'unreadable settings': 'Close the quote at the end of the value.',
  'several directories': 'Name one directory, and put links to the others into it.',
};
