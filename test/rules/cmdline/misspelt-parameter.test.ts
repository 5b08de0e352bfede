/** Words for the kernel go in; those that are a slip away from what is meant come out, and what is left alone. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { IPXE_SCRIPT, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { liveSite } from '../../../server/rules/about/examples/live.js';
import { all, CONFIG, findings, label, ROOT, texts } from '../support.js';

describe('cmdline/misspelt-parameter', () => {
  const found = (words: string) =>
    texts('cmdline/misspelt-parameter', { [CONFIG]: label(`${ROOT} ip=dhcp rw ${words}`) });

  it('leaves ip= to what is said of it, also where only other firmware comes to it', () => {
    const grub = bootedByGrub({
      'diskless/node21/etc/dracut.conf': '',
      'srv/tftp/initrd.img': '',
      [GRUB_CFG]: grubMenu(
        '  linux /vmlinuz root=nfs:192.168.1.1:/diskless/node21 ip=dhcpd rw\n  initrd /initrd.img\n',
      ),
    });
    assert.deepEqual(
      all(grub).filter((one) => one.startsWith('cmdline/')),
      ['cmdline/ip-dialect warning'],
    );
  });

  it('finds a name that is a letter away from a word of a diskless boot', () => {
    for (const word of [
      'roott=/dev/nfs',
      'rot=/dev/nfs',
      'rooot=/dev/nfs',
      'ROOT=/dev/nfs',
      'nfsoot=/srv/x',
      'nfsrooot=/srv/x',
      'conole=tty0',
      'consle=ttyS0,115200',
      'rootdealy=5',
      'io=dhcp',
      'ipp=dhcp',
    ])
      assert.deepEqual(found(word), [`warning ${word}`], word);
  });

  it('and a word whose = is missing', () => {
    for (const word of [
      'root/dev/nfs',
      'nfsroot192.168.1.1:/srv/x',
      'nfsroot/srv/x',
      'nfsroot192.168.1.1:/srv/x,vers=3',
      'consolettyS0,115200',
      'ipdhcp',
    ])
      assert.deepEqual(found(word), [`warning ${word}`], word);
  });

  it('and a way to ask that runs into the next word', () => {
    const words = (ip: string) =>
      findings({ [CONFIG]: label(`${ROOT} ip=${ip}`) }).map(({ rule, fixes }) => [rule, fixes[0]?.title]);
    assert.deepEqual(words('dhcprw'), [['cmdline/misspelt-parameter', 'Write ip=dhcp rw']]);
    assert.deepEqual(words('::::node21:eth0:dhcpro'), [
      ['cmdline/misspelt-parameter', 'Write ip=::::node21:eth0:dhcp ro'],
    ]);
    assert.deepEqual(words('dhcp rw'), []);
  });

  it('and consoles that there are not', () => {
    for (const word of [
      'console=ttys0,115200',
      'console=tytS0',
      'console=tt0',
      'console=TTY0',
      'console=ttyS0115200',
    ])
      assert.deepEqual(found(word), [`warning ${word}`], word);
  });

  it('and a root that is nearly /dev/nfs, which an initial ramdisk waits for', () => {
    const root = (value: string, more = 'initrd=initrd.img ') =>
      all({
        [CONFIG]: label(`${more}root=${value} nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw`),
        'srv/tftp/initrd.img': '',
      }).filter((one) => one.startsWith('cmdline/'));
    for (const value of ['/dev/nsf', '/dev/nf', 'dev/nfs'])
      assert.deepEqual(root(value), ['cmdline/misspelt-parameter warning'], value);
    for (const value of ['/dev/nfs', '/dev/nbd0', '/dev/sda1', '/dev/ram0'])
      assert.deepEqual(root(value), [], value);
    // The kernel by itself has an error for it.
    assert.deepEqual(root('/dev/nsf', ''), ['cmdline/root-not-nfs error']);
  });

  it('leaves words of others alone, and what a template fills in', () => {
    for (const word of [
      'boot=nfs',
      'netroot=nfs',
      'if=eth0',
      'iq=1',
      'root',
      'rootwait',
      'nfsrootdebug',
      'consoleblank=0',
      'console=tty',
      'console=tty0',
      'console=ttyS1,9600n8',
      'console=ttyAMA0',
      'console=ttymxc1',
      'console=hvc0',
      'console=uart8250,io,0x3f8',
      'console=null',
      'r@@x@@ot=/dev/nfs',
    ])
      assert.deepEqual(found(word), [], word);
  });

  it('reads the methods of ip= as the kernel and the initramfs do', () => {
    const ip = (value: string) =>
      texts('cmdline/misspelt-parameter', { [CONFIG]: label(`${ROOT} ip=${value} rw`) });
    const told = (value: string) =>
      all({ [CONFIG]: label(`${ROOT} ip=${value} rw`) }).filter((one) =>
        /^cmdline\/(?:misspelt-parameter|ip-field-count|ip-dialect) /.test(one),
      );
    // Once: what the kernel makes of the word is told with it.
    for (const value of ['dhcpp', ':::::eth0:dhpc', 'eth0:dhcpp', 'boootp']) {
      assert.equal(told(value).length, 1, value);
      assert.match(
        told(value)[0] ?? '',
        /^cmdline\/(?:misspelt-parameter|ip-field-count|ip-dialect) /,
        value,
      );
    }
    for (const value of [
      'dhcp',
      'dhcp6',
      'dhp2',
      'auto6',
      'any',
      'on',
      'eth0',
      '192.168.1.21',
      'eth0:dhcp',
      '::::node:eth0:off',
    ])
      assert.deepEqual(ip(value), [], value);
  });

  it('is the one error where the machine has no other word for its root', () => {
    const words = (root: string) =>
      all({ [CONFIG]: label(`${root} ip=dhcp rw`) }).filter((one) => /misspelt|root-missing/.test(one));
    assert.deepEqual(words('roott=/dev/nfs'), ['cmdline/misspelt-parameter error']);
    assert.deepEqual(words(''), ['cmdline/root-missing error']);
  });

  it('writes the word', () => {
    const [first] = findings({ [CONFIG]: label(`${ROOT} ip=dhcp rw console=ttyS1115200`) });
    assert.deepEqual(first?.fixes, [
      { title: 'Write console=ttyS1,115200', newTexts: ['console=ttyS1,115200'] },
    ]);
  });

  describe('before a live system', () => {
    const NFS = 'nfsroot=192.168.1.1:/srv/live ip=dhcp';
    const live = (words: string) =>
      texts('cmdline/misspelt-parameter', {
        ...liveSite(words, []),
        'etc/exports': '/srv/live 192.168.1.0/24(ro,no_subtree_check)\n',
        'srv/live/casper/filesystem.squashfs': '',
      });

    it('finds a word and a way to boot that are one letter off', () => {
      assert.deepEqual(live(`boot=casper netbot=nfs ${NFS}`), ['warning netbot=nfs']);
      assert.deepEqual(live(`boot=capser netboot=nfs ${NFS}`), ['warning boot=capser']);
      assert.deepEqual(live(`boot=nsf root=/dev/nfs ${NFS}`), ['warning boot=nsf']);
      assert.deepEqual(live(`boot=NFS root=/dev/nfs ${NFS}`), ['warning boot=NFS']);
      assert.deepEqual(live(`boot-casper netboot=nfs ${NFS}`), ['warning boot-casper']);
      assert.deepEqual(live('preseed/ulr=http://192.168.1.1/a'), [
        'warning preseed/ulr=http://192.168.1.1/a',
      ]);
      assert.deepEqual(
        live('inst.rpeo=http://192.168.1.1/a inst.sshd inst.kss=x nst.stage2=y oot=z +quirk.a=1 +=1'),
        [
          'warning inst.rpeo=http://192.168.1.1/a',
          'warning inst.kss=x',
          'warning nst.stage2=y',
          'warning +quirk.a=1',
        ],
      );
      assert.deepEqual(live(`boot-local netboot=nfs boot=casper ${NFS}`), []);
    });

    it('is silent about words of others, and about a word that is no setting', () => {
      assert.deepEqual(live(`boot=casper netboot=nfs bootp=yes booted=1 ${NFS}`), []);
      assert.deepEqual(live(`boot=zfs netboot=nfs ${NFS}`), []);
      assert.deepEqual(live(`boot=casper netboot=nfs rootnfs=x toot=/dev/nfs ${NFS}`), []);
      assert.deepEqual(live(`boot=casper netbot ${NFS}`), []);
    });

    it('leaves a line that stops its machines to the error that says so', () => {
      assert.deepEqual(live('boot=live netbot=nfs nfsroot=192.168.1.1:/srv/live ip=dhcp'), []);
    });
  });

  it('looks at entries that somebody has to choose, too', () => {
    const other = (words: string, kernel: string) => `\nLABEL other\n  KERNEL ${kernel}\n  APPEND ${words}\n`;
    const chosen = (words: string, kernel = 'vmlinuz') =>
      texts('cmdline/misspelt-parameter', { [CONFIG]: label(`${ROOT} ip=dhcp rw`) + other(words, kernel) });
    assert.deepEqual(chosen('roott=/dev/ram0'), ['warning roott=/dev/ram0']);
    assert.deepEqual(chosen('root=/dev/ram0'), []);
    assert.deepEqual(chosen('roott=/dev/ram0', 'memdisk'), []);
    const menu = (words: string) =>
      texts(
        'cmdline/misspelt-parameter',
        bootedByGrub({
          [GRUB_CFG]: grubMenu(undefined, `menuentry Other {\n  linux /vmlinuz ${words}\n}\n`),
        }),
      );
    assert.deepEqual(menu('consle=tty0 root=/dev/ram0'), ['warning consle=tty0']);
    assert.deepEqual(menu('consle=$tty root=/dev/ram0'), ['warning consle=$tty']);
    assert.deepEqual(menu('console=$tty root=/dev/ram0'), []);
    const choice = (words: string) =>
      texts('cmdline/misspelt-parameter', {
        'etc/dhcp/dhcpd.conf': undefined,
        'etc/default/tftpd-hpa': undefined,
        ...ipxeSite({ 'srv/tftp/boot.ipxe': `${IPXE_SCRIPT}:other\nkernel vmlinuz ${words}\nboot\n` }),
      });
    assert.deepEqual(choice('nfsrot=${next-server}:/srv'), ['warning nfsrot=${next-server}:/srv']);
    assert.deepEqual(choice('nfsroot=${next-server}:/srv'), []);
  });
});
