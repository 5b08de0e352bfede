/** Sites with one change go in, the findings of dhcp/ipxe-loop come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { found, host, subnet } from './support.js';

describe('dhcp/ipxe-loop', () => {
  const chain = (condition: string, script = 'boot.ipxe', body = '') =>
    found(
      'dhcp/ipxe-loop',
      `${subnet(`  if ${condition} {\n    filename "${script}";\n  } else {\n    filename "undionly.kpxe";\n  }\n`)}${host(body)}`,
    );

  it('finds a user class in the wrong letters, and a host that beats the condition', () => {
    assert.deepEqual(chain('option user-class = "ipxe"'), ['error 6']);
    assert.deepEqual(chain('option user-class = "iPXE"', 'boot.ipxe', '  filename "undionly.kpxe";\n'), [
      'error 12',
    ]);
  });

  it('is silent where iPXE gets something else, and where a built-in script may end the loop', () => {
    assert.deepEqual(chain('option user-class = "iPXE"'), []);
    assert.deepEqual(chain('exists user-class and substring (option user-class, 0, 4) = "iPXE"'), []);
    assert.deepEqual(found('dhcp/ipxe-loop', `${subnet('  filename "undionly.kpxe";\n')}${host()}`), []);
  });

  it('knows that xNBA asks with a user class of its own', () => {
    const chained = (first: string, then: string) =>
      found(
        'dhcp/ipxe-loop',
        `${subnet(`  if option user-class = "${first}" {\n    filename "${then}";\n  } else {\n    filename "xnba.kpxe";\n  }\n`)}${host()}`,
      );
    assert.deepEqual(chained('xNBA', 'http://192.168.1.1/next'), []);
    assert.deepEqual(chained('iPXE', 'http://192.168.1.1/next'), ['error 6']);
  });
});
