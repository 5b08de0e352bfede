/** Versions of NFS and of kernels: words of option lists and of headers go in, comparable values come out. */
import type { KernelConfiguration } from '../../../site/kconfig/facts.js';
import { symbolValue } from '../kernel/kernels.js';

/** "6.1.192" → 6.001; comparable as a number. Undefined for anything else. */
export function kernelNumber(version: string | undefined): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})/.exec(version ?? '');
  return match === null ? undefined : Number(match[1]) + Number(match[2]) / 1000;
}

/** What the kernel mounts its root with when no word names a version (fs/nfs/nfsroot.c, NFS_DEF_OPTIONS). */
export function defaultNfsVersion(
  configuration: KernelConfiguration | undefined,
): '2' | '3' | '4' | undefined {
  const kernel = kernelNumber(configuration?.version);
  if (configuration === undefined || kernel === undefined) return undefined;
  if (kernel < 6.001) return '2';
  for (const version of ['2', '3', '4'] as const) {
    const value = symbolValue(configuration, `NFS_V${version}`);
    if (value === undefined) return undefined;
    if (value === 'y') return version;
  }
  return undefined;
}

/** The symbol that a mount of this version needs; undefined where older kernels had none. */
export function versionSymbol(version: string, configuration: KernelConfiguration): string | undefined {
  const kernel = kernelNumber(configuration.version);
  if (version === '2') return kernel !== undefined && kernel >= 3.006 ? 'NFS_V2' : undefined;
  if (version === '3') return 'NFS_V3';
  if (version === '4' || version === '4.0') return 'NFS_V4';
  if (version === '4.1') return 'NFS_V4_1';
  return version === '4.2' ? 'NFS_V4_2' : undefined;
}

/** True when the settings of the site's own server switch the version on by name. */
export function serverSpeaks(
  versions: ReadonlyMap<string, { readonly value: boolean }>,
  version: string,
): boolean {
  return versions.get(version)?.value === true;
}
