/** A boot file on the server's disk goes in; what it is built for comes out: by its first octets where it is there, else by its name. */
import type { Site } from '../../site/model.js';
import { isUrl } from '../files/http/url.js';
import { tftpFile } from '../files/tftp.js';
import { remember } from '../remember.js';
import { type ProgramKind, programKind } from './firmware.js';

/** Processors of programs for UEFI (Microsoft PE and COFF Specification, "Machine Types"). */
const MACHINES: ReadonlyMap<number, ProgramKind> = new Map([
  [0x14c, 'efi-ia32'],
  [0x8664, 'efi-x64'],
  [0xaa64, 'efi-arm64'],
]);

/** Shorter ones are no programs, but stand for one in a copy. */
const SHORTEST = 512;

const octets = (text: string, at: number, size: number): number =>
  Array.from({ length: size }, (_, i) => text.charCodeAt(at + i) * 256 ** i).reduce(
    (sum, one) => sum + one,
    0,
  );

/** Undefined for what is not there, for texts, and for what is too short to tell. */
const kindAt = remember((site: Site, path: string): ProgramKind | undefined => {
  const head = site.tree.programHead(path);
  if (head === undefined || head.length < SHORTEST) return undefined;
  const coff = octets(head, 0x3c, 4);
  if (!head.startsWith('MZ') || !head.startsWith('PE\0\0', coff)) return 'other';
  return MACHINES.get(octets(head, coff + 4, 2)) ?? 'efi';
});

/** `path`: on the server, where it is known. */
export function programAt(site: Site, path: string | undefined, name: string): ProgramKind {
  const kind = path === undefined ? undefined : kindAt(site, path);
  const named = programKind(name);
  return kind === undefined || (kind === 'other' && named === 'bios') ? named : kind;
}

/** What DHCP calls by this name. */
export function programOf(site: Site, name: string): ProgramKind {
  return programAt(site, isUrl(name) ? undefined : tftpFile(site, name).path, name);
}
