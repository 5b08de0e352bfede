/** What GRUB shows on the screen (2.06, asked in OVMF; other distributions put the line of its source before a message). */
import type { Site } from '../../../site/model.js';
import { type About, alsoSpelt, type Printed, type Speaker, sentences, UNTOLD } from '../../sentence.js';

const lies =
  'Compare the name with the files below the TFTP root: GRUB counts names from its top, not from its own folder.';

/** As GRUB of Fedora, Red Hat and Ubuntu has it: `error: ../../grub-core/net/tftp.c:254:File not found.` */
function withSource<const Table extends Readonly<Record<string, About>>>(table: Table): Table {
  return alsoSpelt(table, (words) =>
    words.startsWith('error: ') ? words.replace('error: ', 'error: ../{rest}:') : undefined,
  );
}

export const grubSays = sentences(
  withSource({
    prompt: {
      words: 'Minimal BASH-like line editing is supported.',
      stage: 'loader',
      means: 'GRUB has no configuration, or none that starts anything, and waits for commands at grub>.',
      todo: 'Put grub.cfg where this GRUB looks: the folder is built into it (echo $prefix shows it).',
    },
    notFound: {
      words: 'error: File not found.',
      stage: 'kernel',
      means: 'The TFTP server does not have a file that the configuration names.',
      todo: lies,
    },
    notFoundByDnsmasq: {
      words: 'error: file {path} not found for {address}.',
      // In quotes from a web server, and from a disk.
      also: ["error: file `{path}' not found", 'error: file {path} not found'],
      stage: 'kernel',
      means: 'The server of files does not have a file that the configuration names.',
      todo: lies,
    },
    endsEarly: {
      words: 'error: premature end of file {file}.',
      stage: 'kernel',
      means:
        'What GRUB was sent for the kernel is too short for one: for a file that is not there it takes the page about the error.',
      todo: 'Compare the name with the files that the web server gives out.',
    },
    timeout: {
      words: "error: timeout reading `{file}'.",
      stage: 'kernel',
      means: 'The server of files began to send a file, and fell silent.',
      todo: 'Look whether a firewall lets answers from other ports of the server through.',
    },
    noKernel: {
      words: 'error: you need to load the kernel first.',
      stage: 'kernel',
      means: 'The kernel was not loaded, so that no initial ramdisk can be; the line before says why.',
      todo: 'Correct the name behind linux, or put initrd behind the line of linux.',
    },
    pressKey: {
      words: 'Press any key to continue...',
      stage: 'loader',
      means: 'An entry failed; the lines before say why. GRUB waits for somebody.',
    },
    noCommand: {
      words: "error: can't find command `{command}'.",
      stage: 'loader',
      means: 'GRUB does not know a command of the configuration, and has no module of that name.',
      todo: 'Correct the command, or put the modules of the same release below the prefix.',
    },
    noRoot: {
      words: "error: variable `root' isn't set.",
      stage: 'kernel',
      means: 'A name without a device leads nowhere, because the configuration has emptied root.',
      todo: 'Take the line away that sets root to nothing: GRUB has set it to where it came from.',
    },
    noTitle: {
      words: 'error: menuentry is missing title.',
      stage: 'loader',
      means: 'An entry without a title is left out of the menu.',
      todo: 'Write the title behind menuentry, and a value behind each of its options.',
    },
    syntax: {
      words: 'error: syntax error.',
      also: ['error: Incorrect command.'],
      stage: 'loader',
      means: 'GRUB cannot parse a part of the configuration, and goes on without it.',
      todo: 'grub-script-check names the line.',
    },
    noServer: {
      words: 'error: no server is specified.',
      stage: 'loader',
      means: 'DHCP told GRUB no server.',
      todo: 'Set next-server to the boot server.',
    },
    noDevice: {
      words: "error: disk `{device}' not found.",
      stage: 'loader',
      means: 'GRUB has no module for the device of a name, such as http.',
      todo: 'Build the module in, or load the file by TFTP.',
    },
    signature: {
      words: 'error: bad shim signature.',
      stage: 'kernel',
      means: 'Secure Boot: nobody that shim trusts has signed the kernel.',
      todo: "Take the distribution's signed kernel, or enrol the key.",
    },
  }),
);

/** The answer of the TFTP server, as GRUB repeats it. */
export function notFound(site: Site, path: string): Printed {
  return site.tftp.program === 'dnsmasq'
    ? grubSays.notFoundByDnsmasq.print({ path, address: UNTOLD })
    : grubSays.notFound.print();
}

export const speaker: Speaker = {
  program: 'grub',
  tags: [],
  sentences: Object.values(grubSays),
};
