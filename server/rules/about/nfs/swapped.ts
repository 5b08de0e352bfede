/** The source and the mount point of a line of fstab go in; whether they stand in each other's place comes out. */
export function areSwapped(source: string, target: string): boolean {
  return source.startsWith('/') && /^[^/]+:\//.test(target);
}
