/** Sites with one change go in, the findings of dhcp/root-path-dialect come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, DHCPD, findings, texts } from '../support.js';

describe('dhcp/root-path-dialect', () => {
  const site = (text: string, words = 'root=/dev/nfs ip=dhcp rw') => ({
    ...changed(CONFIG, 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw', words),
    ...changed(
      DHCPD,
      'option host-name "node21";',
      `option host-name "node21";\n  option root-path "${text}";`,
    ),
  });
  const found = (text: string, words?: string) => texts('dhcp/root-path-dialect', site(text, words));

  it('finds each scheme where the kernel mounts the root, and takes nfs: away', () => {
    for (const text of [
      'nfs:192.168.1.1:/diskless/node21',
      'nfs4:192.168.1.1:/x',
      'iscsi:192.168.1.1::::iqn',
      'nbd:192.168.1.1:root',
    ])
      assert.deepEqual(found(text), [`error option root-path "${text}";`], text);
    const [one] = findings(site('nfs:192.168.1.1:/diskless/node21')).filter(
      ({ rule }) => rule === 'dhcp/root-path-dialect',
    );
    assert.deepEqual(one?.fixes, [
      { title: 'Leave "nfs:" out', newTexts: ['option root-path "192.168.1.1:/diskless/node21";'] },
    ]);
    const [other] = findings(site('iscsi:192.168.1.1::::iqn')).filter(
      ({ rule }) => rule === 'dhcp/root-path-dialect',
    );
    assert.deepEqual(other?.fixes, []);
  });

  it('is silent about the form of the kernel, and where nfsroot= says all', () => {
    assert.deepEqual(found('192.168.1.1:/diskless/node21,vers=3'), []);
    assert.deepEqual(found('/diskless/node21'), []);
    assert.deepEqual(
      found('nfs:192.168.1.1:/x', 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw'),
      [],
    );
  });

  it('is silent where dracut reads it', () => {
    assert.deepEqual(
      found('nfs:192.168.1.1:/diskless/node21', 'initrd=i.img root=dhcp rd.neednet=1 ip=dhcp'),
      [],
    );
  });
});
