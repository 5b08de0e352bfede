/** The first octets of a program go in; what an ELF file says of itself in them comes out (elf(5)). */

/** What such a file begins with. */
export const ELF = '\x7fELF';

/** For a processor with 64 bits, and not with 32. */
export function isWide(head: string): boolean {
  return head[ELF.length] === '\x02';
}
