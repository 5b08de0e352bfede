/** A case of iPXE or GRUB goes in; what QEMU does with its site comes out, in the terms of the record. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { NetCase } from '../support/net-cases.js';
import { repository } from '../support/repository.js';
import { UEFI_MAC, UEFI_UUID } from '../support/uefi-cases.js';
import { programs, realProgram, standIn } from '../support/uefi-programs.js';
import type { Booted } from './uefi-real.js';

export interface NetTruth {
  /** Where a boot ended that came to no kernel: the first file did not come, or it was started and came no further. Else null. */
  readonly stage: 'files' | 'loader' | null;
  /** Names in the order in which they were asked for, with what was answered where it was no file; without modules. */
  readonly requests: readonly string[];
  /** What the loader prints, from its address on. */
  readonly console: readonly string[];
  /** Words that the kernel was started with. */
  readonly commandLine?: string;
}

export const netRecord = join(repository, 'test/oracle/net-truth.json');

export function readNetRecord(): Readonly<Record<string, NetTruth>> {
  return JSON.parse(readFileSync(netRecord, 'utf8')) as Record<string, NetTruth>;
}

/** What is missing to boot the cases, in words; undefined when everything is there. */
export function missingForNet(cases: readonly NetCase[]): string | undefined {
  if (process.getuid?.() !== 0) return 'this is not root';
  const needed = new Set([
    '/usr/share/OVMF/OVMF_CODE.fd',
    '/usr/bin/qemu-system-x86_64',
    '/usr/sbin/dnsmasq',
  ]);
  for (const content of cases.flatMap(({ files }) => Object.values(files)))
    if (typeof content !== 'string') needed.add(programs[content.program].file());
  const gone = [...needed].filter((file) => !existsSync(file));
  return gone.length === 0 ? undefined : `${gone.join(', ')} not found: run test/oracle/setup`;
}

/** Calls back with a folder that holds the case's site, and removes it; `stand-ins` for programs have their heads only. */
export function withNetSite<T>(it: NetCase, fill: 'real' | 'stand-ins', use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'diskless-lint-net-'));
  try {
    writeNetCase(it, folder, fill);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeNetCase({ files }: NetCase, folder: string, fill: 'real' | 'stand-ins'): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof content === 'string') writeFileSync(file, content);
    else {
      const octets = fill === 'real' ? realProgram(content.program) : standIn(content.program);
      if (octets === undefined) throw new Error(`${content.program} is not installed`);
      writeFileSync(file, octets);
      // The modules lie beside it.
      if (fill === 'real' && content.program.startsWith('core.'))
        cpSync(dirname(programs[content.program].file()), dirname(file), { recursive: true });
    }
  }
}

export function askNet(it: NetCase): NetTruth {
  return withNetSite(it, 'real', (folder) => {
    const script = join(repository, 'test/oracle/net-boot');
    const words = ['--firmware', it.firmware, '--mac', UEFI_MAC, '--uuid', UEFI_UUID];
    const run = spawnSync(script, [folder, ...words], {
      encoding: 'utf8',
      timeout: 240_000,
      // unshare heeds no other; all that it started ends with it.
      killSignal: 'SIGKILL',
    });
    if (run.stdout === '') throw new Error(`net-boot said nothing; its errors: ${run.stderr}`);
    // In the site the folder is the root of the server.
    const booted = JSON.parse(run.stdout.replaceAll(folder, '')) as Booted;
    if (!booted.accepted)
      throw new Error(`dnsmasq refuses the site of ${it.name}: ${booted.check.join('\n')}`);
    return netTruth(booted);
  });
}

function netTruth({ console: printed, requests, dhcp, ended }: Booted): NetTruth {
  if (dhcp.length === 0 || ended === 'timeout')
    throw new Error('the machine is too slow for its clock, or the boot never ends');
  const lines = wholeLines(printed.map(({ text }) => text));
  const kernelLine = lines.findLast((line) => line.startsWith('Kernel command line: '));
  const commandLine = kernelLine?.replace(/^Kernel command line: /, '');
  const asked = requests
    .filter(({ file }) => !ofGrub.test(file))
    .map(({ proto, file, to, result }) => {
      const server = to === '192.168.7.1' ? '' : ` at ${to}`;
      const name = `${proto === 'http' ? 'http:' : ''}${file}${server}`;
      if (result === 'sent') return name;
      return `${name}: ${result === null ? 'no answer' : /not found/i.test(result) ? 'not found' : result}`;
    });
  const came = requests[0]?.result === 'sent';
  return {
    stage: commandLine !== undefined ? null : came ? 'loader' : 'files',
    requests: asked.filter((name, at) => asked.indexOf(name) === at),
    console: [
      ...new Set(lines.filter((line) => !line.startsWith('Kernel command line: ') && !passing.test(line))),
    ],
    ...(commandLine === undefined ? {} : { commandLine }),
  };
}

/** Modules, their lists and its languages, of which a GRUB asks for dozens. */
const ofGrub = /\.(?:mod|lst|mo|gmo|pf2)$|\/locale\//;

/** What changes from run to run or release to release, and what the firmware says of itself. */
const passing =
  /^SeaBIOS|^Machine UUID|^iPXE |^Press (?:Ctrl-B|any key to enter)|^Booting from|^Features:|^\[Link:|^net0: |^:\/\/ipxe\.org$|^NBP filesize|^Linux version|^GNU GRUB|^\W*$|^P?(?:ress any key to continue.*)?$|^Use the . and|^Press enter to boot|^before booting/;

/** A BIOS breaks its lines at the 80th column, and a GRUB its messages before it. */
function wholeLines(lines: readonly string[]): string[] {
  const whole: string[] = [];
  let broken = false;
  for (const line of lines) {
    if (broken) whole.push(`${whole.pop() ?? ''}${line}`);
    else whole.push(line);
    broken = line.length === 80;
    if (!broken && /^error: .*[^.]$/.test(line)) {
      whole.push(`${whole.pop() ?? ''} `);
      broken = true;
    }
  }
  // The kernel takes the serial line over, at times before the last letters are out.
  return whole.map((line) => line.replace(/\.\.\.[\d%. ]*ok?$/, '... ok').replace(/\.{4,} /, '... '));
}
