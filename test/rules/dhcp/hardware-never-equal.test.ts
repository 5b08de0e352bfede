/** Conditions about hardware go in, the findings of dhcp/hardware-never-equal come out, and its silence where they may hold. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { texts } from '../support.js';

describe('dhcp/hardware-never-equal', () => {
  const rule = 'dhcp/hardware-never-equal';
  const when = (condition: string) =>
    changed(
      'etc/dhcp/dhcpd.conf',
      'authoritative;\n',
      `authoritative;\nclass "some" {\n  match if ${condition};\n}\n`,
    );
  const found = (condition: string) => texts(rule, when(condition));
  const ascii = (text: string, separator = ':', base = 16) =>
    `binary-to-ascii (${base}, 8, "${separator}", substring (hardware, 1, 3)) = "${text}"`;

  it('finds subclasses that list an address alone, once for a class', () => {
    const listed = (match: string, ...values: readonly string[]) =>
      texts(
        rule,
        changed(
          'etc/dhcp/dhcpd.conf',
          'authoritative;\n',
          `authoritative;\nclass "lab" {\n  match ${match};\n}\n${values.map((value) => `subclass "lab" ${value};\n`).join('')}`,
        ),
      );
    const [own, other] = ['00:40:63:c2:ca:c9', '00:40:63:c2:ca:ca'];
    assert.deepEqual(listed('hardware', own, other), [`warning ${own}`]);
    assert.deepEqual(listed('hardware', `1:${own}`, other), [`warning ${other}`]);
    assert.deepEqual(listed('hardware', `1:${own}`), []);
    // One that begins with 1 may lack an octet instead, and other values are for other things.
    assert.deepEqual(listed('hardware', '1:40:63:c2:ca:c9'), []);
    assert.deepEqual(listed('substring (hardware, 1, 6)', own), []);
  });

  it('finds addresses without the kind of hardware', () => {
    for (const condition of [
      'substring (hardware, 0, 3) = 52:54:00',
      'substring (HARDWARE, 0, 6) = 00:0c:29:00:00:01',
      '52:54:00 = SUBSTRING (hardware, 0, 3)',
      'hardware = 52:54:00:00:00:01',
      'exists user-class and substring (hardware, 0, 3) = 52:54:00',
    ])
      assert.deepEqual(found(condition), [`warning ${condition}`]);
  });

  it('finds octets of a text that binary-to-ascii never writes', () => {
    for (const condition of [ascii('52:54:00'), ascii('52:54:B0'), ascii('00-c-29', '-')])
      assert.deepEqual(found(condition), [`warning ${condition}`]);
  });

  it('says what to write', () => {
    const said = (condition: string) =>
      lint(siteOf(miniature(when(condition)))).findings.flatMap((one) =>
        one.rule === rule ? [/Write (.*?): the/.exec(one.message)?.[1]] : [],
      );
    assert.deepEqual(said('substring (hardware, 0, 3) = 52:54:00'), ['substring (hardware, 1, 3)']);
    assert.deepEqual(said('hardware = 52:54:00:00:00:1'), ['1:52:54:00:00:00:01']);
    assert.deepEqual(said(ascii('0A:00:b0')), ['"a:0:b0"']);
  });

  it('is silent about what may hold', () => {
    for (const condition of [
      'substring (hardware, 1, 3) = 52:54:00',
      'substring (hardware, 0, 4) = 01:52:54:00',
      'substring (hardware, 0, 3) = 08:00:27',
      'substring (hardware, 0, 2) = 52:54:00',
      'hardware = 01:52:54:00:00:00:01',
      'hardware = 01:52:54:00:00:01',
      'hardware = 52:54:00',
      'hardware != 52:54:00:00:00:01',
      'substring (option dhcp-client-identifier, 0, 3) = 52:54:00',
      ascii('52:54:0'),
      ascii('52:54:00', ''),
      ascii('52:54:08', ':', 10),
      ascii('virtual'),
      `lcase (${ascii('52').replace(' = "52"', '')}) = "52:54:00"`,
      `${ascii('52:54:00')} or ${ascii('52:54:0')}`,
      'substring (hardware, 0, 3) = 52:54:00 or substring (hardware, 1, 3) = 52:54:00',
    ])
      assert.deepEqual(found(condition), [], condition);
  });
});
