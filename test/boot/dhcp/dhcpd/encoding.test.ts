/** Statements with options of every format go in; the octets that dhcpd 4.4.3 sent for them come out. */
import assert from 'node:assert/strict';
import { detailedAnswer } from '../../../../server/boot/dhcp/dhcpd/server.js';
import { firmwareClient } from '../../../../server/boot/machine/profile.js';
import { macOf } from '../../../support/mac.js';
import { smallSite } from '../../support.js';

const mac = macOf('00:40:63:c2:ca:c9');

function sent(statements: string, code: number): string | undefined {
  const site = smallSite({
    dhcp: `${statements} subnet 10.1.0.0 netmask 255.255.255.0 { } host n { hardware ethernet ${mac}; fixed-address 10.1.0.21; }`,
  });
  assert.ok(site.dhcp !== undefined);
  const client = { ...firmwareClient('bios', mac), requested: [code] };
  const octets = detailedAnswer(site, site.dhcp, client).octets(code);
  return octets.kind === 'value' ? Buffer.from(octets.value).toString('hex') : undefined;
}

describe('the octets of an option', () => {
  const asked: readonly (readonly [string, number, string | undefined])[] = [
    ['option x code 200 = unsigned integer 8; option x 7;', 200, '07'],
    ['option x code 200 = unsigned integer 8; option x 255;', 200, 'ff'],
    ['option x code 200 = signed integer 8; option x -1;', 200, 'ff'],
    ['option x code 200 = unsigned integer 16; option x 300;', 200, '012c'],
    ['option x code 200 = signed integer 16; option x -2;', 200, 'fffe'],
    ['option x code 200 = unsigned integer 32; option x 70000;', 200, '00011170'],
    ['option x code 200 = signed integer 32; option x -2;', 200, 'fffffffe'],
    ['option x code 200 = boolean; option x true;', 200, '01'],
    ['option x code 200 = boolean; option x off;', 200, '00'],
    ['option x code 200 = boolean; option x on;', 200, '01'],
    ['option x code 200 = ip-address; option x 10.0.0.9;', 200, '0a000009'],
    ['option x code 200 = array of ip-address; option x 10.0.0.9, 10.0.0.10;', 200, '0a0000090a00000a'],
    ['option x code 200 = text; option x "ab";', 200, '6162'],
    ['option x code 200 = string; option x "ab";', 200, '6162'],
    ['option x code 200 = string; option x 01:02:ff;', 200, '0102ff'],
    ['option x code 200 = array of unsigned integer 16; option x 1, 300;', 200, '0001012c'],
    ['option x code 200 = array of unsigned integer 8; option x 1, 2, 3;', 200, '010203'],
    ['option x code 200 = array of boolean; option x true, false;', 200, '0100'],
    ['option x code 200 = { ip-address, unsigned integer 8 }; option x 10.0.0.9 5;', 200, '0a00000905'],
    [
      'option x code 200 = array of { ip-address, unsigned integer 16 }; option x 10.0.0.9 5, 10.0.0.10 6;',
      200,
      '0a00000900050a00000a0006',
    ],
    [
      'option x code 200 = array of { unsigned integer 8, unsigned integer 16, unsigned integer 32 }; option x 1 2 3, 4 5 6;',
      200,
      '0100020000000304000500000006',
    ],
    ['option x code 200 = { unsigned integer 8, text }; option x 4 "ab";', 200, '046162'],
    ['option x code 200 = domain-list; option x "a.lab", "b.lab";', 200, '0161036c6162000162036c616200'],
    [
      'option x code 200 = domain-list compressed; option x "a.lab", "b.lab", "x.a.lab";',
      200,
      '0161036c6162000162c0020178c000',
    ],
    [
      'option x code 200 = domain-list compressed; option x "a.lab b.lab";',
      200,
      '0161056c61622062036c616200',
    ],
    [
      'option x code 200 = array of { ip-address, ip-address }; option x 10.0.0.1 10.0.0.2;',
      200,
      '0a0000010a000002',
    ],
    ['option x code 200 = { boolean, ip-address }; option x true 10.0.0.1;', 200, '010a000001'],
    ['option x code 200 = text; option x "";', 200, undefined],
    ['option domain-search "a.lab", "b.lab";', 119, '0161036c6162000162c002'],
    ['option static-routes 10.0.0.1 10.0.0.2;', 33, '0a0000010a000002'],
    ['option routers 10.1.0.1, 10.1.0.2;', 3, '0a0100010a010002'],
    ['option interface-mtu 1500;', 26, '05dc'],
    ['option time-offset -3600;', 2, 'fffff1f0'],
    ['option ip-forwarding true;', 19, '01'],
    ['option default-ip-ttl 64;', 23, '40'],
    ['option netbios-node-type 8;', 46, '08'],
    ['option path-mtu-plateau-table 68, 1500;', 25, '004405dc'],
    ['option user-class "x";', 77, '78'],
    ['option host-name "x";', 12, '78'],
    [
      'option x code 200 = domain-list compressed; option x "a.lab, b.lab";',
      200,
      '0161066c61622c2062036c616200',
    ],
    [
      'option x code 200 = domain-list compressed; option x "a.lab,b.lab";',
      200,
      '0161056c61622c62036c616200',
    ],
    ['option x code 200 = domain-list compressed; option x "a.lab.";', 200, '0161036c616200'],
    ['option x code 200 = domain-list compressed; option x "";', 200, '00'],
    ['option x code 200 = domain-list compressed; option x "A.lab", "b.LAB";', 200, '0141036c6162000162c002'],
    [
      'option x code 200 = domain-list compressed; option x "lab", "a.lab", "lab";',
      200,
      '036c6162000161c000c000',
    ],
    ['option x code 200 = domain-list compressed; option x "a.lab", "";', 200, '0161036c61620000'],
    ['option x code 200 = domain-list; option x "a.lab b.lab";', 200, '0161056c61622062036c616200'],
    ['option x code 200 = domain-list; option x "a.lab.";', 200, '0161036c616200'],
    ['option domain-search "a.lab b.lab";', 119, '0161056c61622062036c616200'],
  ];
  for (const [statements, code, octets] of asked)
    it(`are those of dhcpd: ${statements}`, () => assert.equal(sent(statements, code), octets));
});
