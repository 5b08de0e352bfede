/** Settings of TFTP daemons go in, the findings of svc/tftpd-not-listening come out. */
import assert from 'node:assert/strict';
import { type Changes, findings, lines } from '../support.js';
import { hpa, unit, xinetd, xinetdWith } from './tftpd-support.js';

describe('svc/tftpd-not-listening', () => {
  const found = (changes: Changes) => lines('svc/tftpd-not-listening', changes);

  it('warns of an xinetd service that is switched off where nothing else is set up', () => {
    assert.deepEqual(found(xinetd('yes')), ['warning 5']);
    assert.deepEqual(found(xinetd('no')), []);
    assert.deepEqual(found({ ...xinetd('yes'), ...hpa('--secure') }), []);
    assert.deepEqual(found({ ...xinetd('yes'), 'etc/dnsmasq.conf': 'enable-tftp\n' }), []);
    // One that only answers names serves no files; of lines that are not here nothing is known.
    const names = { 'etc/dnsmasq.conf': 'domain=lab.example\nserver=9.9.9.9\n' };
    assert.deepEqual(found({ ...xinetd('yes'), ...names }), ['warning 5']);
    assert.deepEqual(found({ ...xinetd('yes'), 'etc/dnsmasq.conf': 'conf-file=/srv/lab.conf\n' }), []);
    const socket = { 'etc/systemd/system/tftp.socket': '[Socket]\nListenDatagram=69\n' };
    assert.deepEqual(found({ ...xinetd('yes'), ...socket }), []);
  });

  it('finds a unit that starts in.tftpd with neither --listen nor a socket', () => {
    assert.deepEqual(found(unit('ExecStart=/usr/sbin/in.tftpd -s /srv/tftp')), ['error 2']);
    assert.deepEqual(found(unit('ExecStart=/usr/sbin/in.tftpd -L -s /srv/tftp')), []);
    assert.deepEqual(found(unit('ExecStart=/usr/sbin/in.tftpd --listen -s /srv/tftp')), []);
    assert.deepEqual(found(unit('StandardInput=socket\nExecStart=/usr/sbin/in.tftpd -s /srv/tftp')), []);
  });

  it('says which of the two it is', () => {
    const said = (changes: Changes) =>
      findings(changes).flatMap(({ rule, message }) => (rule === 'svc/tftpd-not-listening' ? [message] : []));
    const [off] = said(xinetd('yes'));
    assert.match(off ?? '', /is switched off, and no other is set up here/);
    const [deaf] = said(unit('ExecStart=/usr/sbin/in.tftpd -s /srv/tftp'));
    assert.match(deaf ?? '', /--listen/);
    assert.doesNotMatch(deaf ?? '', /switched off/);
    for (const message of [off, deaf]) assert.doesNotMatch(message ?? '', /undefined/);
  });

  it('finds a slip in the name of the user, for which xinetd disables the service', () => {
    const by = (user: string) => {
      const changes = xinetdWith('');
      const path = 'etc/xinetd.d/tftp';
      return found({ ...changes, [path]: changes[path]?.replace('user = root', `user = ${user}`) });
    };
    for (const user of ['roto', 'Root', 'nobdy', 'tftpp', 'tfp'])
      assert.deepEqual(by(user), ['warning 6'], user);
    for (const user of ['root', 'nobody', 'tftp', 'tftpd', 'ftp', 'pxe', 'root2', '0'])
      assert.deepEqual(by(user), [], user);
  });

  it('finds what xinetd passes a service over for (asked of 2.3.15)', () => {
    const whole = 'includedir /etc/xinetd.d\n';
    const defaults = (text: string) => `defaults\n{\n  ${text}\n}\n${whole}`;
    const refused = (lines: string, name?: string, main?: string) =>
      found(xinetdWith(lines, name, main)).length > 0;
    for (const line of [
      'disable=no',
      'disable = on',
      'disable = true',
      'only_from = 192.168.1.21, 192.168.1.22',
      'only_from = 192.168.1.{21, 22}',
      'no_access = 10.0.0.1,',
      'bind = eth0',
      'interface = enp3s0',
      'port = 6969',
      'server = in.tftpd',
    ])
      assert.equal(refused(`  ${line}\n`), true, line);
    for (const line of [
      'disable = No',
      'disable =no',
      'disable =',
      'only_from = 192.168.1.{21,22}',
      'only_from = 192.168.1.0',
      'bind = 192.168.1.1',
      'bind = boot.example.org',
      'port = 69',
      'instances = 5',
    ])
      assert.equal(refused(`  ${line}\n`), false, line);
    assert.equal(refused('', 'tftp.conf'), true);
    assert.equal(refused('', 'tftp~'), true);
    assert.equal(refused('', 'tftp-hpa'), false);
    assert.equal(refused('', 'tftp.conf', 'include /etc/xinetd.d/tftp.conf\n'), false);
    assert.equal(refused('', 'tftp', 'defaults\n{\n}\n'), true);
    assert.equal(refused('', 'tftp', whole), false);
    assert.equal(refused('', 'tftp', 'includedir /etc/xinetd.d/\n'), false);
    assert.equal(refused('', 'tftp', defaults('disabled = ftp tftp')), true);
    assert.equal(refused('', 'tftp', defaults('disabled = ftp,tftp')), false);
    assert.equal(refused('  id = boot\n', 'tftp', defaults('disabled = tftp')), false);
    assert.equal(refused('  id = boot\n', 'tftp', defaults('disabled = boot')), true);
    assert.equal(refused('', 'tftp', defaults('enabled = ftp')), true);
    assert.equal(refused('', 'tftp', defaults('enabled = ftp tftp')), false);
  });

  it('finds a brace in the line of the service, and attributes that are missing', () => {
    const { 'etc/xinetd.d/tftp': text = '', ...rest } = xinetdWith('');
    const at = (by: string) => found({ ...rest, 'etc/xinetd.d/tftp': by });
    assert.deepEqual(at(text), []);
    assert.deepEqual(at(text.replace('tftp\n{', 'tftp {')), ['warning 1']);
    assert.deepEqual(at(text.replace('  user = root\n', '')), ['warning 3']);
    assert.deepEqual(at(text.replace('  wait = yes\n', '')), ['warning 3']);
    assert.deepEqual(at(text.replace(/ {2}(?:wait|socket_type) = .*\n/g, '')), []);
  });

  it('finds words that xinetd does not know, and a protocol that is not that of TFTP', () => {
    const { 'etc/xinetd.d/tftp': text = '', ...rest } = xinetdWith('');
    const at = (from: string, to: string) =>
      found({ ...rest, 'etc/xinetd.d/tftp': text.replace(from, to) }).length;
    for (const [from, to] of [
      ['= dgram', '= stream'],
      ['= dgram', '= dgrm'],
      ['protocol = udp', 'protocol = tcp'],
      ['protocol = udp', 'protocol = upd'],
      ['wait = yes', 'wait = ja'],
      ['/usr/sbin/in.tftpd', '/usr/sbin/in.tfptd'],
      ['user = root', 'user = root\n  instances = lots'],
      ['user = root', 'user = root\n  per_source = eleven'],
    ] as const)
      assert.equal(at(from, to), 1, to);
    for (const [from, to] of [
      ['wait = yes', 'wait = no'],
      ['wait = yes', 'wait = Yes'],
      ['/usr/sbin/in.tftpd', '/usr/sbin/atftpd'],
      ['  protocol = udp\n', ''],
      ['user = root', 'user = root\n  instances = UNLIMITED\n  per_source = 11'],
    ] as const)
      assert.equal(at(from, to), 0, to);
  });

  it('finds a brace that is missing, before another service and at the end of the file', () => {
    const { 'etc/xinetd.d/tftp': text = '', ...rest } = xinetdWith('');
    const at = (by: string) => found({ ...rest, 'etc/xinetd.d/tftp': by });
    const other = 'service time\n{\n  type = INTERNAL\n  wait = no\n  user = root\n}\n';
    const unclosed = text.replace(/\}\n$/, '');
    assert.deepEqual(at(unclosed), ['warning 1']);
    assert.deepEqual(at(unclosed + other), ['warning 1']);
    assert.deepEqual(at(`# ours\n\n${text.replace('{\n', '')}`), ['warning 3']);
    assert.deepEqual(at(text + other), []);
    assert.deepEqual(at(text.replace('{\n', '\n# below\n{\n')), []);
    // It is skipped with the one before it.
    assert.deepEqual(at(other.replace(/\}\n$/, '') + text), ['warning 1']);
  });

  it('takes the file that xinetd reads', () => {
    const { 'etc/xinetd.d/tftp': text = '' } = xinetdWith('');
    assert.deepEqual(found({ ...xinetdWith(''), 'etc/xinetd.d/tftp.bak': text }), []);
  });
});
