/** Replies of dhcpd go in; what a firmware makes of them, and what it shows, comes out: option 43 as UEFI reads it, and programs that are built for others. */
import assert from 'node:assert/strict';
import { type Firmware, traceBoot } from '../../../server/boot/index.js';
import { siteOf } from '../../support/site.js';

function faults(statements: string, firmware: Firmware = 'efi-x64') {
  const site = siteOf({
    'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n${statements}\n}\nhost node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n`,
  });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  return traceBoot(site, node, firmware).stages.flatMap((stage) => stage.faults);
}

describe('a reply with option 60 "PXEClient"', () => {
  const OFFER = 'PXE-E16: No valid offer received.';
  const CANCELLED = 'PXE-E21: Remote boot cancelled.';
  const shown = (option43: string, firmware?: Firmware) =>
    faults(
      `option vendor-class-identifier "PXEClient"; filename "syslinux.efi"; ${option43 && `option vendor-encapsulated-options ${option43};`}`,
      firmware,
    ).flatMap(({ id, console }) => (id === 'dhcp/pxeclient-without-43' ? [console] : []));

  it('is taken with bit 3 of its discovery control, wherever that stands', () => {
    for (const octets of [
      '06:01:08:ff',
      '06:01:08',
      '06:01:0b:ff',
      '00:00:06:01:08',
      '09:03:80:00:00:06:01:08',
    ])
      assert.deepEqual(shown(octets), [], octets);
  });

  it('leaves UEFI without an offer where no control says so', () => {
    // The last three: behind the end, inside another tag, and in a tag that is cut off.
    for (const octets of ['', '01:04:00:00:00:00', '06:01:02', 'ff:06:01:08', '80:03:06:01:08', '06'])
      assert.deepEqual(shown(octets), [OFFER], octets);
  });

  it('is the end where there is nobody left to ask', () => {
    // The last one asks a question, and has no menu behind it.
    for (const octets of ['06:01:03', '06:01:07', '0a:05:00:42:6f:6f:74'])
      assert.deepEqual(shown(octets), [CANCELLED], octets);
  });

  it('is open where what stands in option 43 is', () => {
    const told = faults(
      'option vendor-class-identifier "PXEClient"; filename "syslinux.efi"; option vendor-encapsulated-options = option dhcp-client-identifier;',
    );
    assert.deepEqual(
      told.filter(({ id }) => id === 'dhcp/pxeclient-without-43'),
      [],
    );
  });

  it('is for UEFI only', () => {
    assert.deepEqual(shown('', 'bios'), []);
    assert.deepEqual(shown('', 'efi-arm64'), [OFFER]);
  });
});

describe('a reply for the client of HTTP boot', () => {
  const told = (statements: string) => {
    const site = siteOf({
      'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {\n${statements}\n}\nhost node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n`,
    });
    const [node] = site.nodes;
    assert.ok(node !== undefined);
    return traceBoot(site, node, 'efi-http-x64').stages.flatMap((stage) =>
      stage.faults.map(({ id, effect, at, others, console }) => {
        const text = [at, ...others].map(({ file, span }) =>
          site.files.get(file)?.document.text.slice(span.start, span.end),
        );
        return [`${id} ${effect} at ${text.join(' | ')}`, console];
      }),
    );
  };
  const OFFER = 'PXE-E16: No valid offer received.';
  const FILE = 'filename "http://192.168.1.1/grubx64.efi";';

  it('has to have its word in option 60, and names another one that is there', () => {
    const [without] = told(FILE);
    assert.equal(without?.[0], `dhcp/httpclient-missing stops at ${FILE}`);
    const other = 'option vendor-class-identifier "PXEClient";';
    assert.equal(told(`${other} ${FILE}`)[0]?.[0], `dhcp/httpclient-missing stops at ${FILE} | ${other}`);
    for (const word of ['HTTPClient', 'HTTPClient:Arch:00016'])
      assert.deepEqual(told(`option vendor-class-identifier "${word}"; ${FILE}`), [], word);
    assert.deepEqual(
      told(`option vendor-class-identifier = option user-class; ${FILE}`).map(([text]) => text),
      [`dhcp/httpclient-missing stops at ${FILE}`],
    );
  });

  it('has to name a URL', () => {
    const plain = 'filename "grubx64.efi";';
    assert.deepEqual(
      told(`option vendor-class-identifier "HTTPClient"; next-server 192.168.1.1; ${plain}`).map(
        ([text]) => text,
      ),
      [`dhcp/http-plain-name stops at ${plain}`],
    );
    assert.equal(told(FILE)[0]?.[1], told(`option vendor-class-identifier "HTTPClient"; ${plain}`)[0]?.[1]);
    assert.notEqual(told(FILE)[0]?.[1], OFFER);
  });
});

describe('a program for another firmware', () => {
  const shown = (file: string, firmware: Firmware) =>
    faults(`filename "${file}";`, firmware).flatMap((fault) =>
      fault.id === 'dhcp/uefi-gets-bios-nbp'
        ? [`${fault.console} | ${fault.asks}, ${fault.built}, ${fault.uefi ? 'UEFI' : 'BIOS'}`]
        : [],
    );
  const device = 'Boot0001 "UEFI PXEv4 (MAC:004063C2CAC9)"';

  it('is not supported where it is for another processor', () => {
    const said = (words: string) => [`BdsDxe: failed to start ${device} Unsupported | ${words}, UEFI`];
    assert.deepEqual(shown('bootaa64.efi', 'efi-x64'), said('x64 UEFI, ARM64 UEFI'));
    assert.deepEqual(shown('bootia32.efi', 'efi-x64'), said('x64 UEFI, 32-bit UEFI'));
    assert.deepEqual(shown('bootx64.efi', 'efi-arm64'), said('ARM64 UEFI, x64 UEFI'));
  });

  it('is not found where it is no program for UEFI at all', () => {
    assert.deepEqual(shown('pxelinux.0', 'efi-x64'), [
      `BdsDxe: failed to load ${device} Not Found | x64 UEFI, BIOS, UEFI`,
    ]);
  });

  it('is too big for BIOS where it is for UEFI', () => {
    assert.deepEqual(shown('bootx64.efi', 'bios'), [
      'PXE-E79: NBP is too big to fit in free base memory | BIOS, x64 UEFI, BIOS',
    ]);
  });

  it('starts where it is its own', () => {
    for (const [file, firmware] of [
      ['pxelinux.0', 'bios'],
      ['bootx64.efi', 'efi-x64'],
      ['bootia32.efi', 'efi-ia32'],
      ['bootaa64.efi', 'efi-arm64'],
    ] as const)
      assert.deepEqual(shown(file, firmware), [], file);
  });
});
