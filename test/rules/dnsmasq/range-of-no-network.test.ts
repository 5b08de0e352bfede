/** Ranges of dnsmasq go in, the findings of dnsmasq/range-of-no-network come out, and what machines are then told. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('dnsmasq/range-of-no-network', () => {
  const SERVICE = 'pxe-service=x86PC,"A",a\n';
  const sited = (range: string) => siteOf({ 'etc/dnsmasq.conf': `port=0\ndhcp-range=${range}\n${SERVICE}` });
  const found = (range: string) =>
    lint(sited(range)).findings.filter(({ rule }) => rule === 'dnsmasq/range-of-no-network').length;

  it('finds 0.0.0.0, whatever the range is for', () => {
    assert.equal(found('0.0.0.0,proxy'), 1);
    assert.equal(found('set:lab,0.0.0.0,static'), 1);
  });

  it('proposes a range of the same kind', () => {
    const message = (range: string) =>
      lint(sited(range)).findings.find(({ rule }) => rule === 'dnsmasq/range-of-no-network')?.message;
    assert.match(message('0.0.0.0,proxy') ?? '', /such as 192\.168\.1\.0,proxy\.$/);
    assert.match(message('0.0.0.0,static') ?? '', /such as 192\.168\.1\.0\.$/);
  });

  it('is silent about other networks', () => {
    assert.equal(found('10.0.0.0,proxy'), 0);
    assert.equal(found('0.0.0.1,proxy'), 0);
  });

  it('holds for the boots: nobody is answered', () => {
    const told = (range: string) => traceSite(sited(range)).map(({ loader }) => loader.answered);
    assert.deepEqual(told('0.0.0.0,proxy'), ['no']);
    assert.deepEqual(told('10.0.0.0,proxy').slice(0, 1), ['yes']);
  });
});
