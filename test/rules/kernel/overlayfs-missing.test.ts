/** Words that lay an overlay over the root go in, the findings of kernel/overlayfs-missing about them come out. */
import assert from 'node:assert/strict';
import { CONFIG, label } from '../support.js';
import { node } from './support.js';

describe('kernel/overlayfs-missing', () => {
  const over = (word: string) => ({
    [CONFIG]: label(
      `initrd=initrd.img root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp ro ${word}`,
    ),
  });
  const off = '# CONFIG_OVERLAY_FS is not set\n';

  it('counts where a word lays an overlay over the root', () => {
    const found = ['kernel/overlayfs-missing error # CONFIG_OVERLAY_FS is not set'];
    assert.deepEqual(node(off, over('overlayroot=tmpfs')), found);
    assert.deepEqual(node(off, over('systemd.volatile=overlay')), found);
  });

  it('is silent where the ramdisk can load it, or no word asks for it', () => {
    assert.deepEqual(node('CONFIG_OVERLAY_FS=m\n', over('overlayroot=tmpfs')), []);
    assert.deepEqual(node(off, over('overlayroot=disabled')), []);
    assert.deepEqual(node(off, over('systemd.volatile=state')), []);
  });
});
