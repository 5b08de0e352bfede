/** Command lines with a disk go in, beside a root-path of DHCP; the finding comes out where that is the machine's own. */
import assert from 'node:assert/strict';
import { host, subnet } from '../dhcp/support.js';
import { all, CONFIG, DHCPD, label, texts } from '../support.js';

describe('cmdline/disk-beside-root-path', () => {
  const rule = 'cmdline/disk-beside-root-path';
  const PATH = '  option root-path "192.168.1.1:/diskless/node21";\n';
  const site = (words: string, { own = PATH, shared = '', ramdisk = '' } = {}) => ({
    [DHCPD]: subnet(`  filename "pxelinux.0";\n${shared}`) + host(own),
    [CONFIG]: label(`${words} ip=dhcp rw`, ramdisk),
  });

  it('finds a disk, for the kernel and for an initial ramdisk', () => {
    for (const disk of ['/dev/sda1', '/dev/nvme0n1p2', 'UUID=0a1b', 'LABEL=root', '/dev/mapper/vg-root']) {
      assert.deepEqual(all(site(`root=${disk}`)), [`${rule} warning`], disk);
      const ramdisk = '  INITRD initrd.img-6.1.0-18-amd64\n';
      assert.deepEqual(texts(rule, site(`root=${disk}`, { ramdisk })).length, 1, disk);
    }
  });

  it('leaves alone what may be meant', () => {
    for (const words of [
      'root=/dev/nfs',
      'root=/dev/sda1 boot=live',
      'root=/dev/ram0',
      'root=/dev/sda1 init=/x',
    ])
      assert.deepEqual(texts(rule, site(words)), [], words);
    assert.deepEqual(texts(rule, site('root=/dev/sda1', { own: '' })), []);
    const gone = PATH.replace('node21', 'old');
    assert.deepEqual(texts(rule, site('root=/dev/sda1', { own: gone })), []);
    // Of a root-path for all somebody else may be in need.
    const second =
      'host node22 {\n  hardware ethernet 00:40:63:c2:ca:ca;\n  fixed-address 192.168.1.22;\n}\n';
    const both = site('root=/dev/sda1', { own: '', shared: PATH });
    assert.deepEqual(texts(rule, { ...both, [DHCPD]: both[DHCPD] + second }), []);
  });
});
