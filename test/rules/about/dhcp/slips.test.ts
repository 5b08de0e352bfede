/** Addresses, names and declarations of DHCP go in; what was meant by those that are a slip comes out. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../../server/boot/index.js';
import { addressSlips, slipOf } from '../../../../server/rules/about/dhcp/addressslips.js';
import { slipIn } from '../../../../server/rules/about/dhcp/clientclasses.js';
import { literalAddresses, macsOf, sameMachine } from '../../../../server/rules/about/dhcp/hosts.js';
import { addNextServer, answering, setServer } from '../../../../server/rules/about/dhcp/nextserver.js';
import { addressMeant, declarationMeant } from '../../../../server/rules/about/dhcp/nocard.js';
import { oddNetmask } from '../../../../server/rules/about/dhcp/oddnetmask.js';
import { ofShortAddress, shortAddress } from '../../../../server/rules/about/dhcp/shortoctet.js';
import { changed, miniature, servedByDnsmasq } from '../../../../server/rules/about/miniature.js';
import type { Told } from '../../../../server/rules/rule.js';
import type { Site } from '../../../../server/site/model.js';
import type { Place } from '../../../../server/site/place.js';
import { address, dhcpFacts, said, smallSite, somewhere } from '../../../boot/support.js';
import { macOf } from '../../../support/mac.js';
import { siteOf } from '../../../support/site.js';

const CONF = 'etc/dhcp/dhcpd.conf';
const textOf = (site: Site, place: Place | undefined): string | undefined =>
  place === undefined
    ? undefined
    : site.files.get(place.file)?.document.text.slice(place.span.start, place.span.end);

describe('the address of a server', () => {
  const meant = (told: string, own: readonly string[], files: Readonly<Record<string, string>> = {}) => {
    const site = siteOf({ 'etc/exports': '/x 10.0.0.1(rw)\n', ...files });
    const found = slipOf(
      site,
      address(told),
      own.map((one) => said(address(one))),
    );
    return found === undefined ? undefined : own.find((one) => address(one) === found.value);
  };

  it('is a slip of one of this server, in a digit or in two octets', () => {
    for (const [told, right] of [
      ['192.168.1.11', '192.168.1.1'],
      ['192.168.1.2', '192.168.1.1'],
      ['192.186.1.1', '192.168.1.1'],
      ['192.1.168.1', '192.168.1.1'],
      ['168.192.1.1', '192.168.1.1'],
      ['192.168.1.1', undefined],
      ['192.168.22.1', undefined],
      ['10.168.1.192', undefined],
      ['1.168.192.1', '192.168.1.1'],
    ] as const)
      assert.equal(meant(told, ['172.16.0.1', '192.168.1.1']), right, told);
  });

  it('is that of another machine where a network or another line has it', () => {
    const net = (network: string) => ({ [CONF]: `subnet ${network} netmask 255.255.255.0 { }\n` });
    assert.equal(meant('192.168.1.2', ['192.168.1.1'], net('192.168.1.0')), undefined);
    assert.equal(meant('192.168.1.2', ['192.168.1.1'], net('10.0.0.0')), '192.168.1.1');
    const lines = (text: string) => ({ [CONF]: text });
    assert.equal(meant('192.168.1.2', ['192.168.1.1'], lines('next-server 192.168.1.2;\n')), '192.168.1.1');
    assert.equal(
      meant('192.168.1.2', ['192.168.1.1'], lines('next-server 192.168.1.2;\noption routers 192.168.1.2;\n')),
      undefined,
    );
    assert.equal(
      meant(
        '192.168.1.2',
        ['192.168.1.1'],
        lines('next-server 192.168.1.2;\n# 192.168.1.22 3192.168.1.2 1.192.168.1.2\n'),
      ),
      '192.168.1.1',
    );
    const far = `next-server 192.168.1.2;\n#${' '.repeat(40)}192.168.1.22\n`;
    assert.equal(meant('192.168.1.2', ['192.168.1.1'], lines(far)), '192.168.1.1');
  });

  it('is told with the file that lies on this server, and to whom', () => {
    const of = (server: string, more: Readonly<Record<string, string | undefined>> = {}) => {
      const site = siteOf(
        miniature({
          ...changed(CONF, 'next-server 192.168.1.1', `next-server ${server}`),
          'srv/tftp/pxelinux.0': '',
          ...more,
        }),
      );
      const own = [{ ...said(address('192.168.1.1')), source: 'configuration' as const }];
      return addressSlips({ site, everyBoot: traceSite(site) }, own).map(
        ({ at, file, nodes, meant: right }) => [
          textOf(site, at),
          file,
          nodes.join(' '),
          right.value === address('192.168.1.1'),
        ],
      );
    };
    assert.deepEqual(of('192.186.1.1'), [['next-server 192.186.1.1;', 'pxelinux.0', 'node21', true]]);
    assert.deepEqual(of('192.168.1.1'), []);
    // Who the root is mounted from is this server, where that is exported here.
    const byRoot = (export_: string | undefined, words = 'nfsroot=192.168.1.1:/diskless/node21') => {
      const text = (miniature()[CONF] ?? '').replace('next-server 192.168.1.1', 'next-server 192.186.1.1');
      const name = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
      const site = siteOf(
        miniature({
          [CONF]: text.replace(
            '  option host-name',
            '  option root-path "192.168.1.1:/srv/told";\n  option host-name',
          ),
          'etc/exports': export_,
          'srv/tftp/pxelinux.0': '',
          ...changed(name, 'nfsroot=192.168.1.1:/diskless/node21', words),
        }),
      );
      return addressSlips({ site, everyBoot: traceSite(site) }, []).map(({ meant: right }) =>
        textOf(site, right.place),
      );
    };
    assert.deepEqual(byRoot('/srv/other 10.0.0.1(ro)\n/srv/told 192.168.1.21(rw)\n'), ['/srv/told']);
    assert.deepEqual(byRoot('/srv/other 10.0.0.1(ro)\n/diskless 192.168.1.21(rw)\n'), [
      'nfsroot=192.168.1.1:/diskless/node21,vers=3',
    ]);
    assert.deepEqual(byRoot('/srv/other 192.168.1.21(rw)\n'), []);
    assert.deepEqual(byRoot(undefined), []);
    assert.deepEqual(of('10.9.9.9'), []);
    const none = siteOf(miniature(changed(CONF, '  next-server 192.168.1.1;\n', '')));
    assert.deepEqual(
      addressSlips({ site: none, everyBoot: traceSite(none) }, [
        { ...said(address('192.168.1.1')), source: 'configuration' },
      ]),
      [],
    );
    assert.deepEqual(of('192.186.1.1', { 'srv/tftp/pxelinux.0': undefined }), []);
  });
});

describe('the class by which a client names itself', () => {
  it('is a slip of a name that is known, up to its first colon', () => {
    const names = ['PXEClient', 'HTTPClient', 'iPXE'];
    for (const [text, near] of [
      ['PXECleint', 'PXEClient'],
      ['PXECleint:Arch:00007', 'PXEClient'],
      ['HTTPClent', 'HTTPClient'],
      ['XEClient', undefined],
      ['something', undefined],
      ['', undefined],
    ] as const)
      assert.equal(slipIn(text, names), near, text);
  });
});

describe('declarations of hosts', () => {
  const hosts = (text: string) => dhcpFacts(text).hosts;
  const host = (lines: string) => `host h { ${lines} }\n`;
  const MAC = 'hardware ethernet 52:54:00:00:00:01;';

  it('have addresses and hardware addresses', () => {
    const [one] = hosts(host(`${MAC} fixed-address 10.0.0.1, some.name, 10.0.0.2;`));
    assert.ok(one !== undefined);
    assert.deepEqual(
      literalAddresses(one).map(({ value }) => value),
      [address('10.0.0.1'), address('10.0.0.2')],
    );
    assert.deepEqual(macsOf(one), [macOf('52:54:00:00:00:01')]);
    const [odd] = hosts(host('hardware ethernet 52:54:00;'));
    assert.deepEqual(odd === undefined ? [] : macsOf(odd), []);
  });

  it('are of one machine where they share an address, or both have an identifier', () => {
    const same = (one: string, other: string): boolean => {
      const [a, b] = hosts(host(one) + host(other).replace('host h', 'host g'));
      assert.ok(a !== undefined && b !== undefined);
      return sameMachine(a, b);
    };
    assert.equal(same(MAC, MAC), true);
    assert.equal(same(MAC, MAC.replace('01;', '02;')), false);
    assert.equal(same('option dhcp-client-identifier "a";', 'option dhcp-client-identifier "b";'), true);
    assert.equal(same('option dhcp-client-identifier "a";', MAC), false);
    assert.equal(same(MAC, 'option dhcp-client-identifier "a";'), false);
  });

  it('have an address of no card that is meant for a machine', () => {
    const site = siteOf(miniature(changed(CONF, '00:40:63:c2:ca:c9', '00:40:63:c2:ca')));
    assert.equal(textOf(site, addressMeant(site, macOf('00:40:63:c2:ca:c9'))), '00:40:63:c2:ca');
    assert.equal(addressMeant(site, macOf('52:54:00:00:00:01')), undefined);
    const twice = siteOf(
      miniature(
        changed(
          CONF,
          '00:40:63:c2:ca:c9;\n',
          '00:40:63:c2:ca;\n}\nhost b {\n  hardware ethernet 00:40:63:c2:c9;\n',
        ),
      ),
    );
    assert.equal(addressMeant(twice, macOf('00:40:63:c2:ca:c9')), undefined);
    assert.equal(declarationMeant(siteOf({ 'etc/exports': '/x 10.0.0.1(rw)\n' })), undefined);
    const right = siteOf(miniature());
    assert.equal(addressMeant(right, macOf('00:40:63:c2:ca:c9')), undefined);
    const long = siteOf(miniature(changed(CONF, '00:40:63:c2:ca:c9', '00:40:63:C2:ca:c9:11')));
    assert.equal(textOf(long, addressMeant(long, macOf('00:40:63:c2:ca:c9'))), '00:40:63:C2:ca:c9:11');
  });

  it('lack an identifier, where one machine with a file has no declaration', () => {
    const meant = (by: string, more: Readonly<Record<string, string>> = {}) => {
      const site = siteOf(
        miniature({ ...changed(CONF, '  hardware ethernet 00:40:63:c2:ca:c9;\n', by), ...more }),
      );
      return declarationMeant(site) !== undefined;
    };
    assert.equal(meant(''), true);
    assert.equal(meant('  hardware ethernet 00:40:63:c2:ca:c9;\n'), false);
    assert.equal(meant('  hardware ethernet 00:40:63:c2:ca:c8;\n'), false);
    const copied =
      '  hardware ethernet 52:54:00:00:00:09;\n}\nhost b {\n  hardware ethernet 52:54:00:00:00:09;\n';
    assert.equal(meant(copied), true);
    assert.equal(meant('', { 'srv/tftp/pxelinux.cfg/01-52-54-00-00-00-01': 'DEFAULT a\n' }), false);
  });

  it('have an octet that lacks a digit, where the others are written with both', () => {
    const short = (mac: string): boolean => {
      const site = siteOf(miniature(changed(CONF, '00:40:63:c2:ca:c9', mac)));
      const [found] = site.dhcp?.hosts ?? [];
      const start = site.files.get('/site/etc/dhcp/dhcpd.conf')?.document.text.indexOf(mac) ?? 0;
      const place = { file: '/site/etc/dhcp/dhcpd.conf', span: { start, end: start + mac.length } };
      assert.ok(found !== undefined);
      assert.equal(ofShortAddress(site, place) === undefined, shortAddress(site, place) === undefined);
      return shortAddress(site, place) === mac;
    };
    assert.equal(short('00:40:63:c2:ca:9'), true);
    assert.equal(short('0:40:63:02:ca:c9'), true);
    for (const mac of ['00:40:63:c2:ca:c9', '10:40:63:c2:ca:9', '00:40:63:c2:a:9', '00:40:63:c2:9'])
      assert.equal(short(mac), false, mac);
  });
});

describe('a netmask', () => {
  it('is odd where its ones are not all before its zeros', () => {
    assert.match(
      oddNetmask(address('255.255.225.0'), 'dhcpd') ?? '',
      /^255\.255\.225\.0 is no netmask: .* dhcpd tells/,
    );
    assert.equal(oddNetmask(address('255.255.255.0'), 'dhcpd'), undefined);
    assert.equal(oddNetmask(address('0.0.0.0'), 'dhcpd'), undefined);
  });
});

describe('a server that is not told', () => {
  it('is told by the program that answers, in its own words', () => {
    const site = siteOf(servedByDnsmasq());
    assert.equal(answering({ site, traces: [] }), 'dnsmasq');
    assert.equal(answering({ site: siteOf(miniature()), traces: [] }), 'dhcpd');
    const traces = [{ loader: { program: 'other' } }] as unknown as Told['traces'];
    assert.equal(answering({ site, traces }), 'other');
    assert.match(setServer('dnsmasq'), /dhcp-boot=FILE,NAME,ADDRESS/);
    assert.equal(setServer('dhcpd'), 'set next-server for the subnet');
  });

  it('is the one address that the server has', () => {
    const fixes = (...addresses: readonly string[]) =>
      addNextServer(smallSite({ serverAddresses: addresses }), somewhere);
    assert.deepEqual(fixes('10.0.0.1', '10.0.0.1'), [
      {
        title: 'Add next-server 10.0.0.1',
        safe: false,
        edits: [
          {
            file: somewhere.file,
            edits: [{ span: { start: 0, end: 0 }, newText: ' next-server 10.0.0.1;' }],
          },
        ],
      },
    ]);
    assert.deepEqual(fixes(), []);
    assert.deepEqual(fixes('10.0.0.1', '10.0.0.2'), []);
  });
});

describe('addresses of servers that are told', () => {
  it('are looked at once for all machines, with the file that each of them asks for first', () => {
    const two = `  next-server 192.168.1.11;\n  filename "pxelinux.0";\n}\nhost node22 {\n  hardware ethernet 00:40:63:c2:ca:22;\n  fixed-address 192.168.1.22;\n}\nhost node21 {\n`;
    const text = (miniature()[CONF] ?? '').replace(
      '  next-server 192.168.1.1;\n  filename "pxelinux.0";\n}\nhost node21 {\n',
      two,
    );
    const slips = (conf: string, more: Readonly<Record<string, string>> = { 'srv/tftp/pxelinux.0': '' }) => {
      const site = siteOf(miniature({ [CONF]: conf, ...more }));
      const own = [
        { ...said(address('192.168.1.1')), source: 'configuration' as const },
        { ...said(address('192.168.1.3')), source: 'configuration' as const },
      ];
      const net = (boots: ReturnType<typeof traceSite>) => boots;
      return addressSlips(
        { site: { ...site, dhcp: undefined, files: new Map() }, everyBoot: net(traceSite(site)) },
        own,
      ).map(({ nodes, file }) => `${file} ${nodes.join(' ')}`);
    };
    assert.match(slips(text).join(), /^pxelinux\.0 node22 node21/);
    // An address of the server itself is none, though near to the other.
    assert.deepEqual(slips(text.replace('192.168.1.11', '192.168.1.3')), []);
    assert.deepEqual(slips(text.replace('  filename "pxelinux.0";\n', '')), []);
    assert.deepEqual(slips(text, {}), []);
  });
});
