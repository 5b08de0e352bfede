/** Sites with one change go in, the findings of cmdline/ip-dialect come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { allTexts, CONFIG, findings, label, ROOT, texts } from '../support.js';
import { STATIC, withIp } from './support.js';

describe('cmdline/ip-dialect', () => {
  it('in the form of dracut is one finding, with the form of the kernel as its fix', () => {
    assert.deepEqual(withIp('eth0:dhcp'), ['cmdline/ip-dialect error eth0:dhcp']);
    assert.match(withIp('0eth:dhcp').join(), /^cmdline\/ip-field-count error/);
    const [finding] = findings({ [CONFIG]: label(`${ROOT} ip=enp3s0:dhcp rw`) });
    assert.deepEqual(
      finding?.fixes.flatMap(({ newTexts }) => newTexts),
      [':::::enp3s0:dhcp'],
    );
  });

  it('is right in that form where dracut reads it', () => {
    const dracut = (ip: string) =>
      allTexts({ [CONFIG]: label(`initrd=initrd.img root=nfs:192.168.1.1:/diskless/node21 ip=${ip} rw`) });
    assert.deepEqual(dracut('eth0:dhcp'), []);
    assert.deepEqual(dracut(STATIC.replace(':off', ':none')), []);
    assert.equal(dracut('192.168.1.21:192.168.1.1:192.168.1.1:255.255.255.0').length, 1);
    assert.match(dracut(STATIC.replace(':off', ':dhcp'))[0] ?? '', /^cmdline\/ip-dialect warning/);
  });

  it('finds what the scripts of dracut end at (parse-ip-opts.sh of dracut 059 was run)', () => {
    const dracut = (ip: string) =>
      texts('cmdline/ip-dialect', {
        [CONFIG]: label(`initrd=initrd.img root=nfs:192.168.1.1:/diskless/node21 ip=${ip} rw`),
      }).length;
    for (const ip of [
      '192.168.1.21::192.168.1.1::n:eth0:none',
      '192.168.1.21',
      ':::::eth0:none',
      'none',
      'both',
      'bootp',
      'foo',
      'DHCP',
      'eth0',
      'dhcp,foo',
      '192.168.1.21::::n:eth0:dhcp',
    ])
      assert.equal(dracut(ip), 1, ip);
    for (const ip of [
      'dhcp',
      'on',
      'any',
      'single-dhcp',
      'auto6',
      'dhcp,auto6',
      'eth0:dhcp',
      'eth0:dhcp:1500',
      ':::::eth0:dhcp',
      '192.168.1.21::192.168.1.1:255.255.255.0::eth0:none',
      'auto',
      'eth1:off',
      '[fe80::1]::::n:eth0:none',
    ])
      assert.equal(dracut(ip), 0, ip);
  });
});
