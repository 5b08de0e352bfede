/** Configurations with words of other loaders go in, what grub/command-unknown finds comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { type Changes, DHCPD, findings } from '../support.js';

const found = (text: string): string[] =>
  findings(bootedByGrub({ [GRUB_CFG]: text }))
    .filter(({ rule }) => rule.startsWith('grub/'))
    .map(({ severity, rule, line }) => `${severity} ${rule} ${line}`);

const KERNEL = '/vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n';

describe('grub/command-unknown', () => {
  it('finds what nothing is loaded without', () => {
    assert.deepEqual(found(grubMenu(`  kernel ${KERNEL}`)), ['error grub/command-unknown 4']);
    assert.deepEqual(found(grubMenu(`  KERNEL ${KERNEL}`)), ['error grub/command-unknown 4']);
  });

  it('leaves linuxefi alone where no file tells which firmware its readers have', () => {
    const site = (more: Changes) =>
      findings({ ...bootedByGrub({ [GRUB_CFG]: grubMenu(`  linuxefi ${KERNEL}`) }), ...more })
        .filter(({ rule }) => rule === 'grub/command-unknown')
        .map(({ severity }) => severity);
    assert.deepEqual(site({ [DHCPD]: undefined }), []);
  });

  it('finds a command that is one slip away from its name, or in other letters', () => {
    for (const name of ['linx', 'linxu', 'linuxx', 'Linux', 'linnuxefi', 'lnux16'])
      assert.deepEqual(found(grubMenu(`  ${name} ${KERNEL}`)), ['error grub/command-unknown 4'], name);
    const menu = grubMenu(`  linux ${KERNEL}`);
    assert.deepEqual(found(menu.replace('menuentry', 'menuentri')), ['error grub/command-unknown 3']);
    assert.deepEqual(found('confgfile /grub/nodes.cfg\n'), ['error grub/command-unknown 1']);
    assert.match(
      findings(bootedByGrub({ [GRUB_CFG]: grubMenu(`  linx ${KERNEL}`) }))[0]?.message ?? '',
      /GRUB 2 has linux\.$/,
    );
  });

  it('finds the commands for UEFI alone where a BIOS reads them', () => {
    const bios = (commands: string) =>
      findings({
        'etc/dhcp/dhcpd.conf': undefined,
        'etc/default/tftpd-hpa': undefined,
        'etc/dnsmasq.conf':
          'port=0\ndhcp-range=192.168.1.100,192.168.1.199,12h\ndhcp-host=00:40:63:c2:ca:c9,192.168.1.21\ndhcp-boot=boot/grub/i386-pc/core.0\nenable-tftp\ntftp-root=/srv/tftp\nlisten-address=192.168.1.1\n',
        'srv/tftp/boot/grub/i386-pc/core.0': '',
        'srv/tftp/boot/grub/i386-pc/normal.mod': '',
        'srv/tftp/boot/grub/grub.cfg': grubMenu(commands),
        'srv/tftp/vmlinuz': '',
      })
        .filter(({ rule }) => rule.startsWith('grub/'))
        .map(({ rule, line, message }) => `${rule} ${line}${/ GRUB 2 has .*/.exec(message)?.[0] ?? ''}`);
    assert.deepEqual(bios(`  linuxefi ${KERNEL}`), ['grub/command-unknown 4 GRUB 2 has linux.']);
    assert.deepEqual(bios(`  linux ${KERNEL}`), []);
    const both = `  if [ $grub_platform = efi ]; then\n  linuxefi ${KERNEL}  else\n  linux ${KERNEL}  fi\n`;
    assert.deepEqual(bios(both), []);
    assert.deepEqual(found(grubMenu(`  linuxefi ${KERNEL}`)), []);
  });

  it('leaves commands alone that a module may have', () => {
    for (const name of ['lin', 'linux_xen', 'xen_linux', 'boot_linux', 'multiboot3x'])
      assert.deepEqual(found(grubMenu(`  ${name} ${KERNEL}`)), [], name);
    for (const name of ['multiboot', 'multiboot2'])
      assert.deepEqual(found(grubMenu(`  ${name} /xen.gz\n`)), ['error grub/program-missing 4'], name);
  });

  it('names the menu of the first GRUB once', () => {
    assert.deepEqual(found(`default 0\ntimeout 5\ntitle Node\nkernel ${KERNEL}`), [
      'error grub/command-unknown 3',
    ]);
  });

  it('is silent where a kernel is loaded all the same, or a function has the name', () => {
    assert.deepEqual(found(grubMenu(`  root (tftp)\n  linux ${KERNEL}`)), []);
    const own = `function kernel {\nlinux $1 $2 $3 $4 $5\n}\n`;
    assert.deepEqual(found(own + grubMenu(`  kernel ${KERNEL}`)), []);
    assert.deepEqual(found(grubMenu('  xnu_kernel /kernel\n')), []);
  });
});
