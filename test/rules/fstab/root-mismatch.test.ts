/** Lines of a node's fstab go in, the findings of fstab/root-mismatch come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { CONFIG, label, ROOT, texts } from '../support.js';

const FSTAB = 'diskless/node21/etc/fstab';

describe('fstab/root-mismatch', () => {
  const found = (fstab: string, more: Readonly<Record<string, string>> = {}) =>
    texts('fstab/root-mismatch', { [FSTAB]: fstab, ...more });

  const line = (source: string) => `${source} / nfs rw,vers=3,nolock 0 0\n`;
  const HOSTS = 'diskless/node21/etc/hosts';

  it('finds another directory, and another server', () => {
    assert.deepEqual(found(line('192.168.1.1:/diskless/old')), ['warning /diskless/old']);
    assert.deepEqual(found(line('192.168.1.9:/diskless/node21')), ['warning 192.168.1.9']);
    assert.deepEqual(found(line('old:/diskless/node21'), { [HOSTS]: '192.168.1.9 old\n' }), ['warning old']);
  });

  it('is silent about the same in another spelling, and about names that nobody knows', () => {
    assert.deepEqual(found(line('192.168.1.1:/diskless//node21/')), []);
    assert.deepEqual(found(line('server:/diskless/node21')), []);
    assert.deepEqual(found(line('server:/diskless/node21'), { [HOSTS]: '192.168.1.1 server\n' }), []);
    assert.deepEqual(found('/dev/nfs / nfs rw 0 0\n'), []);
  });

  it('is silent where version 4 shortens the path, and where the server has several addresses', () => {
    assert.deepEqual(found(line('192.168.1.1:/node21')), []);
    const own = { 'diskless-lint.json': '{"server": {"addresses": ["192.168.1.1", "192.168.1.9"]}}' };
    assert.deepEqual(found(line('192.168.1.9:/diskless/node21'), own), []);
  });

  it('is silent about what somebody has yet to fill in', () => {
    for (const source of ['%SERVER%:/diskless/%NODE%', '@@SERVER@@:/diskless/x', '{{ server }}:/diskless/x'])
      assert.deepEqual(found(line(source.replaceAll(' ', '\\040'))), [], source);
  });

  it('is silent where something lies over the root', () => {
    const config = label(`${ROOT} ip=dhcp rw overlayroot=tmpfs`);
    assert.deepEqual(found(line('192.168.1.1:/diskless/old'), { [CONFIG]: config }), []);
  });
});
