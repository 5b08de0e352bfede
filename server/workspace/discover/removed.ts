/** A server's disk and the names of programs go in; whether they were removed, with others in their place, and left only their configuration behind, comes out. */
import type { ServerDisk } from '../disk/serverdisk.js';

const PROGRAMS = ['/usr/sbin', '/usr/bin', '/sbin', '/usr/local/sbin'];

/** Packages of Debian leave files below etc until they are purged. A copy without programs says nothing. */
export function isRemoved(
  disk: ServerDisk,
  programs: readonly string[],
  instead: readonly string[],
): boolean {
  const there = new Set(PROGRAMS.flatMap((folder) => disk.list(folder) ?? []));
  return instead.some((name) => there.has(name)) && !programs.some((name) => there.has(name));
}
