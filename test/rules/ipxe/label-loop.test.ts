/** Scripts that go back go in, the findings of ipxe/label-loop come out, and its silence where something may lead out. */
import assert from 'node:assert/strict';
import { IPXE_SCRIPT, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const set = (name: string): string => `\${${name}}`;
const starts = IPXE_SCRIPT.replace('#!ipxe\n', '');
const found = (lines: string): string[] =>
  lint(siteOf(ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\n${lines}\n` }))).findings.flatMap(
    ({ rule, severity, message }) =>
      rule === 'ipxe/label-loop' ? [`${severity} ${/:[a-z]+/.exec(message)?.[0]}`] : [],
  );

describe('ipxe/label-loop', () => {
  it('finds a goto that leads back to where it was', () => {
    assert.deepEqual(found(':again\nsleep 1\ngoto again'), ['error :again']);
    assert.deepEqual(
      found(`:a\ngoto b\n:b\nset x 1\niseq ${set('x')} 2 && goto c ||\ngoto b\n:c\n${starts}`),
      ['error :b'],
    );
  });

  it('is silent where a setting changes, or is not known', () => {
    assert.deepEqual(found(`set i 0\n:a\ninc i\niseq ${set('i')} 3 || goto a\n${starts}`), []);
    assert.deepEqual(found(`:a\niseq ${set('asset')} x && goto b ||\ngoto a\n:b\n${starts}`), []);
    assert.deepEqual(found(`:a\nisset ${set('x')} && goto b ||\nset x 1\ngoto a\n:b\n${starts}`), []);
  });

  it('is silent where a person or a server may lead out, or something failed', () => {
    assert.deepEqual(found(`:a\nprompt --timeout 100 Key && goto b ||\ngoto a\n:b\n${starts}`), []);
    assert.deepEqual(
      found(
        `:a\nmenu M\nitem b B\nitem a A\nchoose --default a --timeout 9000 x\ngoto ${set('x')}\n:b\n${starts}`,
      ),
      [],
    );
    assert.deepEqual(found(':a\nchain next.ipxe ||\nsleep 5\ngoto a'), []);
    assert.deepEqual(found(':a\ndhcp\ngoto a'), []);
  });
});
