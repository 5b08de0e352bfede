/** Files of dhcpd.conf that include each other go in; what dhcp/include-loop finds comes out, and its silence. */
import assert from 'node:assert/strict';
import { DHCPD, findings } from '../support.js';
import { host, subnet } from './support.js';

describe('dhcp/include-loop', () => {
  const include = (name: string): string => `include "/etc/dhcp/${name}";\n`;
  const found = (main: string, more: Readonly<Record<string, string>> = {}): string[] =>
    findings({
      [DHCPD]: `${subnet('')}${host('')}${main}`,
      ...Object.fromEntries(Object.entries(more).map(([name, text]) => [`etc/dhcp/${name}`, text])),
    })
      .filter(({ rule }) => rule === 'dhcp/include-loop')
      .map(({ severity, text, message }) => `${severity} ${text} ${message.includes('itself')}`);

  it('finds a file that includes itself', () => {
    assert.deepEqual(found(include('dhcpd.conf')), ['error "/etc/dhcp/dhcpd.conf" true']);
    assert.deepEqual(found(include('a'), { a: include('a') }), ['error "/etc/dhcp/a" true']);
  });

  it('finds files that include each other, at the line that closes the circle', () => {
    assert.deepEqual(found(include('a'), { a: include('b'), b: include('a') }), [
      'error "/etc/dhcp/a" false',
    ]);
  });

  it('is silent about a file that is included twice, one after the other', () => {
    assert.deepEqual(found(include('a') + include('a') + include('b'), { a: '', b: include('a') }), []);
  });
});
