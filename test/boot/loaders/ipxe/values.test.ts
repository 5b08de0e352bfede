/** Words of a script go in, with what DHCP tells and what the script has set; the text that iPXE makes of them comes out, or the setting that no file tells. */
import assert from 'node:assert/strict';
import type { DhcpAnswer } from '../../../../server/boot/dhcp/answer.js';
import { dhcpServer } from '../../../../server/boot/dhcp/server.js';
import {
  expand,
  isNone,
  isUnproxied,
  readable,
  text,
  unknown,
  urlOfTold,
  type Value,
} from '../../../../server/boot/loaders/ipxe/values.js';
import { firmwareClient } from '../../../../server/boot/machine/profile.js';
import type { Firmware } from '../../../../server/boot/trace.js';
import { ipv4OfOctets } from '../../../../server/site/address.js';
import { siteOf } from '../../../support/site.js';

function answer(body: string, firmware: Firmware = 'ipxe', client = {}): DhcpAnswer {
  const site = siteOf({
    'etc/dhcp/dhcpd.conf': `subnet 10.0.0.0 netmask 255.255.255.0 {\n${body}\n}\nhost n1 { hardware ethernet 52:54:00:00:00:01; fixed-address 10.0.0.5; }\n`,
  });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  return dhcpServer(site).answer({ ...firmwareClient(firmware, node.mac), ...client }, node);
}

const FULL = answer(
  'next-server 10.0.0.1; filename "boot.ipxe"; server-name "field"; option host-name "n1"; option root-path "10.0.0.1:/r"; option tftp-server-name "srv";',
);
const BARE = answer('');

const SET: ReadonlyMap<string, Value> = new Map([
  ['x', text('1')],
  ['y', text('${x}2')],
  ['blank', text('')],
  ['net1/ip', text('9')],
  ['card', text('52:54:00:00:00:02')],
  ['sure', unknown('sure', false)],
  ['open', unknown('open')],
  ['loop', text('${loop}')],
]);

/** The text, or the setting that no file tells with what is known of the word; `?` where it may be empty. */
function of(value: string, told = FULL, hole = false): string {
  const it = expand({ value, hole }, SET, told);
  return it.known ? it.text : `<${it.of}${it.empty ? '?' : ''}> ${readable({ value, hole }, it)}`;
}

describe('a setting', () => {
  it('has what DHCP tells, by its name and by its number', () => {
    const words =
      'ip net0/ip netX/ip net0.dhcp/ip next-server filename 67 hostname 12 root-path 17 dhcp-server';
    assert.deepEqual(
      words.split(' ').map((name) => of(`\${${name}}`)),
      [
        ...Array(4).fill('10.0.0.5'),
        '10.0.0.1',
        'boot.ipxe',
        'boot.ipxe',
        'n1',
        'n1',
        '10.0.0.1:/r',
        '10.0.0.1:/r',
        '10.0.0.1',
      ],
    );
    // The field comes before the option.
    assert.deepEqual([of('${66}'), of('${66}', answer('option tftp-server-name "srv";'))], ['field', 'srv']);
    assert.deepEqual(
      [
        of('${67}', answer('option bootfile-name "o";')),
        of('${filename}', answer('filename "f"; option bootfile-name "o";')),
      ],
      ['o', 'f'],
    );
  });

  it('is empty where DHCP tells none, and open where it may', () => {
    assert.deepEqual(
      ['hostname', '66', 'filename', 'root-path', '17'].map((name) => of(`\${${name}}`, BARE)),
      ['', '', '', '', ''],
    );
    // A machine that came as far has a server.
    assert.equal(of('${next-server}', BARE), '<next-server?> ${next-server}');
    const open = answer(
      'option host-name = option dhcp-client-identifier; filename = concat("a", option dhcp-client-identifier);',
    );
    assert.equal(of('${hostname}', open), '<hostname?> ${hostname}');
    assert.equal(of('${filename}', open), '<filename?> ${filename}');
    const silent = { ...FULL, answered: 'unknown', reason: '' } as const;
    assert.deepEqual(
      [of('${hostname}', silent), of('${own}', silent)],
      ['<hostname?> ${hostname}', '<own?> ${own}'],
    );
  });

  it('is open where it is the name of a machine that no file names', () => {
    const stranger = (body: string) => {
      const conf = `subnet 10.0.0.0 netmask 255.255.255.0 {\n  range 10.0.0.9;\n${body}\n}\n`;
      const client = { ...firmwareClient('ipxe', undefined), relay: ipv4OfOctets([10, 0, 0, 1]) };
      return dhcpServer(siteOf({ 'etc/dhcp/dhcpd.conf': conf })).answer(client, undefined);
    };
    assert.deepEqual(
      ['hostname', '12', 'root-path'].map((name) => of(`\${${name}}`, stranger(''))),
      ['<hostname?> ${hostname}', '<12?> ${12}', ''],
    );
    assert.equal(of('${hostname}', stranger('option host-name "a";')), 'a');
  });

  it('of the machine is what its packets say', () => {
    assert.deepEqual(
      [of('${mac}'), of('${netX/mac}'), of('${platform}')],
      ['52:54:00:00:00:01', '52:54:00:00:00:01', 'pcbios'],
    );
    const uefi = (firmware: Firmware) => answer('', firmware, { userClass: 'iPXE' });
    assert.deepEqual(
      (['efi-x64', 'efi-ia32', 'efi-arm64'] as const).map((firmware) => [
        of('${platform}', uefi(firmware)),
        of('${buildarch}', uefi(firmware)),
      ]),
      [
        ['efi', 'x86_64'],
        ['efi', 'i386'],
        ['efi', 'arm64'],
      ],
    );
    const any = answer('', 'ipxe', { mac: undefined, architecture: undefined });
    for (const name of ['mac', 'uuid', 'platform', 'buildarch'])
      assert.equal(of(`\${${name}}`, any), `<${name}> \${${name}}`);
    assert.equal(of('${buildarch}'), '<buildarch> ${buildarch}');
    const uuid = '12345678-1234-1234-1234-123456789abc';
    assert.equal(of('${uuid}', answer('', 'ipxe', { uuid })), uuid);
    for (const name of ['gateway', 'netmask', 'dns', 'version', 'memsize', 'unixtime'])
      assert.equal(of(`\${${name}}`), `<${name}> \${${name}}`);
  });

  it('of its own is empty until a script sets it; of other cards, of hardware and of options it is not known', () => {
    assert.deepEqual([of('${x}'), of('${own}'), of('${own:hexhyp}'), of('${net1/ip}')], ['1', '', '', '9']);
    for (const name of ['net2/ip', '200', '1.2', 'domain', 'manufacturer', 'smbios/x', 'user-class'])
      assert.equal(of(`\${${name}}`), `<${name}?> \${${name}}`);
  });

  it('of a proxy is that of the server that has answered as one', () => {
    const proxy = { ...FULL, proxied: true } as const;
    assert.deepEqual(
      ['filename', 'next-server', 'dhcp-server'].map((name) => of(`\${proxydhcp/${name}}`, proxy)),
      ['boot.ipxe', '10.0.0.1', '10.0.0.1'],
    );
    assert.equal(of('${proxydhcp/hostname}', proxy), '<proxydhcp/hostname?> ${proxydhcp/hostname}');
    assert.equal(of('${proxydhcp/filename}'), '<proxydhcp/filename?> ${proxydhcp/filename}');
    assert.deepEqual(
      [FULL, proxy, { ...FULL, answered: 'unknown' } as const].map((told) =>
        isUnproxied('proxydhcp/filename', told),
      ),
      [true, false, false],
    );
    assert.equal(isUnproxied('filename', FULL), false);
  });

  it('is written as its type says', () => {
    assert.deepEqual(
      ['hexhyp', 'hexraw', 'hex'].map((type) => of(`\${mac:${type}}`)),
      ['52-54-00-00-00-01', '525400000001', '52:54:00:00:00:01'],
    );
    // What a script has set is a text, whatever it looks like (booted).
    assert.deepEqual(
      ['hexraw', 'string'].map((type) => of(`\${card:${type}}`)),
      ['35323a35343a30303a30303a30303a3032', '52:54:00:00:00:02'],
    );
    assert.deepEqual([of('${ip:ipv4}'), of('${root-path:uristring}')], ['10.0.0.5', '10.0.0.1%3A%2Fr']);
    assert.deepEqual([of('${ip:hexhyp}'), of('${ip:hexraw}')], ['0a-00-00-05', '0a000005']);
    for (const word of ['card:uint32', 'card:base64', 'mac:string'])
      assert.equal(of(`\${${word}}`), `<${word}> \${${word}}`);
  });
});

describe('a word', () => {
  it('has its settings put in, those within others, too', () => {
    assert.deepEqual(
      [of('a${x}b${y}c'), of('plain'), of('${'), of('${a${x}}')],
      ['a1b12c', 'plain', '${', ''],
    );
    // What leads back to itself stays.
    assert.equal(of('${loop}'), '${loop}');
  });

  it('keeps what is known beside a setting that no file tells, and may be empty only where all of it may', () => {
    assert.deepEqual(
      [
        '${open}',
        '${open}${open}',
        '${open}${blank}',
        '${sure}',
        '${open}${sure}',
        '${open}a',
        'a${open}',
        '${open}${x}',
      ].map((it) => of(it)),
      [
        '<open?> ${open}',
        '<open?> ${open}${open}',
        '<open?> ${open}',
        '<sure> ${sure}',
        '<open> ${open}${sure}',
        '<open> ${open}a',
        '<open> a${open}',
        '<open> ${open}1',
      ],
    );
  });

  it('of a template is what the template has', () => {
    assert.equal(of('{{ word }}', FULL, true), '<{{ word }}> {{ word }}');
    assert.equal(readable({ value: '{{ word }}', hole: true }, text('x')), 'x');
  });

  it('may be a URL of the server that DHCP told, though no file has its address', () => {
    const url = (word: string) => {
      const it = expand({ value: word, hole: false }, SET, BARE);
      return it.known ? 'known' : urlOfTold(it);
    };
    assert.equal(url('http://${next-server}/a/b'), 'http://next-server/a/b');
    assert.equal(url('tftp://${next-server}:69/a'), 'tftp://next-server:69/a');
    for (const word of [
      'http://${open}/a',
      'http://${next-server}',
      'ftp://${next-server}/a',
      'x http://${next-server}/a',
      'http://${next-server}/${open}',
    ])
      assert.equal(url(word), undefined, word);
  });

  it('that is the address of a card, or the number of a machine, is none that is not written so', () => {
    const none = (word: string, ...texts: readonly string[]) => {
      const told = answer('', 'ipxe', { mac: undefined });
      const it = expand({ value: word, hole: false }, SET, told);
      return !it.known && isNone(it, texts);
    };
    assert.deepEqual(
      [none('${mac}', 'menu', 'a'), none('${net0/mac}', 'menu'), none('${uuid}', 'menu')],
      [true, true, true],
    );
    assert.equal(none('${mac}', 'menu', '52:54:00:00:00:01'), false);
    assert.equal(none('${mac}', '52-54-00-00-00-01'), false);
    // The first octet of a card's own address is even.
    assert.equal(none('${mac}', '53:54:00:00:00:01'), true);
    assert.equal(none('${uuid}', '12345678-1234-1234-1234-123456789abc'), false);
    assert.deepEqual(
      [none('x${mac}', 'menu'), none('${serial}', 'menu'), none('${net1/mac}', 'menu')],
      [false, false, false],
    );
  });
});
