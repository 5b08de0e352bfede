/** Lines of a dnsmasq.conf and clients that ask for some options go in; where the file, the names and the menu stand in the answer comes out. */
import assert from 'node:assert/strict';
import { bootsThatFit } from '../../../server/boot/dhcp/dnsmasq/fitting.js';
import { fitsHardware } from '../../../server/boot/dhcp/dnsmasq/packet.js';
import { dhcpServer } from '../../../server/boot/dhcp/server.js';
import type { DhcpClient, Firmware } from '../../../server/boot/index.js';
import { firmwareClient, kernelClient } from '../../../server/boot/machine/profile.js';
import { formatIpv4 } from '../../../server/site/address.js';
import { macOf } from '../../support/mac.js';
import { siteOf } from '../../support/site.js';

const MAC = macOf('02:1a:00:00:00:01');
const RANGE = 'dhcp-range=10.9.0.100,10.9.0.199,255.255.255.0,1h\n';

type Who = Firmware | 'kernel';
/** It asks for a netmask and a router, and for nothing that boots it. */
const MODEST: Partial<DhcpClient> = { requested: [1, 3] };

function answer(lines: string, who: Who = 'bios', changes: Partial<DhcpClient> = {}) {
  const client = who === 'kernel' ? kernelClient(MAC) : firmwareClient(who, MAC);
  return dhcpServer(siteOf({ 'etc/dnsmasq.conf': RANGE + lines })).answer(
    { ...client, ...changes },
    undefined,
  );
}

/** The file and the server's name in the header, then the options 67 and 66; a dash for what is not sent. */
function names(lines: string, who: Who = 'bios', changes: Partial<DhcpClient> = {}): string {
  const { filename, serverName, options } = answer(lines, who, changes);
  const field = (it: typeof filename) => (it.kind === 'value' ? it.value : it.kind === 'none' ? '-' : '?');
  const option = (code: number) => {
    const it = options.get(code);
    if (it === undefined || it.kind === 'none') return '-';
    return it.kind === 'value'
      ? it.value.atoms.map(({ value }) => String(value).replaceAll('\0', '+')).join()
      : '?';
  };
  return [field(filename), field(serverName), option(67), option(66)].join(' ');
}

describe('the file and the name of the server in an answer of dnsmasq', () => {
  const OPTIONS = 'dhcp-option=66,srv\ndhcp-option=67,f\n';
  const BOOT = 'dhcp-boot=b,name,10.9.0.7\n';

  it('stand in options for those who ask for them, and in the header for others', () => {
    assert.equal(names(OPTIONS), '- - f srv');
    assert.equal(names(OPTIONS, 'bios', MODEST), 'f srv - -');
    assert.equal(names(OPTIONS, 'kernel'), 'f srv - -');
    assert.equal(names(BOOT), '- - b name');
    assert.equal(names(BOOT, 'bios', MODEST), 'b name - -');
    assert.equal(names(BOOT, 'bios', { requested: [67] }), '- name b -');
    assert.equal(names(BOOT, 'bios', { requested: [66] }), 'b - - name');
    assert.equal(names(BOOT, 'bios', { requested: undefined }), 'b name - -');
  });

  it('are sent in options to everybody where a line forces it', () => {
    const forced = OPTIONS.replaceAll('option=', 'option-force=');
    for (const changes of [{}, MODEST]) assert.equal(names(forced, 'bios', changes), '- - f srv');
  });

  it('stand one behind the other where dhcp-boot and an option say both', () => {
    assert.equal(names(OPTIONS + BOOT), '- - b+f name+srv');
    assert.equal(names(OPTIONS + BOOT, 'bios', MODEST), 'b name - -');
    assert.equal(names(`dhcp-option=67,f\ndhcp-boot=b\n`), '- - b+f -');
  });

  it('stand in the header alone where dnsmasq is told to leave options be', () => {
    assert.equal(names(`dhcp-no-override\n${BOOT}`), 'b name - -');
    assert.equal(names(`dhcp-no-override\ndhcp-option=67,f\n${BOOT}`), 'b name f -');
  });

  it('are not known where the line is for a tag that nobody knows', () => {
    const tagged = `dhcp-match=set:x,200\n${BOOT.replace('=', '=tag:x,')}`;
    assert.equal(names(tagged), '? ? ? ?');
    assert.equal(names(tagged, 'bios', MODEST), '? ? - -');
    const option = 'dhcp-match=set:x,200\ndhcp-option=tag:x,67,f\n';
    assert.equal(names(option, 'bios', MODEST).split(' ')[0], '?');
  });

  it('come with a server of option 255, or that of the line', () => {
    const server = (lines: string) => {
      const { nextServer } = answer(lines);
      return nextServer.kind === 'value' ? formatIpv4(nextServer.value) : nextServer.kind;
    };
    assert.equal(server('dhcp-option=255,10.9.0.8\n'), '10.9.0.8');
    assert.equal(server(`dhcp-option=255,10.9.0.8\n${BOOT}`), '10.9.0.7');
    assert.equal(server('dhcp-match=set:x,200\ndhcp-option=tag:x,255,10.9.0.8\n'), 'unknown');
    assert.equal(server('listen-address=10.9.0.1\n'), '10.9.0.1');
  });
});

describe('what dnsmasq sends to clients of a vendor', () => {
  const sent = (lines: string, changes: Partial<DhcpClient> = {}) => {
    const { vendor, options } = answer(lines, 'bios', changes);
    const it = options.get(60);
    const name =
      it?.kind === 'value' ? it.value.atoms.map(({ value }) => value).join() : (it?.kind ?? 'none');
    return [vendor.kind === 'value' ? vendor.value.join('.') : vendor.kind, name];
  };
  const OWN = 'PXEClient:Arch:00000:UNDI:002001';
  const LINE = 'dhcp-option=vendor:PXEClient,6,2b\n';

  it('goes with their own option 60, to those who ask for option 43', () => {
    assert.deepEqual(sent(LINE), ['6.1.2.255', OWN]);
    assert.deepEqual(sent(LINE, MODEST), ['none', 'none']);
    assert.deepEqual(sent(LINE.replace('PXEClient', 'Other')), ['none', 'none']);
    assert.deepEqual(sent(LINE, { vendorClass: undefined }), ['none', 'none']);
  });

  it('goes to everybody where one of the lines forces it', () => {
    const forced = LINE.replace('option=', 'option-force=');
    assert.deepEqual(sent(forced, MODEST), sent(LINE));
    const second = LINE.replace(',6,', ',7,');
    assert.deepEqual(sent(forced + second, MODEST)[1], OWN);
    assert.deepEqual(sent(LINE + second.replace('option=', 'option-force='), MODEST)[1], OWN);
    assert.deepEqual(sent(LINE + second, MODEST), ['none', 'none']);
  });

  it('goes by another option 60 that a line sends', () => {
    assert.deepEqual(sent(`${LINE}dhcp-option=60,X\n`), ['none', 'X']);
  });
});

describe('the packet of a client', () => {
  const fits = (match: string, who: Who = 'bios', changes: Partial<DhcpClient> = {}) => {
    const told = names(`dhcp-match=set:x,${match}\ndhcp-boot=tag:x,yes\ndhcp-boot=no\n`, who, {
      ...MODEST,
      ...changes,
    });
    return told.split(' ')[0];
  };

  it('is looked at option by option', () => {
    assert.deepEqual(
      ['bios', 'efi-x64', 'ipxe', 'kernel'].map((who) => fits('60,Client', who as Who)),
      ['yes', 'yes', 'yes', 'no'],
    );
    assert.deepEqual(
      ['bios', 'efi-x64', 'ipxe', 'kernel'].map((who) => fits('93,7', who as Who)),
      ['no', 'yes', 'no', 'no'],
    );
    assert.deepEqual(
      ['bios', 'efi-x64', 'ipxe', 'kernel'].map((who) => fits('93', who as Who)),
      ['yes', 'yes', 'yes', 'no'],
    );
    assert.deepEqual(
      ['bios', 'ipxe', 'kernel'].map((who) => fits('77,PXE', who as Who)),
      ['no', 'yes', 'no'],
    );
    assert.deepEqual(
      ['bios', 'ipxe'].map((who) => fits('77', who as Who)),
      ['no', 'yes'],
    );
  });

  it('begins with octets, and has text anywhere', () => {
    assert.deepEqual([fits('60,PXEC'), fits('60,UNDI'), fits('60,pxe')], ['yes', 'yes', 'no']);
    assert.deepEqual(
      [fits('93,00:00'), fits('93,00:07'), fits('93,00:07', 'efi-x64'), fits('93,*:07', 'efi-x64')],
      ['yes', 'no', 'yes', 'yes'],
    );
    assert.deepEqual([fits('93,00:00:00'), fits('55,01:03'), fits('55,03:01')], ['no', 'yes', 'no']);
  });

  it('says what is asked for in option 55, where anything is', () => {
    assert.equal(fits('55'), 'yes');
    assert.equal(fits('55', 'bios', { requested: undefined }), 'no');
  });

  it('has a hardware address, of which a star leaves one octet open', () => {
    const mac = '02:1a:00:00:00:01';
    for (const pattern of [mac, '02:1a:*:*:*:*', '*:*:*:*:*:*', '02:1a:00:00:*:01'])
      assert.ok(fitsHardware(pattern, mac), pattern);
    for (const pattern of ['02:1a:00:00:00:02', '02:1a:*', '03:*:*:*:*:*', '*', '02:1a:00:00:*:01:*'])
      assert.ok(!fitsHardware(pattern, mac), pattern);
  });
});

describe('the dhcp-boot lines that fit a client', () => {
  it('are those with tags that it surely has, where its network is known', () => {
    const lines =
      'dhcp-userclass=set:ipxe,iPXE\ndhcp-match=set:x,200\ndhcp-boot=tag:ipxe,a\ndhcp-boot=tag:!ipxe,b\ndhcp-boot=tag:x,c\ndhcp-boot=d\n';
    const fitting = (who: Firmware, ranges = RANGE, tags = lines) => {
      const site = siteOf({ 'etc/dnsmasq.conf': ranges + tags });
      const { dnsmasq } = site;
      assert.ok(dnsmasq !== undefined);
      const place = { file: '/etc/dnsmasq.conf', span: { start: 0, end: 0 } };
      const node = { kind: 'network', name: 'm', mac: MAC, host: undefined, addresses: [], place } as const;
      return bootsThatFit(site, dnsmasq, firmwareClient(who, MAC), node).map(({ file }) => file.value);
    };
    assert.deepEqual(fitting('ipxe'), ['a']);
    assert.deepEqual(fitting('bios'), ['b']);
    assert.deepEqual(fitting('bios', ''), []);
    assert.deepEqual(fitting('bios', `${RANGE}${RANGE.replaceAll('10.9', '10.8')}`), []);
  });
});

describe('an option for a tag of the range', () => {
  const router = (tag: string, lines: string) => {
    const conf = `dhcp-range=set:${tag},10.9.0.100,10.9.0.199,255.255.255.0,1h\n${lines}`;
    const { options } = dhcpServer(siteOf({ 'etc/dnsmasq.conf': conf })).answer(
      firmwareClient('bios', MAC),
      undefined,
    );
    const it = options.get(3);
    if (it?.kind !== 'value') return it?.kind ?? 'none';
    return it.value.atoms.map((atom) => (atom.kind === 'address' ? formatIpv4(atom.value) : '?')).join();
  };

  it('is sent, also where the tag is called as an interface is', () => {
    for (const tag of ['lan', 'br-lan', 'green']) {
      assert.equal(router(tag, `dhcp-option=tag:${tag},3,10.9.0.1\n`), '10.9.0.1', tag);
      // It comes before one for all.
      const both = `dhcp-option=3,10.9.0.2\ndhcp-option=tag:${tag},3,10.9.0.1\n`;
      assert.equal(router(tag, both), '10.9.0.1', tag);
    }
    assert.equal(router('lan', 'dhcp-option=tag:eth7,3,10.9.0.1\n'), 'unknown');
  });
});
