/** Sites with one change go in, the findings of kernel/inet-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { node } from './support.js';

const CONFIGURATION = 'srv/tftp/vmlinuz.config';
const MENU = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

describe('what depends on a symbol of the kernel that is off', () => {
  const written = (miniature()[CONFIGURATION] ?? '').replace(/CONFIG_(?:IP_PNP|NFS|ROOT_NFS).*\n/g, '');
  const found = (lines: string, files = {}) => node('', { [CONFIGURATION]: `${written}${lines}`, ...files });

  it('is off as well where the file asks for a module, told once, where that is written', () => {
    const found = (symbol: string, head = '') => {
      const kernel = (miniature()[CONFIGURATION] ?? '').replace(`CONFIG_${symbol}=y`, `CONFIG_${symbol}=m`);
      return node('', { [CONFIGURATION]: `${head}${kernel}` });
    };
    for (const symbol of ['NET', 'INET', 'IP_PNP', 'IP_PNP_DHCP', 'ROOT_NFS'])
      assert.deepEqual(found(symbol), ['kernel/syntax error m'], symbol);
    // The first line counts.
    assert.deepEqual(found('INET', 'CONFIG_INET=y\n'), ['kernel/syntax error m']);
  });

  it('is no finding of its own', () => {
    assert.deepEqual(found('CONFIG_IP_PNP=y\nCONFIG_IP_PNP_DHCP=y\n# CONFIG_NFS_FS is not set\n'), [
      'kernel/nfs-fs-not-builtin error # CONFIG_NFS_FS is not set',
    ]);
    assert.deepEqual(found('CONFIG_NFS_FS=y\nCONFIG_NFS_V3=y\n# CONFIG_IP_PNP is not set\n'), [
      'kernel/ip-pnp-missing error # CONFIG_IP_PNP is not set',
    ]);
    const rest = 'CONFIG_IP_PNP=y\nCONFIG_IP_PNP_DHCP=y\nCONFIG_NFS_FS=y\nCONFIG_NFS_V3=y\n';
    assert.deepEqual(found(rest), ['kernel/root-nfs-missing error ']);
  });

  it('is one where the file has it off in so many words, and where a module or a ramdisk may do', () => {
    const off =
      '# CONFIG_ROOT_NFS is not set\n# CONFIG_NFS_FS is not set\nCONFIG_IP_PNP=y\nCONFIG_IP_PNP_DHCP=y\n';
    assert.deepEqual(found(off), [
      'kernel/root-nfs-missing error # CONFIG_ROOT_NFS is not set',
      'kernel/nfs-fs-not-builtin error # CONFIG_NFS_FS is not set',
    ]);
    const words = changed(MENU, 'rw\n', 'rw initrd=initrd.img\n');
    assert.deepEqual(found('# CONFIG_NFS_FS is not set\n', words), ['kernel/nfs-version-missing error ']);
  });
});

describe('kernel/inet-missing', () => {
  it('is the one finding of a kernel without a network', () => {
    assert.deepEqual(node('# CONFIG_INET is not set\n'), [
      'kernel/inet-missing error # CONFIG_INET is not set',
    ]);
    const [found] = node('# CONFIG_NET is not set\n# CONFIG_INET is not set\n');
    assert.equal(found, 'kernel/inet-missing error # CONFIG_NET is not set');
    // As make writes the file: what depends on it is not in it at all.
    const text = (miniature()[CONFIGURATION] ?? '').replace(/CONFIG_(?:IP_PNP|NFS|ROOT_NFS|INET).*\n/g, '');
    assert.deepEqual(node('', { [CONFIGURATION]: `${text}# CONFIG_INET is not set\n` }), [
      'kernel/inet-missing error # CONFIG_INET is not set',
    ]);
  });

  it('is one with an initial ramdisk, too', () => {
    const words = changed(MENU, 'rw\n', 'rw initrd=initrd.img\n');
    assert.deepEqual(node('# CONFIG_INET is not set\n', words), [
      'kernel/inet-missing error # CONFIG_INET is not set',
    ]);
  });

  it('is silent where the file says nothing of it, and of a root that is none of NFS', () => {
    const text = (miniature()[CONFIGURATION] ?? '').replace('CONFIG_INET=y\n', '');
    assert.deepEqual(node('', { [CONFIGURATION]: text }), []);
    const disk = { [MENU]: 'DEFAULT a\nLABEL a\n  KERNEL vmlinuz\n  APPEND root=/dev/sda1 ro\n' };
    assert.deepEqual(node('# CONFIG_INET is not set\n', disk), []);
  });
});
