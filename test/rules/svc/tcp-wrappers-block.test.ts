/** TCP wrappers of a server go in, the findings of svc/tcp-wrappers-block come out, and what explain says. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';
import { type Changes, findings, texts } from '../support.js';

const WRAPPERS = (allow: string, deny = 'ALL: ALL\n', more: Changes = {}): Changes => ({
  'etc/hosts.allow': allow,
  'etc/hosts.deny': deny,
  ...more,
});

describe('svc/tcp-wrappers-block', () => {
  const found = (...of: Parameters<typeof WRAPPERS>) => texts('svc/tcp-wrappers-block', WRAPPERS(...of));
  const verdict = (...of: Parameters<typeof WRAPPERS>) =>
    traceSite(siteOf(miniature(WRAPPERS(...of)))).find(({ node }) => node.name === 'node21')?.verdict;

  it('finds the line that keeps a node from TFTP and its root', () => {
    assert.deepEqual(found('sshd: ALL\n'), ['error ALL: ALL']);
    assert.equal(verdict('sshd: ALL\n'), 'fails');
  });

  it('writes the line that lets the network of the node in, for all daemons that are kept from it', () => {
    const [one] = findings(WRAPPERS('in.tftpd: ALL\n', 'ALL: ALL\n')).filter(
      ({ rule }) => rule === 'svc/tcp-wrappers-block',
    );
    assert.match(one?.message ?? '', /"rpcbind, mountd: 192\.168\.1\." with the dot at its end/);
    const moved = Object.fromEntries(
      Object.entries(miniature({})).map(([path, text]) => [path, text?.replaceAll('192.168.1.', '10.20.0.')]),
    );
    const [other] = findings({ ...moved, ...WRAPPERS('', 'ALL: ALL\n') }).filter(
      ({ rule }) => rule === 'svc/tcp-wrappers-block',
    );
    assert.match(other?.message ?? '', /"in\.tftpd, rpcbind, mountd: 10\.20\.0\."/);
  });

  it('names the word of hosts.allow that was meant to let the node in', () => {
    for (const [word, right] of [
      ['192.168.1', '192.168.1.'],
      ['192.168.1.12', '192.168.1.21'],
      ['192.186.1.', '192.168.1.'],
      ['192.168.1.0/255.255.255.240', undefined],
    ] as const) {
      assert.deepEqual(found(`ALL: ${word}\n`), [`error ${word}`], word);
      const [one] = findings(WRAPPERS(`ALL: ${word}\n`)).filter(({ rule }) => rule.includes('wrappers'));
      assert.deepEqual(
        one?.fixes.flatMap(({ newTexts }) => newTexts),
        right === undefined ? [] : [right],
      );
      assert.deepEqual(one?.related, ['this keeps it out then']);
    }
    const daemon = 'tftpd: 192.168.1.\nrpcbind, mountd: 192.168.1.\n';
    assert.deepEqual(found(daemon), ['error tftpd']);
    assert.deepEqual(found('in.tftpd: ALL\nrpcbind, nfsd: 192.168.1.\n'), ['error nfsd']);
  });

  it('leaves alone words for others, and lines that would not let the node in either', () => {
    for (const allow of [
      'ALL: 10.0.0.0/24',
      'ALL: 10.1.',
      'tftpd: 10.0.0.',
      'ALL: 192.168.1. EXCEPT 192.168.1.21',
    ])
      assert.deepEqual(found(`${allow}\n`), ['error ALL: ALL'], allow);
    // A slip would have it so, but the address is that of another machine.
    const dhcpd = 'etc/dhcp/dhcpd.conf';
    const other = `host node22 { hardware ethernet 00:40:63:c2:ca:ff; fixed-address 192.168.1.22; }\n`;
    const both = changed(dhcpd, 'host node21', `${other}host node21`);
    assert.deepEqual(found('ALL: 192.168.1.22\n', 'ALL: ALL\n', both), ['error ALL: ALL']);
  });

  it('takes the first of many lines for one that was meant', () => {
    const others = (count: number) => Array.from({ length: count }, (_, i) => `ALL: 10.1.1.${i}\n`).join('');
    assert.deepEqual(found(`${others(200)}ALL: 192.168.1.12\n`), ['error 192.168.1.12']);
  });

  it('knows by the runlevel which of the two mappers it is', () => {
    const listed = (name: string) => ({ [`etc/runlevels/default/${name}`]: '', [`etc/init.d/${name}`]: '' });
    const denied = 'portmap: ALL\n';
    assert.deepEqual(found('', denied), []);
    assert.deepEqual(found('', denied, listed('portmap')), ['error portmap: ALL']);
    assert.deepEqual(found('', denied, listed('rpcbind')), []);
  });

  it('finds the daemon that was forgotten', () => {
    assert.deepEqual(found('in.tftpd: ALL\nrpcbind: ALL\n'), ['error ALL: ALL']);
    assert.deepEqual(found('portmap, mountd: 192.168.1.\n'), ['error ALL: ALL']);
    assert.deepEqual(found('ALL: 192.168.1.\n', 'ALL: ALL\n'), []);
  });

  it('knows that no node is localhost', () => {
    for (const names of ['localhost', 'localhost.localdomain 127.0.0.1'])
      assert.deepEqual(found('', `ALL: ALL EXCEPT ${names}\n`), [`error ALL: ALL EXCEPT ${names}`]);
    assert.deepEqual(found('ALL: localhost\n', 'ALL: ALL\n'), ['error ALL: ALL']);
    assert.equal(verdict('', 'ALL: ALL EXCEPT localhosts\n'), 'unknown');
  });

  it('is silent about the daemons of version 3 where the root speaks version 4', () => {
    const four = changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'vers=3', 'vers=4');
    assert.deepEqual(found('in.tftpd: ALL\n', 'ALL: ALL\n', four), []);
  });

  it('leaves open what the DNS has to say, and whether daemons of other systems are linked with libwrap', () => {
    assert.deepEqual(found('ALL: .example.org\n'), []);
    assert.equal(verdict('ALL: .example.org\n'), 'unknown');
    const other = {
      'etc/default/tftpd-hpa': undefined,
      'etc/xinetd.d/tftp':
        'service tftp\n{\n  server = /usr/sbin/in.tftpd\n  server_args = -s /srv/tftp\n  disable = no\n}\n',
    };
    assert.deepEqual(found('', 'ALL: ALL\n', other), []);
    assert.equal(verdict('', 'ALL: ALL\n', other), 'unknown');
  });

  it('goes by the name in the hosts file', () => {
    const hosts = { 'etc/hosts': '192.168.1.21 node21.example.org node21\n' };
    assert.deepEqual(found('ALL: .example.org\n', 'ALL: ALL\n', hosts), []);
    assert.equal(verdict('ALL: .example.org\n', 'ALL: ALL\n', hosts), 'boots');
    assert.equal(found('ALL: LOCAL\n', 'ALL: ALL\n', hosts).length, 1);
  });

  it('points at a line of hosts.allow that lacks its colon', () => {
    const line = 'in.tftpd, rpcbind, portmap, mountd 192.168.1.\n';
    assert.deepEqual(found(line), ['error mountd']);
    const [one] = findings(WRAPPERS(line)).filter(({ rule }) => rule === 'svc/tcp-wrappers-block');
    assert.match(one?.message ?? '', /missing ":" separator\. Write mountd:$/);
    assert.deepEqual(found('ALL ALL\n'), ['error ALL']);
    // Of other daemons, and of other networks, it would let nobody in.
    assert.deepEqual(found('sshd 192.168.1.\n'), ['error ALL: ALL']);
    assert.deepEqual(found('in.tftpd rpcbind mountd 10.0.0.\n'), ['error ALL: ALL']);
    // Nor does it keep anybody out.
    assert.deepEqual(found('', 'ALL ALL\n'), []);
    assert.equal(verdict('', 'ALL ALL\n'), 'boots');
    const doubts = (deny: string) =>
      traceSite(siteOf(miniature(WRAPPERS('', deny, { 'etc/dhcp/dhcpd.conf': undefined }))))
        .flatMap(({ stages }) => stages.flatMap((stage) => stage.doubts))
        .filter(({ at }) => at?.file.includes('hosts.deny') === true).length;
    assert.ok(doubts('ALL: ALL\n') > 0);
    assert.equal(doubts('ALL ALL\n'), 0);
  });
});
