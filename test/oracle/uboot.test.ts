/** What the trace says that U-Boot starts is what the real U-Boot asks for and hands to the kernel. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BootTrace, traceBoot } from '../../server/boot/index.js';
import { assumed, tell } from '../../server/service/verdict/tell.js';
import { repository } from '../support/repository.js';
import { siteOf } from '../support/site.js';
import { skip } from '../support/skip.js';

const label = (name: string, words = '', text = name): string =>
  `LABEL ${name}\n  MENU LABEL ${text}\n  KERNEL k${name}\n${words}  APPEND this=${text}\n  FDTDIR /none\n`;
const two = label('0') + label('1');
const chosen = '  MENU DEFAULT\n';

/** Configuration files by what they are about; asked is which label U-Boot tries first. */
const ordered: Readonly<Record<string, string>> = {
  'a default': `DEFAULT 1\n${two}`,
  'no default': two,
  'a default that no label has': `DEFAULT 7\n${two}`,
  'a default in other letters': `DEFAULT A\n${label('0')}${label('a')}`,
  'a menu default': label('0') + label('1', chosen),
  'two menu defaults': label('0') + label('1', chosen) + label('2', chosen),
  'a menu default and a default before it': `DEFAULT 0\n${label('0')}${label('1', chosen)}`,
  'a menu default and a default behind it': `${label('0')}${label('1', chosen)}DEFAULT 0\n`,
  'ontimeout behind default': `DEFAULT 0\nONTIMEOUT 1\n${two}`,
  'ontimeout before default': `ONTIMEOUT 1\nDEFAULT 0\n${two}`,
  'two labels of one name': `DEFAULT 0\n${label('0')}${label('0', '', 'second')}`,
  'a menu with a timeout': `MENU TITLE Choose\nTIMEOUT 10\nDEFAULT 1\n${two}`,
  'a menu without a timeout': `MENU TITLE Choose\nDEFAULT 1\n${two}`,
};

/** Asked is what is loaded, and what is handed to the kernel. */
const loaded: Readonly<Record<string, string>> = {
  'a global append': 'APPEND all=1\nIPAPPEND 3\nDEFAULT 1\nLABEL 1\n  KERNEL k1\n  FDTDIR /none\n',
  'the network and the interface': `DEFAULT 1\n${label('1', '  IPAPPEND 3\n')}`,
  'a configuration of a FIT image': 'DEFAULT 0\nLABEL 0\n  KERNEL k0#conf-1\n  APPEND x\n  FDTDIR /none\n',
  'an absolute name': 'DEFAULT 0\nLABEL 0\n  KERNEL /k0\n  APPEND x\n  FDTDIR /none\n',
  'a label without a kernel': `DEFAULT 0\nLABEL 0\n  APPEND nothing\n${label('1')}`,
  'a ramdisk': 'DEFAULT 0\nLABEL 0\n  KERNEL k0\n  INITRD k1\n  APPEND x\n  FDTDIR /none\n',
  'a ramdisk on the command line': 'DEFAULT 0\nLABEL 0\n  KERNEL k0\n  APPEND initrd=k1 x\n  FDTDIR /none\n',
  'variables of DHCP':
    'DEFAULT 0\nLABEL 0\n  KERNEL k0\n  APPEND a=${ipaddr}:$(serverip) b\n  FDTDIR /none\n',
  'a kernel that is not there': 'DEFAULT 9\nLABEL 9\n  KERNEL gone\n  FDTDIR /none\n',
};

interface Answer {
  readonly file: string;
  readonly tried: readonly string[];
  readonly retrieved: readonly string[];
  readonly append: readonly string[];
  readonly skipped: readonly string[];
  readonly waits: boolean;
}

/** As QEMU's DHCP server has it for the machine of `uboot-ask`. */
const dhcpd = `next-server 10.0.2.2;
subnet 10.0.2.0 netmask 255.255.255.0 { filename "boot/u.img"; }
host u { hardware ethernet 52:54:00:00:00:01; fixed-address 10.0.2.15; }
`;

const kernels = ['k0', 'k1', 'k2', 'ka'];

function traced(text: string): BootTrace {
  const site = siteOf({
    'etc/dhcp/dhcpd.conf': dhcpd,
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/boot/pxelinux.cfg/01-52-54-00-00-00-01': text,
    ...Object.fromEntries(kernels.map((name) => [`srv/tftp/boot/${name}`, ''])),
  });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  return traceBoot(site, node);
}

/** What the real U-Boot does with each of the texts. */
function ask(cases: Readonly<Record<string, string>>, ...options: string[]): Map<string, Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'diskless-lint-uboot-'));
  try {
    const texts = Object.values(cases);
    texts.forEach((text, i) => {
      writeFileSync(join(folder, `case${i}`), text);
    });
    mkdirSync(join(folder, 'boot'));
    for (const name of kernels) writeFileSync(join(folder, `boot/${name}`), 'no kernel at all\n'.repeat(100));
    const script = `${repository}/test/oracle/uboot-ask`;
    const files = texts.map((_, i) => `case${i}`);
    const out = execFileSync(script, ['--boot-file', 'boot/u.img', ...options, folder, ...files], {
      encoding: 'utf8',
    });
    const answers = JSON.parse(out) as Answer[];
    return new Map(Object.keys(cases).map((name, i) => [name, answers[i] as Answer]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function commandLine({ kernel }: BootTrace): string {
  return (kernel?.parameters ?? [])
    .map(({ name, value }) => (value === undefined ? name : `${name}=${value}`))
    .join(' ');
}

describe('U-Boot', function () {
  this.timeout(600_000);

  before(function () {
    if (!existsSync('/usr/lib/u-boot/qemu-x86_64/u-boot.rom') || !existsSync('/usr/bin/qemu-system-x86_64')) {
      skip(this, 'u-boot-qemu or qemu-system-x86 is not installed');
    }
  });

  it('tries the label first that the trace says', () => {
    for (const [name, { tried, waits }] of ask(ordered, '--order')) {
      const trace = traced(ordered[name] ?? '');
      const told = assumed(trace).some((text) => text.includes('waits for ever'));
      assert.equal(told, waits, name);
      if (!waits) assert.equal(commandLine(trace), `this=${tried[0]}`, name);
    }
  });

  it('loads what the trace says, and tells the kernel the same', () => {
    for (const [name, { retrieved, append, skipped }] of ask(loaded)) {
      const trace = traced(loaded[name] ?? '');
      if (trace.verdict === 'fails' && trace.kernel === undefined) {
        assert.equal(tell(trace).at(-1)?.console, skipped[0], name);
        continue;
      }
      const asked = [...(trace.kernel?.initrds ?? []).map((file) => file.name), trace.kernel?.image];
      const names = asked.map((file) => `boot/${file}`);
      assert.deepEqual(retrieved.slice(0, asked.length), names, name);
      assert.equal(commandLine(trace), append[0] ?? '', name);
    }
  });
});
