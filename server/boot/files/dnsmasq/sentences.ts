/** What the TFTP of dnsmasq writes to its log (dnsmasq 2.90, tftp.c and dnsmasq.c; recorded from the program). */
import { type Speaker, sentences } from '../../sentence.js';

export const dnsmasqTftpSays = sentences({
  sent: {
    words: 'sent {file} to {address}',
    stage: 'files',
    means: 'The machine has loaded the file.',
  },
  absent: {
    words: 'file {file} not found for {address}',
    stage: 'files',
    means: "There is no such file below the root of dnsmasq's TFTP.",
    todo: 'Compare the path with what lies below tftp-root.',
    common: true,
  },
  denied: {
    words: 'cannot access {file}: Permission denied',
    stage: 'files',
    means: 'dnsmasq may not read the file, or its name has ".." in it.',
    todo: 'Make the file readable for everybody, and the folders above it passable; with tftp-secure it has to belong to the user of dnsmasq.',
  },
  folder: {
    words: 'cannot read {file}: Is a directory',
    stage: 'files',
    means: 'The machine asks for a folder: the name of the boot file is missing behind it.',
    todo: 'Write the whole name of the boot file.',
  },
  failed: {
    words: 'failed sending {file} to {address}',
    stage: 'files',
    means: 'The machine stopped loading the file, or its answers do not come back.',
    todo: 'Look for a firewall: each file is sent from a port of its own (tftp-port-range).',
    common: true,
  },
  aborted: {
    words: 'error {code} {words} received from {address}',
    stage: 'files',
    means: 'The machine broke off loading a file. Firmware that asks for the size first does so every time.',
  },
  rootMissing: {
    words: 'TFTP directory {path} inaccessible: No such file or directory',
    stage: 'files',
    means:
      'The folder that dnsmasq is to serve is not there, so dnsmasq does not start: nobody gets an address either.',
    todo: 'Make the folder, correct tftp-root, or add tftp-no-fail.',
  },
});

export const speaker: Speaker = {
  program: 'dnsmasq',
  // What it says as it ends is marked with its name alone.
  tags: ['dnsmasq-tftp', 'dnsmasq'],
  server: true,
  sentences: Object.values(dnsmasqTftpSays),
};
