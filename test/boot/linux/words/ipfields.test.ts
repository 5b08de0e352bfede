/** Words ip= go in; the first field that the kernel takes for something else comes out, and whether the machine boots with it. */
import assert from 'node:assert/strict';
import { linuxSays } from '../../../../server/boot/linux/sentences.js';
import { ipFieldFault } from '../../../../server/boot/linux/words/ipfields.js';
import {
  deviceFirst,
  isNetmask,
  namesServer,
  staticAddress,
  writtenIp,
} from '../../../../server/boot/linux/words/ipwords.js';
import { address, kernelWords } from '../../support.js';

describe('a field of ip=', () => {
  const slip = (value: string): string => {
    const fault = ipFieldFault(kernelWords(`quiet ip=${value}`));
    if (fault === undefined) return '';
    if (fault.id === 'cmdline/ip-dialect') return `dialect ${fault.device} ${fault.method} ${fault.effect}`;
    return `${fault.field} ${fault.slip} ${fault.text} ${fault.effect}${fault.console === undefined ? '' : '!'}`;
  };

  it('is another one than the kernel takes it for', () => {
    for (const [value, told] of [
      ['eth0', '0 lone-word eth0 stops!'],
      ['eth0:dhcp', 'dialect eth0 dhcp stops'],
      ['eth0:auto6', 'dialect eth0 auto6 stops'],
      ['eth0:x', '0 no-address eth0 stops!'],
      ['255.255.255.0:10.0.0.1', '0 netmask-for-address 255.255.255.0 stops!'],
      ['10.0.0.2:master', '1 no-address master none'],
      ['10.0.0.2:10.0.0.1:255.255.255.0', '2 netmask-for-address 255.255.255.0 none'],
      ['10.0.0.2:::10.0.0.254', '3 no-netmask 10.0.0.254 none'],
      ['10.0.0.2:::24', '3 no-address 24 none'],
      ['10.0.0.2::::dhcp', '4 method-out-of-place dhcp none'],
      ['::::dhcp', '4 method-out-of-place dhcp none'],
      [':::::dhcp', '5 method-out-of-place dhcp stops!'],
      [':::::eth0:auto', '6 unknown-method auto stops!'],
      [':::::eth0:dhcp:ns', '7 no-address ns none'],
      [':::::eth0:dhcp:1.1.1.1:ns', '8 no-address ns none'],
      [':::::eth0:dhcp:1.1.1.1:1.1.1.2:ntp', '9 no-address ntp none'],
      [':::::eth0:dhcp::::x', '10 too-many x none'],
    ] as const)
      assert.equal(slip(value), told, value);
  });

  it('is what it is to be, or is left out', () => {
    for (const value of [
      'dhcp',
      'dhcp6',
      'any',
      '10.0.0.2',
      '10.0.0.2:10.0.0.1:10.0.0.254:255.255.255.0:node21:eth0:off',
      '10.0.0.2:10.0.0.1:10.0.0.254:0.0.0.0',
      '10.0.0.2:::::eth0:static',
      ':::::eth0:dhcp:1.1.1.1:1.1.1.2:1.1.1.3',
      ':::::eth0:dhcp::::',
      '::::node21',
    ])
      assert.equal(slip(value), '', value);
  });

  it('is not looked at where something else fills the word in', () => {
    for (const mark of '$@%<>{}[]"\'\\') assert.equal(slip(`eth0${mark}`), '', mark);
    const words = kernelWords('ip=eth0').map((word) => ({ ...word, added: true as const }));
    assert.equal(ipFieldFault(words), undefined);
    assert.equal(ipFieldFault(kernelWords('ip')), undefined);
    assert.equal(ipFieldFault(kernelWords('quiet')), undefined);
  });

  it('is told with the value and what the screen shows', () => {
    const fault = ipFieldFault(kernelWords('ip=eth0:dhcp'));
    assert.deepEqual(
      fault?.id === 'cmdline/ip-dialect' && [fault.value, fault.others, fault.generated, fault.reader],
      ['eth0:dhcp', [], false, 'linux'],
    );
    assert.equal(fault?.console, linuxSays.nfsFailed.print());
  });

  it('stands where it is written, in the last word', () => {
    const line = 'ip=dhcp nfsaddrs=10.0.0.2:master rw';
    const { start, end } = ipFieldFault(kernelWords(line))?.at.span ?? { start: 0, end: 0 };
    assert.equal(line.slice(start, end), 'master');
    assert.equal(writtenIp(kernelWords('ip=dhcp ip=off'))?.value, 'off');
  });
});

describe('an ip=', () => {
  const ip = (value: string) => {
    const word = writtenIp(kernelWords(`ip=${value}`));
    assert.ok(word !== undefined);
    return word;
  };

  it('has an address of its own where the first field is one', () => {
    assert.equal(staticAddress(ip('10.0.0.2:10.0.0.1'))?.value, address('10.0.0.2'));
    for (const value of ['dhcp', '0.0.0.0:10.0.0.1', ':10.0.0.1'])
      assert.equal(staticAddress(ip(value)), undefined, value);
  });

  it('begins with a device as dracut reads it', () => {
    for (const value of ['eth0:dhcp', 'eth0:off', 'eth0:auto6', 'E1:dhcp:1500'])
      assert.equal(deviceFirst(ip(value)), true, value);
    for (const value of ['eth0', 'dhcp:dhcp', '0eth:dhcp', ':dhcp', 'eth0:', 'eth0:x', '10.0.0.2:dhcp'])
      assert.equal(deviceFirst(ip(value)), false, value);
  });

  it('has a netmask that can be nothing else', () => {
    for (const text of ['255.0.0.0', '255.255.255.0', '255.255.255.255'])
      assert.equal(isNetmask(address(text)), true, text);
    for (const text of ['254.0.0.0', '0.0.0.0', '255.0.255.0', '10.0.0.1'])
      assert.equal(isNetmask(address(text)), false, text);
  });

  it('needs no server where nfsroot= names one by its address', () => {
    assert.equal(namesServer(kernelWords('quiet nfsroot=10.0.0.1:/x')), true);
    for (const line of ['nfsroot=master:/x', 'nfsroot=/x', 'nfsroot', 'netroot=10.0.0.1:/x'])
      assert.equal(namesServer(kernelWords(line)), false, line);
  });
});
