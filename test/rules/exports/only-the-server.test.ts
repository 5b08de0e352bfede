/** Clients of an export go in, the findings of exports/only-the-server come out. */
import assert from 'node:assert/strict';
import { all, findings, texts } from '../support.js';

describe('exports/only-the-server', () => {
  const found = (clients: string) =>
    texts('exports/only-the-server', {
      'etc/exports': `/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n/opt ${clients}\n`,
      'etc/hosts': '127.0.0.1 localhost\n192.168.1.1 master\n',
    });

  it("finds the server's own address and name", () => {
    assert.deepEqual(found('192.168.1.1(ro,no_subtree_check)'), ['info 192.168.1.1']);
    assert.deepEqual(found('master(ro,no_subtree_check)'), ['info master']);
  });

  it('is silent where a machine does not boot by it', () => {
    assert.deepEqual(
      all({ 'etc/exports': '/diskless/node21 192.168.1.1(rw,no_root_squash,no_subtree_check)\n' }),
      ['nfsroot/client-not-allowed error'],
    );
  });

  it('shows where the address is said to be its own', () => {
    const related = (client: string) =>
      findings({
        'etc/exports': `/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n/opt ${client}(ro,no_subtree_check)\n`,
        'etc/hosts': '127.0.0.1 localhost\n192.168.1.1 master\n',
      }).find(({ rule }) => rule === 'exports/only-the-server')?.related;
    assert.deepEqual(related('192.168.1.1'), ["the server's address"]);
    assert.deepEqual(related('master'), []);
  });

  it('is silent where another machine is named, too, and about loopback', () => {
    for (const clients of [
      '192.168.1.1(ro,no_subtree_check) 192.168.1.22(ro,no_subtree_check)',
      '192.168.1.0/24(ro,no_subtree_check)',
      'localhost(ro,no_subtree_check)',
      '127.0.0.1(ro,no_subtree_check)',
      '*(ro,no_subtree_check)',
      '',
    ])
      assert.deepEqual(found(clients), [], clients);
  });
});
