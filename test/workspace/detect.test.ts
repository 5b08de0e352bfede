/** Which language a file is in, by its name and by its text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { detect } from '../../grammars/index.js';

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

  it('is total, and quick on one long line', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (path, text) => void detect(path, text)));
    const start = performance.now();
    detect('x', '/a '.repeat(2_000_000));
    detect('x', `/${'a'.repeat(5_000_000)}`);
    assert.ok(performance.now() - start < 1000);
  });
});
