/** What is known about kernel symbols: their type, prompt and condition (grammars/kconfig/facts.ts). Taken apart at the first question. */
import { KERNEL_VERSION, SYMBOL_ROWS, TYPE_ROWS } from './facts.js';

export type SymbolType = 'bool' | 'tristate' | 'int' | 'hex' | 'string';

export interface SymbolFact {
  readonly name: string;
  readonly type: SymbolType;
  /** As menuconfig shows it; empty for a symbol that others select. */
  readonly prompt: string;
  readonly depends: string;
}

let table: ReadonlyMap<string, SymbolFact> | undefined;

export function symbolFacts(): ReadonlyMap<string, SymbolFact> {
  table ??= new Map(
    SYMBOL_ROWS.split('\n').map((row) => {
      const [name = '', type = '', prompt = '', ...depends] = row.split('|');
      return [name, { name, type: type as SymbolType, prompt, depends: depends.join('|') }];
    }),
  );
  return table;
}

let types: ReadonlyMap<string, SymbolType> | undefined;

/** Of more symbols than are described: whatever holds a number or a text in any architecture has a type here, too. */
export function symbolTypes(): ReadonlyMap<string, SymbolType> {
  types ??= new Map([
    ...TYPE_ROWS.split('\n').flatMap((row) => {
      const [type, ...names] = row.split(' ');
      return names.map((name) => [name, type as SymbolType] as const);
    }),
    ...[...symbolFacts().values()].map(({ name, type }) => [name, type] as const),
  ]);
  return types;
}

/** What a symbol does for a diskless node, in our words. */
const NOTES: Readonly<Record<string, string>> = {
  ROOT_NFS: 'Lets the kernel mount its root file system over NFS without an initramfs (`root=/dev/nfs`).',
  NFS_FS: 'The NFS client. Must be built in (`y`) where the root is mounted over NFS without an initramfs.',
  NFS_V2: 'NFS version 2. When set, Linux 6.1 asks for version 2 in a root mount that names none.',
  NFS_V3: 'NFS version 3 in the client.',
  NFS_V4: 'NFS version 4.0 in the client.',
  IP_PNP: 'Lets the kernel configure its network before the root is mounted (`ip=`).',
  IP_PNP_DHCP: 'Makes `ip=dhcp` work.',
  IP_PNP_BOOTP: 'Makes `ip=bootp` work.',
  IP_PNP_RARP: 'Makes `ip=rarp` work.',
  DEVTMPFS: 'A /dev that the kernel fills by itself.',
  DEVTMPFS_MOUNT: 'Mounts devtmpfs on /dev as soon as the root is mounted, so that init has a console.',
  BLK_DEV_INITRD: 'Support for an initial RAM disk or initramfs.',
  TMPFS: 'File systems in memory: /run, /tmp, /dev/shm.',
  NFSD: 'The NFS server, for the boot server.',
  PACKET: 'Packet sockets: DHCP servers and clients need them.',
  UNIX: 'Unix domain sockets: syslog, udev and nearly everything else need them.',
  NFS_DISABLE_UDP_SUPPORT: 'Refuses NFS over UDP; on by default since Linux 5.6.',
  CMDLINE: 'A built-in kernel command line, put before the words of the boot loader on x86.',
};

export function describeSymbol(name: string): string | undefined {
  const fact = symbolFacts().get(name);
  const note = NOTES[name];
  if (fact === undefined) return note === undefined ? undefined : `**CONFIG_${name}**\n\n${note}`;
  const lines = [`**CONFIG_${name}** (${fact.type})${fact.prompt === '' ? '' : `: ${fact.prompt}`}`];
  if (note !== undefined) lines.push(note);
  if (fact.depends !== '') lines.push(`Depends on: \`${fact.depends}\``);
  lines.push(`Source: Kconfig files of Linux ${KERNEL_VERSION}.`);
  return lines.join('\n\n');
}
