/** The words for rpc.mountd or rpc.nfsd go in; the first at which the daemon ends comes out (utils/mountd/mountd.c and utils/nfsd/nfsd.c of nfs-utils). */
import { type GetoptOption, type GetoptWord, getopt, type NoOption } from './getopt.js';

export type NfsDaemon = 'rpc.mountd' | 'rpc.nfsd';

/** A word that the daemon does not take: it prints its usage, or one line, and ends. */
export interface RefusedWord {
  readonly program: NfsDaemon;
  readonly word: string;
  readonly why: NoOption | 'bad value' | 'operand';
  readonly value: string;
  readonly near: string | undefined;
}

/** `name letter`, with a colon where a value follows, and a question mark where one may. */
const table = (text: string): GetoptOption[] =>
  text.split(' ').map((entry) => {
    const [name, letter = ''] = entry.replace(/[:?]$/, '').split('/');
    const takes = entry.endsWith('?') ? 'joined' : entry.endsWith(':');
    return { name: name === '' ? undefined : name, letter, takes };
  });

/** With the file of exports that old releases took. */
const OPTIONS: Readonly<Record<NfsDaemon, readonly GetoptOption[]>> = {
  'rpc.mountd': table(
    'foreground/F descriptors/o: debug/d: help/h nfs-version/V: no-nfs-version/N: version/v port/p: /P: no-tcp/n ha-callout/H: state-directory-path/s: num-threads/t: reverse-lookup/r manage-gids/g no-udp/u log-auth/l cache-use-ipaddr/i ttl/T: exports-file/f:',
  ),
  'rpc.nfsd': table(
    'host/H: help/h no-nfs-version/N: nfs-version/V: tcp/t no-tcp/T udp/u no-udp/U port/p: /P: debug/d syslog/s rdma/R? grace-time/G: lease-time/L: /r',
  ),
};

/** atoi(3): what follows the digits is passed over. */
function leading(value: string): number {
  return Number(/^\s*(-?\d+)/.exec(value)?.[1] ?? 0);
}

/** Versions that some release takes. */
const version = (value: string): boolean => leading(value) >= 2 && leading(value) <= 4;
const positive = (value: string): boolean => leading(value) > 0;
const wholePositive = (value: string): boolean => /^(?:0x[\da-f]+|\d+)$/i.test(value) && Number(value) > 0;
const port = (value: string): boolean => positive(value) && leading(value) <= 65535;

/** It may be the name of a service: none is known that begins as a port does, or has a blank in it. */
export const portOrName = (value: string): boolean =>
  /^\d+$/.test(value)
    ? Number(value) > 0 && Number(value) <= 65535
    : !/^\d{4}/.test(value) && !/^\S+\s/.test(value);

const CHECKS: Readonly<Record<NfsDaemon, Readonly<Record<string, (value: string) => boolean>>>> = {
  'rpc.mountd': { N: version, V: version, p: port, P: port, o: positive, T: positive },
  'rpc.nfsd': { p: portOrName, P: portOrName, N: version, V: version, G: wholePositive, L: wholePositive },
};

/** What the daemon makes of its words. */
export function nfsWords(program: NfsDaemon, text: string): GetoptWord[] {
  return getopt(text, OPTIONS[program]);
}

/** Nothing of words that a shell has still to make. */
export function refusedWord(program: NfsDaemon, text: string): RefusedWord | undefined {
  if (/["'$`\\<>{}%@]/.test(text)) return undefined;
  for (const one of nfsWords(program, text)) {
    if (one.kind === 'wrong') return { program, word: one.word, why: one.why, value: '', near: one.near };
    if (one.kind === 'option') {
      if (CHECKS[program][one.letter]?.(one.value) !== false) continue;
      return { program, word: one.word, why: 'bad value', value: one.value, near: undefined };
    }
    // Those of rpc.nfsd are numbers of threads.
    if (program === 'rpc.mountd')
      return { program, word: one.word, why: 'operand', value: '', near: undefined };
  }
  return undefined;
}
