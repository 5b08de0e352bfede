/** The name of a command goes in; whether it is one that GRUB does not know, and what GRUB has instead, comes out. */
import { isSlip } from '../../../../grammars/text/index.js';
import { kernelCommands, ramdiskCommands } from '../../../site/grub/commands.js';

/** Of GRUB before version 2, PXELINUX and iPXE, each with what is written in its place; no module of GRUB has such a command. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['title', 'menuentry "…" { … }'],
  ['label', 'menuentry "…" { … }'],
  ['kernel', 'linux'],
  ['append', 'words behind linux'],
  ['root', 'set root=…'],
  ['rootnoverify', 'set root=…'],
  ['default', 'set default=…'],
  ['timeout', 'set timeout=…'],
  ['ontimeout', 'set default=…'],
  ['hiddenmenu', 'set timeout_style=hidden'],
  ['prompt', 'set timeout=…'],
  ['localboot', 'exit'],
  ['chain', 'chainloader'],
  ['imgfetch', 'initrd'],
  ['imgargs', 'words behind linux'],
]);

/** Without one of them there is nothing to start. No other command of GRUB 2.06 is within a slip of the finger of them. */
const LOADING = [
  ...kernelCommands,
  ...ramdiskCommands,
  'menuentry',
  'submenu',
  'configfile',
  'chainloader',
  'multiboot',
  'multiboot2',
];

/** Whether no GRUB has it. Other commands that are not known here may be those of a module. */
export function isForeign(command: string): boolean {
  return ownWay(command) !== undefined;
}

/** What GRUB has instead. */
export function ownWay(command: string): string | undefined {
  if (LOADING.includes(command)) return undefined;
  return INSTEAD.get(command.toLowerCase()) ?? LOADING.find((own) => isSlip(command, own));
}
