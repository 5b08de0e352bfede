/** Roots of dnsmasq's TFTP and clients go in; the folder that each client sees comes out, or that no file tells which it is. */
import assert from 'node:assert/strict';
import { seenBy } from '../../../server/boot/files/seenby.js';
import { none, value } from '../../../server/boot/outcome.js';
import type { DhcpAnswer } from '../../../server/boot/trace.js';
import type { Site } from '../../../server/site/model.js';
import { siteOf } from '../../support/site.js';
import { address } from '../support.js';

const CONF = 'port=0\ndhcp-range=10.9.0.100,10.9.0.199,255.255.255.0,1h\nenable-tftp\n';

function site(lines: string, ...folders: readonly string[]): Site {
  const files = Object.fromEntries(folders.map((path) => [`srv/${path}/x`, '']));
  return siteOf({ 'etc/dnsmasq.conf': CONF + lines, 'srv/tftp/y': '', ...files });
}

interface Client {
  readonly ip?: string;
  readonly ranges?: readonly (readonly [string, string])[];
  readonly mac?: string;
}

function sees(one: Site, { ip, ranges = [], mac }: Client): string {
  const answer = {
    client: { mac },
    subnet: undefined,
    address: ip === undefined ? none : value(address(ip), undefined),
    dynamic: ranges.map(([low, high]) => ({ low: address(low), high: address(high) })),
  } as unknown as DhcpAnswer;
  const { tftp } = seenBy(one, answer);
  return tftp.mapFile ? 'not known' : (tftp.root ?? '-');
}

describe('the folder that a client of dnsmasq sees', () => {
  const ROOT = 'tftp-root=/srv/tftp\n';

  it('is the same for all where nothing else is said', () => {
    const plain = site(ROOT, 'tftp/10.9.0.21');
    assert.equal(sees(plain, { ip: '10.9.0.21' }), '/srv/tftp');
    const answer = { client: {}, address: none, dynamic: [] } as unknown as DhcpAnswer;
    assert.equal(seenBy(plain, answer), plain);
  });

  it('is that of its address, where it has one', () => {
    const own = site(`${ROOT}tftp-unique-root\n`, 'tftp/10.9.0.21', 'tftp/02-00-00-00-00-01');
    assert.equal(sees(own, { ip: '10.9.0.21' }), '/srv/tftp/10.9.0.21');
    assert.equal(sees(own, { ip: '10.9.0.22', mac: '02:00:00:00:00:01' }), '/srv/tftp');
    // What is worked out for a client is the same site for the next one that sees the same.
    const answer = {
      client: {},
      address: value(address('10.9.0.21'), undefined),
      dynamic: [],
    } as unknown as DhcpAnswer;
    assert.equal(seenBy(own, answer), seenBy(own, answer));
  });

  it('is not known of an address that is one of several, of which one has a folder', () => {
    const own = site(`${ROOT}tftp-unique-root\n`, 'tftp/10.9.0.150', 'tftp/other');
    const range = (low: string, high: string) => sees(own, { ranges: [[low, high]] });
    assert.equal(range('10.9.0.100', '10.9.0.199'), 'not known');
    assert.equal(range('10.9.0.150', '10.9.0.199'), 'not known');
    assert.equal(range('10.9.0.100', '10.9.0.150'), 'not known');
    assert.equal(range('10.9.0.100', '10.9.0.149'), '/srv/tftp');
    assert.equal(range('10.9.0.151', '10.9.0.199'), '/srv/tftp');
    assert.equal(
      sees(own, {
        ranges: [
          ['10.9.0.100', '10.9.0.110'],
          ['10.9.0.140', '10.9.0.160'],
        ],
      }),
      'not known',
    );
    assert.equal(sees(own, {}), '/srv/tftp');
  });

  it('is that of its MAC, where it is to be', () => {
    const own = site(`${ROOT}tftp-unique-root=mac\n`, 'tftp/02-00-00-00-00-01', 'tftp/10.9.0.21');
    assert.equal(sees(own, { ip: '10.9.0.21', mac: '02:00:00:00:00:01' }), '/srv/tftp/02-00-00-00-00-01');
    assert.equal(sees(own, { ip: '10.9.0.21', mac: '02:00:00:00:00:02' }), '/srv/tftp');
    assert.equal(sees(own, { ip: '10.9.0.21' }), 'not known');
    const none = site(`${ROOT}tftp-unique-root=mac\n`, 'tftp/02-00-00-00-00');
    assert.equal(sees(none, {}), '/srv/tftp');
  });

  it('is that of its interface, the first of several lines for one, and the last for all', () => {
    const lines = 'interface=eth0\ntftp-root=/srv/a,eth0\ntftp-root=/srv/b,eth0\ntftp-root=/srv/c,eth1\n';
    const folders = ['a', 'b', 'c', 'tftp'];
    assert.equal(sees(site(lines + ROOT, ...folders), { ip: '10.9.0.21' }), '/srv/a');
    assert.equal(
      sees(site(`interface=eth2\n${lines.replace('interface=eth0\n', '')}${ROOT}`, ...folders), {
        ip: '10.9.0.21',
      }),
      '/srv/tftp',
    );
    // Which interface it is on is not told.
    assert.equal(sees(site(`interface=eth1\n${lines}${ROOT}`, ...folders), { ip: '10.9.0.21' }), 'not known');
    assert.equal(sees(site(`interface=eth0\n${lines}${ROOT}`, ...folders), { ip: '10.9.0.21' }), '/srv/a');
  });
});
