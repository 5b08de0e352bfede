/** Names and texts of files go in, their languages come out. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { detect } from '../../grammars/index.js';
import { grows } from '../support/growth.js';

describe('detect', () => {
  it('goes by names', () => {
    for (const [path, language] of [
      ['/etc/dhcp/dhcpd.conf', 'dhcpd'],
      ['/etc/dhcp/chps.conf', 'dhcpd'],
      ['/etc/exports', 'exports'],
      ['/etc/exports.d/lab.exports', 'exports'],
      ['/diskless/21/etc/fstab', 'fstab'],
      ['/srv/tftp/pxelinux.cfg/default', 'pxelinux'],
      ['/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'pxelinux'],
      ['/usr/src/linux/.config', 'kconfig'],
      ['/usr/src/linux/.config_master', 'kconfig'],
      ['/boot/config-6.1.0', 'kconfig'],
      ['/etc/conf.d/in.tftpd', 'settings'],
      ['/etc/default/tftpd-hpa', 'settings'],
      ['/lib/systemd/system/tftp.service', 'settings'],
      ['/etc/hosts', 'settings'],
      ['/etc/passwd', undefined],
      ['default', undefined],
    ] as const) {
      assert.equal(detect(path, ''), language, path);
    }
  });

  it('goes by the text where the name says nothing', () => {
    for (const [text, language] of [
      ['# lab\nsubnet 10.0.0.0 netmask 255.0.0.0 {\n  range 10.0.0.5;\n}\n', 'dhcpd'],
      ['/srv 10.0.0.0/24(rw,sync) *(ro)\n', 'exports'],
      ['10.0.0.1:/diskless/a / nfs rw 0 0\ntmpfs /tmp tmpfs defaults 0 0\n', 'fstab'],
      ['DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n', 'pxelinux'],
      ['CONFIG_A=y\n# CONFIG_B is not set\n', 'kconfig'],
      ['OPTIONS="-s /srv"\n', 'settings'],
      ['hello, world\n', undefined],
    ] as const) {
      assert.equal(detect('some.file', text), language, text);
    }
  });

  it('lets the text decide where others have such names, too', () => {
    const kernel = '# CONFIG_NFS_FS is not set\nCONFIG_NET=y\n';
    for (const [path, text, language] of [
      // Names of kernel configurations: what is none, and what is one by its text or says nothing yet.
      ['Makefile.config', 'PREFIX = /usr\nCONFIG_DEBUG=y\n\nall: build\n\tmake\n', undefined],
      ['config-guide.md', '# The configuration\n\nSet this:\n\n    CONFIG_NET=y\n\nThen build.\n', undefined],
      ['config-2fa.md', 'Two factors\n', undefined],
      ['App.config', '<?xml version="1.0"?>\n<configuration/>\n', undefined],
      ['.config.json', '{ "a": 1 }\n', undefined],
      ['busybox/.config_static', '#\n# Busybox version: 1.36.1\n#\nCONFIG_STATIC=y\n', 'settings'],
      ['src/.config', '#\n# Busybox version: 1.36.1\n#\nCONFIG_STATIC=y\n', 'settings'],
      ['.config', '#\n# OpenWrt Configuration\n#\nCONFIG_MODULES=y\n', 'settings'],
      ['.config', 'BR2_aarch64=y\n# BR2_arm is not set\n', undefined],
      ['.config', 'BR2_aarch64=y\nCONFIG_NFS_FS=y\n', 'kconfig'],
      ['config-lab', kernel, 'kconfig'],
      ['vmlinuz.config', kernel, 'kconfig'],
      ['.config_slave', '# Linux/x86 6.1.0 Kernel Configuration\n', 'kconfig'],
      ['.config_slave', '', 'kconfig'],
      // dhclient.conf lies beside dhcpd.conf and has options, too.
      ['/etc/dhcp/dhclient.conf', 'option a code 249 = text;\nsend host-name = gethostname();\n', undefined],
      ['/etc/dhcp/lab.conf', 'option domain-name "lab";\n', 'dhcpd'],
      ['exports.js', '// what is exported\nmodule.exports = {};\n', undefined],
      ['exports.old', '# lab\n/srv *(ro)\n', 'exports'],
      ['fstab.py', 'import os\n', undefined],
      ['fstab.node', '/dev/sda1 / ext4 defaults 0 1\n', 'fstab'],
      ['roles/web/default/main.yml', '- name: web\n', undefined],
    ] as const) {
      assert.equal(detect(path, text), language, path);
    }
  });

  it('takes no refuted name for granted by its lines', () => {
    // Every line that is neither a comment nor blank is prose or a symbol: most are prose.
    const text = 'one\ntwo\nthree\nCONFIG_A=y\nCONFIG_B=y\n';
    assert.equal(detect('config-notes', text), undefined);
    assert.equal(detect('notes', text), undefined);
    assert.equal(detect('notes', `${text}CONFIG_C=y\nCONFIG_D=y\n`), 'kconfig');
    assert.equal(detect('.config', text), 'kconfig');
  });

  it('is total, and quick on one long line', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (path, text) => void detect(path, text)));
    for (const unit of ['/a ', 'a']) {
      const work = (size: number) => detect('x', `/${unit.repeat(size / unit.length)}`);
      assert.equal(grows(work, 300_000), undefined, unit);
    }
  });
});
