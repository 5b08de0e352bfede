/** Statements of dhcpd.conf go in, the findings of dhcp/statement-replaced come out. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

describe('dhcp/statement-replaced', () => {
  const rule = 'dhcp/statement-replaced';
  const host = (more: string) =>
    texts(
      rule,
      changed(
        'etc/dhcp/dhcpd.conf',
        '  option host-name "node21";\n',
        `  option host-name "node21";\n${more}`,
      ),
    );

  it('finds options and parameters, each at the one that says nothing', () => {
    assert.deepEqual(host('  option host-name "other";\n'), ['warning host-name']);
    assert.equal(host('  filename "a";\n  filename "b";\n').length, 1);
    assert.equal(host('  filename "a";\n  filename "b";\n  filename "c";\n').length, 2);
    assert.equal(host('  option routers 192.168.1.1;\n  option routers 192.168.1.2;\n').length, 1);
  });

  it('is silent about equal values, other braces, conditions, values that are added, and permissions', () => {
    for (const more of [
      '  option host-name "node21";\n',
      '  if exists user-class { option host-name "other"; }\n',
      '  append host-name "other";\n',
      '  allow booting;\n  deny booting;\n',
      '  filename = concat("a", "b");\n  filename "c";\n',
    ])
      assert.deepEqual(host(more), [], more);
    const outside = changed(
      'etc/dhcp/dhcpd.conf',
      'authoritative;\n',
      'authoritative;\noption host-name "all";\n',
    );
    assert.deepEqual(texts(rule, outside), []);
  });
});
