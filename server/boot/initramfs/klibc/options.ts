/** One option of an NFS root goes in; what klibc's nfsmount has against it comes out (klibc usr/kinit/nfsmount, asked option by option: 2.0.12). */
import { lastParameter } from '../../linux/parameters.js';
import type { Printed } from '../../sentence.js';
import type { KernelStage } from '../../trace.js';
import { klibcSays } from '../sentences.js';

const FLAGS = new Set(
  'soft hard intr nointr posix noposix cto nocto ac noac lock nolock acl noacl v2 v3 udp tcp broken_suid ro rw'.split(
    ' ',
  ),
);
const NUMBERS = new Set(
  'port nfsvers vers rsize wsize timeo retrans acregmin acregmax acdirmin acdirmax'.split(' '),
);

/** The message it ends with; none where it takes the option. */
export function klibcRefusal(option: string): Printed | undefined {
  const equals = option.indexOf('=');
  const name = equals < 0 ? option : option.slice(0, equals);
  const unknown = klibcSays.badOption.print({ option: name });
  if (equals < 0) return FLAGS.has(name) || NUMBERS.has(name) ? undefined : unknown;
  if (!NUMBERS.has(name)) return FLAGS.has(name) ? undefined : unknown;
  const value = option.slice(equals + 1);
  const version = name === 'vers' || name === 'nfsvers';
  if (version && /^[4-9][0-9]*$/.test(value)) return klibcSays.badVersion.print({ version: value });
  return version && /^4\.[0-9]$/.test(value) ? klibcSays.badValue.print({ value, option: name }) : undefined;
}

/** With boot=nfs, and with root=/dev/nfs where no boot= stands beside it; boot=live and boot=casper bring scripts of their own. */
export function mountsByKlibc(kernel: KernelStage): boolean {
  if (kernel.dialect !== 'initramfs-tools') return false;
  const boot = lastParameter(kernel, 'boot')?.value;
  return boot === 'nfs' || (boot === undefined && lastParameter(kernel, 'root')?.value === '/dev/nfs');
}
