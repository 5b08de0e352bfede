/** A printed description says the same as the data it was printed from. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type NetworkDescription,
  parseDescription,
  printDescription,
  type SiteDescription,
} from '../../../server/generate/index.js';
import { type Ipv4Address, ipv4After, ipv4OfNumber } from '../../../server/site/address.js';
import { macOf } from '../../support/mac.js';
import { described, full, inRam, smallest, twoNetworks } from '../support.js';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const path = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`);
/** fast-check makes records without a prototype now and then, which strict equality tells apart. */
const plain = { noNullPrototype: true } as const;
const access = fc.constantFrom('ro' as const, 'rw' as const);

const network = (base: Ipv4Address): fc.Arbitrary<NetworkDescription> =>
  fc.record(
    {
      network: fc.constant(base),
      length: fc.constant(24),
      router: fc.option(fc.constant(ipv4After(base, 254)), { nil: undefined }),
      dns: fc.array(fc.nat({ max: 0xffffffff }).map(ipv4OfNumber), { maxLength: 3 }),
      domain: fc.option(
        word.map((name) => `${name}.example`),
        { nil: undefined },
      ),
      server: fc.constant(ipv4After(base, 1)),
    },
    plain,
  );

/** Descriptions of up to five nodes in 10.9.0.0/24, each with a root of its own. */
const descriptions: fc.Arbitrary<SiteDescription> = fc
  .record(
    {
      server: fc.record(
        {
          name: word,
          interface: fc.option(word, { nil: undefined }),
        },
        plain,
      ),
      networks: fc.oneof(
        fc.tuple(network(ipv4OfNumber(0x0a090000))),
        fc.tuple(network(ipv4OfNumber(0x0a090000)), network(ipv4OfNumber(0x0a0a0000))),
      ),
      dhcp: fc.constantFrom<SiteDescription['dhcp']>('dhcpd', 'dnsmasq'),
      loader: fc.constantFrom<SiteDescription['loader']>('pxelinux', 'ipxe', 'grub'),
      root: fc.constant('nfs' as const),
      http: fc.option(path, { nil: undefined }),
      firmware: fc.constantFrom<SiteDescription['firmware']>(['bios'], ['efi-x64'], ['bios', 'efi-x64']),
      tftp: fc.record(
        { root: path, daemon: fc.constantFrom('tftpd-hpa' as const, 'in.tftpd' as const) },
        plain,
      ),
      nfs: fc.record(
        {
          version: fc.constantFrom('3' as const, '4.0' as const, '4.1' as const, '4.2' as const),
          roots: path,
          threads: fc.integer({ min: 1, max: 500 }),
        },
        plain,
      ),
      kernel: fc.record(
        {
          image: word,
          initrd: fc.constant(undefined),
          parameters: fc.array(fc.constantFrom('quiet', 'console=ttyS0,115200', 'panic=10'), {
            maxLength: 3,
          }),
          symbols: fc.constant(new Map<string, string>()),
        },
        plain,
      ),
      shared: fc
        .uniqueArray(
          path.chain((mount) =>
            access.map((mode) => ({ path: `/shared${mount}`, mount: `/m${mount}`, access: mode })),
          ),
          { selector: ({ path: source }) => source, maxLength: 3 },
        )
        .map((list) => list.sort((a, b) => (a.mount < b.mount ? -1 : 1))),
      nodes: fc.array(access, { minLength: 1, maxLength: 5 }).map((modes) =>
        modes.map((mode, i) => ({
          name: `node-${i}`,
          mac: macOf(`52:54:00:00:00:0${i}`),
          address: ipv4OfNumber(0x0a090010 + i),
          root: `/roots/r${i}`,
          access: mode,
        })),
      ),
    },
    plain,
  )
  .map((site) => ({
    ...site,
    // With several networks the server listens on all of its interfaces.
    server: site.networks.length === 1 ? site.server : { ...site.server, interface: undefined },
    // PXELINUX has no HTTP.
    http: site.loader === 'pxelinux' ? undefined : site.http,
    // dnsmasq serves the files itself, so that the description has no other daemon.
    tftp: site.dhcp === 'dnsmasq' ? { ...site.tftp, daemon: 'tftpd-hpa' as const } : site.tftp,
  }));

describe('printed description', () => {
  for (const [name, text] of Object.entries({
    smallest,
    full,
    twoNetworks,
    'root in RAM': inRam('loader: grub\nhttp: /srv/www\n'),
  })) {
    it(`gives the one called ${name} back`, () => {
      const site = described(text);
      assert.deepEqual(described(printDescription(site, ['A note.'])), site);
    });
  }

  it('leaves out what is a default', () => {
    const text = printDescription(described(smallest));
    for (const key of [
      'tftp',
      'nfs',
      'kernel',
      'loader',
      'firmware',
      'http',
      'shared',
      'access',
      'root',
      'dns',
    ]) {
      assert.ok(!text.includes(`${key}:`), key);
    }
  });

  it('gives any description back', () => {
    fc.assert(
      fc.property(descriptions, (site) => {
        const { description, problems } = parseDescription(printDescription(site));
        assert.deepEqual(problems, []);
        assert.deepEqual(description, site);
      }),
    );
  });
});
