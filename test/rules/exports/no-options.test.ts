/** Sites with one change go in, the findings of exports/no-options come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { all, findings } from '../support.js';
import { said } from './support.js';

describe('exports/no-options', () => {
  it('finds options in brackets, by which a client is nobody', () => {
    const one = (client: string) => all({ 'etc/exports': `/diskless/node21 ${client}\n` });
    assert.deepEqual(one('192.168.1.21[rw,no_root_squash]'), ['exports/no-options warning']);
    const hosts = { 'etc/hosts': '127.0.0.1 localhost\n192.168.1.1 server\n192.168.1.21 node21\n' };
    assert.deepEqual(all({ 'etc/exports': '/diskless/node21 192.168.1.21[rw,no_root_squash]\n', ...hosts }), [
      'exports/no-options error',
    ]);
    assert.ok(said('/home 192.168.1.[12]\n').every((one) => !one.includes('parentheses')));
    const [message = ''] = findings({ 'etc/exports': '/opt 192.168.1.21[ro,sync]\n' }).flatMap(
      ({ rule, message }) => (rule === 'exports/no-options' ? [message] : []),
    );
    assert.match(message, /Write 192\.168\.1\.21\(ro,sync\)\./);
  });

  it('leaves defaults behind a dash, empty parentheses and options cut off by a blank alone', () => {
    assert.deepEqual(said('/home 10.0.0.0/24\n'), ['exports/no-options info 10.0.0.0/24 has no']);
    for (const line of ['/home -ro 10.0.0.0/24', '/home 10.0.0.0/24()', '/home'])
      assert.equal(
        said(`${line}\n`).some((one) => one.startsWith('exports/no-options')),
        false,
        line,
      );
    assert.deepEqual(
      said('/home 10.0.0.0/24 (ro)\n').map((one) => one.split(' ')[0]),
      ['exports/space-before-options'],
    );
  });
});
