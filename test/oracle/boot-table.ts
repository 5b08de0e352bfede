/** A case of the boot matrix goes in; what the trace says of it, beside what was seen when it was booted, comes out. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type BootTrace,
  firmwareClient,
  type StageName,
  traceBoot,
  type Verdict,
} from '../../server/boot/index.js';
import { findNode } from '../../server/service/index.js';
import { assumed, tell } from '../../server/service/verdict/tell.js';
import { repository } from '../support/repository.js';
import { siteOf } from '../support/site.js';
import type { BootCase } from './boot-matrix.js';
import { NODE_MAC, NODE_UUID } from './boot-matrix-site.js';

export type Stage = StageName;

/** What a real boot showed. */
export interface Truth {
  readonly verdict: Exclude<Verdict, 'unknown'>;
  /** Where the boot ended, or what was lost; null for a boot that went well. */
  readonly stage: Stage | null;
  /** On the node's console, or in the log of a daemon. Of mounts: target, colon, text. */
  readonly seen: readonly string[];
  /** What made the difference and is in no file of the site: the trace leaves it open or takes it for granted, by this word. */
  readonly untold?: string;
  /** Seen in a boot, but written down by hand: not yet made by `--boot --record` out of what a boot said. */
  readonly notes?: true;
}

export const recordFile = join(repository, 'test/oracle/truth.json');

export function readRecord(): Readonly<Record<string, Truth>> {
  return JSON.parse(readFileSync(recordFile, 'utf8')) as Record<string, Truth>;
}

export interface Row {
  readonly name: string;
  readonly verdict: Verdict;
  readonly stage: Stage | null;
  readonly console: string | undefined;
  readonly summary: string;
  readonly truth: Truth;
  /** In words; none for agreement. */
  readonly differences: readonly string[];
}

/** QEMU's boot ROM is an iPXE, which is what DHCP and the console show of it. */
export function traceCase({ files, modes, setup }: BootCase): BootTrace {
  const directories = [...files.keys()].filter((path) => path.endsWith('/'));
  const texts = Object.fromEntries([...files].filter(([path]) => !path.endsWith('/')));
  const site = siteOf(texts, { modes, directories });
  const node = findNode(site, NODE_MAC);
  if (node === undefined) throw new Error('the site has no place for the node');
  return traceBoot(site, node, 'ipxe', {
    ...firmwareClient('ipxe', node.mac),
    ...(setup.includes('--uuid') ? {} : { uuid: NODE_UUID }),
  });
}

export function compareCase(it: BootCase, truth: Truth): Row {
  const trace = traceCase(it);
  const { verdict } = trace;
  const step =
    tell(trace).find((one) => one.verdict === 'fails') ?? tell(trace).find((one) => one.verdict !== 'ok');
  const stage = step?.stage ?? null;
  const differences: string[] = [];
  if (truth.untold !== undefined) {
    const told = [...assumed(trace), step?.summary ?? ''];
    const named = told.some((text) => text.includes(truth.untold ?? ''));
    if ((verdict !== 'boots' && verdict !== 'unknown') || !named)
      differences.push(`should leave open or take for granted "${truth.untold}", and say so`);
  } else {
    if (verdict !== truth.verdict) differences.push(`${verdict}, but it ${truth.verdict}`);
    if (stage !== truth.stage)
      differences.push(`stage ${stage ?? 'none'}, but it is ${truth.stage ?? 'none'}`);
    // Of a ROM that gets no offer the record knows what iPXE said; of the server, why.
    const message = step?.log ?? step?.console ?? undefined;
    if (truth.stage !== null && !wasSeen(message, truth)) {
      differences.push(message === undefined ? 'no console message' : 'another console message');
    }
  }
  return {
    name: it.name,
    verdict,
    stage,
    console: step?.log ?? step?.console ?? undefined,
    summary: step?.summary ?? '',
    truth,
    differences,
  };
}

/** The message is part of a line that was seen; `…` in it stands for what cannot be known, such as an address out of a pool. */
function wasSeen(message: string | undefined, { seen }: Truth): boolean {
  if (message === undefined || message === '') return false;
  const parts = message.split('…');
  return seen.some((line) => {
    let from = 0;
    return parts.every((part) => {
      const at = line.indexOf(part, from);
      from = at + part.length;
      return at >= 0;
    });
  });
}

/** One case as lines of the table: what the trace says, and under a difference what was seen. */
export function describeRow(row: Row): string {
  const { name, truth, differences } = row;
  const mark = differences.length > 0 ? 'DIFFERS' : truth.untold === undefined ? 'agrees' : 'untold';
  const lines = [
    `${mark.padEnd(8)}${name.padEnd(31)}${row.verdict.padEnd(9)}${(row.stage ?? '').padEnd(9)}${row.console ?? ''}`,
  ];
  if (differences.length > 0) {
    const blank = ' '.repeat(39);
    lines.push(
      `${blank}${differences.join('; ')}`,
      `${blank}trace: ${row.summary}`,
      `${blank}booted: ${truth.verdict} ${truth.stage ?? ''}`,
      ...truth.seen.map((line) => `${blank}seen: ${line}`),
    );
  }
  return lines.join('\n');
}

/** Programs by the words of their placeholders; what is not named here `boot-site` adds itself. */
function programs(kernel: string): ReadonlyMap<string, string> {
  const base = process.env['ORACLE_BASE'] ?? '';
  return new Map([
    ['pxelinux.0', '/usr/lib/PXELINUX/pxelinux.0'],
    ['ldlinux.c32', '/usr/lib/syslinux/modules/bios/ldlinux.c32'],
    ['the kernel', kernel],
    ['init', join(repository, 'test/oracle/client-init')],
    ['mount.nfs', join(base, 'client/.oracle/bin/mount.nfs')],
  ]);
}

/** The image of a case in the folder with kernels; undefined where it was not built. */
export function kernelOf({ kernel }: BootCase): string | undefined {
  const folder = process.env['DISKLESS_LINT_KERNELS'];
  const file = folder === undefined ? '' : join(folder, `bzImage-${kernel}`);
  return existsSync(file) ? file : undefined;
}

/** Writes the site of a case; with a kernel its programs are the real ones, without they are placeholders. */
export function writeCase(it: BootCase, folder: string, kernel?: string): void {
  const real = kernel === undefined ? new Map<string, string>() : programs(kernel);
  for (const [path, text] of it.files) {
    const file = join(folder, path);
    if (path.endsWith('/')) {
      mkdirSync(file, { recursive: true });
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    const program = /^Placeholder for (.*)\.\n$/.exec(text)?.[1];
    const from = program === undefined ? undefined : real.get(program);
    if (from !== undefined) {
      writeFileSync(file, readFileSync(from));
      chmodSync(file, 0o755);
    } else if (kernel === undefined || program === undefined) writeFileSync(file, text);
  }
  for (const [path, mode] of Object.entries(it.modes)) chmodSync(join(folder, path), mode);
}

/** The folders below `diskless` that hold a node's root: they get the programs that a bare boot needs. */
export function nodeRootsIn(folder: string): string[] {
  const below = join(folder, 'diskless');
  return readdirSync(below)
    .map((name) => join(below, name))
    .filter((path) => existsSync(join(path, 'etc/fstab')));
}
