/** What people call a machine goes in; the machine comes out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { findNode } from '../../../server/service/index.js';
import { formatIpv4 } from '../../../server/site/address.js';
import { siteOf } from '../../support/site.js';

describe('the machine that a text means', () => {
  const site = siteOf(
    miniature({
      'etc/hosts': '192.168.1.1 master\n192.168.1.21 kiosk.lab.example kiosk\n192.168.1.99 printer\n',
    }),
  );
  const found = (text: string): string | undefined => findNode(site, text)?.name;

  it('is known by its name and its address', () => {
    for (const text of ['node21', 'NODE21', '192.168.1.21', 'kiosk', 'Kiosk.lab.example'])
      assert.equal(found(text), 'node21', text);
  });

  it('is known by its MAC, as dhcpd, a switch, a database or PXELINUX writes it', () => {
    const texts = [
      '00:40:63:c2:ca:c9',
      '0-40-63-C2-CA-C9',
      '0040.63c2.cac9',
      '004063C2CAC9',
      '01-00-40-63-c2-ca-c9',
    ];
    for (const text of texts) assert.equal(found(text), 'node21', text);
  });

  it('is a stranger by an address or a MAC that no file has', () => {
    assert.equal(found('192.168.1.98'), '192.168.1.98');
    assert.equal(found('5254.0000.0001'), '52:54:00:00:00:01');
    const known = ['192.168.1.98', '5254.0000.0001'].map((text) => findNode(site, text));
    assert.deepEqual(
      known.map((node) => [node?.kind, node?.mac, node?.addresses.map(formatIpv4)]),
      [
        ['stranger', undefined, ['192.168.1.98']],
        ['stranger', '52:54:00:00:00:01', []],
      ],
    );
  });

  it('is none by another name, nor by a text that is nearly a MAC', () => {
    const texts = [
      'printer',
      'master',
      'node2',
      '',
      '00:40:63:c2:ca',
      '02-00-40-63-c2-ca-c9',
      '0040.63c2.cac',
      '00.40.63.c2.ca.c9',
      '0040.63c2.cac9.',
      'f0040.63c2.cac9',
      '004063c2cac900',
    ];
    for (const text of texts) assert.equal(found(text), undefined, text);
  });

  it('is the one of that name where it could be a MAC, too', () => {
    const named = siteOf(
      miniature({
        'etc/dhcp/dhcpd.conf': miniature()['etc/dhcp/dhcpd.conf']?.replace(
          'host node21',
          'host 525400000001',
        ),
      }),
    );
    assert.equal(findNode(named, '525400000001')?.mac, '00:40:63:c2:ca:c9');
  });
});
