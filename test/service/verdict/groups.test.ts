/** A site goes in; the groups of its machines that come to the same come out, and what each machine comes to under each firmware. */
import assert from 'node:assert/strict';
import { siteVerdicts, summarise } from '../../../server/service/index.js';
import { machines } from '../../../server/service/verdict/machines.js';
import { hall, plain } from '../support.js';

describe('the verdict of a site', () => {
  it('is what its machines come to, equal causes once, the worst first', () => {
    const { named, unnamed, groups } = summarise(siteVerdicts(hall));
    assert.deepEqual(
      [named, unnamed],
      [
        { boots: 1, degraded: 0, fails: 1, unknown: 0 },
        { boots: 0, degraded: 0, fails: 0, unknown: 2 },
      ],
    );
    const told = groups.map(({ verdict, decides, cause, places, members, firmwares }) => ({
      verdict,
      decides,
      rule: cause?.rule ?? null,
      text: cause?.text ?? null,
      places: places.map(({ at, machines }) => `${machines} at ${plain(hall, at)}`),
      members: members.map((it) => [it.name, it.named ? 'named' : 'unnamed', ...it.firmwares].join(' ')),
      firmwares,
    }));
    assert.deepEqual(told, [
      {
        verdict: 'fails',
        decides: true,
        rule: 'nfsroot/not-exported',
        text: '/diskless/node22 is not exported',
        places: [
          '1 at /srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-ca: nfsroot=192.168.1.1:/diskless/node22,vers=3',
        ],
        members: ['node22 named'],
        firmwares: ['bios'],
      },
      {
        verdict: 'fails',
        decides: false,
        rule: 'dhcp/uefi-gets-bios-nbp',
        text: 'lpxelinux.0 is built for BIOS, and x64 UEFI cannot start it',
        places: ['2 at /etc/dhcp/dhcpd.conf: filename "lpxelinux.0";'],
        members: ['node21 named efi-x64', 'machines of 192.168.1.0/24 unnamed efi-x64'],
        firmwares: ['efi-x64'],
      },
      {
        verdict: 'unknown',
        decides: true,
        rule: null,
        text: 'which file PXELINUX reads is not known: there are files for single MAC addresses, and that of the node is not known',
        places: ['1 at /etc/dhcp/dhcpd.conf: filename "pxelinux.0";'],
        members: ['machines of 192.168.1.0/24 unnamed bios'],
        firmwares: ['bios'],
      },
      {
        verdict: 'unknown',
        decides: true,
        rule: null,
        text: 'default boots the local disk (label local)',
        places: ['1 at /srv/tftp/pxelinux.cfg/default: LABEL local'],
        members: ['machines that read default unnamed'],
        firmwares: ['bios'],
      },
      {
        verdict: 'boots',
        decides: true,
        rule: null,
        text: null,
        places: [],
        members: ['node21 named bios'],
        firmwares: ['bios'],
      },
    ]);
  });

  it('is told of each machine by what decides, with what it comes to under each firmware', () => {
    const told = machines(hall, summarise(siteVerdicts(hall))).map(
      ({ name, mac, verdict, told: text, at, firmwares }) => [
        `${name} ${mac} ${verdict}: ${text}`,
        at === undefined ? null : plain(hall, at),
        firmwares.map((one) => `${one.firmware} ${one.verdict}: ${one.told}`),
      ],
    );
    const uefi = 'lpxelinux.0 is built for BIOS, and x64 UEFI cannot start it (/etc/dhcp/dhcpd.conf:15)';
    const root = '/diskless/node22 is not exported (/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-ca:4)';
    assert.deepEqual(told, [
      [
        'node21 00:40:63:c2:ca:c9 boots: it boots',
        null,
        ['bios boots: it boots', `efi-x64 fails: it does not boot: ${uefi}`],
      ],
      [
        `node22 00:40:63:c2:ca:ca fails: it does not boot: ${root}`,
        '/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-ca: nfsroot=192.168.1.1:/diskless/node22,vers=3',
        [],
      ],
    ]);
  });
});
