/** Sites with one change go in, the findings of nfsroot/udp-not-offered come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, texts } from '../support.js';

const options = (text: string) => changed(CONFIG, ',vers=3', text);

const kernel = (line: string) =>
  changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', `CONFIG_NFS_V3=y\n${line}`);

const nfsd = (text: string) => ({ 'etc/nfs.conf': `[nfsd]\n${text}\n` });

describe('nfsroot/udp-not-offered', () => {
  const rule = 'nfsroot/udp-not-offered';

  it('finds both who may leave it out', () => {
    const off = kernel('CONFIG_NFS_DISABLE_UDP_SUPPORT=y');
    assert.deepEqual(texts(rule, { ...off, ...options(',vers=3,proto=udp') }), ['error proto=udp']);
    assert.deepEqual(texts(rule, { ...nfsd('udp=n'), ...options(',vers=3,udp') }), ['error udp']);
  });

  it('finds a kernel that begins with UDP where no word names a transport', () => {
    const release = (version: string) => changed('srv/tftp/vmlinuz.config', '6.1.0', version);
    const found = (version: string, words: string) =>
      texts(rule, { ...nfsd('udp=n'), ...release(version), ...options(words) });
    assert.equal(found('4.14.0', ',vers=3').length, 1);
    assert.deepEqual(found('4.14.0', ',vers=3,tcp'), []);
    assert.deepEqual(found('5.7.0', ',vers=3'), []);
    assert.deepEqual(found('5.10.0', ',vers=3'), []);
    assert.deepEqual(found('6.1.0', ',vers=3'), []);
  });

  it('is silent where nobody says so', () => {
    assert.deepEqual(texts(rule, options(',vers=3,udp')), []);
    const on = kernel('# CONFIG_NFS_DISABLE_UDP_SUPPORT is not set');
    assert.deepEqual(texts(rule, { ...on, ...options(',vers=3,udp') }), []);
  });
});
