/** Hosts files go in, the findings of svc/hosts-other-address come out, and its silence. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { all, type Changes, DHCPD, texts } from '../support.js';

const NODE = 'diskless/node21/etc/hosts';

describe('svc/hosts-other-address', () => {
  const found = (files: Changes) => texts('svc/hosts-other-address', files);
  const server = (line: string) =>
    found({ 'etc/hosts': `127.0.0.1 localhost\n192.168.1.1 server\n${line}\n` });

  it('finds another address than DHCP gives, by any of the names of a line', () => {
    assert.deepEqual(server('192.168.1.12 node21'), ['warning 192.168.1.12']);
    assert.deepEqual(server('192.168.1.12 node21.lab.example node21'), ['warning 192.168.1.12']);
    assert.deepEqual(server('192.168.1.12 NODE21.lab'), ['warning 192.168.1.12']);
    assert.deepEqual(found({ [NODE]: '127.0.0.1 localhost\n192.168.1.12 node21\n' }), [
      'warning 192.168.1.12',
    ]);
  });

  it('is silent about the right one, other networks, loopback, and names of several addresses', () => {
    for (const line of [
      '192.168.1.21 node21',
      '10.0.0.12 node21',
      '127.0.1.1 node21',
      '192.168.1.12 node22',
      '192.168.1.12 node21\n192.168.1.21 node21',
      '192.168.1.12 node21-ipmi',
    ])
      assert.deepEqual(server(line), [], line);
    const two = changed(DHCPD, 'fixed-address 192.168.1.21', 'fixed-address 192.168.1.21, 192.168.1.22');
    assert.deepEqual(found({ ...two, 'etc/hosts': '192.168.1.12 node21\n' }), []);
  });

  it('is one finding where several hosts files agree, and none beside an address that two hosts have', () => {
    const line = '127.0.0.1 localhost\n192.168.1.1 server\n192.168.1.22 node21\n';
    const files = { 'etc/hosts': line, [NODE]: line };
    assert.deepEqual(found(files), ['warning 192.168.1.22']);
    const other = 'host b {\n  hardware ethernet 00:40:63:c2:ca:d0;\n  fixed-address 192.168.1.21;\n}\n';
    const hosts = '127.0.0.1 localhost\n192.168.1.1 server\n192.168.1.22 b\n';
    const twice = all({ [DHCPD]: `${miniature()[DHCPD]}${other}`, 'etc/hosts': hosts, [NODE]: hosts });
    assert.deepEqual(
      twice.filter((one) => /hosts-other|duplicate/.test(one)),
      ['dhcp/fixed-address-duplicate warning'],
    );
  });

  it('points at the line of the server, where that has another address for itself than all else', () => {
    const wrong = { 'etc/hosts': '127.0.0.1 localhost\n192.168.1.11 server\n' };
    const node = { [NODE]: '127.0.0.1 localhost\n192.168.1.1 server\n' };
    assert.deepEqual(found({ ...wrong, ...node }), ['warning 192.168.1.11']);
  });

  it('is the one finding where the node does not find its server by it, or the server the node', () => {
    const mount = changed('diskless/node21/etc/fstab', '192.168.1.1:/diskless', 'server:/diskless');
    const hosts = { 'etc/hosts': '127.0.0.1 localhost\n192.168.1.1 server\n' };
    assert.deepEqual(all({ ...mount, ...hosts, [NODE]: '127.0.0.1 localhost\n192.168.1.11 server\n' }), [
      'svc/hosts-other-address warning',
    ]);
    assert.deepEqual(
      all({
        'etc/hosts': '127.0.0.1 localhost\n192.168.1.12 node21\n',
        'etc/exports': '/diskless/node21 node21(rw,no_root_squash,no_subtree_check)\n',
      }),
      ['svc/hosts-other-address error'],
    );
  });
});
