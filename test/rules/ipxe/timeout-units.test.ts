/** Menus go in, what ipxe/timeout-units finds in them comes out. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { texts } from '../support.js';

const found = (before: string, time: string): string[] =>
  texts('ipxe/timeout-units', {
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({
      'srv/tftp/other.ipxe': `#!ipxe\n${before}menu\nitem a A\nchoose ${time} x && goto \${x}\n:a\nexit\n`,
    }),
  });

describe('ipxe/timeout-units', () => {
  it('finds seconds behind choose, in each of its forms', () => {
    assert.deepEqual(found('', '--timeout 10'), ['warning 10']);
    assert.deepEqual(found('', '--timeout=10'), ['warning --timeout=10']);
    assert.deepEqual(found('', '-t 300'), ['warning 300']);
    assert.deepEqual(found('', '--timeout 2'), ['warning 2']);
  });

  it('finds them behind prompt', () => {
    const prompt = (time: string) => found(`prompt ${time} --key 0x02 Press && shell ||\n`, '--timeout 9000');
    assert.deepEqual(prompt('--timeout 5'), ['warning 5']);
    assert.deepEqual(prompt('--timeout 5000'), []);
    assert.deepEqual(prompt(''), []);
  });

  it('finds them where they are set', () => {
    assert.deepEqual(found('set menu-timeout 30\n', '--timeout ${menu-timeout}'), ['warning 30']);
    const either = 'isset ${wait} || set wait 15\n';
    assert.deepEqual(found(either, '--timeout ${wait}'), ['warning 15']);
  });

  it('is silent where it is long enough, waits for ever, or is meant to be none', () => {
    for (const time of ['--timeout 301', '--timeout 10000', '--timeout 0', '--timeout 1', ''])
      assert.deepEqual(found('', time), [], time);
    assert.deepEqual(found('set menu-timeout 30000\n', '--timeout ${menu-timeout}'), []);
    assert.deepEqual(found('set other 30\n', '--timeout ${menu-timeout}'), []);
    assert.deepEqual(found('set menu-timeout ${seconds}\n', '--timeout ${menu-timeout}'), []);
  });
});
