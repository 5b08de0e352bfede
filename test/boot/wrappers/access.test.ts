/** Lines for the TCP wrappers and who asks in.tftpd go in; whether libwrap lets him in comes out. */
import assert from 'node:assert/strict';
import { type Asker, accessOf } from '../../../server/boot/wrappers/access.js';
import { siteOf } from '../../support/site.js';
import { address } from '../support.js';

const NODE: Asker = { address: address('192.168.1.21') };
const of = (low: string, high: string) => ({ low: address(low), high: address(high) });

/** With what denies, or the reason why it is open. */
function access(allow: string, asker: Asker = NODE, deny = 'ALL: ALL', hosts = ''): string {
  const site = siteOf({
    'etc/exports': '/r *(ro)\n',
    'etc/hosts.allow': `${allow}\n`,
    'etc/hosts.deny': `${deny}\n`,
    ...(hosts === '' ? {} : { 'etc/hosts': hosts }),
  });
  const found = accessOf(site, 'in.tftpd', asker);
  return found.kind === 'denied' ? `denied by ${found.by}` : found.kind;
}

describe('the TCP wrappers', () => {
  it('go by the first line that fits, whose options may turn it round (tcpdmatch of tcp_wrappers 7.6 was asked)', () => {
    assert.equal(access('in.tftpd: ALL'), 'granted');
    assert.equal(access('in.tftpd: ALL: spawn /bin/true'), 'granted');
    assert.equal(access('in.tftpd: ALL: spawn /bin/true: deny'), 'denied by allow');
    assert.equal(access('in.tftpd: ALL: twist /bin/echo no'), 'denied by allow');
    assert.equal(access('sshd: ALL'), 'denied by deny');
    assert.equal(access('', NODE, 'in.tftpd: ALL: allow'), 'granted');
    assert.equal(access('', NODE, ''), 'granted');
  });

  it('go by the first line for an address as well, among those for its network', () => {
    const lines = (...all: string[]) => access(all.join('\n'));
    assert.equal(lines('in.tftpd: 192.168.1.: deny', 'in.tftpd: 192.168.1.21'), 'denied by allow');
    assert.equal(lines('in.tftpd: 192.168.1.21', 'in.tftpd: 192.168.1.: deny'), 'granted');
    assert.equal(lines('in.tftpd: 192.168.1.20 192.168.1.21: deny', 'in.tftpd: ALL'), 'denied by allow');
    assert.equal(lines('in.tftpd: 192.168.1.21: deny', 'in.tftpd: 192.168.1.21'), 'denied by allow');
    assert.equal(lines('sshd: 192.168.1.21', 'in.tftpd: 192.168.1.21: deny'), 'denied by allow');
    assert.equal(lines('in.tftpd@10.0.0.1: 192.168.1.21', 'in.tftpd: 192.168.1.21'), 'unknown');
  });

  it('read networks as tcpdmatch does', () => {
    const lets = (network: string) => access(`in.tftpd: ${network}`) === 'granted';
    for (const network of [
      '192.168.1.0/24',
      '192.168.1.0/255.255.255.0',
      '192.168.1.21/32',
      '192.168.1.20/31',
      '128.0.0.0/1',
      '0.0.0.0/0.0.0.0',
    ])
      assert.equal(lets(network), true, network);
    for (const network of [
      '192.168.1.5/24',
      '192.168.1.21/255.255.255.255',
      '0.0.0.0/0',
      '192.168.1.0/33',
      '192.168.2.0/24',
    ])
      assert.equal(lets(network), false, network);
  });

  it('leave open what a user, an address of the server or the DNS has to say', () => {
    for (const line of [
      'in.tftpd@10.0.0.1: ALL',
      'in.tftpd: user@192.168.1.21',
      'in.tftpd: KNOWN',
      'in.tftpd: .lab',
    ])
      assert.equal(access(line), 'unknown', line);
    assert.equal(access('in.tftpd: user@10.0.0.1'), 'denied by deny');
    assert.equal(access('mountd@10.0.0.1: ALL'), 'denied by deny');
  });

  it('take words in brackets for IPv6, which no machine boots by', () => {
    assert.equal(access('in.tftpd: [fe80::1]'), 'denied by deny');
    assert.equal(access('in.tftpd: fe80'), 'unknown');
  });

  it('know a name that the hosts file gives', () => {
    const hosts = '192.168.1.1 boot.lab\n192.168.1.21 node21.lab node21\n';
    const named = (word: string) => access(`in.tftpd: ${word}`, NODE, 'ALL: ALL', hosts);
    for (const word of ['node21.lab', 'NODE21.LAB', '.lab', 'KNOWN', 'node*'])
      assert.equal(named(word), 'granted', word);
    for (const word of ['boot.lab', 'node21', 'UNKNOWN', 'PARANOID', 'LOCAL', 'localhost', 'localhost.lab'])
      assert.equal(named(word), 'denied by deny', word);
    const domain = access('in.tftpd: .lab', NODE, 'ALL: ALL', '192.168.1.21 .lab\n');
    assert.equal(domain, 'denied by deny');
  });

  it('want the same of all addresses that the machine may get', () => {
    const may = (...ranges: ReturnType<typeof of>[]) =>
      access('in.tftpd: 192.168.1.', { address: undefined, ranges });
    assert.equal(may(of('192.168.1.10', '192.168.1.20')), 'granted');
    assert.equal(may(of('192.168.2.10', '192.168.2.20')), 'denied by deny');
    assert.equal(may(of('192.168.1.10', '192.168.2.20')), 'unknown');
    assert.equal(may(of('192.168.1.10', '192.168.1.20'), of('10.0.0.1', '10.0.0.9')), 'unknown');
  });

  it('want it of those between the ends of a range, too', () => {
    const may = (allow: string, low: string, high: string, deny = 'ALL: ALL') =>
      access(allow, { address: undefined, ranges: [of(low, high)] }, deny);
    assert.equal(may('in.tftpd: 192.168.1.15', '192.168.1.10', '192.168.1.20'), 'unknown');
    assert.equal(may('in.tftpd: 192.168.1.21', '192.168.1.10', '192.168.1.20'), 'denied by deny');
    assert.equal(may('', '192.168.1.10', '192.168.1.20', 'in.tftpd: 192.168.1.15'), 'unknown');
    assert.equal(may('', '192.168.1.10', '192.168.1.20', 'in.tftpd: 192.168.1.9'), 'granted');
    // Of a large range those are asked about that the lines name.
    assert.equal(may('in.tftpd: 10.1.7.15', '10.1.0.1', '10.1.255.254'), 'unknown');
    assert.equal(may('in.tftpd: 10.1.7.', '10.1.0.1', '10.1.255.254'), 'unknown');
    assert.equal(may('in.tftpd: 10.1.8.0/22', '10.1.0.1', '10.1.255.254'), 'unknown');
    assert.equal(may('in.tftpd: 10.1.0.0/20 10.1.64.0/18', '10.1.0.1', '10.1.127.254'), 'unknown');
    assert.equal(may('in.tftpd: 10.2.7.15', '10.1.0.1', '10.1.255.254'), 'denied by deny');
  });

  it('leave open what a name says of one of them', () => {
    const ranges = [of('192.168.1.10', '192.168.1.20')];
    const hosts = '192.168.1.10 node10.lab\n';
    assert.equal(access('', { address: undefined, ranges }, 'in.tftpd: node9.lab', hosts), 'unknown');
  });

  it('tell something of a machine without an address only where they speak of its daemon', () => {
    const nobody: Asker = { address: undefined };
    assert.equal(access('', nobody), 'unknown');
    assert.equal(access('', nobody, 'sshd: ALL'), 'granted');
  });
});
