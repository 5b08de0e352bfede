/** Expressions of dhcpd.conf over a packet: three-valued results are compared. */
import assert from 'node:assert/strict';
import {
  type EvaluationContext,
  type Expression,
  evaluate,
  holds,
} from '../../../../server/boot/dhcp/dhcpd/expression.js';
import { optionCodes } from '../../../../server/boot/dhcp/dhcpd/options.js';
import { nothing, type Value } from '../../../../server/boot/dhcp/dhcpd/packet.js';
import { firmwares } from '../../../../server/boot/machine/names.js';
import { firmwareClient, kernelClient } from '../../../../server/boot/machine/profile.js';
import { octetsOfUtf8, textOf } from '../../../../server/site/octets.js';
import { macOf } from '../../../support/mac.js';
import { dhcpFacts } from '../../support.js';

const mac = macOf('00:40:63:c2:ca:c9');

function context(facts = dhcpFacts('')): EvaluationContext {
  return {
    client: firmwareClient('bios', mac),
    host: undefined,
    known: true,
    fixed: true,
    address: nothing,
    variables: new Map(),
    codeOf: optionCodes(facts).codeOf,
    encapsulates: optionCodes(facts).encapsulates,
    configured: () => nothing,
  };
}

function parse(text: string): Expression {
  const [statement] = dhcpFacts(`if ${text} { }`).global.executables;
  const condition = statement?.kind === 'if' ? statement.branches[0]?.condition : undefined;
  assert.ok(condition !== undefined, text);
  return condition;
}

function truth(text: string): boolean | string {
  const value: Value = holds(parse(text), context());
  return value.kind === 'boolean' ? value.value : value.kind;
}

describe('an expression over a packet', () => {
  // Each line is what dhcpd 4.4.3 did with it for a PXE boot ROM.
  const measured: readonly [string, boolean][] = [
    ['not (option user-class = "a" and option user-class = "b")', false],
    ['not (substring (option user-class, 0, 4) = "iPXE")', true],
    ['option user-class != "x"', true],
    ['option user-class = option host-name', true],
    ['option user-class = ""', false],
    ['substring (option vendor-class-identifier, 99, 4) = ""', true],
    ['concat ("a", option user-class) = "a"', false],
    ['option pxe-system-type = 0', false],
    ['option pxe-system-type = 00:00', true],
    ['OPTION Vendor-Class-Identifier = "PXEClient:Arch:00000:UNDI:002001"', true],
    ['binary-to-ascii (16, 8, ":", substring (hardware, 1, 6)) = "0:40:63:c2:ca:c9"', true],
    ['suffix (concat ("0", binary-to-ascii (16, 8, "", substring (hardware, 1, 1))), 2) = "00"', true],
    ['known', true],
    ['static', true],
    ['extract-int (option pxe-system-type, 16) = 0', true],
    ['extract-int (substring (option vendor-class-identifier, 0, 1), 16) = 0', false],
    ['extract-int (option user-class, 8) = 1 or known', true],
    ['lcase (option vendor-class-identifier) = "pxeclient:arch:00000:undi:002001"', true],
    ['pick-first-value (option user-class, "z") = "z"', true],
    ['known or known and option user-class = "x"', false],
    ['option vendor-class-identifier ~= "^PXE"', true],
    ['option vendor-class-identifier ~~ "^pxe"', true],
    ['not exists user-class', true],
    ['binary-to-ascii (16, 16, "", option pxe-system-type) = "0"', true],
    ['binary-to-ascii (10, 32, "", 81:82:83:84) = "02172814212"', true],
    ['binary-to-ascii (10, 32, "", 33:36:3a:3b) = "859191867"', true],
    ['reverse (1, substring (option vendor-class-identifier, 0, 3)) = "EXP"', true],
    ['encode-int (5, 16) = 00:05', true],
    ['encode-int (7 + 5, 8) = 0c', true],
    ['encode-int (70000 * 70000, 32) = 24:10:11:00', true],
    ['encode-int (7 / 2, 8) = 03', true],
    ['encode-int (7 / 0, 8) = option user-class', true],
    ['encode-int (7 / 0, 8) = 00', false],
    ['encode-int (7 % 4, 8) = 03', true],
    ['encode-int (7 % 0, 8) = option user-class', true],
    ['encode-int (6 & 3, 8) = 02', true],
    ['encode-int (6 | 3, 8) = 07', true],
    ['encode-int (6 ^ 3, 8) = 05', true],
    ['encode-int (4294967295 / 2, 32) = 7f:ff:ff:ff', false],
    ['encode-int (258, 8) = 02', true],
    ['encode-int (258, 16) = 01:02', true],
    ['encode-int (258, 32) = 00:00:01:02', true],
    ['extract-int (option pxe-system-type, 8) = 0', true],
    ['extract-int ("a", 8) = 97', true],
    ['extract-int ("a", 8) != 97', false],
    ['exists user-class or static', true],
    ['exists user-class or exists host-name', false],
    ['not (exists user-class or exists host-name)', true],
    ['undefinedvar or known', true],
    ['undefinedvar and known', false],
    ['not (known and undefinedvar)', false],
    ['known and undefinedvar', false],
    ['defined (undefinedvar)', false],
    ['substring ("abc", 3, 1) = ""', true],
    ['substring ("abc", 2, 9) = "c"', true],
    ['substring ("abc", 0, 0) = ""', true],
    ['suffix ("abc", 3) = "abc"', true],
    ['suffix ("abc", 9) = "abc"', true],
    ['suffix ("abc", 0) = ""', true],
    ['suffix ("abc", 2) = "bc"', true],
    ['suffix (option user-class, 2) = option user-class', true],
    ['concat ("a", "b", "c") = "abc"', true],
    ['lcase ("AzZ@[") = "azz@["', true],
    ['ucase ("aZz`{") = "AZZ`{"', true],
    ['pick-first-value (option user-class, option host-name) = option user-class', true],
    ['packet (0, 1) = 01', true],
    ['packet (0, 3) = 01:01:06', true],
    ['packet (24, 4) = 00:00:00:00', true],
    ['packet (29, 2) = 40:63', true],
    ['packet (33, 1) = c9', true],
    ['exists dhcp-message-type', true],
    ['exists dhcp-parameter-request-list', true],
    ['exists vendor-class-identifier', true],
    ['option dhcp-parameter-request-list = ""', false],
    ['hardware = 01:00:40:63:c2:ca:c9', true],
    ['binary-to-ascii (8, 8, ".", 08:09) = "10.11"', true],
    ['binary-to-ascii (16, 8, "", 0a:ff) = "aff"', true],
    ['binary-to-ascii (10, 8, "-", option user-class) = option user-class', true],
    ['binary-to-ascii (10, 16, "-", 01:02:03) = "258"', false],
    ['binary-to-ascii (7, 8, "", 08) = option user-class', false],
    ['binary-to-ascii (2, 8, "", 05) = "101"', true],
    ['binary-to-ascii (10, 12, "", 08) = option user-class', true],
    ['reverse (2, "abc") = option user-class', true],
    ['"abc" ~= "b"', true],
    ['"abc" ~= "B"', false],
    ['"abc" ~~ "B"', true],
    ['"abc" ~= "^b"', false],
    ['option user-class ~= "x"', false],
    ['option user-class ~= option host-name', false],
    ['filename = option user-class', true],
    ['server-name = ""', false],
    ['"a" = "a" and "a" = "b"', false],
    ['true', false],
    ['false', false],
    ['encode-int (4294967295, 32) = ff:ff:ff:ff', true],
    ['encode-int (4294967295 / 2, 32) = ff:ff:ff:ff', true],
    ['encode-int (4294967295 / 2, 32) = 00:00:00:00', false],
    ['encode-int (2147483647 / 2, 32) = 3f:ff:ff:ff', true],
    ['encode-int (2147483648 / 2, 32) = 40:00:00:00', false],
    ['encode-int (2147483648 / 2, 32) = c0:00:00:00', true],
    ['encode-int (4294967295 % 10, 32) = 00:00:00:05', true],
    ['encode-int (2147483647 + 1, 32) = 80:00:00:00', true],
    ['encode-int (2147483647 * 2 / 2, 32) = 7f:ff:ff:ff', true],
    ['encode-int (3 * 4 / 5, 8) = 02', true],
    ['encode-int (2 + 3 * 4, 8) = 0e', false],
    ['encode-int (2 + 3 * 4, 8) = 14', true],
    ['encode-int (extract-int (ff:ff:ff:ff, 32) / 2, 32) = 7f:ff:ff:ff', true],
    ['encode-int (extract-int (ff:ff:ff:ff, 32) % 10, 32) = 00:00:00:05', true],
    ['encode-int (extract-int (ff:ff:ff:ff, 32) + 2, 32) = 00:00:00:01', true],
    ['encode-int (extract-int (ff:ff:ff:ff, 32) + 2 / 2, 32) = 00:00:00:00', false],
    ['encode-int (70000 * 70000 / 70000, 32) = 00:01:11:70', true],
    ['extract-int (ff:ff:ff:ff, 32) = 4294967295', false],
  ];
  for (const [text, expected] of measured) it(text, () => assert.equal(truth(text), expected));

  it('turns groups of octets around, and reads the packet by offsets, as dhcp-eval(5) has it', () => {
    assert.equal(truth('reverse (2, "abcd") = "cdab"'), true);
    assert.equal(truth('reverse (3, "abcdef") = "defabc"'), true);
    assert.equal(truth('exists user-class or reverse (2, "abc") = "cab"'), false);
    assert.equal(truth('packet (28, 6) = 00:40:63:c2:ca:c9'), true);
    assert.equal(truth('packet (28, 5) = 00:40:63:c2:ca:c9'), false);
    const starting = { ...context(), starting: true };
    assert.equal(evaluate(parse('packet (28, 6) = 00:40:63:c2:ca:c9'), starting).kind, 'boolean');
    assert.notDeepEqual(holds(parse('packet (28, 6) = 00:40:63:c2:ca:c9'), starting), {
      kind: 'boolean',
      value: true,
    });
  });

  it('is unknown where only the machine could tell', () => {
    assert.equal(truth('option pxe-client-id = 00:01'), 'unknown');
    assert.equal(truth('exists pxe-client-id'), true);
    assert.equal(truth('option vendor-class-identifier ~= "(a)\\\\1"'), 'unknown');
    assert.equal(truth('exists agent.circuit-id'), false);
    // dhcpd dies of it (SIGFPE).
    assert.equal(truth('reverse (0, "abc") = "abc"'), 'unknown');
  });

  it('is unknown of the features that iPXE tells, and false of those of others', () => {
    const asked = (text: string, firmware: 'ipxe' | 'bios') => {
      const value = holds(parse(text), { ...context(), client: firmwareClient(firmware, mac) });
      return value.kind === 'boolean' ? value.value : value.kind;
    };
    assert.equal(asked('option unknown-175 = 00', 'ipxe'), 'unknown');
    assert.equal(asked('exists unknown-175', 'ipxe'), true);
    assert.equal(asked('option unknown-175 = 00', 'bios'), false);
    assert.equal(asked('exists unknown-175', 'bios'), false);
  });

  it('of any depth ends', () => {
    let deep: Expression = { kind: 'word', name: 'known', span: { start: 0, end: 0 } };
    for (let i = 0; i < 100_000; i++) deep = { kind: 'not', operand: deep, span: { start: 0, end: 0 } };
    assert.equal(evaluate(deep, context()).kind, 'unknown');
  });
});

describe('what clients send', () => {
  it('tells every firmware and the kernel apart', () => {
    const sent = firmwares.map((firmware) => {
      const { vendorClass, userClass, architecture, board } = firmwareClient(firmware, mac);
      return `${vendorClass} ${userClass} ${architecture} ${board}`;
    });
    assert.equal(new Set(sent).size, firmwares.length);
    assert.equal(firmwareClient('efi-arm64', mac).vendorClass, 'PXEClient:Arch:00011:UNDI:003000');
    assert.equal(kernelClient(mac).vendorClass, undefined);
  });

  it('is text in UTF-8', () => {
    for (const text of ['', 'abc', 'Rechnerraum Süd', '机房 🖥'])
      assert.equal(textOf(octetsOfUtf8(text)), text);
    assert.equal(textOf([0xff, 0x41]), undefined);
    assert.equal(textOf([0xe6, 0x9c]), undefined);
  });
});

describe('the features of iPXE', () => {
  const facts = dhcpFacts(
    'option space ipxe;\noption ipxe-opts code 175 = encapsulate ipxe;\noption ipxe.http code 19 = unsigned integer 8;\noption ipxe.https code 20 = unsigned integer 8;\noption ipxe.bzimage code 24 = unsigned integer 8;\n',
  );
  const asked = (text: string, changes = {}): boolean | string => {
    const client = { ...firmwareClient('ipxe', mac), ...changes };
    const value = holds(parse(text), { ...context(facts), client });
    return value.kind === 'boolean' ? value.value : value.kind;
  };

  it('are those of its usual builds, and others are not known', () => {
    assert.equal(asked('exists ipxe.http'), true);
    assert.equal(asked('option ipxe.http = 1'), true);
    assert.equal(asked('exists ipxe.https'), 'unknown');
    assert.deepEqual(
      [asked('exists ipxe.bzimage'), asked('exists ipxe.bzimage', { architecture: 7 })],
      [true, 'unknown'],
    );
    assert.equal(asked('exists ipxe.http', { userClass: undefined }), false);
    assert.equal(asked('exists other.http'), 'unknown');
  });
});
