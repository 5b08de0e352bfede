/** One option of an NFS root goes in; what klibc's nfsmount has against it comes out (klibc usr/kinit/nfsmount, asked option by option: 2.0.12). */
import { lastParameter } from '../../linux/words/parameters.js';
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

/** As strtoul() takes all of it, in the notation of C. */
const NUMBER = /^(?:0x[0-9a-f]+|0[0-7]*|[1-9]\d*)$/i;

/** 0 leaves the choice to nfsmount. */
const VERSIONS = new Set([0, 2, 3]);

/** The message it ends with; none where it takes the option. A number has to have a value, and a flag none. */
export function klibcRefusal(option: string): Printed | undefined {
  if (option === '') return undefined;
  const equals = option.indexOf('=');
  const name = equals < 0 ? option : option.slice(0, equals);
  const known = equals < 0 ? FLAGS : NUMBERS;
  if (!known.has(name)) return klibcSays.badOption.print({ option: name });
  if (equals < 0) return undefined;
  const value = option.slice(equals + 1);
  // Other words may be filled in by a program before a machine reads them.
  if (!/^\d[\w.]*$/.test(value)) return undefined;
  if (!NUMBER.test(value)) return klibcSays.badValue.print({ value, option: name });
  const number = numberOf(value);
  return (name === 'vers' || name === 'nfsvers') && !VERSIONS.has(number)
    ? klibcSays.badVersion.print({ version: String(number) })
    : undefined;
}

function numberOf(value: string): number {
  return /^0[0-7]/.test(value) ? Number.parseInt(value, 8) : Number(value);
}

/** With boot=nfs, and with root=/dev/nfs where no boot= stands beside it; boot=live and boot=casper bring scripts of their own. */
export function mountsByKlibc(kernel: KernelStage): boolean {
  if (kernel.dialect !== 'initramfs-tools') return false;
  const boot = lastParameter(kernel, 'boot')?.value;
  return boot === 'nfs' || (boot === undefined && lastParameter(kernel, 'root')?.value === '/dev/nfs');
}
