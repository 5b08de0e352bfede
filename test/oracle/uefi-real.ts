/** A UEFI case goes in; what OVMF in QEMU does with its site comes out, in the terms of the record. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repository } from '../support/repository.js';
import { UEFI_MAC, UEFI_UUID, type UefiCase } from '../support/uefi-cases.js';
import { programs, realProgram, standIn } from '../support/uefi-programs.js';

/**
 * Where a boot ended. `dhcp`: no file was asked for. `files`: the first file did not come. `firmware`: it came, and the
 * firmware does not start it. `loader`: it was started, and comes to no kernel. `kernel`: a kernel is not there, or is not
 * started.
 */
export type UefiStage = 'dhcp' | 'files' | 'firmware' | 'loader' | 'kernel';

export interface UefiTruth {
  /** Null where a kernel was started; the boot is followed no further. */
  readonly stage: UefiStage | null;
  /** Kinds of DHCP messages, each once, in the order of their first. */
  readonly dhcp: readonly string[];
  /** Names in the order in which they were asked for, with what was answered where it was no file. */
  readonly requests: readonly string[];
  /** What firmware and loader print, up to where the boot ended. */
  readonly console: readonly string[];
  /** Words that the kernel was started with. */
  readonly commandLine?: string;
}

/** What `net-boot` prints. */
export interface Booted {
  readonly accepted: boolean;
  readonly check: readonly string[];
  readonly console: readonly { readonly at: number; readonly text: string }[];
  readonly dhcp: readonly { readonly at: number; readonly type: string; readonly vendor?: string }[];
  readonly requests: readonly {
    readonly proto: 'tftp' | 'http';
    readonly file: string;
    readonly to: string;
    readonly result: string | null;
  }[];
  readonly ended: string;
  readonly seconds: number;
}

export const uefiRecord = join(repository, 'test/oracle/uefi-truth.json');

export function readUefiRecord(): Readonly<Record<string, UefiTruth>> {
  return JSON.parse(readFileSync(uefiRecord, 'utf8')) as Record<string, UefiTruth>;
}

/** What is missing to ask OVMF about the cases, in words; undefined when everything is there. */
export function missingForUefi(cases: readonly UefiCase[]): string | undefined {
  if (process.getuid?.() !== 0) return 'this is not root';
  const files = [
    '/usr/share/OVMF/OVMF_CODE.fd',
    '/usr/bin/qemu-system-x86_64',
    '/usr/sbin/dhcpd',
    '/usr/sbin/in.tftpd',
  ];
  const needed = new Set(files);
  for (const content of cases.flatMap(({ files }) => Object.values(files)))
    if (typeof content !== 'string') needed.add(programs[content.program].file());
  const gone = [...needed].filter((file) => !existsSync(file));
  return gone.length === 0 ? undefined : `${gone.join(', ')} not found: run test/oracle/setup`;
}

/** Writes the site of a case; `stand-ins` for programs have their heads only. */
export function writeUefiCase({ files }: UefiCase, folder: string, fill: 'real' | 'stand-ins'): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof content === 'string') writeFileSync(file, content);
    else {
      const real = fill === 'real' ? realProgram(content.program) : standIn(content.program);
      if (real === undefined) throw new Error(`${content.program} is not installed`);
      writeFileSync(file, real);
    }
  }
}

/** Calls back with a folder that holds the case's site, and removes it. */
export function withUefiSite<T>(it: UefiCase, fill: 'real' | 'stand-ins', use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'diskless-lint-uefi-'));
  try {
    writeUefiCase(it, folder, fill);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `words`: more for `net-boot`. */
export function bootUefi(it: UefiCase, folder: string, ...words: readonly string[]): Booted {
  const script = join(repository, 'test/oracle/net-boot');
  const usual = ['--firmware', it.firmware, '--mac', UEFI_MAC, '--uuid', UEFI_UUID];
  const run = spawnSync(script, [folder, ...usual, ...words], {
    encoding: 'utf8',
    timeout: 240_000,
    // unshare heeds no other; all that it started ends with it.
    killSignal: 'SIGKILL',
  });
  if (run.stdout === '') throw new Error(`net-boot said nothing; its errors: ${run.stderr}`);
  // In the site the folder is the root of the server.
  const booted = JSON.parse(run.stdout.replaceAll(folder, '')) as Booted;
  if (!booted.accepted) throw new Error(`dhcpd refuses the site of ${it.name}: ${booted.check.join('\n')}`);
  return booted;
}

/** Revocations and certificates that shim asks for before its loader; most sites have none, and which it asks for changes. */
const ofShim = /(?:^|\/)(?:revocations_\w+|shim_certificate_\d+)\.efi$/;

export function askUefi(it: UefiCase): UefiTruth {
  return withUefiSite(it, 'real', (folder) => uefiTruth(bootUefi(it, folder)));
}

export function uefiTruth(booted: Booted): UefiTruth {
  if (booted.dhcp.length === 0 || booted.ended === 'timeout')
    throw new Error('the machine is too slow for its clock, or the firmware never ends');
  const lines = linesOf(booted);
  const commandLine = lines
    .find((line) => line.startsWith('Kernel command line: '))
    ?.replace(/^Kernel command line: /, '');
  return {
    stage: stageOf(booted, lines, commandLine !== undefined),
    dhcp: [...new Set(booted.dhcp.map(({ type }) => type))],
    requests: booted.requests
      .filter(({ file }) => !ofShim.test(file))
      .map(({ proto, file, to, result }) => {
        const server = to === '192.168.7.1' ? '' : ` at ${to}`;
        const name = `${proto === 'http' ? 'http:' : ''}${file}${server}`;
        return result === 'sent' ? name : `${name}: ${result ?? 'no answer'}`;
      }),
    console: lines.filter((line) => !line.startsWith('Kernel command line: ')),
    ...(commandLine === undefined ? {} : { commandLine }),
  };
}

/** Each line once, without what changes from run to run or release to release, and without what the firmware tries next. */
function linesOf({ console: printed }: Booted): string[] {
  const lines = new Set<string>();
  for (const { text } of printed) {
    const line = text
      .replace(/^(Linux version|GNU GRUB +version|iPXE) .*\d.*/, '$1')
      .replace(/^(>>Start (?:PXE|HTTP Boot) over IPv\d)\.*$/, '$1')
      .replace(/^(Downloading\.\.\.).*%$/, '$1')
      .replace(/\.\.\. [\d% ]*ok$/, '... ok');
    if (/^>>Start/.test(line) && [...lines].some((other) => other.startsWith('>>Start'))) break;
    if (!passing.test(line)) lines.add(line);
  }
  return [...lines];
}

/** Sizes, counters, and the registers of a program that crashes. */
const passing =
  /^Press Ctrl-B|^\[Link:|NBP filesize|^File Size|^[CDEFGIRS]\w{1,3} +- |^FXSAVE_STATE|^!!!! Find image/;

function stageOf({ requests }: Booted, lines: readonly string[], kernel: boolean): UefiStage | null {
  if (kernel) return null;
  const [first] = requests;
  // Of a server that nobody is there is no request on the wire either.
  if (first === undefined) return lines.some((line) => line.startsWith('NBP filename')) ? 'files' : 'dhcp';
  if (!requests.some(({ file, result }) => file === first.file && result === 'sent')) return 'files';
  const started = lines.findIndex((line) => line.startsWith('BdsDxe: starting'));
  // A program for another processor is "started", too, and says nothing.
  if (started < 0 || lines[started + 1]?.startsWith('BdsDxe: failed to start')) return 'firmware';
  return lines.some((line) => /Loading \S+\.\.\. (?:ok|failed)/.test(line)) ? 'kernel' : 'loader';
}
