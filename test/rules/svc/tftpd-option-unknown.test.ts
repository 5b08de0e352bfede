/** Settings of TFTP daemons go in, the findings of svc/tftpd-option-unknown come out. */
import assert from 'node:assert/strict';
import { all, findings, lines } from '../support.js';
import { hpa } from './tftpd-support.js';

describe('svc/tftpd-option-unknown', () => {
  const found = (options: string) => lines('svc/tftpd-option-unknown', hpa(options));

  it('finds what in.tftpd passes over', () => {
    assert.deepEqual(found('--secure --permisive'), ['warning 4']);
    assert.deepEqual(found('-s -x'), ['warning 4']);
    assert.deepEqual(found('--secure --p'), ['warning 4']);
    assert.deepEqual(found('--secure -v --create'), []);
    assert.deepEqual(found('--sec --verb 3'), ['warning 4']);
  });

  it('leaves a misspelt --secure to the names that are refused for it', () => {
    const rules = all(hpa('--secrue')).map((one) => one.split(' ')[0]);
    assert.deepEqual(rules, ['tftp/relative-without-secure']);
    const [one] = findings(hpa('--secrue'));
    assert.match(one?.message ?? '', /passes over --secrue/);
  });
});
