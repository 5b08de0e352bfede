/** Command lines of in.tftpd go in, what it understands of them comes out. Each was asked of tftpd-hpa 5.2. */
import assert from 'node:assert/strict';
import { readTftpdWords } from '../../../server/site/link/tftpd-words.js';

const dirs = (text: string) => readTftpdWords(text).directories;
const over = (text: string) => readTftpdWords(text).passedOver.map(({ word, why }) => `${word} ${why}`);

describe('the words of in.tftpd', () => {
  it('takes letters in bundles, and values in the same word or the next', () => {
    const read = readTftpdWords('-vvs -B 1468 -m/etc/map /a /b');
    assert.deepEqual([read.secure, read.mapFile, read.directories], [true, true, ['/a', '/b']]);
    assert.deepEqual(dirs('-l -u nobody -ca /sock /d'), ['/d']);
    assert.equal(readTftpdWords('-a127.0.0.1:69').address, '127.0.0.1:69');
  });

  it('takes long names cut short, with their values behind a sign or a blank', () => {
    assert.equal(readTftpdWords('--sec /d').secure, true);
    assert.equal(readTftpdWords('--s /d').secure, true);
    assert.deepEqual(dirs('--address /x --map-file=/m --blocksize 512 /d'), ['/d']);
    assert.equal(readTftpdWords('--addr=10.0.0.1').address, '10.0.0.1');
    assert.equal(readTftpdWords('--list').listens, true);
    assert.equal(readTftpdWords('-L').listens, true);
  });

  it('takes options behind a directory, and none behind two dashes', () => {
    assert.equal(readTftpdWords('/d -s').secure, true);
    const read = readTftpdWords('-- /d -s');
    assert.deepEqual([read.secure, read.directories], [false, ['/d']]);
  });

  it('passes over what it does not know, and starts without it', () => {
    assert.deepEqual(over('--secrue /d'), ['--secrue unknown']);
    assert.equal(readTftpdWords('--secrue /d').passedOver[0]?.near, 'secure');
    assert.equal(readTftpdWords('--secrue /d').secure, false);
    assert.deepEqual(over('-x /d'), ['-x unknown']);
    assert.deepEqual(over('-vxs /d'), ['-x unknown']);
    assert.equal(readTftpdWords('-vxs /d').secure, true);
    assert.deepEqual(over('--p /d'), ['--p ambiguous']);
    assert.deepEqual(over('--secure=1 /d'), ['--secure=1 takes no value']);
    assert.deepEqual(over('/d -B'), ['-B needs a value']);
  });

  it('ends at a value that it cannot use', () => {
    assert.deepEqual(readTftpdWords('--blocksize /tmp').badValue, { option: '--blocksize', value: '/tmp' });
    assert.deepEqual(readTftpdWords('-B100 /d').badValue, { option: '-B', value: '100' });
    assert.equal(readTftpdWords('-B 512 /d').badValue, undefined);
    assert.equal(readTftpdWords('-B 65464 /d').badValue, undefined);
    assert.deepEqual(readTftpdWords('-B 65465 /d').badValue, { option: '-B', value: '65465' });
    assert.deepEqual(readTftpdWords('--port-range 9 /d').badValue, { option: '--port-range', value: '9' });
    assert.equal(readTftpdWords('-R 4096:32767 /d').badValue, undefined);
    assert.deepEqual(readTftpdWords('-R 9:8 /d').badValue, { option: '-R', value: '9:8' });
  });

  it('listens for IPv6 only where nothing else is said', () => {
    assert.equal(readTftpdWords('-6 /d').ipv6Only, true);
    assert.equal(readTftpdWords('-46 /d').ipv6Only, false);
  });
});
