/** The name of a command goes in; whether it is a word of another loader, which GRUB does not know, comes out. */

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

export function isForeign(command: string): boolean {
  return INSTEAD.has(command.toLowerCase());
}

/** What GRUB has instead. */
export function ownWay(command: string): string | undefined {
  return INSTEAD.get(command.toLowerCase());
}
