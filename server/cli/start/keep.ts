/**
 * The loaded program goes in; what the engine made of it is kept in a file beside it, as Python does with its modules. Who may write
 * there may write the program as well, so that nobody has to be trusted who was not trusted before.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { engineAsStarted } from '../engine.js';
import type { Terminal } from '../terminal.js';
import type { Loaded } from './program.js';

/** A machine of each kind: functions that a lint of it calls are compiled, the others when somebody needs them. */
const SITE: Readonly<Record<string, string>> = {
  'etc/dhcp/dhcpd.conf': `subnet 192.0.2.0 netmask 255.255.255.0 { range 192.0.2.100 192.0.2.110; }
host node1 { hardware ethernet 02:00:00:00:00:01; fixed-address 192.0.2.1; next-server 192.0.2.254; filename "pxelinux.0"; }
`,
  'etc/dnsmasq.conf': 'dhcp-range=198.51.100.10,198.51.100.20\ndhcp-boot=boot.ipxe\n',
  'etc/exports': '/srv/root 192.0.2.0/24(rw,no_root_squash,no_subtree_check)\n',
  'srv/root/etc/fstab': '192.0.2.254:/srv/root / nfs vers=3 0 0\nproc /proc proc defaults 0 0\n',
  'srv/tftp/pxelinux.cfg/default':
    'DEFAULT a\nLABEL a\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.0.2.254:/srv/root ip=dhcp\n',
  'srv/tftp/boot.ipxe': '#!ipxe\nkernel vmlinuz root=/dev/nfs ip=dhcp || goto failed\nboot\n:failed\nshell\n',
  'srv/tftp/grub/grub.cfg': 'set timeout=5\nmenuentry "node" {\n  linux vmlinuz root=/dev/nfs ip=dhcp\n}\n',
};

const silent: Omit<Terminal, 'cwd'> = {
  out: () => undefined,
  err: () => undefined,
  width: 80,
  keyboard: false,
  interactive: false,
  colourful: false,
  unicode: false,
  async *stdin() {},
};

/**
 * True where nothing is kept yet and the folder is the user's own. Not with settings of the engine of one run, with which it
 * makes code that it refuses without them; and not where NODE_DISABLE_COMPILE_CACHE forbids it, as it does to Node itself.
 */
export function mayKeep(compiled: string): boolean {
  const { NODE_OPTIONS = '', NODE_DISABLE_COMPILE_CACHE: forbidden } = process.env;
  if (process.execArgv.length > 0 || NODE_OPTIONS !== '' || forbidden !== undefined) return false;
  if (existsSync(compiled)) return false;
  const user = process.getuid?.();
  return user === undefined || statSync(dirname(compiled)).uid === user;
}

/** Lints a small site first, so that what a lint needs is compiled. Rejects where a folder cannot be written. */
export async function keepCompiled({ program, script, compiled }: Loaded): Promise<void> {
  const site = mkdtempSync(join(tmpdir(), 'diskless-lint-'));
  try {
    for (const [path, text] of Object.entries(SITE)) {
      mkdirSync(join(site, dirname(path)), { recursive: true });
      writeFileSync(join(site, path), text);
    }
    await program.run(['lint', '.'], { ...silent, cwd: site });
    await program.run(['fmt', '--check', 'etc/exports'], { ...silent, cwd: site });
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
  engineAsStarted();
  // Whole or not at all: other processes may start the program, or do the same, at this moment.
  const unfinished = `${compiled}.${process.pid}`;
  writeFileSync(unfinished, script.createCachedData());
  renameSync(unfinished, compiled);
}
