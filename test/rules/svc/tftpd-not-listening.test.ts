/** Settings of TFTP daemons go in, the findings of svc/tftpd-not-listening come out. */
import assert from 'node:assert/strict';
import { type Changes, findings, lines } from '../support.js';
import { hpa, unit, xinetd } from './tftpd-support.js';

describe('svc/tftpd-not-listening', () => {
  const found = (changes: Changes) => lines('svc/tftpd-not-listening', changes);

  it('warns of an xinetd service that is switched off where nothing else is set up', () => {
    assert.deepEqual(found(xinetd('yes')), ['warning 5']);
    assert.deepEqual(found(xinetd('no')), []);
    assert.deepEqual(found({ ...xinetd('yes'), ...hpa('--secure') }), []);
    assert.deepEqual(found({ ...xinetd('yes'), 'etc/dnsmasq.conf': 'enable-tftp\n' }), []);
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
});
