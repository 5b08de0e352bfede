/** Lines of exports go in, the findings of exports/host-unresolvable come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { all, findings, texts } from '../support.js';

const NODE = '/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n';

describe('exports/host-unresolvable', () => {
  it('takes a second directory of a line for one, which is then exported to nobody', () => {
    const two =
      '/opt 192.168.1.21(ro,sync,no_subtree_check) /diskless/node21 192.168.1.21(rw,no_root_squash)\n';
    const [one] = findings({ 'etc/exports': two }).filter(({ rule }) => rule === 'exports/host-unresolvable');
    assert.match(one?.message ?? '', /is a directory, .* Write each directory into a line of its own/);
    assert.equal(one?.severity, 'error');
    assert.ok(!findings({ 'etc/exports': two }).some(({ rule }) => rule === 'nfsroot/not-exported'));
  });

  it('points at the backslash that joins two lines', () => {
    const joined =
      '/opt 192.168.1.21(ro,sync,no_subtree_check) \\\n/diskless/node21 192.168.1.21(rw,no_root_squash)\n';
    const [one, ...others] = findings({ 'etc/exports': joined });
    assert.deepEqual(
      [one?.rule, one?.line, one?.text, others.length],
      ['exports/host-unresolvable', 1, '\\', 0],
    );
    assert.deepEqual(one?.fixes, [{ title: 'Take the backslash out', newTexts: [''] }]);
    assert.equal(one?.severity, 'error');
  });

  const found = (lines: string, more: Readonly<Record<string, string>> = {}) =>
    texts('exports/host-unresolvable', { 'etc/exports': NODE + lines, ...more });

  it('finds what is neither an address nor a name', () => {
    for (const client of [
      '00:40:63:c2:ca:c9',
      '00-40-63-c2-ca-c9',
      '0040.63c2.cac9',
      '192.168.1.5,192.168.1.6',
      'node21;node22',
      '192.168.1.5-192.168.1.9',
      '192.168.1.300',
      '192.168.1.5.6',
      'nfs://node21',
      '192.168.1.5:2049',
      '2001:db8::g',
      '2001:db8:1:2',
      'node21/24',
    ])
      assert.deepEqual(found(`/opt ${client}(ro)\n`), [`warning ${client}`], client);
  });

  it('is silent about names, addresses, networks and patterns', () => {
    for (const client of [
      'node21',
      'node_21.lab',
      'a-b-c',
      '192.168.1.5',
      '192.168.1',
      '2001:db8::1',
      '::1',
      '1:2:3:4:5:6:7:8',
      '::ffff:10.0.0.1',
      'fe80::1%eth0',
      '2001:db8::/64',
      '192.168.1.0/24',
      '192.168.1.0/33',
      '*.lab',
      '@nodes',
      'gss/krb5',
    ])
      assert.deepEqual(found(`/opt ${client}(ro)\n`), [], client);
  });

  it('is the one finding, and an error, where it keeps a machine from its root', () => {
    for (const client of [
      '192.168.1.21rw,sync)',
      'node21,rw,no_subtree_check',
      '*rw,sync)',
      '192.168.1.300(rw)',
    ])
      assert.deepEqual(
        all({ 'etc/exports': `/diskless/node21 ${client}\n` }).filter((one) => !one.endsWith('info')),
        ['exports/host-unresolvable error'],
        client,
      );
  });

  it('writes the parenthesis where the end of the client is known', () => {
    const fixes = (client: string) =>
      findings({ 'etc/exports': `${NODE}/opt ${client}\n` }).flatMap((one) =>
        one.fixes.flatMap(({ newTexts }) => newTexts),
      );
    assert.deepEqual(fixes('192.168.1.5rw,sync)'), ['192.168.1.5(rw,sync)']);
    assert.deepEqual(fixes('noderw,sync)'), []);
    assert.deepEqual(fixes('192.168.1.500rw,sync)'), []);
  });

  it('finds a slip in a name that the hosts of the server have', () => {
    const by = (client: string, hosts = '192.168.1.21 node21.lab.example node21\n') =>
      texts('exports/host-unresolvable', {
        'etc/hosts': hosts,
        'etc/exports': `/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n/opt ${client}(ro,no_subtree_check)\n`,
      });
    for (const name of ['nod21', 'noed21', 'node21.lab.exmaple', 'Ndoe21'])
      assert.deepEqual(by(name), [`warning ${name}`], name);
    for (const name of [
      'node21',
      'Node21',
      'node21.lab.example',
      'node22',
      'backup',
      '192.168.1.21',
      '*.lab.exmaple',
    ])
      assert.deepEqual(by(name), [], name);
    assert.deepEqual(by('nde', '192.168.1.21 node\n'), []);
    assert.deepEqual(by('nod21', '192.168.1.21 node21\n192.168.1.22 nod21\n'), []);
  });

  it('is silent about templates', () => {
    for (const client of ['{{a,b}}', '$' + '{NET}/24', '@@net@@,x'])
      assert.deepEqual(found(`/opt ${client}(ro)\n`), [], client);
  });
});
