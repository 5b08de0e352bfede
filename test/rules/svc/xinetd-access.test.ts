/** Services of xinetd go in, the findings of svc/xinetd-access come out, and its silence (xinetd 2.3.15 was asked of each line). */
import assert from 'node:assert/strict';
import { blank } from '../../../server/boot/dhcp/blank.js';
import { barredByXinetd } from '../../../server/boot/files/tftpd-hpa/xinetd.js';
import { firmwareClient } from '../../../server/boot/machine/profile.js';
import { none } from '../../../server/boot/outcome.js';
import { xinetdSite } from '../../../server/rules/about/examples/xinetd.js';
import { address } from '../../boot/support.js';
import { siteOf } from '../../support/site.js';
import { texts } from '../support.js';
import { xinetdWith } from './tftpd-support.js';
import { messagesOf, siteVerdict } from './xinetd-support.js';

const whole = 'includedir /etc/xinetd.d\n';
const defaults = (text: string) => `defaults\n{\n  ${text}\n}\n${whole}`;

describe('svc/xinetd-access', () => {
  it('lets in whom only_from names', () => {
    for (const words of [
      '192.168.1.21',
      '192.168.1.0',
      '192.168.0.0',
      '192.0.0.0',
      '0.0.0.0',
      '0.0.0.0/0',
      '192.168.1.0/24',
      '192.168.1.30/27',
      '192.168.1.16/28',
      '192.168.1.21/32',
      '192.168.1.{20,21}',
      '192.168.{0,1}',
      '192.{168,1}',
      '10.0.0.0/8 192.168.1.21',
    ])
      assert.deepEqual(messagesOf(`  only_from = ${words}\n`), [], words);
  });

  it('keeps out all others, and everybody where it cannot read a word', () => {
    for (const words of [
      '192.168.1.22',
      '192.168.2.0',
      '192.168.1.32/28',
      '192.168.1.{22,23}',
      '192.168.1.0/255.255.255.0',
      '192.168.1.0/33',
      '192.168.1.21/33',
      '0.0.0.0/99',
      'node/24',
      '192.168.1',
      '192.168.1.',
      '192.168.1.*',
      '192.168.1.300',
      '192.168.1.1-192.168.1.30',
      'ALL',
      'any',
      '*',
      '127.0.0.1',
      'fe80::/64',
      '',
    ])
      assert.equal(messagesOf(`  only_from = ${words}\n`).length, 1, words);
  });

  it('is found at the line that decides', () => {
    const found = (text: string) => texts('svc/xinetd-access', xinetdWith(text));
    assert.deepEqual(found('  only_from = 192.168.1.22 10.0.0.1\n'), [
      'error only_from = 192.168.1.22 10.0.0.1',
    ]);
    assert.deepEqual(found('  no_access = 192.168.1.22 192.168.1.21\n'), [
      'error no_access = 192.168.1.22 192.168.1.21',
    ]);
    assert.deepEqual(found('  only_from = 192.168.1.0\n  no_access = 10.0.0.1 192.168.1.16/28\n'), [
      'error no_access = 10.0.0.1 192.168.1.16/28',
    ]);
  });

  it('keeps out whom no_access names, also where both do', () => {
    const both = (only: string, except: string) =>
      messagesOf(`  only_from = ${only}\n  no_access = ${except}\n`).length;
    assert.equal(messagesOf('  no_access = 192.168.1.21\n').length, 1);
    assert.equal(messagesOf('  no_access = 192.168.1.22\n').length, 0);
    assert.equal(messagesOf('  no_access =\n').length, 0);
    assert.equal(both('192.168.1.0', '192.168.1.21'), 1);
    assert.equal(both('192.168.1.21', '192.168.1.0'), 1);
    assert.equal(both('192.168.1.21/32', '192.168.1.0/24'), 1);
    assert.equal(both('192.168.1.0', '192.168.1.22'), 0);
    assert.match(messagesOf('  no_access = 192.168.1.21\n')[0] ?? '', /^no_access keeps node21/);
    assert.match(messagesOf('  only_from = 192.168.1.22\n')[0] ?? '', /^only_from does not let node21/);
  });

  it('joins the defaults with the service', () => {
    const joined = (text: string, own = '') => messagesOf(own, defaults(text)).length;
    assert.equal(joined('only_from = 192.168.1.22'), 1);
    assert.equal(joined('only_from = 192.168.1.21'), 0);
    assert.equal(joined('only_from ='), 1);
    assert.equal(joined('only_from = 192.168.1.22', '  only_from = 192.168.1.21\n'), 0);
    assert.equal(joined('only_from = 192.168.1.21', '  only_from = 192.168.1.22\n'), 1);
    assert.equal(joined('only_from = 192.168.1.21', '  only_from += 192.168.1.22\n'), 0);
    assert.equal(joined('only_from = 192.168.1.0', '  only_from -= 192.168.1.0\n'), 1);
    assert.equal(joined('no_access = 192.168.1.21', '  only_from = 192.168.1.0\n'), 1);
    assert.equal(joined('only_from = 192.168.1.21', '  no_access = 192.168.1.21\n'), 1);
  });

  it('wants the same of every address that a machine may get', () => {
    const told = blank(firmwareClient('bios', undefined), 'yes', '', none);
    const answered = (low: string, high: string, lines: string) => {
      const dynamic = [{ low: address(low), high: address(high) }];
      const { fault, doubt } = barredByXinetd(siteOf(xinetdSite(lines)), { ...told, dynamic });
      return fault === undefined ? (doubt?.reason ?? 'let in') : 'kept out';
    };
    const ten = (lines: string) => answered('192.168.1.10', '192.168.1.20', lines);
    assert.equal(ten('only_from = 192.168.1.0'), 'let in');
    assert.equal(ten('only_from = 192.168.2.0'), 'kept out');
    assert.equal(ten('no_access = 192.168.1.9 192.168.1.21'), 'let in');
    for (const lines of ['only_from = 192.168.1.15', 'no_access = 192.168.1.15'])
      assert.match(ten(lines), /depends on which address it gets$/);
    assert.match(ten('only_from = 192.168.2.0 node.example.org'), /depends on what the DNS calls it$/);
    const many = (lines: string) => answered('192.168.1.10', '192.168.200.1', lines);
    assert.match(many('only_from = 192.168.7.{8,9}'), /depends on which address it gets$/);
    assert.equal(many('only_from = 192.169.7.9'), 'kept out');
  });

  it('leaves open what the DNS decides', () => {
    assert.deepEqual(messagesOf('  only_from = node21.example.org\n'), []);
    assert.equal(siteVerdict('  only_from = node21.example.org\n'), 'unknown');
    assert.equal(siteVerdict('  only_from = .example.org 192.168.1.0\n'), 'boots');
    assert.equal(siteVerdict('  only_from = 192.168.1.22\n'), 'fails');
    assert.equal(siteVerdict('  only_from = {{ network }}\n'), 'boots');
  });
});
