/** Starts the bundled program in a temporary folder; its output and exit status come back. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** From `dist/lib/test/cli` up to `dist`. */
export const program = fileURLToPath(new URL('../../../bundle/diskless-lint.mjs', import.meta.url));

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly input?: string | Uint8Array;
  readonly env?: Record<string, string>;
  /** Below the folder. */
  readonly cwd?: string;
  /** As this user. */
  readonly uid?: number;
}

export interface Folder {
  readonly path: string;
  write(name: string, text: string | Uint8Array): void;
  run(args: readonly string[], more?: Surroundings): Outcome;
  /** Standard output as it was written. */
  bytes(args: readonly string[], more?: Surroundings): Buffer;
  remove(): void;
}

/** A folder with some files, the working directory of the program. */
export function folder(files: Readonly<Record<string, string>> = {}): Folder {
  assert.ok(existsSync(program), `${program} is not built: npm run build`);
  const path = mkdtempSync(join(tmpdir(), 'diskless-lint-test-'));
  const write = (name: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  const start = (args: readonly string[], { input = '', env = {}, cwd = '.', uid }: Surroundings = {}) => {
    const { PATH, HOME } = process.env;
    return spawnSync(process.execPath, [program, ...args], {
      // The pages of all rules are longer than what Node takes without a word.
      maxBuffer: 16_000_000,
      cwd: join(path, cwd),
      input,
      env: { PATH, HOME, ...env },
      timeout: 60_000,
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
  };
  return {
    path,
    write,
    run(args, more) {
      const { status, stdout, stderr } = start(args, more);
      return { status, stdout: stdout.toString(), stderr: stderr.toString() };
    },
    bytes: (args, more) => start(args, more).stdout,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A site in which one node boots. */
export const goodSite: Readonly<Record<string, string>> = {
  'etc/dhcp/dhcpd.conf': `authoritative;
subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
}

host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`,
  'etc/exports': '/diskless/node21 192.168.1.21(rw,sync,no_subtree_check,no_root_squash)\n',
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS=":69"\nTFTP_OPTIONS="--secure"\n',
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
`,
  'diskless/node21/etc/fstab': '192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\n',
};

/** The same, with the root exported to nobody. */
export const badSite: Readonly<Record<string, string>> = {
  ...goodSite,
  'etc/exports': '/diskless/other 192.168.1.21(rw,sync,no_subtree_check,no_root_squash)\n',
};
