/** Words of command lines go in; those that are a slip away from another come out with what is meant, and silence about the others. */
import assert from 'node:assert/strict';
import {
  inRest,
  misspeltAs,
  misspeltNfsroot,
  misspeltWord,
} from '../../../../server/boot/linux/words/misspelt.js';
import { kernelWords, somewhere } from '../../support.js';

function meant(word: string): string | undefined {
  const at = word.indexOf('=');
  const [name, value] = at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
  return misspeltWord({ name, value, place: somewhere, valuePlace: somewhere })?.right;
}

describe('a word of a command line', () => {
  it('is a slip of a name that a boot lives on', () => {
    for (const [word, right] of [
      ['rot=/dev/nfs', 'root=/dev/nfs'],
      ['ROOT=/dev/nfs', 'root=/dev/nfs'],
      ['nfsrot=/x', 'nfsroot=/x'],
      ['consle=tty0', 'console=tty0'],
      ['netbot=nfs', 'netboot=nfs'],
      ['preseed/ulr=http://a/b', 'preseed/url=http://a/b'],
      ['nst.stage2=x', 'inst.stage2=x'],
      ['gnition.config.url=x', 'ignition.config.url=x'],
      ['+quiet=1', 'quiet=1'],
      ['consle=$tty', 'console=$tty'],
    ] as const)
      assert.equal(meant(word), right, word);
    for (const word of [
      'oot=/dev/nfs',
      'toot=/dev/nfs',
      'rootfs=x',
      'bootp=x',
      'noboot=x',
      'netboot2=x',
      'rot',
      'quiet',
      '+=1',
      '+Quiet=1',
      'quiet=1',
      'r$x=/dev/nfs',
      'root=/dev/nfs',
      'nfsroot=/x',
    ])
      assert.equal(meant(word), undefined, word);
  });

  it('lacks the sign before its value', () => {
    for (const [word, right] of [
      ['root/dev/nfs', 'root=/dev/nfs'],
      ['nfsroot192.168.1.1:/x', 'nfsroot=192.168.1.1:/x'],
      ['nfsroot/x,vers=3', 'nfsroot=/x,vers=3'],
      ['consolettyS0,115200', 'console=ttyS0,115200'],
      ['consoletty0', 'console=tty0'],
      ['nfsroot10.20.30.40/x/y', 'nfsroot=10.20.30.40/x/y'],
      ['ipdhcp', 'ip=dhcp'],
      ['ip-dhcp', 'ip=dhcp'],
      ['ip:both', 'ip=both'],
      ['boot-live', 'boot=live'],
      ['boot:nfs', 'boot=nfs'],
    ] as const)
      assert.equal(meant(word), right, word);
    for (const word of [
      'rootwait',
      'root/x',
      'boot-local',
      'bootnfs',
      'consoleblank',
      'ipxe',
      'ip-off',
      'nfsrootdebug',
      'xroot/dev/nfs',
      'nfsroot1.2.3.4',
      'xnfsroot/x',
      'xconsolettyS0',
      'consolettyS0;x',
      'xipdhcp',
      'ipdhcp6',
      'xboot-live',
      'boot-live2',
    ])
      assert.equal(meant(word), undefined, word);
  });

  it('names a method of ip= that there is not', () => {
    for (const [word, right] of [
      ['ip=dhcpp', 'ip=dhcp'],
      ['ip=dhpc', 'ip=dhcp'],
      ['ip=bootpp', 'ip=bootp'],
      ['ip=bothh', 'ip=both'],
      ['ip=rarpp', 'ip=rarp'],
      ['ip=eth0:dhpc', 'ip=eth0:dhcp'],
      ['ip=:::::eth0:dhpc', 'ip=:::::eth0:dhcp'],
      ['ip=dhcpro', 'ip=dhcp ro'],
      ['ip=:::::eth0:dhcprw', 'ip=:::::eth0:dhcp rw'],
      ['ip=bothquiet', 'ip=both quiet'],
      ['io=dhcp', 'ip=dhcp'],
      ['ipp=bootp', 'ip=bootp'],
    ] as const)
      assert.equal(meant(word), right, word);
    for (const word of [
      'ip=dhcp',
      'ip=dhcp6',
      'ip=auto6',
      'ip=ibft',
      'ip=dhc',
      'ip=10.0.0.1',
      'ip=a:b:dhpc',
      'ip=a:b:c:d:e:f:dhpc:x',
      'io=eth0',
      'i=dhcp',
      'ippp=dhcp',
    ])
      assert.equal(meant(word), undefined, word);
  });

  it('names a way to boot that there is not', () => {
    for (const [word, right] of [
      ['boot=nsf', 'boot=nfs'],
      ['boot=NFS', 'boot=nfs'],
      ['boot=Local', 'boot=local'],
      ['boot=capser', 'boot=casper'],
      ['boot=liv', 'boot=live'],
    ] as const)
      assert.equal(meant(word), right, word);
    for (const word of ['boot=nfs', 'boot=zfs', 'boot=casper', 'boot=ltsp', 'boot=ive'])
      assert.equal(meant(word), undefined, word);
  });

  it('names a console that there is not', () => {
    for (const [word, right] of [
      ['console=ttys0', 'console=ttyS0'],
      ['console=ttys0,115200', 'console=ttyS0,115200'],
      ['console=ttys0,115200,x', 'console=ttyS0,115200,x'],
      ['console=TTY0', 'console=tty0'],
      ['console=tytS0', 'console=ttyS0'],
      ['console=tt0', 'console=tty0'],
      ['console=ttyama0', 'console=ttyAMA0'],
      ['console=ttyusb0', 'console=ttyUSB0'],
      ['console=ttyS0115200', 'console=ttyS0,115200'],
      ['console=ttyS0115', 'console=ttyS0,115'],
      ['console=ttyS0115200,x', 'console=ttyS0,115200,x'],
      ['console=xttyS0115200', 'console=ttyS0115200'],
    ] as const)
      assert.equal(meant(word), right, word);
    for (const word of [
      'console=tty',
      'console=tty0',
      'console=ttyS1',
      'console=ttyS100',
      'console=ttyS1,9600n8',
      'console=ttyAMA0',
      'console=hvc0',
      'console=lp0',
      'console=ttymxc0',
      'console=ttySX0115',
      'console=ttys',
      'console=t0',
      'console=tt0x',
      'console=0tt0',
      'console=null',
      'console=uart8250,io,0x3f8',
      'console=',
    ])
      assert.equal(meant(word), undefined, word);
  });

  it('is not looked at where a template makes its name, or the loader the word', () => {
    for (const mark of '[{}$<>%@]') assert.equal(meant(`rot${mark}=/dev/nfs`), undefined, mark);
    const added = { name: 'rot', value: '/dev/nfs', place: somewhere, valuePlace: somewhere, added: true };
    assert.equal(misspeltWord({ ...added, added: true }), undefined);
    // Nor is its value then.
    for (const word of ['ip=dhcpp$x', 'boot=nsf$x', 'console=ttys0$x', '=$x'])
      assert.equal(meant(word), undefined, word);
  });
});

describe('words of a command line', () => {
  const words = kernelWords('quiet rot=/dev/nfs nfsrot=/x ROOT=/dev/nfs');

  it('are found by what they were to be', () => {
    assert.equal(misspeltAs(words, 'root'), words[1]);
    assert.equal(misspeltAs(words, 'console', 'nfsroot'), words[2]);
    assert.equal(misspeltAs(words, 'console'), undefined);
  });

  it('are almost nfsroot where they say a path', () => {
    for (const name of ['nfsrot', 'nfsroots', 'nsfroot', 'nfroot'])
      assert.equal(misspeltNfsroot(kernelWords(`quiet=/x ${name}=10.0.0.1:/x`))?.name, name);
    for (const word of ['nfsroot=/x', 'nfsrot=x', 'nfsrot', 'rootpath=/x'])
      assert.equal(misspeltNfsroot(kernelWords(word)), undefined, word);
  });

  it('are found in lines that the loader does not pass on', () => {
    const other = { ...somewhere, file: '/other' };
    const append = {
      parameters: [],
      place: somewhere,
      rests: [
        { parameters: kernelWords('quiet'), place: somewhere },
        { parameters: kernelWords('quiet root=/dev/nfs'), place: other },
      ],
    };
    assert.equal(inRest({ append }, 'ip', 'root'), other);
    assert.equal(inRest({ append }, 'ip'), undefined);
    assert.equal(inRest({ append: { parameters: [], place: somewhere } }, 'root'), undefined);
    assert.equal(inRest({ append: undefined }, 'root'), undefined);
  });
});
