/** A request and the name of a boot file go in; whether the firmware that sent the request can start such a program comes out. */
import { baseName } from '../../site/serverpath.js';
import type { DhcpClient, Firmware } from '../trace.js';

/**
 * What a program is built for. `efi` without more: the name does not tell for which processor. `other`: its octets say
 * that UEFI does not start it, whatever it is called.
 */
export type ProgramKind =
  | 'bios'
  | 'efi'
  | 'efi-x64'
  | 'efi-ia32'
  | 'efi-arm64'
  | 'script'
  | 'other'
  | 'unknown';

/** Names that are used for nothing else. */
const BIOS =
  /^([lg]?pxelinux\.0|core\.0|undionly\.(0|pxe)|pxeboot\.(0|n12|com)|wdsnbp\.com|ipxe\.pxe|[^.]*\.k{1,2}pxe)$/i;
/** As shim, GRUB and iPXE are called: bootaa64, grubnetx64, snponly-x64. */
const ARM64 = /(?:aa64|arm64)[^/]*$/i;
const IA32 = /(?:ia32|i386)[^/]*$/i;
const X64 = /(?:x64|x86_64|amd64)[^/]*$/i;
/** Debian ships signed programs with their own ending. */
const EFI = /\.efi(?:\.signed)?$/i;
const SCRIPT = /\.(?:ipxe|cfg|conf|txt)$/i;

/** By name: a repository rarely holds the programs. */
export function programKind(file: string): ProgramKind {
  // Debian adds .signed to what it signs.
  const name = baseName(file).replace(/\.signed$/i, '');
  if (BIOS.test(name)) return 'bios';
  if (SCRIPT.test(name)) return 'script';
  if (!EFI.test(name)) return 'unknown';
  if (ARM64.test(name)) return 'efi-arm64';
  if (IA32.test(name)) return 'efi-ia32';
  return X64.test(name) ? 'efi-x64' : 'efi';
}

/** Option 93 by what programs such a machine starts (RFC 4578, RFC 5970 and the IANA registry). */
const PLATFORMS: ReadonlyMap<number, Exclude<ProgramKind, 'efi' | 'script' | 'other' | 'unknown'>> = new Map([
  [0, 'bios'],
  [6, 'efi-ia32'],
  [7, 'efi-x64'],
  [9, 'efi-x64'],
  [11, 'efi-arm64'],
  [15, 'efi-ia32'],
  [16, 'efi-x64'],
  [19, 'efi-arm64'],
]);

/** Undefined where nothing is known of the processor. */
export function platformOf({ architecture }: Pick<DhcpClient, 'architecture'>) {
  return architecture === undefined ? undefined : PLATFORMS.get(architecture);
}

/** It is UEFI's own client that asks, not a program that UEFI started. */
export function isUefi(client: DhcpClient): boolean {
  const platform = platformOf(client);
  return platform !== undefined && platform !== 'bios' && client.userClass === undefined;
}

/** UEFI's client for HTTP boot, not the one for PXE. */
export function bootsByHttp({ vendorClass }: DhcpClient): boolean {
  return vendorClass?.startsWith('HTTPClient') === true;
}

/**
 * False only where the program is of a kind that such firmware does not start: BIOS starts no program for UEFI, UEFI none
 * but PE32+ of its own processor (OVMF was asked).
 */
export function canStart(client: DhcpClient, kind: ProgramKind): boolean {
  const platform = platformOf(client);
  if (platform === undefined || kind === 'unknown' || kind === platform) return true;
  if (kind === 'other') return platform === 'bios';
  // iPXE runs scripts, whatever it runs on; a BIOS takes any file for a program.
  if (kind === 'script') return client.userClass !== undefined || platform === 'bios';
  return kind === 'efi' && platform !== 'bios';
}

/**
 * The firmware of these, which come the commonest first, that can start a program of the name. A program for UEFI whose
 * name tells no processor is one for x64. Where x64 is told another one it is for the other processors, unless the site
 * has something for BIOS: then BIOS machines are there, and are among those that are given it.
 */
export function starterOf(
  firmwares: readonly Firmware[],
  file: string,
  kind: ProgramKind,
  servesBios: boolean,
): Firmware | undefined {
  const [first] = firmwares;
  // Which program loads a URL is not known where all are told the same.
  if (file.includes('://')) return first;
  if (kind !== 'efi') return firmwares.find((firmware) => firmware === kind) ?? first;
  if (firmwares.includes('efi-x64')) return 'efi-x64';
  return servesBios ? first : (firmwares.find((firmware) => firmware !== 'bios') ?? first);
}
