/** Scripts of one command or two go in; what each comes to comes out: the words of the kernel behind it, a fault with its lines, or what is left open. */
import assert from 'node:assert/strict';
import { booted, IPXE_DNSMASQ, ROOT } from './site.js';

/** The words of the kernel that is started behind the commands. */
const words = (...commands: readonly string[]) =>
  booted([...commands, `kernel vmlinuz n=\${n} ${ROOT}`, 'boot']).words;
const doubt = (...commands: readonly string[]) => booted(commands).doubts[0];
const START = [`kernel vmlinuz ${ROOT}`, 'boot'];

describe('a command of iPXE', () => {
  it('sets, counts and clears', () => {
    assert.equal(words('set n 1'), 'n=1');
    assert.equal(words('set n a  b'), 'n=a b');
    assert.equal(words('set n'), 'n=');
    assert.equal(words('set n 1', 'clear n'), 'n=');
    assert.equal(words('set m 1', 'set n ${m}2'), 'n=12');
    // What is written with a type is kept as octets; numbers, texts and addresses read as they were.
    assert.equal(words('set n:hex 1B'), 'n=1b');
    assert.equal(words('set n:hex 1b:5B'), 'n=1b:5b');
    assert.equal(words('set n:hexraw 1b5b'), 'n=1b5b');
    assert.equal(words('set n:uristring a%20b'), 'n=a%20b');
    assert.equal(words('set m:uristring a%20b', 'set n ${m:string}'), 'n=a b');
    assert.equal(words('set n:uint8 5'), 'n=0x5');
    assert.equal(words('set n:int8 -5'), 'n=-5');
    assert.equal(words('set n:uint16 15', 'inc n'), 'n=0x10');
    assert.equal(words('set n:int32 5'), 'n=5');
    assert.equal(words('set n:string x'), 'n=x');
    assert.equal(words('set n:ipv4 10.0.0.9'), 'n=10.0.0.9');
  });

  it('stores nothing that the setting cannot hold, and fails', () => {
    const refused = (command: string) => booted([command, ...START]).faults;
    assert.deepEqual(refused('set next-server master'), ['ipxe/command-refused | master | ']);
    assert.deepEqual(refused('set keep-san yes'), ['ipxe/command-refused | yes | ']);
    assert.deepEqual(refused('set next-server master ||'), []);
    assert.deepEqual(refused('set next-server ${x}'), []);
    for (const value of ['1', '1:2', '1b:5', 'g0', '1b5b', '1b:5b:'])
      assert.deepEqual(refused(`set n:hex ${value}`), [`ipxe/command-refused | ${value} | `], value);
    for (const value of ['1', '102', '1b:5b'])
      assert.deepEqual(refused(`set n:hexraw ${value}`), [`ipxe/command-refused | ${value} | `], value);
  });

  it('counts numbers, by one or by another number, and no text', () => {
    assert.equal(words('inc n'), 'n=1');
    assert.equal(words('inc n 3', 'inc n'), 'n=4');
    assert.equal(words('set n', 'inc n'), 'n=1');
    assert.equal(words('set n:int32 1', 'inc n 0x10'), 'n=17');
    assert.equal(words('set n:int32 1', 'set m 3', 'inc n ${m}'), 'n=4');
    assert.equal(words('set n:uint8 5', 'inc n 3'), 'n=0x8');
    const refused = (...commands: readonly string[]) => booted([...commands, ...START]).faults;
    for (const set of ['set n 1', 'set n x', 'set n:string 5', 'set n:hex 05'])
      assert.deepEqual(refused(set, 'inc n'), ['ipxe/command-refused | n | '], set);
    assert.deepEqual(refused('inc n x'), ['ipxe/command-refused | x | ']);
    assert.equal(words('set n 1', 'inc n || set n 2'), 'n=2');
    assert.equal(words('set n:int32 1', 'inc n ${manufacturer}'), 'n=${n}');
    assert.equal(words('set n ${manufacturer}', 'inc n'), 'n=${n}');
    assert.equal(words('set n 5', 'inc n:int32'), 'n=${n}');
  });

  it('that there is not, or that has other words, ends the script', () => {
    const refused = (command: string) => booted([command, ...START]).faults;
    assert.deepEqual(refused('foo bar'), ['ipxe/command-refused | foo | foo: command not found']);
    assert.deepEqual(refused('kernel --foo vmlinuz'), ['ipxe/command-refused | --foo | ']);
    assert.deepEqual(refused('goto'), ['ipxe/command-refused | goto | ']);
    assert.deepEqual(refused('foo bar ||'), []);
    assert.deepEqual(refused('foo bar && exit ||'), []);
  });

  it('that comes too often is not followed for ever', () => {
    const many = Array.from({ length: 20_001 }, () => 'echo x');
    assert.equal(doubt(...many), 'the script is longer than what is followed');
    assert.deepEqual(booted([...many.slice(0, 9_000), ...START]).doubts, []);
  });

  it('shows numbers of several octets, and texts of a URI', () => {
    assert.equal(words('set m:uint16 258', 'set n ${m:hex}'), 'n=01:02');
    assert.equal(words('set m:uint32 16909060', 'set n ${m}'), 'n=0x1020304');
    assert.equal(words('set m:int32 -2', 'set n ${m}'), 'n=-2');
    assert.equal(words('set m ab', 'set n ${m:uint16}'), 'n=0x6162');
    assert.equal(words('set m a&b', 'set n ${m:uristring}'), 'n=a%26b');
    assert.equal(words('set m a', 'set n ${m:base64}'), 'n=${m:base64}');
  });

  it('goes to a label, and fails where there is none', () => {
    assert.equal(words('goto a', 'set n 1', ':a'), 'n=');
    assert.deepEqual(booted(['goto nowhere', ...START]).faults, [
      'ipxe/label-missing | nowhere | Could not boot image: No such file or directory (http://ipxe.org/2d02803b)',
    ]);
    assert.equal(words('goto nowhere ||', 'set n 1'), 'n=1');
    // A blank behind the colon makes the label a command.
    assert.deepEqual(
      booted(['goto late', ...START, ': late', 'exit']).faults.map((it) => it.split(' | ').slice(0, 3)),
      [['ipxe/label-missing', 'late', 'late']],
    );
  });

  it('asks, and the answer decides what is behind it', () => {
    assert.equal(words('iseq a a && set n 1 || set n 2'), 'n=1');
    assert.equal(words('iseq a b && set n 1 || set n 2'), 'n=2');
    assert.equal(words('isset ${ip} && set n 1 || set n 2'), 'n=1');
    assert.equal(words('isset ${own} && set n 1 || set n 2'), 'n=2');
    assert.equal(words('set own ${own}', 'isset ${own} && set n 1 || set n 2'), 'n=2');
    const proxy = booted([
      'isset ${proxydhcp/filename} && set n 1 || set n 2',
      `kernel vmlinuz n=\${n} ${ROOT}`,
      'boot',
    ]);
    assert.equal(proxy.words, 'n=2');
    assert.ok(proxy.assumed.includes('no other server tells iPXE what to boot without giving it an address'));
  });

  it('takes for granted what nobody is there to tell', () => {
    const read = booted(['read n', `kernel vmlinuz n=\${n} ${ROOT}`, 'boot']);
    assert.equal(read.words, 'n=${n}');
    assert.ok(read.assumed.includes('somebody answers what the script asks'));
    const cpuid = booted(['cpuid --ext 29 && set n 1 || set n 2', `kernel vmlinuz n=\${n} ${ROOT}`, 'boot']);
    assert.equal(cpuid.words, 'n=1');
    assert.ok(cpuid.assumed.includes('the processor has what the script asks for by cpuid'));
    const key = 'somebody presses a key where the script waits for one';
    assert.ok(booted(['prompt Press', ...START]).assumed.includes(key));
    assert.equal(words('prompt --timeout 3000 Press && set n 1 || set n 2'), 'n=2');
    assert.ok(!booted(['prompt --timeout 3000 Press && shell ||', ...START]).assumed.includes(key));
  });

  it('ends the script, and what comes then is open', () => {
    assert.equal(doubt('exit'), 'the script exits, and the firmware goes on with what it boots next');
    assert.equal(doubt('reboot'), 'the script restarts the machine');
    assert.equal(doubt('poweroff'), 'the script switches the machine off');
    for (const command of ['shell', 'config'])
      assert.equal(doubt(command), 'the script waits for what somebody types');
    assert.equal(doubt('autoboot'), 'the script boots what DHCP tells when it is asked again');
    assert.equal(doubt('sanboot iscsi:10.0.0.9::::x'), 'the script boots the disk iscsi:10.0.0.9::::x');
    assert.equal(doubt('sanboot --no-describe --drive 0x80'), 'the script boots the local disk');
  });

  it('exits from a script that another one called, which goes on only where it did not fail', () => {
    const called = (exit: string, chain = 'chain a.ipxe') =>
      booted([chain, ...START], { 'srv/tftp/a.ipxe': `#!ipxe\nset n 1\n${exit}\n` });
    for (const exit of ['exit', 'exit 0']) assert.deepEqual(called(exit).doubts, [], exit);
    assert.deepEqual(called('exit 1').doubts, [
      'the script ends, and the firmware goes on with what it boots next',
    ]);
    assert.deepEqual(called('exit 1', 'chain a.ipxe ||').doubts, []);
    assert.deepEqual(called('exit 1', 'chain a.ipxe && shell ||').doubts, []);
    assert.deepEqual(called('exit 0', 'chain a.ipxe && shell ||').doubts, [
      'the script waits for what somebody types',
    ]);
  });
});

describe('an image of iPXE', () => {
  const TWO = { 'srv/tftp/vmlinuz2': '' };
  const started = (...commands: readonly string[]) =>
    booted(
      commands.map((one) => one.replace('ROOT', ROOT)),
      TWO,
    );
  const first = (...commands: readonly string[]) => started(...commands).words.split(' ')[0];

  it('has the words of the command that loaded it, or those that imgargs puts in their place', () => {
    assert.equal(first('kernel vmlinuz a ROOT', 'boot'), 'a');
    assert.equal(first('kernel vmlinuz a ROOT', 'imgargs vmlinuz b ROOT', 'boot'), 'b');
    assert.equal(first('kernel vmlinuz a ROOT', 'imgargs vmlinuz2 b ROOT', 'boot'), 'a');
    // What is no image yet is loaded first.
    assert.deepEqual(started('kernel vmlinuz a ROOT', 'imgargs vmlinx b ROOT', 'boot').faults, [
      'ipxe/file-missing | vmlinx | /srv/tftp | vmlinx... No such file or directory (http://ipxe.org/2d12603b)',
    ]);
    assert.equal(first('imgargs vmlinuz b ROOT', 'boot'), 'b');
    assert.equal(first('imgfetch vmlinuz a ROOT', 'imgargs vmlinuz b ROOT', 'boot'), 'b');
    assert.equal(first('kernel --name k vmlinuz a ROOT', 'boot k'), 'a');
  });

  it('is started where it is selected, named, or the only one', () => {
    const none = 'no image is selected that could be started';
    // Without words for a kernel it may be anything.
    assert.match(
      started('imgfetch http://192.168.9.9/thing', 'chain thing').doubts[0] ?? '',
      /thing is loaded/,
    );
    assert.equal(first('kernel http://192.168.9.9/thing a ROOT', 'boot'), 'a');
    const two = ['imgfetch vmlinuz a ROOT', 'imgfetch vmlinuz2 b ROOT'];
    assert.equal(first('imgfetch vmlinuz a ROOT', 'boot'), 'a');
    assert.equal(started(...two, 'boot').doubts[0], none);
    assert.equal(first(...two, 'boot vmlinuz'), 'a');
    assert.equal(first(...two, 'imgselect vmlinuz2 c ROOT', 'boot'), 'c');
    assert.equal(first('chain vmlinuz a ROOT'), 'a');
    assert.equal(first('boot vmlinuz a ROOT'), 'a');
    for (const command of ['boot', 'chain']) assert.equal(started(command).doubts[0], none, command);
    for (const command of ['imgfree', 'imgfree vmlinuz']) {
      const at = `${command} | boot | vmlinuz | No image selected`;
      assert.deepEqual(started('kernel vmlinuz a ROOT', command, 'boot').faults, [
        `ipxe/image-freed | ${at}`,
      ]);
      assert.equal(first(command, 'kernel vmlinuz a ROOT', 'boot'), 'a');
      assert.equal(first('kernel vmlinuz2 b ROOT', command, 'kernel vmlinuz a ROOT', 'boot'), 'a');
    }
    assert.equal(first('kernel vmlinuz a ROOT', 'imgfree', 'imgfetch vmlinuz2 b ROOT', 'boot'), 'b');
    assert.equal(first('kernel vmlinuz a ROOT', 'imgfree other', 'boot'), 'a');
  });

  it('is passed over where another one takes its place behind a label', () => {
    const found = (...commands: readonly string[]) =>
      started('kernel vmlinuz a ROOT', ...commands, 'boot').faults;
    assert.deepEqual(found(':x', 'kernel vmlinuz2 b ROOT'), ['ipxe/kernel-passed-over | vmlinuz | :x | ']);
    assert.deepEqual(found('kernel vmlinuz2 b ROOT'), []);
    assert.deepEqual(found(':x', 'imgselect vmlinuz2 b ROOT'), []);
    assert.deepEqual(found(':x'), []);
    // The label stands between the two, and is that of the second.
    assert.deepEqual(
      started(':w', 'kernel vmlinuz a ROOT', 'kernel vmlinuz2 b ROOT', ':z', 'boot').faults,
      [],
    );
    assert.deepEqual(found(':x', ':y', 'kernel vmlinuz2 b ROOT', ':z'), [
      'ipxe/kernel-passed-over | vmlinuz | :x | ',
    ]);
  });

  it('is lost where the script ends without starting it, at the line where it is loaded, or where it failed', () => {
    const lost = (...commands: readonly string[]) => started('kernel vmlinuz a ROOT', ...commands).faults;
    assert.deepEqual(lost('exit 1'), ['ipxe/boot-missing | vmlinuz | exit 1 | ']);
    assert.deepEqual(lost('exit'), ['ipxe/boot-missing | vmlinuz | exit | ']);
    assert.deepEqual(lost('echo done'), ['ipxe/boot-missing | vmlinuz | echo done | ']);
    assert.deepEqual(lost('isset ${own}', 'boot'), ['ipxe/boot-missing | isset ${own} | vmlinuz | ']);
    assert.deepEqual(lost(':end'), ['ipxe/boot-missing | vmlinuz | :end | ']);
    assert.deepEqual(lost('exit ||', 'shell'), ['ipxe/boot-missing | vmlinuz | exit | ']);
  });

  it('without a stub is refused by UEFI as soon as it is selected, so that another one may be tried', () => {
    const uefi = (...commands: readonly string[]) =>
      booted(
        commands,
        {
          'etc/dnsmasq.conf': IPXE_DNSMASQ.replace('undionly.kpxe', 'snponly.efi'),
          'srv/tftp/snponly.efi': '',
          'srv/tftp/vmlinuz': '\0',
          'srv/tftp/vmlinuz.config': 'CONFIG_ROOT_NFS=y\n# CONFIG_EFI_STUB is not set\n',
          'srv/tftp/vmlinuz2': 'MZ',
        },
        'efi-x64',
      );
    const refused =
      'ipxe/efi-stub-missing | # CONFIG_EFI_STUB is not set | vmlinuz | Could not boot image: Exec format error (http://ipxe.org/2e008081)';
    for (const command of ['kernel', 'imgselect', 'imgload'])
      assert.deepEqual(uefi(`${command} vmlinuz a ${ROOT}`, 'boot').faults.slice(0, 1), [refused], command);
    assert.deepEqual(uefi(`imgfetch vmlinuz a ${ROOT}`, 'boot vmlinuz').faults.slice(0, 1), [refused]);
    const other = uefi(`kernel vmlinuz a ${ROOT} || kernel vmlinuz2 b ${ROOT}`, 'boot');
    assert.deepEqual([other.words, other.faults], ['b', []]);
  });

  it('has to have a server and a port where it is a URL', () => {
    const lacks = (url: string) => started(`kernel ${url} a ROOT`, 'boot').faults;
    const silent = 'Connection timed out (http://ipxe.org/4c126035)';
    assert.deepEqual(lacks('tftp:///vmlinuz'), [
      `ipxe/url-incomplete | tftp:///vmlinuz | tftp:///vmlinuz... ${silent}`,
    ]);
    assert.deepEqual(lacks('tftp://${own}/vmlinuz'), [
      `ipxe/url-incomplete | tftp://\${own}/vmlinuz | tftp:///vmlinuz... ${silent}`,
    ]);
    assert.deepEqual(lacks('http://10.0.0.1:/vmlinuz'), [
      'ipxe/url-incomplete | http://10.0.0.1:/vmlinuz | http://10.0.0.1:/vmlinuz... Connection reset (http://ipxe.org/0f0a6039)',
    ]);
    const place = started('chain tftp:///a.ipxe').faults;
    assert.deepEqual(place, [`ipxe/url-incomplete | tftp:///a.ipxe | tftp:///a.ipxe... ${silent}`]);
  });

  it('may be a program of its own, whose files are no business of the script', () => {
    const comes = (command: string, name: string) =>
      booted([command], { [`srv/tftp/${name}`]: '' }).doubts[0];
    assert.equal(comes('chain memdisk iso', 'memdisk'), 'the script boots what memdisk is given');
    assert.equal(comes('kernel sub/wimboot', 'sub/wimboot'), undefined);
    assert.equal(
      comes('chain undionly.kpxe', 'undionly.kpxe'),
      '/undionly.kpxe is loaded; what it loads next is not simulated',
    );
  });

  it('is a script that goes on in the place of this one where it is told to replace it', () => {
    const other = { 'srv/tftp/a.ipxe': '#!ipxe\nexit 0\n' };
    assert.equal(
      booted(['chain a.ipxe', 'shell'], other).doubts[0],
      'the script waits for what somebody types',
    );
    assert.equal(
      booted(['chain --replace a.ipxe', 'shell'], other).doubts[0],
      'the script exits, and the firmware goes on with what it boots next',
    );
  });
});

describe('two ways of a script that no file decides', () => {
  const open = 'how the script goes on depends on manufacturer, which no file tells';
  const either = (one: string, other: string) =>
    booted(
      [
        'iseq ${manufacturer} x && goto one || goto other',
        ':one',
        ...one.split('; '),
        ':other',
        ...other.split('; '),
      ],
      { 'srv/tftp/vmlinuz2': '' },
    );
  const boots = (name: string, word: string) => `kernel ${name} ${word} ${ROOT}; boot`;

  it('come to the same where what they end in is the same', () => {
    const asOne = (command: string) => either(command, command).doubts[0];
    assert.equal(asOne('shell'), 'the script waits for what somebody types');
    assert.equal(asOne('reboot'), 'the script restarts the machine');
    assert.equal(asOne('sanboot --drive 0x80'), 'the script boots the local disk');
    assert.equal(asOne('autoboot'), 'the script boots what DHCP tells when it is asked again');
    assert.equal(
      asOne('chain undionly.kpxe'),
      '/undionly.kpxe is loaded; what it loads next is not simulated',
    );
  });

  it('are open where they end otherwise', () => {
    for (const [one, other] of [
      ['shell', 'reboot'],
      ['reboot', 'poweroff'],
      ['sanboot --drive 0x80', 'sanboot iscsi:10.0.0.9::::x'],
      ['sanboot --drive 0x80', 'exit'],
      ['chain undionly.kpxe', 'shell'],
      ['chain undionly.kpxe', 'sanboot --drive 0x80'],
      ['autoboot', 'shell'],
      ['kernel gone', 'shell'],
      ['kernel gone', boots('vmlinuz', 'a')],
      [boots('vmlinuz', 'a'), boots('vmlinuz', 'b')],
      [boots('vmlinuz', 'a'), boots('vmlinuz2', 'a')],
    ] as const) {
      assert.equal(either(one, other).doubts[0], open, `${one} / ${other}`);
      assert.equal(either(other, one).doubts[0], open, `${other} / ${one}`);
    }
    // Each of the two lines fails by itself.
    assert.equal(either('kernel gone', 'kernel gone').doubts[0], open);
  });
});

describe('what no file tells a script', () => {
  const doubt = (...commands: readonly string[]) => booted([...commands, ...START]).doubts[0];

  it('is open where it decides, whichever side it stands on', () => {
    const open = 'how the script goes on depends on manufacturer, which no file tells';
    for (const words of ['${manufacturer} x', 'x ${manufacturer}'])
      assert.equal(
        booted([`iseq ${words} && kernel vmlinuz a ${ROOT} || kernel vmlinuz b ${ROOT}`, 'boot']).doubts[0],
        open,
        words,
      );
    // What surely is something is not empty.
    for (const words of ['${version} ${own}', '${own} ${version}'])
      assert.equal(
        booted([`iseq ${words} && kernel vmlinuz a ${ROOT} || kernel vmlinuz b ${ROOT}`, 'boot']).words.split(
          ' ',
        )[0],
        'b',
        words,
      );
  });

  it('is no label that the script has, where what comes behind it is meant for the others', () => {
    assert.equal(doubt('goto ${serial} ||'), undefined);
    assert.equal(doubt('goto ${serial}'), 'where the script goes on depends on serial');
    assert.equal(doubt('goto ${manufacturer} ||'), 'where the script goes on depends on manufacturer');
    assert.equal(doubt('goto ${mac} ||'), undefined);
  });
});
