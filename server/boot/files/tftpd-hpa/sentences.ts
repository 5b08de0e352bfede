/** What in.tftpd writes to its log (tftpd-hpa 5.2, tftpd/tftpd.c): who asks for what with -v, what it answers with -vv. */
import { type Speaker, sentences } from '../../sentence.js';

export const tftpdSays = sentences({
  readsRemapped: {
    words: 'RRQ from {address} filename {file} remapped to {path}',
    stage: 'files',
    means: 'The machine asks the TFTP server for a file, and a rule of its map makes another name of it.',
  },
  reads: {
    words: 'RRQ from {address} filename {file}',
    stage: 'files',
    means: 'The machine asks the TFTP server for a file.',
  },
  absent: {
    words: 'sending NAK (1, File not found) to {address}',
    stage: 'files',
    means: 'The TFTP server has no such file.',
    todo: 'Compare the name of the request before with what lies below the TFTP root.',
    common: true,
  },
  /** As Fedora and Red Hat log it, without being asked to. */
  absentFor: {
    words: 'Client {address} File not found {file}',
    stage: 'files',
    means: 'The TFTP server has no such file.',
    todo: 'Compare the name with what lies below the TFTP root.',
    common: true,
  },
  sent: {
    words: 'Client {address} finished {file}',
    stage: 'files',
    means: 'The TFTP server has sent the whole file.',
  },
  denied: {
    words: 'sending NAK (0, Permission denied) to {address}',
    stage: 'files',
    means: 'The TFTP server may not read the file.',
    todo: 'Make the file readable for everybody, and the folders above it passable.',
  },
  refused: {
    words: 'sending NAK (2, {words}) to {address}',
    stage: 'files',
    means: 'The TFTP server refuses the name.',
    todo: 'Write the name as the server takes it: relative with --secure, absolute without.',
  },
  wrapped: {
    words: 'connection refused from {address}',
    stage: 'files',
    means: 'The TCP wrappers of the server do not let the machine ask in.tftpd.',
    todo: 'Add its address or network to /etc/hosts.allow: "in.tftpd: ADDRESS".',
  },
  lostConnection: {
    words: 'tftp: client does not accept options',
    stage: 'files',
    means: 'The machine asked for the size of the file only, and asks again.',
  },
  portTaken: {
    words: 'cannot bind to local IPv4 socket: Address already in use',
    stage: 'files',
    means: 'Another program listens on the port of TFTP, so in.tftpd does not start.',
    todo: 'Look for a second in.tftpd, inetd or xinetd, atftpd, or dnsmasq.',
  },
});

export const speaker: Speaker = {
  program: 'in.tftpd',
  tags: ['in.tftpd', 'tftpd', 'tftpd-hpa', 'tftp'],
  server: true,
  sentences: Object.values(tftpdSays),
};
