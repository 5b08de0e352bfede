/** A case of the boot matrix goes in; what a real boot of it in QEMU shows comes out, in the terms of the record. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository.js';
import type { BootCase } from './boot-matrix.js';
import { NODE_MAC } from './boot-matrix-site.js';
import { kernelOf, nodeRootsIn, type Stage, type Truth, writeCase } from './boot-table.js';

/** What `boot-site` prints. */
export interface Booted {
  readonly verdict: 'BOOT-OK' | 'BOOT-DEGRADED' | 'FAILED' | 'REJECTED';
  readonly stage: string;
  readonly reason: string | null;
  readonly tftp?: readonly { readonly file: string; readonly result: string | null }[];
  /** Names that web servers were asked for. */
  readonly http?: readonly string[];
  readonly dhcpd_messages?: readonly { readonly severity: string; readonly message: string }[];
  /** With which words it ends after errors. */
  readonly dhcpd_last?: string | null;
  readonly dhcpd_log?: readonly string[];
  readonly nfs?: readonly string[];
  readonly loader?: readonly string[];
  readonly kernel?: readonly string[];
  readonly oracle?: readonly string[];
  readonly console_tail?: readonly string[];
}

/** What is missing for a boot, in words; undefined when everything is there. */
export function missingForBoots(): string | undefined {
  const kernels = process.env['DISKLESS_LINT_KERNELS'];
  if (!kernels) return 'DISKLESS_LINT_KERNELS names no directory with bzImage-full';
  if (!existsSync(join(kernels, 'bzImage-full'))) return `${kernels} holds no bzImage-full`;
  const base = process.env['ORACLE_BASE'];
  if (!base || !existsSync(base)) return 'ORACLE_BASE is not set: run test/oracle/setup';
  const qemu = spawnSync('qemu-system-x86_64', ['--version']);
  return qemu.error ? 'qemu-system-x86_64 is not installed' : undefined;
}

export function bootSite(directory: string, mac: string, ...words: readonly string[]): Booted {
  const script = join(repository, 'test/oracle/boot-site');
  const run = spawnSync(script, [directory, '--mac', mac, ...words], { encoding: 'utf8', timeout: 240_000 });
  if (run.stdout === '') throw new Error(`boot-site said nothing; its errors: ${run.stderr}`);
  return JSON.parse(run.stdout) as Booted;
}

/** Writes the site of a case with the real programs in it, and gives the words that `boot-site` needs for it. */
export function prepareCase(it: BootCase, folder: string, kernel: string): string[] {
  writeCase(it, folder, kernel);
  const words = [
    ...it.setup,
    '--kernel',
    kernel,
    '--server-kernel',
    kernelOf({ ...it, kernel: 'full' }) ?? kernel,
  ];
  if (!it.bare) return [...words, '--no-fill-kernel', '--timeout', '150'];
  for (const root of nodeRootsIn(folder)) {
    cpSync(join(process.env['ORACLE_BASE'] ?? '', 'client/.oracle'), join(root, '.oracle'), {
      recursive: true,
    });
  }
  return [...words, '--no-fill', '--timeout', '150'];
}

export interface ReadBoot {
  readonly truth: Truth;
  readonly booted: Booted;
  against(recorded: Truth): string[];
}

export type RealBoot = { readonly missing: string } | ReadBoot;

export function realBoot(it: BootCase, folder: string): RealBoot {
  const missing = missingForBoots();
  if (missing !== undefined) return { missing };
  const kernel = kernelOf(it);
  if (kernel === undefined) return { missing: `there is no bzImage-${it.kernel}` };
  return readBoot(bootSite(folder, NODE_MAC, ...prepareCase(it, folder, kernel)));
}

/** What `boot-site` printed, in the terms of the record. */
export function readBoot(booted: Booted): ReadBoot {
  const truth = truthOf(booted);
  return {
    truth,
    booted,
    against: (recorded) => {
      const lines: string[] = [];
      if (truth.verdict !== recorded.verdict)
        lines.push(`now it ${truth.verdict}, the record says it ${recorded.verdict}`);
      if (truth.stage !== recorded.stage)
        lines.push(`now the stage is ${truth.stage ?? 'none'}, in the record ${recorded.stage ?? 'none'}`);
      return lines;
    },
  };
}

const verdicts = {
  'BOOT-OK': 'boots',
  'BOOT-DEGRADED': 'degraded',
  FAILED: 'fails',
  REJECTED: 'fails',
} as const satisfies Record<Booted['verdict'], Truth['verdict']>;

/** Lines that tell why, not those that every boot shows. */
const telling =
  /refused mount|Unknown parameter|rootserver=0\.0\.0\.0|Guessing netmask|No subnet declaration|Cannot open root|Unable to mount root|Kernel panic|No working init|^Failed to load|Unable to locate|No DEFAULT|failed: No such|\.\.\.failed|Nothing to boot|SAN device|Connection timed out|tftp:.*No such file|no free leases|Bad value|Device/;

export function truthOf(booted: Booted): Truth {
  const verdict = verdicts[booted.verdict];
  const seen = new Set<string>();
  // Why dhcpd refuses its file, in its own words, all of which count.
  const told = new Set(
    (booted.dhcpd_messages ?? [])
      .filter(
        ({ severity }) => booted.verdict === 'REJECTED' && (severity === 'error' || severity === 'fatal'),
      )
      .map(({ message }) => message),
  );
  if (booted.dhcpd_last) told.add(booted.dhcpd_last);
  const lines = [
    ...told,
    ...(booted.dhcpd_log ?? []).map((line) => line.replace(/^dhcpd: /, '')),
    ...(booted.loader ?? []),
    ...(booted.kernel ?? []),
    ...(booted.nfs ?? []).map((line) => line.replace(/:\d+ for /, ' for ')),
  ].map((line) => line.replace(/^\[ *\d+\.\d+\] */, '').trim());
  if (verdict === 'fails') {
    for (const line of lines)
      if (told.has(line) || (telling.test(line) && !line.startsWith('---['))) seen.add(line);
  }
  const troubles = mountTroubles(booted.oracle ?? []);
  for (const line of troubles) seen.add(line);
  return { verdict, stage: stageOf(booted, lines, troubles), seen: [...seen] };
}

/** "MOUNT /opt rc=32 text|text" and "WRITE / failed: text", as target and text. */
function mountTroubles(lines: readonly string[]): string[] {
  const found: string[] = [];
  for (const line of lines) {
    const match = /^(?:MOUNT (\S+) rc=[1-9]\d* |WRITE (\S+) failed: )(.*)$/s.exec(line);
    if (match === null) continue;
    const target = match[1] ?? match[2] ?? '';
    for (const text of (match[3] ?? '').split('|')) {
      if (text.trim() !== '' && !/: trying |prog \d|mount\(2\)|portmap query|dmesg\(1\)/.test(text))
        found.push(`${target}: ${text.trim()}`);
    }
  }
  return found;
}

function stageOf(
  { verdict, stage }: Booted,
  lines: readonly string[],
  troubles: readonly string[],
): Stage | null {
  const said = (text: RegExp) => lines.some((line) => text.test(line));
  switch (stage) {
    case 'done':
      return null;
    case 'dhcpd-config':
    case 'dhcp':
      return 'dhcp';
    case 'pxe-file':
      return said(/SAN device/) ? 'dhcp' : 'files';
    case 'pxelinux-config':
      return 'loader';
    case 'kernel-load':
      return said(/No DEFAULT/) ? 'loader' : 'kernel';
    case 'kernel':
    case 'kernel-ip':
    case 'timeout':
      return 'kernel';
    case 'nfs-root':
      // Without an answer from DHCP, or with none asked for, the kernel never came as far as the server.
      return said(/Cannot open root device|on unknown-block/) ||
        !said(/IP-Config: Complete/) ||
        said(/Guessing/)
        ? 'kernel'
        : 'root';
    case 'init':
      return 'root';
    default:
      return verdict === 'BOOT-DEGRADED' && troubles.every((line) => line.startsWith('/: touch:'))
        ? 'root'
        : 'mounts';
  }
}
