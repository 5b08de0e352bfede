/** What does not fit: classes beyond the fifth, options beyond the room of the reply. */
import assert from 'node:assert/strict';
import type { DhcpdAnswer } from '../../../../server/boot/dhcp/dhcpd/answer.js';
import { packed, roomFor, type Sized } from '../../../../server/boot/dhcp/dhcpd/packing.js';
import { detailedAnswer } from '../../../../server/boot/dhcp/dhcpd/server.js';
import { firmwareClient } from '../../../../server/boot/machine/profile.js';
import type { DhcpClient } from '../../../../server/boot/trace.js';
import type { Site } from '../../../../server/site/model.js';
import { macOf } from '../../../support/mac.js';
import { smallSite } from '../../support.js';

function whole(site: Site, client: DhcpClient): DhcpdAnswer {
  if (site.dhcp === undefined) throw new Error('the site has no dhcpd.conf');
  return detailedAnswer(site, site.dhcp, client);
}

const mac = macOf('00:40:63:c2:ca:c9');
const bios = firmwareClient('bios', mac);
const ask = (dhcp: string, client: DhcpClient = bios) => whole(smallSite({ dhcp }), client);
const filename = ({ filename: it }: ReturnType<typeof ask>) => (it.kind === 'value' ? it.value : it.kind);
const subnet = 'subnet 10.1.0.0 netmask 255.255.255.0';
const host = `host n { hardware ethernet ${mac}; fixed-address 10.1.0.21;`;

describe('what finds no room', () => {
  it('is the sixth class, even where one of the others may not be there', () => {
    const known = [1, 2, 3, 4].map((i) => `class "c${i}" { match if exists vendor-class-identifier; }`);
    const open = 'class "open" { match if option dhcp-client-identifier = "x"; }';
    const text = `${known.join(' ')} ${open} class "last" { match if not static; filename "l"; } ${subnet} {} ${host} }`;
    assert.equal(ask(text).filename.kind, 'unknown');
    assert.equal(filename(ask(text.replace(open, ''))), 'l');
    assert.equal(filename(ask(text.replace('option dhcp-client-identifier = "x"', 'not static'))), 'none');
  });

  it('is an option behind which an overload mark would not fit, unless it is the last that could be sent', () => {
    const client = {
      ...bios,
      bootp: true,
      requested: undefined,
      vendorClass: undefined,
      architecture: undefined,
    };
    const small = { ...client, others: new Map() };
    const pool = `${subnet} { range dynamic-bootp 10.1.0.50; filename "f"; server-name "s"; }`;
    const filled = (length: number) =>
      ask(
        `option domain-name "${'d'.repeat(40)}"; option nis-domain "${'n'.repeat(length)}"; ${pool}`,
        small,
      );
    assert.deepEqual(
      [7, 8].map((length) => filled(length).octets(15).kind),
      ['value', 'none'],
    );
  });
});

describe('the room for options', () => {
  const said = (size: number): DhcpClient => ({ ...bios, others: new Map([[57, [size >> 8, size & 255]]]) });
  const plain: DhcpClient = { ...bios, vendorClass: undefined, architecture: undefined };
  const old: DhcpClient = { ...plain, bootp: true, requested: undefined };

  it('is what the client said, between 576 and 1500 octets', () => {
    const sizes = [575, 576, 577, 1499, 1500, 1501].map((size) => roomFor(said(size), 1000));
    assert.deepEqual(
      sizes.map(({ options }) => options + 264),
      [576, 576, 577, 1499, 1500, 1500],
    );
    assert.ok(sizes.every(({ atLeast }) => !atLeast));
  });

  it('is 1260 octets at least for a boot ROM whose packet is not known, and that alone', () => {
    assert.deepEqual(roomFor(bios, undefined), { options: 1260 - 264, atLeast: true });
    assert.deepEqual(roomFor({ ...bios, others: new Map() }, undefined), {
      options: 576 - 264,
      atLeast: false,
    });
    assert.deepEqual(roomFor({ ...bios, vendorClass: 'udhcp' }, undefined), {
      options: 576 - 264,
      atLeast: true,
    });
  });

  it('is the one of the configuration for a client that says nothing, unless that is 0', () => {
    const rooms = [undefined, 0, 1, 1000].map((size) => roomFor(plain, size));
    assert.deepEqual(
      rooms.map(({ options, atLeast }) => [options + 264, atLeast]),
      [
        [576, false],
        [576, false],
        [576, false],
        [1000, false],
      ],
    );
    assert.deepEqual(roomFor(old, 1000), { options: 1000 - 264, atLeast: true });
  });

  it('is as much as a BOOTP client sent, and 64 octets at least', () => {
    const sent = (octets: number): DhcpClient => ({
      ...old,
      others: new Map([[200, new Array<number>(octets).fill(1)]]),
    });
    // The cookie, the mark at the end, and the head of the option are seven octets more.
    assert.deepEqual(
      [0, 57, 58].map((octets) => roomFor(sent(octets), undefined)),
      [64, 64, 65].map((options) => ({ options, atLeast: false })),
    );
    assert.deepEqual(roomFor({ ...sent(50), vendorClass: 'abc', architecture: 0 }, undefined).options, 66);
  });
});

describe('options in a room', () => {
  const stored = (
    list: readonly (readonly [number, boolean?])[],
    room: number,
    file = false,
    sname = false,
  ) => {
    const sized = list.map(([length, last = false], at): Sized => ({ code: at + 1, length, last }));
    return [...packed(sized, room, file, sname)];
  };

  it('leave five octets for the mark behind them, the last one two', () => {
    // A room of 20 octets has 16 behind the cookie.
    assert.deepEqual(stored([[11]], 20), [1]);
    assert.deepEqual(stored([[12]], 20), []);
    assert.deepEqual(stored([[13, true]], 20), [1]);
    assert.deepEqual(stored([[14, true]], 20), []);
  });

  it('that do not fit leave their room to the next', () => {
    assert.deepEqual(stored([[12], [11]], 20), [2]);
    assert.deepEqual(stored([[5], [4]], 20), [1, 2]);
    assert.deepEqual(stored([[5], [5]], 20), [1]);
  });

  it('go on in the field of the boot file, then in that of the server name, where these are free', () => {
    assert.deepEqual(stored([[125]], 10, true), [1]);
    assert.deepEqual(stored([[126]], 10, true), []);
    assert.deepEqual(stored([[61]], 10, false, true), [1]);
    assert.deepEqual(stored([[62]], 10, false, true), []);
    assert.deepEqual(stored([[186]], 10, true, true), [1]);
    assert.deepEqual(stored([[187]], 10, true, true), []);
    assert.deepEqual(stored([[120], [60]], 10, true, true), [1, 2]);
    assert.deepEqual(stored([[120], [64]], 10, true, true), [1, 2]);
    assert.deepEqual(stored([[120], [65]], 10, true, true), [1]);
  });

  it('are split where they are longer than one option may be', () => {
    assert.deepEqual(stored([[255]], 4 + 261), [1]);
    // Two heads for 256 octets.
    assert.deepEqual(stored([[256]], 4 + 263), []);
    assert.deepEqual(stored([[256]], 4 + 264), [1]);
  });

  it('want an overload mark once a field was used, also before the last', () => {
    // Eight octets behind the cookie; the first goes into the field of the boot file and leaves three there.
    assert.deepEqual(stored([[5, true]], 12), [1]);
    assert.deepEqual(stored([[100], [5, true]], 12, true), [1, 2]);
    assert.deepEqual(stored([[123], [5, true]], 12, true), [1]);
  });
});
