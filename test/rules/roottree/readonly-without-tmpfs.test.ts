/** Read-only roots go in, the findings of roottree/readonly-without-tmpfs come out. */
import assert from 'node:assert/strict';
import { CONFIG, label, ROOT, texts } from '../support.js';

describe('roottree/readonly-without-tmpfs', () => {
  const found = (fstab: string, words = `${ROOT} ip=dhcp ro`, files: Record<string, string> = {}) =>
    texts('roottree/readonly-without-tmpfs', {
      [CONFIG]: label(words),
      'diskless/node21/etc/fstab': fstab,
      ...files,
    });
  const PROC = 'proc /proc proc defaults 0 0\n';

  it('finds a root on which nothing can be written', () => {
    assert.deepEqual(found(PROC), [`warning ${PROC.trim()}`]);
    assert.equal(found(`${PROC}192.168.1.1:/usr /usr nfs ro,vers=3,nolock 0 0\n`).length, 1);
    assert.equal(found(PROC, `${ROOT} ip=dhcp`).length, 1);
  });

  it('is silent with anything writable, and where the root becomes so', () => {
    for (const line of [
      'tmpfs /var tmpfs defaults 0 0\n',
      '192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\n',
      '192.168.1.1:/home /home nfs vers=3,nolock 0 0\n',
    ])
      assert.deepEqual(found(PROC + line), [], line);
    assert.deepEqual(found(PROC, `${ROOT} ip=dhcp rw`), []);
  });

  it('is silent where something else may lay a writable layer over it', () => {
    assert.deepEqual(found(PROC, `initrd=i.img ${ROOT} ip=dhcp ro`), []);
    assert.deepEqual(found(PROC, `${ROOT} ip=dhcp ro init=/sbin/overlay-init`), []);
    assert.deepEqual(found(PROC, `${ROOT} ip=dhcp ro`, { 'diskless/node21/lib/systemd/systemd': '' }), []);
    assert.deepEqual(found('', `${ROOT} ip=dhcp ro`), []);
  });
});
