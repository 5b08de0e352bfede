/** Sites with one change go in, the findings of cmdline/torn-word come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { allTexts, CONFIG, findings, label } from '../support.js';

const ROOT = '192.168.1.1:/diskless/node21,vers=3';

describe('cmdline/torn-word', () => {
  const all = (words: string) => allTexts({ [CONFIG]: label(words) });
  const ip = (word: string) => all(`root=/dev/nfs nfsroot=${ROOT} ${word} rw`);
  const console = (word: string) => all(`root=/dev/nfs nfsroot=${ROOT} ip=dhcp ${word} rw`);
  const root = (word: string) => all(`${word} nfsroot=${ROOT} ip=dhcp rw`);

  it('is an error where the network stays off, told once', () => {
    assert.deepEqual(ip('ip= dhcp'), ['cmdline/torn-word error ip=']);
    assert.deepEqual(ip('ip =dhcp'), ['cmdline/torn-word error ip']);
    assert.deepEqual(ip('ip = dhcp'), ['cmdline/torn-word error ip']);
    assert.deepEqual(ip('ip= 192.168.1.21:192.168.1.1::255.255.255.0::eth0:off'), [
      'cmdline/torn-word error ip=',
    ]);
    assert.deepEqual(ip('ip= ::::node21:eth0:dhcp'), ['cmdline/torn-word error ip=']);
  });

  it('is a warning where fields of ip= are lost', () => {
    assert.deepEqual(ip('ip=192.168.1.21: 192.168.1.1::255.255.255.0::eth0:off'), [
      'cmdline/torn-word warning ip=192.168.1.21:',
    ]);
    assert.deepEqual(ip('ip=192.168.1.21 :192.168.1.1::255.255.255.0::eth0:off'), [
      'cmdline/torn-word warning ip=192.168.1.21',
    ]);
    assert.deepEqual(ip('ip=192.168.1.21:192.168.1.1:: 255.255.255.0'), [
      'cmdline/torn-word warning ip=192.168.1.21:192.168.1.1::',
    ]);
    assert.deepEqual(ip('ip=192.168.1.21:192.168.1.1 ::255.255.255.0::eth0:off'), [
      'cmdline/torn-word warning ip=192.168.1.21:192.168.1.1',
    ]);
    assert.deepEqual(ip('ip=:::::eth0: dhcp'), ['cmdline/torn-word warning ip=:::::eth0:']);
  });

  it('is a warning where a console loses its speed, or is none', () => {
    assert.deepEqual(console('console=ttyS0, 115200'), ['cmdline/torn-word warning console=ttyS0,']);
    assert.deepEqual(console('console=ttyS0 ,115200n8'), ['cmdline/torn-word warning console=ttyS0']);
    assert.deepEqual(console('console=ttyS0 115200n8r'), ['cmdline/torn-word warning console=ttyS0']);
    assert.deepEqual(console('console= ttyS0,115200'), ['cmdline/torn-word warning console=']);
  });

  it('is a warning beside nfsroot=, which makes the root one of NFS by itself', () => {
    assert.deepEqual(root('root= /dev/nfs'), ['cmdline/torn-word warning root=']);
    assert.deepEqual(root('root =/dev/nfs'), ['cmdline/torn-word warning root']);
    assert.deepEqual(root('root = /dev/nfs'), ['cmdline/torn-word warning root']);
    assert.deepEqual(root('root= UUID=1'), ['cmdline/torn-word warning root=']);
    assert.deepEqual(root('root=/dev/ nfs'), ['cmdline/torn-word error root=/dev/']);
  });

  it('is an error where no other word makes it so', () => {
    for (const word of ['root= /dev/nfs', 'root =/dev/nfs'])
      assert.deepEqual(all(`${word} ip=dhcp rw`), [`cmdline/torn-word error ${word.split(' ')[0]}`]);
  });

  it('is told as a root that nobody names where nfsroot= is torn', () => {
    for (const word of [`nfsroot =${ROOT}`, `nfsroot = ${ROOT}`])
      assert.deepEqual(
        all(`root=/dev/nfs ${word} ip=dhcp rw`).map((one) => one.split(' ')[0]),
        ['cmdline/root-path-unset-default'],
      );
  });

  it('mends the whole word', () => {
    const [found] = findings({ [CONFIG]: label(`root=/dev/nfs nfsroot=${ROOT} ip = dhcp rw`) });
    assert.deepEqual(found?.fixes, [{ title: 'Write ip=dhcp', newTexts: ['ip=dhcp'] }]);
  });

  it('leaves words alone that stand for themselves', () => {
    for (const words of [
      'console=ttyS0 single',
      'console=ttyS0 3',
      'console=ttyS0,115200 115200',
      'quiet splash',
      'console= ttyS0=1',
    ])
      assert.deepEqual(console(words), [], words);
    for (const words of ['ip=dhcp eth0', 'ip=192.168.1.21::192.168.1.1:255.255.255.0::eth0:off 1'])
      assert.deepEqual(ip(words), [], words);
    assert.deepEqual(all(`root=/dev/nfs ip=:::::eth0: nfsroot=${ROOT} rw`), []);
    assert.deepEqual(root('root x=/dev/nfs'), []);
  });
});
