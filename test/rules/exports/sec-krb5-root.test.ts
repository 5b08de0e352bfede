/** Sites with one change go in, the findings of exports/sec-krb5-root come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, CONFIG, label, texts } from '../support.js';

describe('exports/sec-krb5-root', () => {
  it('is silent where sys is offered, too', () => {
    const rule = 'exports/sec-krb5-root';
    const sec = (words: string) => texts(rule, changed('etc/exports', '(rw,', `(${words},rw,`));
    assert.deepEqual(sec('sec=krb5:krb5p'), ['error sec=krb5:krb5p']);
    assert.deepEqual(sec('sec=sys'), []);
    assert.deepEqual(sec('sec=krb5,sec=sys'), []);
  });

  it('finds it where the scripts of an initial ramdisk mount the root, too', () => {
    const by = (words: string) =>
      texts('exports/sec-krb5-root', {
        ...changed('etc/exports', '(rw,', '(sec=krb5,rw,'),
        'srv/tftp/initrd.img': 'x',
        [CONFIG]: label(words, '  INITRD initrd.img\n'),
      });
    const root = 'nfsroot=192.168.1.1:/diskless/node21';
    assert.deepEqual(by(`boot=nfs ${root} ip=dhcp`), ['error sec=krb5']);
    assert.deepEqual(by('root=nfs:192.168.1.1:/diskless/node21 ip=dhcp'), ['error sec=krb5']);
    // dracut may have a keytab in it.
    assert.deepEqual(by('root=nfs:192.168.1.1:/diskless/node21:sec=krb5 ip=dhcp'), []);
  });

  it('is the cause where only gss/ clients are named, and not where another is refused, too', () => {
    const found = (clients: string) =>
      all({ 'etc/exports': `/diskless/node21 ${clients}\n` }).filter((one) => one.endsWith(' error'));
    const options = '(rw,sync,no_subtree_check,no_root_squash)';
    assert.deepEqual(found(`gss/krb5${options}`), ['exports/sec-krb5-root error']);
    assert.deepEqual(found(`gss/krb5${options} gss/krb5p${options}`), ['exports/sec-krb5-root error']);
    assert.deepEqual(found(`gss/krb5${options} 192.168.1.99${options}`), [
      'nfsroot/client-not-allowed error',
    ]);
    assert.deepEqual(found(`192.168.1.99${options}`), ['nfsroot/client-not-allowed error']);
  });
});
