/** What iPXE shows on the screen while it runs scripts (src/core/exec.c, src/usr/imgmgmt.c; seen in iPXE of 2019 and 2023). */
import { withPages } from '../../machine/sentences.js';
import { type Speaker, sentences } from '../../sentence.js';
import type { DhcpAnswer } from '../../trace.js';
import { underUefi } from './values.js';

const ENDINGS = {
  'no such file': ['3b', '8e'],
  'not supported': ['03', '83'],
  'timed out': ['35', '92'],
  reset: ['39', '95'],
} as const;

/** What an error number of iPXE ends in: a BIOS has it from PXE, and UEFI from its own list of errors (both were booted). */
export function errorOf(kind: keyof typeof ENDINGS, answer: DhcpAnswer): { platform: string } {
  const [bios, uefi] = ENDINGS[kind];
  return { platform: underUefi(answer) ? uefi : bios };
}

export const scriptSays = sentences(
  withPages({
    fileMissing: {
      words: '{file}... No such file or directory (http://ipxe.org/2d1260{platform})',
      also: ['{file}... No such file or directory (https://ipxe.org/2d0c618e)'],
      stage: 'kernel',
      means: 'A script names a file that the server does not have.',
      todo: 'Put the file where the name leads; a name without a scheme is looked for beside the script.',
    },
    fileMissingByHttp: {
      words: 'http{rest}://{file}... No such file or directory (http://ipxe.org/2d0c61{platform})',
      stage: 'kernel',
      means: 'A script names a file that the web server does not have: it answers 404.',
      todo: 'Put the file where the URL leads, or correct the folder that the web server gives out.',
    },
    noScheme: {
      words: 'Could not start download: Operation not supported (http://ipxe.org/3c0920{platform})',
      stage: 'loader',
      means: 'A script names a file by a URL whose scheme iPXE does not know, or by a name with a colon.',
      todo: 'Write a MAC without colons, as in ${mac:hexhyp}, or the whole URL; https needs a build with it.',
    },
    noServer: {
      words: 'tftp://{file}... Connection timed out (http://ipxe.org/4c1260{platform})',
      stage: 'loader',
      means:
        'A script names a file by a URL, and nobody answers there: the URL has no server, or a wrong one.',
      todo: 'Look which setting of the script is empty where the server is named, or whether that server serves TFTP.',
    },
    nameless: {
      words: '{scheme}://{file}... Error 0x3e1162{platform} (http://ipxe.org/3e1162{platform})',
      stage: 'loader',
      means: 'A script names a file by a URL that has no server.',
      todo: 'Look which setting of the script is empty where the server is named.',
    },
    noHost: {
      words: 'Could not start download: Invalid argument (http://ipxe.org/{number})',
      stage: 'loader',
      means: 'A script names a file by a URL without two slashes before its server.',
      todo: 'Write http://SERVER/ or tftp://SERVER/ before the name.',
    },
    portZero: {
      words: '{scheme}://{file}... Connection reset (http://ipxe.org/0f0a60{platform})',
      stage: 'loader',
      means:
        'A script names a file by a URL, and at that port of the server nobody listens: port 0 is no port at all.',
      todo: 'Look which setting of the script is empty behind the colon, or whether the web server runs.',
    },
    loads: {
      words: '{file}... ok',
      stage: 'loader',
      means: 'iPXE has loaded a script, which it does over and over where scripts chain each other.',
      todo: 'Let one of them end with boot or exit, or chain another one.',
      common: true,
    },
    labelMissing: {
      words: 'Could not boot image: No such file or directory (http://ipxe.org/2d0280{platform})',
      also: ['Could not boot: No such file or directory (https://ipxe.org/2d02803b)'],
      stage: 'loader',
      means: 'A script goes to a label that it does not have, and ends.',
      todo: 'Write the label as goto names it: ":" and the name at the beginning of a line.',
    },
    unknownCommand: {
      words: '{word}: command not found',
      stage: 'loader',
      means: 'A script has a command that this build of iPXE has not.',
      todo: 'Correct the command, or use an iPXE that was built with it.',
    },
    noNumber: {
      words: '"{word}": invalid integer value',
      stage: 'loader',
      means:
        'A command of a script has a text where iPXE takes a number: times are milliseconds, without a unit.',
      todo: 'Write the number alone, as in --timeout 5000.',
    },
    begins: {
      words: 'iPXE initialising devices...ok',
      stage: 'loader',
      means: 'iPXE starts. Where this appears again and again, iPXE is told to load itself.',
      todo: 'Tell iPXE apart by its user class, and name the script to it.',
      common: true,
    },
    noImage: {
      words: 'No image selected',
      stage: 'loader',
      means: 'A script says boot, and no kernel is loaded, or it was thrown away.',
      todo: 'Load the kernel before boot, and take away the imgfree between them.',
    },
    noFormat: {
      words: 'Could not boot image: Exec format error (http://ipxe.org/2e008081)',
      also: ['Could not boot: Exec format error (https://ipxe.org/2e008081)'],
      stage: 'loader',
      means: 'iPXE loaded a file that is neither a script nor a program for this firmware.',
      todo: 'The first bytes of a script are #!ipxe; UEFI starts programs for UEFI only, and kernels with an EFI stub.',
    },
  }),
);

export const speaker: Speaker = {
  program: 'ipxe',
  tags: [],
  sentences: Object.values(scriptSays),
};
