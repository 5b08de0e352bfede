/** A word that stands where the name of a kernel belongs goes in; it comes out where it is a parameter of the kernel instead. */

/** Those without which nobody boots over a network; a file may have an equals sign in its name, but not before a path or an address. */
const PARAMETERS = /^(?:root|nfsroot|ip|console|initrd|init|boot|ro|rw)=/;

export function kernelWord(text: string): string | undefined {
  return PARAMETERS.exec(text)?.[0];
}
