/** Command lines go in; the words that a blank tears apart come out with what was meant, and silence where the next word may be one of its own. */
import assert from 'node:assert/strict';
import { tornAs, tornWords } from '../../../../server/boot/linux/words/torn.js';
import type { KernelParameter } from '../../../../server/site/parameters.js';
import { kernelWords } from '../../support.js';

const meant = (line: string): string[] => tornWords(kernelWords(line)).map(({ right }) => right);

/** The words of the line, those of that name as the loader adds them. */
const withAdded = (line: string, name: string): KernelParameter[] =>
  kernelWords(line).map((word) => (word.name === name ? { ...word, added: true } : word));

describe('a word that a blank tears apart', () => {
  it('has its sign before or behind the blank', () => {
    for (const [line, right] of [
      ['root =/dev/nfs', 'root=/dev/nfs'],
      ['root = /dev/nfs', 'root=/dev/nfs'],
      ['root= /dev/nfs rw', 'root=/dev/nfs'],
      ['root = nfs4:10.0.0.1:/x', 'root=nfs4:10.0.0.1:/x'],
      ['nfsroot =10.0.0.1:/x', 'nfsroot=10.0.0.1:/x'],
      ['nfsroot = /x', 'nfsroot=/x'],
      ['console =ttyS0', 'console=ttyS0'],
      ['console= ttyS0,115200', 'console=ttyS0,115200'],
      ['ip =dhcp', 'ip=dhcp'],
      ['ip = dhcp', 'ip=dhcp'],
      ['ip= 10.0.0.1', 'ip=10.0.0.1'],
      ['ip =:::::eth0:dhcp', 'ip=:::::eth0:dhcp'],
      ['root= UUID=1', 'root=UUID=1'],
    ] as const)
      assert.deepEqual(meant(line), [right], line);
  });

  it('is none where what stands behind it is another word', () => {
    for (const line of [
      'root',
      'root rw',
      'root quiet=1',
      'root =sda',
      'root x=/dev/nfs',
      'nfsroot =dhcp',
      'root = sda',
      'root =',
      'root = =x',
      'root= rw',
      'root= quiet',
      'nfsroot= /x',
      'console tty0',
      'console= quiet',
      'console= ip=tty0',
      'ip= quiet',
      'quiet =1',
      'toString =1',
    ])
      assert.deepEqual(meant(line), [], line);
  });

  it('is a console whose speed stands behind it', () => {
    for (const [line, right] of [
      ['console=ttyS0 ,115200', 'console=ttyS0,115200'],
      ['console=ttyS0, 115200n8', 'console=ttyS0,115200n8'],
      ['console=ttyS0, 9600', 'console=ttyS0,9600'],
      ['console=ttyS0 ,115200n8r', 'console=ttyS0,115200n8r'],
      ['console=ttyS0 115200e7', 'console=ttyS0,115200e7'],
    ] as const)
      assert.deepEqual(meant(line), [right], line);
    for (const line of [
      'console=ttyS0, ,115200',
      'console=ttyS0,9600 115200',
      'console=ttyS0 x115200',
      'console=ttyS0 115200x',
      'console=ttyS0 12',
      'console=ttyS0 12345678',
      'console=hvc0 115200',
      'console=xttyS0 115200',
      'console=ttyS0 115200=1',
    ])
      assert.deepEqual(meant(line), [], line);
  });

  it('is an ip= whose fields go on behind it', () => {
    for (const [line, right] of [
      ['ip=10.0.0.2 ::10.0.0.254:255.255.255.0', 'ip=10.0.0.2::10.0.0.254:255.255.255.0'],
      ['ip=10.0.0.2: 10.0.0.1', 'ip=10.0.0.2:10.0.0.1'],
      ['ip=10.10.10.2 ::10.0.0.254', 'ip=10.10.10.2::10.0.0.254'],
      ['ip=10.0.0.2: 10.10.10.1', 'ip=10.0.0.2:10.10.10.1'],
      ['ip=10.0.0.2: 10.0.0.1:10.0.0.254', 'ip=10.0.0.2:10.0.0.1:10.0.0.254'],
      ['ip=:::::eth0: dhcp', 'ip=:::::eth0:dhcp'],
      ['ip=:::::eth0 :dhcp', 'ip=:::::eth0:dhcp'],
      // Ten fields are all that the kernel knows.
      ['ip=:::::eth0:dhcp:1.1.1.1 :1.1.1.2:1.1.1.3', 'ip=:::::eth0:dhcp:1.1.1.1:1.1.1.2:1.1.1.3'],
    ] as const)
      assert.deepEqual(meant(line), [right], line);
    for (const line of [
      'ip=dhcp 10.0.0.1',
      'ip=dhcp :x',
      'ip=x10.0.0.1 :x',
      'ip=10.0.0.1x :x',
      'ip=10.0.0.2:10.0.0.1 10.0.0.254',
      'ip=10.0.0.2: quiet',
      'ip=10.0.0.2: x10.0.0.1',
      'ip=10.0.0.2: 10.0.0.1x',
      'ip=:::::eth0:dhcp:1.1.1.1 :1.1.1.2:1.1.1.3:x',
      'ip=10.0.0.2: quiet=1',
    ])
      assert.deepEqual(meant(line), [], line);
  });

  it('is a root= with a blank behind /dev/', () => {
    assert.deepEqual(meant('root=/dev/ nfs'), ['root=/dev/nfs']);
    for (const line of ['root=/dev/ sda', 'root=/dev nfs', 'root=/dev/ nfs=1', 'nfsroot=/dev/ nfs'])
      assert.deepEqual(meant(line), [], line);
  });

  it('is nothing of what the loader adds, or another file says', () => {
    assert.deepEqual(tornWords(withAdded('root =/dev/nfs', 'root')), []);
    assert.deepEqual(tornWords(withAdded('root =/dev/nfs', '')), []);
    assert.deepEqual(tornWords([...kernelWords('root'), ...kernelWords('=/dev/nfs', '/other')]), []);
  });

  it('is told by its name', () => {
    const words = kernelWords('quiet ip =dhcp root =/dev/nfs');
    assert.equal(tornAs(words, 'root'), words[3]);
    assert.equal(tornAs(words, 'console'), undefined);
    const [{ name, word, rest } = {}] = tornWords(kernelWords('root = /dev/nfs'));
    assert.deepEqual([name, word?.name, rest?.map((one) => one.value)], ['root', 'root', ['', undefined]]);
  });
});
