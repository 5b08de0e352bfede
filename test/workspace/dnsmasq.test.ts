/** Which files dnsmasq reads, and in which order. */
import assert from 'node:assert/strict';
import { isConfDirFile } from '../../server/workspace/discover-dnsmasq.js';
import { MemoryFileSystem } from '../../server/workspace/memory.js';
import { Workspace } from '../../server/workspace/workspace.js';

function readBy(files: Readonly<Record<string, string>>): readonly string[] {
  const workspace = new Workspace(new MemoryFileSystem(files));
  const found = workspace.locate('/r');
  assert.ok(Array.isArray(found), JSON.stringify(found));
  return found.flatMap((location) => workspace.site(location).dnsmasq?.files ?? []);
}

const RANGE = 'dhcp-range=10.0.0.1,10.0.0.9\n';

describe('the files of dnsmasq', () => {
  it('are those of its folder, then its own, with what they name where they name it', () => {
    const files = {
      '/r/etc/dnsmasq.conf': `conf-file=/etc/lab.conf\n${RANGE}conf-dir=/etc/lab.d,*.conf\n`,
      '/r/etc/dnsmasq.d/a': 'port=0\n',
      '/r/etc/dnsmasq.d/b.dpkg-old': RANGE,
      '/r/etc/lab.conf': RANGE,
      '/r/etc/lab.d/z.conf': 'dhcp-boot=a\n',
      '/r/etc/lab.d/z.txt': 'dhcp-boot=b\n',
    };
    assert.deepEqual(readBy(files), [
      '/r/etc/dnsmasq.d/a',
      '/r/etc/dnsmasq.conf',
      '/r/etc/lab.conf',
      '/r/etc/lab.d/z.conf',
    ]);
  });

  it('are read once, also where they name each other', () => {
    const files = {
      '/r/etc/dnsmasq.conf': 'conf-file=/etc/a\n',
      '/r/etc/a': 'conf-file=/etc/dnsmasq.conf\n',
    };
    assert.deepEqual(readBy(files), ['/r/etc/dnsmasq.conf', '/r/etc/a']);
  });

  it('are found by name where a repository has no layout, when their text says so, too', () => {
    assert.deepEqual(readBy({ '/r/config/dnsmasq.conf': RANGE }), ['/r/config/dnsmasq.conf']);
    assert.deepEqual(readBy({ '/r/x/20-pxeboot.conf': 'pxe-service=0,"a",b\n' }), ['/r/x/20-pxeboot.conf']);
    assert.deepEqual(readBy({ '/r/dnsmasq.d/b': RANGE, '/r/dnsmasq.d/a': 'dhcp-boot=a\n' }), [
      '/r/dnsmasq.d/a',
      '/r/dnsmasq.d/b',
    ]);
    assert.deepEqual(readBy({ '/r/dhcpd.conf': '', '/r/x/pxe.conf': 'server { listen 80; }\n' }), []);
  });

  it('of a folder are chosen by their endings', () => {
    assert.equal(isConfDirFile('a.conf', ['*.conf']), true);
    assert.equal(isConfDirFile('a.txt', ['*.conf']), false);
    assert.equal(isConfDirFile('a.bak', ['.bak']), false);
    assert.equal(isConfDirFile('a.conf.bak', ['*.bak', '.conf.bak']), false);
    assert.equal(isConfDirFile('.bak', ['.bak']), false);
    assert.equal(isConfDirFile('a~', []), false);
    assert.equal(isConfDirFile('#a#', []), false);
    assert.equal(isConfDirFile('a', ['*']), true);
  });
});
