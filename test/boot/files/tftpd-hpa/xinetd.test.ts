/** The lists of xinetd and the address of a machine go in; whether it is let in, and the word that decides, comes out. */
import assert from 'node:assert/strict';
import { barredByXinetd } from '../../../../server/boot/files/tftpd-hpa/xinetd.js';
import { none, value } from '../../../../server/boot/outcome.js';
import type { DhcpAnswer } from '../../../../server/boot/trace.js';
import type { TftpDaemon } from '../../../../server/site/model.js';
import type { Said } from '../../../../server/site/place.js';
import { address, smallSite } from '../../support.js';

const DAEMON = '/etc/xinetd.d/tftp';
const worded = (words: string | undefined, file: string): Said<string>[] =>
  (words ?? '')
    .split(' ')
    .flatMap((word, i) =>
      word === '' ? [] : [{ value: word, place: { file: `${file} ${i}`, span: { start: 0, end: 0 } } }],
    );

/** `only`: undefined where the service has no such list. The answer is yes, no with the list, or the doubt. */
function asked(
  only: string | undefined,
  except = '',
  machine: string | readonly [string, string] = '10.9.0.21',
): string {
  const { tftp } = smallSite({});
  const place = { file: DAEMON, span: { start: 0, end: 0 } };
  const access = {
    only: only === undefined ? undefined : worded(only, 'only'),
    except: worded(except, 'except'),
    onlyPlace: only === undefined ? undefined : { value: '', place: { ...place, file: 'list' } },
  };
  const site = smallSite({
    overrides: { tftp: { ...tftp, daemon: { access, place } as unknown as TftpDaemon } },
  });
  const single = typeof machine === 'string';
  const answer = {
    client: {},
    address: single ? value(address(machine), undefined) : none,
    dynamic: single ? [] : [{ low: address(machine[0]), high: address(machine[1]) }],
  } as unknown as DhcpAnswer;
  const { fault, doubt } = barredByXinetd(site, answer);
  if (fault?.id === 'svc/xinetd-access') return `no: ${fault.by} ${fault.at.file}`;
  return doubt === undefined
    ? 'yes'
    : `${doubt.at?.file}: ${doubt.reason.replace('whether xinetd lets the machine ask in.tftpd depends on ', '')}`;
}

describe('xinetd', () => {
  it('lets in by numbers, of which zeros at the end stand for anything', () => {
    for (const word of [
      '10.9.0.21',
      '10.9.0.0',
      '10.9.0.0',
      '10.0.0.0',
      '0.0.0.0',
      '10.9.0.0/24',
      '10.9.0.21/32',
      '10.9.0.16/28',
      '0.0.0.0/0',
      '10.9.0.{20,21}',
      '10.9.{0,1}',
      '10.{9}',
      '{9,10}',
    ])
      assert.equal(asked(word), 'yes', word);
    for (const word of [
      '10.9.0.22',
      '10.9.1.0',
      '11.0.0.0',
      '10.9.0.32/28',
      '10.9.0.22/32',
      '10.9.0.{20,22}',
      '10.9.{1,2}',
      '{9}',
      '10.0.9.0',
    ])
      assert.equal(asked(word), 'no: only_from only 0', word);
  });

  it('passes over what it cannot read, so that it fits nobody', () => {
    for (const word of [
      '10.9.0.0/255.255.255.0',
      '10.9.0.0/33',
      '10.9.0.0/24/1',
      '10.9.0.*',
      'all',
      'ANY',
      '10.9.0.{a}',
      '10.9.0.{',
      '10.9.0.1.{21}',
      'fe80::/64',
      '-',
      'x/24',
    ])
      assert.equal(asked(word), 'no: only_from only 0', word);
  });

  it('asks the DNS for names', () => {
    const open = (at: string) => `${at}: what the DNS calls it`;
    for (const word of ['.example.org', 'node21', 'alls', 'any.org'])
      assert.equal(asked(word), open('only 0'), word);
    assert.equal(asked(undefined, 'node21'), open('except 0'));
    // What is decided by numbers needs no names.
    assert.equal(asked('node21 10.9.0.0'), 'yes');
    assert.equal(asked('10.9.0.0', '10.9.0.21 node21'), 'no: no_access except 0');
    assert.equal(asked('10.8.0.0', 'node21'), 'no: only_from only 0');
  });

  it('keeps out whom either list keeps out, and nobody where there is none', () => {
    assert.equal(asked(undefined), 'yes');
    assert.equal(asked(''), 'no: only_from list');
    assert.equal(asked(undefined, '10.9.0.22'), 'yes');
    assert.equal(asked(undefined, '10.9.0.21'), 'no: no_access except 0');
    assert.equal(asked('10.9.0.21', '10.9.0.0/24'), 'no: no_access except 0');
    assert.equal(asked('10.9.0.0/24', '10.9.0.99 10.9.0.21'), 'no: no_access except 1');
    assert.equal(asked('10.8.0.0 10.9.0.21'), 'yes');
    assert.equal(asked('10.8.0.0 10.7.0.0'), 'no: only_from only 0');
  });

  it('wants the same of all addresses that a machine may get', () => {
    assert.equal(asked('10.9.0.0/24', '', ['10.9.0.100', '10.9.0.199']), 'yes');
    assert.equal(asked('10.8.0.0/24', '', ['10.9.0.100', '10.9.0.199']), 'no: only_from only 0');
    assert.equal(asked('10.9.0.128/25', '', ['10.9.0.100', '10.9.0.199']), 'only 0: which address it gets');
    assert.equal(asked('10.9.0.150', '', ['10.9.0.100', '10.9.0.199']), 'only 0: which address it gets');
    assert.equal(asked('node21', '', ['10.9.0.100', '10.9.0.199']), 'only 0: what the DNS calls it');
  });
});
