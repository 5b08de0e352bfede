/** A boot file on the server's disk goes in; what it is built for comes out: by its first octets where it is there, else by its name. */
import type { Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import { isUrl } from '../files/http/url.js';
import { tftpFile } from '../files/tftp.js';
import { remember } from '../remember.js';
import { type ProgramKind, programKind } from './firmware.js';
import { type UefiProgram, uefiProgram } from './pe.js';

/** Processors of programs for UEFI (Microsoft PE and COFF Specification, "Machine Types"). */
const MACHINES: ReadonlyMap<number, ProgramKind> = new Map([
  [0x14c, 'efi-ia32'],
  [0x8664, 'efi-x64'],
  [0xaa64, 'efi-arm64'],
]);

/** Shorter ones are no programs, but stand for one in a copy. */
const SHORTEST = 512;

/** Undefined for what is not there, for texts, and for what is too short to tell. */
const headAt = remember(
  (site: Site, path: ServerPath): { readonly uefi: UefiProgram | undefined } | undefined => {
    const head = site.tree.programHead(path);
    return head === undefined || head.length < SHORTEST ? undefined : { uefi: uefiProgram(head) };
  },
);

function kindAt(site: Site, path: ServerPath): ProgramKind | undefined {
  const head = headAt(site, path);
  if (head === undefined) return undefined;
  return head.uefi === undefined ? 'other' : (MACHINES.get(head.uefi.machine) ?? 'efi');
}

/** A script of iPXE, whatever it is called. */
const isScript = remember(({ tree }: Site, path: ServerPath): boolean =>
  /^#![ig]pxe\s/.test(tree.programPart(path, 0, 7) ?? ''),
);

/** `path`: on the server, where it is known. */
export function programAt(site: Site, path: ServerPath | undefined, name: string): ProgramKind {
  const kind = path === undefined ? undefined : kindAt(site, path);
  const named = programKind(name);
  if (path !== undefined && isScript(site, path)) return 'script';
  return kind === undefined || (kind === 'other' && named === 'bios') ? named : kind;
}

/** What DHCP calls by this name: a text under the name of a program was to be that program. */
export function programOf(site: Site, name: string): ProgramKind {
  const kind = programAt(site, isUrl(name) ? undefined : tftpFile(site, name).path, name);
  return kind === 'script' ? programKind(name) : kind;
}

/** What is taken for granted with a program that nobody signed. Whether a machine minds is set in its firmware, and no file tells. */
export function assumedUnsigned(site: Site, path: ServerPath | undefined, name: string): string | undefined {
  const uefi = path === undefined ? undefined : headAt(site, path)?.uefi;
  return uefi?.signed === false ? `Secure Boot is off, for ${name} is not signed` : undefined;
}

/** Longer lists of revocations than this nobody has. */
const MOST = 4096;

/** The names of what the program is made of, by its list for Secure Boot; empty where it carries none. */
export const componentsAt = remember((site: Site, path: ServerPath): readonly string[] => {
  const section = headAt(site, path)?.uefi?.sections.get('.sbat');
  if (section === undefined || section.size > MOST) return [];
  const text = site.tree.programPart(path, section.start, section.size) ?? '';
  return text.split('\n').flatMap((line) => /^([\w.-]+),/.exec(line)?.[1] ?? []);
});
