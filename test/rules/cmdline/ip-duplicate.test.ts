/** Sites with one change go in, the findings of cmdline/ip-duplicate come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { allTexts, CONFIG, label, ROOT, texts } from '../support.js';
import { STATIC, withIp } from './support.js';

describe('cmdline/ip-duplicate', () => {
  it('written twice is a finding only where the two differ', () => {
    assert.deepEqual(withIp('dhcp ip=dhcp'), []);
    assert.deepEqual(withIp(`dhcp ip=${STATIC}`), ['cmdline/ip-duplicate warning ip=dhcp']);
    assert.deepEqual(withIp('dhcp', '  IPAPPEND 2\n'), []);
    assert.deepEqual(withIp('dhcp', '  IPAPPEND 3\n'), ['cmdline/ip-duplicate warning ip=dhcp']);
    assert.deepEqual(allTexts({ [CONFIG]: label(`${ROOT} rw`, '  IPAPPEND 1\n') }), []);
  });

  it('of dracut is found where one of several names no card, or two name one (parse-ip-opts.sh of dracut 059 was run)', () => {
    const dracut = (words: string) =>
      texts('cmdline/ip-duplicate', {
        [CONFIG]: label(`initrd=initrd.img root=nfs:192.168.1.1:/diskless/node21 ${words} rw`),
      });
    for (const words of [
      'ip=dhcp ip=dhcp',
      'ip=dhcp ip=eth1:dhcp bootdev=eth1',
      'ip=eth0:dhcp ip=eth0:dhcp',
      'ip=:::::eth0:dhcp ip=eth0:dhcp',
    ])
      assert.equal(dracut(words).length, 1, words);
    for (const words of ['ip=dhcp', 'ip=eth0:dhcp ip=eth1:dhcp', 'ip=ibft ip=dhcp'])
      assert.deepEqual(dracut(words), [], words);
  });
});
