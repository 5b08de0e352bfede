/** Configurations that dhcpd 4.4.3 was asked about go in; its answer to a PXE boot ROM, by file and server name, comes out. */
import assert from 'node:assert/strict';
import { detailedAnswer } from '../../../../server/boot/dhcp/dhcpd/server.js';
import { textOfValue } from '../../../../server/boot/dhcp/optiontext.js';
import { firmwareClient } from '../../../../server/boot/machine/profile.js';
import { macOf } from '../../../support/mac.js';
import { smallSite } from '../../support.js';

const mac = macOf('00:40:63:c2:ca:c9');

/** `file` and `sname` of the reply, then host and domain name; null where nothing comes back. */
function answer(dhcp: string): readonly string[] | null {
  const site = smallSite({ dhcp });
  assert.ok(site.dhcp !== undefined);
  const given = detailedAnswer(site, site.dhcp, firmwareClient('bios', mac));
  if (given.answered !== 'yes') return given.answered === 'no' ? null : ['unknown'];
  const option = (name: string) => {
    const it = given.option(name);
    return it.kind === 'value' ? (textOfValue(it.value) ?? '?') : it.kind;
  };
  const field = ({ kind, ...it }: typeof given.filename) => ('value' in it ? it.value : kind);
  const all = [field(given.filename), field(given.serverName), option('host-name'), option('domain-name')];
  return all.map((one) => (one === 'none' ? '' : one));
}

const subnet = 'subnet 10.1.0.0 netmask 255.255.255.0';
const fixed = `host n { hardware ethernet ${mac}; fixed-address 10.1.0.21; }`;
const rom = 'match if substring (option vendor-class-identifier, 0, 9) = "PXEClient";';

describe('the lists of a pool', () => {
  const classes = `class "pxe" { ${rom} } class "x" { match if option user-class = "x"; }`;
  const lets = (permits: string) =>
    [`host n { hardware ethernet ${mac}; }`, ''].map(
      (host) =>
        answer(
          `${classes} ${subnet} { pool { ${permits} range 10.1.0.100 10.1.0.110; filename "pool"; } } ${host}`,
        ) !== null,
    );

  // Whether a client that is declared is let in, and one that is not.
  const asked: Readonly<Record<string, readonly [boolean, boolean]>> = {
    'allow known-clients; deny members of "pxe";': [false, false],
    'allow unknown-clients; allow members of "pxe";': [true, true],
    'allow unknown-clients; allow members of "x";': [false, true],
    'allow members of "pxe"; deny known-clients;': [false, true],
    'allow members of "x";': [false, false],
    'deny members of "x";': [true, true],
    'deny all clients;': [false, false],
    'allow all clients; deny unknown-clients;': [true, false],
    'allow authenticated clients;': [false, false],
    'deny authenticated clients;': [true, true],
    'allow unauthenticated clients;': [true, true],
    'deny unauthenticated clients;': [false, false],
    'allow dynamic bootp clients;': [false, false],
    'deny dynamic bootp clients;': [true, true],
    'allow known-clients; allow unknown-clients;': [true, true],
    'deny known-clients; deny unknown-clients;': [false, false],
  };
  for (const [permits, expected] of Object.entries(asked))
    it(`are both heeded: ${permits}`, () => assert.deepEqual(lets(permits), expected));
});

describe('the classes of a client', () => {
  const named = (class_: string) => answer(`${class_} ${subnet} { } ${fixed}`)?.[0];

  it('may be made as clients come, but not of an empty value', () => {
    const spawn = (value: string) => named(`class "c" { spawn with ${value}; filename "c"; }`);
    assert.equal(spawn('substring (option vendor-class-identifier, 0, 9)'), 'c');
    assert.equal(spawn('substring (option vendor-class-identifier, 99, 4)'), '');
    assert.equal(spawn('option user-class'), '');
  });

  it('are five at most, whose statements run', () => {
    const six = (last: number) =>
      [1, 2, 3, 4, 5, 6]
        .map((i) => `class "c${i}" { ${rom} ${i === last ? 'filename' : 'server-name'} "c${i}"; }`)
        .join('\n');
    assert.deepEqual(answer(`${six(5)} ${subnet} { } ${fixed}`), ['c5', 'c1', '', '']);
    assert.deepEqual(answer(`${six(6)} ${subnet} { } ${fixed}`), ['', 'c1', '', '']);
  });
});

describe('statements', () => {
  const asked: Readonly<Record<string, readonly string[]>> = {
    'append domain-name "a"; option host-name = pick-first-value (config-option domain-name, "none");': [
      '',
      '',
      'a',
      'a',
    ],
    'switch (extract-int (option pxe-system-type, 16)) { case 0: filename "zero"; break; case 7: filename "seven"; break; default: filename "other"; }':
      ['zero', '', '', ''],
    'switch (option user-class) { case "x": filename "x"; break; }': ['', '', '', ''],
    'switch (option user-class) { case "x": filename "x"; break; case "y": filename "y"; } server-name "after";':
      ['', 'after', '', ''],
    'filename "a"; break; filename "b";': ['a', '', '', ''],
    'supersede domain-name "a"; append domain-name "b"; default domain-name "c"; filename = config-option domain-name;':
      ['ab', '', '', 'ab'],
  };
  for (const [body, expected] of Object.entries(asked))
    it(`come to what they come to in dhcpd: ${body}`, () =>
      assert.deepEqual(answer(`${subnet} { ${body} } ${fixed}`), expected));
});
