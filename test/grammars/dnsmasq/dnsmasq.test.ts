/** Lines of dnsmasq.conf go in, what dnsmasq makes of them comes out. */
import assert from 'node:assert/strict';
import { dnsmasq } from '../../../grammars/dnsmasq/index.js';

function fields(text: string): readonly string[] | undefined {
  return dnsmasq.parse(text).lines[0]?.option?.value?.fields.map((field) => field.text);
}

function refusals(text: string): string[] {
  return dnsmasq.parse(text).problems.map(({ message }) => /\("(.*)"\)/.exec(message)?.[1] ?? message);
}

describe('dnsmasq.conf', () => {
  it('takes blanks around = and around commas for nothing', () => {
    assert.deepEqual(fields('dhcp-boot = a , b ,c \n'), ['a', 'b', 'c']);
    assert.equal(dnsmasq.parse(' enable-tftp \n').lines[0]?.option?.name, 'enable-tftp');
  });

  it('keeps separators that are quoted', () => {
    assert.deepEqual(fields('pxe-prompt="a, b",5'), ['a, b', '5']);
    assert.deepEqual(fields('dhcp-boot="a\\"b\\\\c\\t"'), ['a"b\\c\t']);
    // Right behind a closing quote another one is an ordinary character, and the next one opens.
    assert.deepEqual(refusals('dhcp-boot="a""b"\n'), ['missing "']);
  });

  it('begins a comment only behind a blank', () => {
    assert.deepEqual(fields('dhcp-boot=a#b # c'), ['a#b']);
    assert.deepEqual(fields('dhcp-boot= "a"#c'), ['a']);
    assert.deepEqual(fields('dhcp-boot="a"#c'), ['a#c']);
  });

  it('refuses what dnsmasq refuses', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['dhcp-range', 'missing parameter'],
      ['enable-dbus=a\nkeep-in-foreground=b', 'extraneous parameter'],
      ['dhcp-range=10.0.0.1', 'bad dhcp-range'],
      ['dhcp-range=10.0.0.1,10.0.1.1,255.255.255.0', 'inconsistent DHCP range'],
      ['dhcp-range=lab,west,10.0.0.1,10.0.0.2', 'only one tag allowed'],
      ['dhcp-range=10.0.0.1,10.0.0.2,1h,1h', 'bad dhcp-range'],
      ['dhcp-range=10.0.0.1,10.0.0.02', 'bad dhcp-range'],
      ['dhcp-range=::,proxy', 'bad dhcp-range'],
      ['dhcp-range=fd00::1,ra-onyl', 'bad dhcp-range'],
      ['dhcp-range=fd00::1,fd00::2,1h,64', 'bad dhcp-range'],
      ['dhcp-range=fd00::1,fd00::2,64,1h,2h', 'bad dhcp-range'],
      ['dhcp-range=fd00::1,fd00::2,48', 'prefix length must be at least 64'],
      ['dhcp-range=fd00::1,ra-only,72', 'prefix length must be exactly 64 for RA subnets'],
      ['dhcp-range=::1,constructor:eth0,65', 'prefix length must be exactly 64 for subnet constructors'],
      ['dhcp-range=1::1,constructor:eth0', 'prefix must be zero with "constructor:" argument'],
      ['dhcp-range=fd00::1,fd00:0:0:1::1', 'inconsistent DHCPv6 range'],
      ['dhcp-range=fd00::1,fd00::2,128', 'inconsistent DHCPv6 range'],
      ['dhcp-host=02:00:00:00:00:0g,a', 'bad hex constant'],
      ['dhcp-host=02:00:00:00:00:01,-a', 'bad DHCP host name'],
      ['dhcp-option=option:nosuch,1', 'bad dhcp-option'],
      ['dhcp-option=option:hostname,a', 'bad dhcp-option'],
      ['dhcp-option=option:router,a', 'bad IP address'],
      ['dhcp-option=43,1.2', 'bad IPv4 address'],
      ['dhcp-match=set:a,set:b,93,7', 'illegal dhcp-match'],
      ['dhcp-userclass=set:a,b,c', 'bad option'],
      ['pxe-service=x64,"a",b', 'bad option'],
      ['tag-if=tag:a', 'bad tag-if'],
      ['dhcp-host=a,10.0.0.1\ndhcp-host=b,10.0.0.1', 'duplicate dhcp-host IP address 10.0.0.1'],
      ['dhcp-host=a,10.0.0.1\ndhcp-host=b,10.0.0.1,10.0.0.2', 'duplicate dhcp-host IP address 10.0.0.1'],
      ['dhcp-host=a,10.0.0.1,10.0.0.2\ndhcp-host=b,10.0.0.2', 'duplicate dhcp-host IP address 10.0.0.2'],
    ];
    for (const [text, message] of cases) assert.deepEqual(refusals(`${text}\n`), [message], text);
  });

  it('takes what dnsmasq takes', () => {
    for (const text of [
      'dhcp-range=10.0.0.1,proxy',
      // Of several addresses of one host the last one counts.
      'dhcp-host=a,10.0.0.1,10.0.0.2\ndhcp-host=b,10.0.0.1',
      'dhcp-range=tag:a,set:b,10.0.0.9,10.0.0.1,infinite',
      'dhcp-range=::1,constructor:eth0',
      'dhcp-range=set:a,fd00::1,fd00::1.2.3.4,ra-names,static,64,infinite',
      'dhcp-range=fd00::1,fd00::ff,96,64',
      'dhcp-range=fd00::1,200',
      'dhcp-host=06-02:00:00:00:00:01,*:00:00:00:00:01,45m,10.0.0.1',
      'dhcp-option=option:root-path,10.0.0.1',
      'dhcp-option=67,1.2',
      'dhcp-match=set:a,vi-encap:40712',
      'pxe-service=BC_efi,"a"',
      'pxe-service=11,"a",0',
      'dhcp-range=${FIRST},${LAST}',
      'dhcp-host={{ mac }},{{ address }}',
      'dhcp-host=%%node-mac%%,10.0.0.9,node',
      'dhcp-range={first},{last},12h',
      'dhcp-range=$first,$last',
      'dhcp-range=MY_IP_ADDR,<last address>',
    ]) {
      assert.deepEqual(refusals(`${text}\n`), [], text);
    }
  });

  it('writes a file in canonical style and keeps what it says', () => {
    const text = '\n# a\n\n\n  dhcp-boot =  a , b   # c\nport=0\n\n';
    assert.equal(dnsmasq.format(dnsmasq.parse(text)), '# a\n\ndhcp-boot=a , b # c\nport=0\n');
    const wrong = ' no-such\n';
    assert.equal(dnsmasq.format(dnsmasq.parse(wrong)), wrong);
  });

  it('documents options, and offers tags that the file sets', () => {
    const document = dnsmasq.parse('dhcp-userclass=set:ipxe,iPXE\ndhcp-boot=\n');
    assert.match(dnsmasq.describe(document, 3)?.markdown ?? '', /option 77/);
    assert.match(dnsmasq.describe(document, 17)?.markdown ?? '', /Gives the tag `ipxe`/);
    const offered = dnsmasq.complete(document, document.text.length - 1).map(({ label }) => label);
    assert.ok(offered.includes('tag:ipxe'));
  });
});

describe('the form of an option of dnsmasq', () => {
  it('is told whole, with what may be left out in brackets', () => {
    const told = (name: string): string => dnsmasq.describe(dnsmasq.parse(`${name}=x\n`), 1)?.markdown ?? '';
    assert.match(told('dhcp-boot'), /^`dhcp-boot=<bootp opts>`/);
    assert.match(told('tftp-root'), /^`tftp-root=<dir>\[,<iface>\]`/);
    assert.match(told('enable-tftp'), /^`enable-tftp\[=<intr>\[,<intr>\]\]`/);
    assert.match(told('bootp-dynamic'), /^`bootp-dynamic\[=tag:<tag>\]\.\.\.`/);
    assert.match(told('port'), /^`port=<integer>`/);
  });
});
