/** The id of a program as traces and JSON have it goes in; its name as people write it comes out. */
const NAMES: Readonly<Record<string, string>> = {
  grub: 'GRUB',
  ipxe: 'iPXE',
  linux: 'Linux',
  pxelinux: 'PXELINUX',
};

export function programName(program: string): string {
  return Object.hasOwn(NAMES, program) ? (NAMES[program] ?? program) : program;
}
