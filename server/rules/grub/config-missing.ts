/** The configuration that GRUB reads opens another file, which is not there, and has nothing to start itself. */
import { missingFile } from '../about/causes.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { misspeltHint } from '../about/loaders/grubvariables.js';
import { servedFrom } from '../about/loaders/tftproot.js';
import { faultRule } from '../rule.js';

const opening = (name: string): Readonly<Record<string, string>> => ({
  [GRUB_CFG]: `configfile /grub/${name}\n`,
  'srv/tftp/grub/nodes.cfg': grubMenu(),
});

export const grubConfigMissing = faultRule({
  id: 'grub/config-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'grub.cfg opens another file by `configfile` or `source`, the server does not have it, and nothing else in grub.cfg can be started.',
    why: 'GRUB goes on with the next line, shows `Minimal BASH-like line editing is supported.` and waits at `grub>`; of the file it says nothing that stays on the screen. `$net_default_mac` has colons, in small letters: a file for it is called grub.cfg-01-52:54:00:12:34:56.',
    avoid: bootedByGrub(opening('node.cfg')),
    prefer: bootedByGrub(opening('nodes.cfg')),
    references: ['GRUB manual, "configfile"', 'grub-core/commands/configfile.c', 'GRUB 2.06 in OVMF'],
  },
  commonToo: true,
  // A device that is misspelt, or a word of the kernel, is no name of a file.
  saidBy: () => 'grub/name-misspelt',
  cause: missingFile,
  story: ({ name, path }) => `${name} is to be opened, and there is no ${path}`,
  message: ({ name, path, near, console, at }, { who, single, site }) =>
    `GRUB is to open ${name}, but ${path} does not exist${near === undefined ? '' : ` (there is a ${near})`}, and nothing else can be started on ${who}${
      single ? '' : ', where they have such firmware'
    }: it shows "${console}" and waits at grub>.${misspeltHint(site, at)}`,
  related: servedFrom,
});
