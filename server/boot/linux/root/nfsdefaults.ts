/** A kernel's configuration goes in; which NFS version its root mount asks for, and what it lacks for one, comes out. */
import type { KernelConfiguration } from '../../../site/kconfig/facts.js';
import type { Answer } from '../../../site/place.js';

/** "6.1.192" as 6001; undefined where the header does not say. */
export function release(configuration: KernelConfiguration | undefined): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})/.exec(configuration?.version ?? '');
  return match === null ? undefined : Number(match[1]) * 1000 + Number(match[2]);
}

/** `=y`: yes. `=m` and "is not set": no. No line: no only in a complete file that could have it. */
export function builtIn(configuration: KernelConfiguration | undefined, name: string): Answer {
  if (configuration === undefined) return 'unknown';
  const symbol = configuration.symbols.get(name);
  if (symbol === undefined) return configuration.complete ? 'no' : 'unknown';
  return symbol.value === 'y' ? 'yes' : 'no';
}

/** NFS_DEF_OPTIONS of fs/nfs/nfsroot.c: version 2 up to 6.0, then the lowest version that is built in. */
export function defaultVersion(configuration: KernelConfiguration | undefined): string | undefined {
  const number = release(configuration);
  if (number === undefined) return undefined;
  if (number < 6001) return '2';
  for (const version of ['2', '3', '4']) {
    const answer = builtIn(configuration, `NFS_V${version}`);
    if (answer === 'unknown') return undefined;
    if (answer === 'yes') return version;
  }
  return undefined;
}

/** Kernels before 5.7 begin with UDP (NFS_DEF_OPTIONS); of the releases behind it only later ones surely begin with TCP. */
export function defaultTransport(configuration: KernelConfiguration | undefined): 'udp' | undefined {
  const number = release(configuration);
  return number !== undefined && number < 5007 ? 'udp' : undefined;
}
