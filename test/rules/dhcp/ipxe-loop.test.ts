/** Sites with one change go in, the findings of dhcp/ipxe-loop come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { DHCPD, findings } from '../support.js';
import { found, host, subnet } from './support.js';

describe('dhcp/ipxe-loop', () => {
  const chain = (condition: string, script = 'boot.ipxe', body = '') =>
    found(
      'dhcp/ipxe-loop',
      `${subnet(`  if ${condition} {\n    filename "${script}";\n  } else {\n    filename "undionly.kpxe";\n  }\n`)}${host(body)}`,
    );

  it('finds a user class in the wrong letters, and a host that beats the condition', () => {
    assert.deepEqual(chain('option user-class = "ipxe"'), ['error 3']);
    assert.deepEqual(chain('option user-class = "iPXE"', 'boot.ipxe', '  filename "undionly.kpxe";\n'), [
      'error 12',
    ]);
  });

  it('finds letters that do not fit once, whatever files are named, and nothing else about them', () => {
    const text = (userClass: string, script: string) =>
      `option arch code 93 = unsigned integer 16;\n${subnet(
        `  next-server 10.0.0.1;\n  if option user-class = "${userClass}" {\n    filename "${script}";\n  } elsif option arch = 00:07 {\n    filename "ipxe.efi";\n  } elsif option arch = 00:00 {\n    filename "undionly.kpxe";\n  }\n`,
      )}${host()}`;
    assert.deepEqual(found('dhcp/ipxe-loop', text('IPXE', 'boot.ipxe')), ['error 5']);
    const rules = findings({ [DHCPD]: text('iPXE', 'ipxe.efi') }).map(({ rule }) => rule);
    assert.deepEqual(
      rules.filter((rule) => /ipxe-loop|uefi-gets/.test(rule)),
      ['dhcp/ipxe-loop'],
    );
  });

  it('finds a user class without quotes, which is a variable', () => {
    assert.deepEqual(chain('option user-class = iPXE'), ['error 3']);
    const said = findings({
      [DHCPD]: `${subnet('  if option user-class = iPXE {\n    filename "boot.ipxe";\n  } else {\n    filename "undionly.kpxe";\n  }\n')}${host()}`,
    }).find(({ rule }) => rule === 'dhcp/ipxe-loop')?.message;
    assert.match(said ?? '', /^Without quotes dhcpd takes iPXE for a variable/);
  });

  it('is silent where iPXE gets something else, and a note where a built-in script may end the loop', () => {
    assert.deepEqual(chain('option user-class = "iPXE"'), []);
    assert.deepEqual(chain('exists user-class and substring (option user-class, 0, 4) = "iPXE"'), []);
    assert.deepEqual(found('dhcp/ipxe-loop', `${subnet('  filename "undionly.kpxe";\n')}${host()}`), [
      'info 3',
    ]);
    assert.deepEqual(found('dhcp/ipxe-loop', `${subnet('  filename "pxelinux.0";\n')}${host()}`), []);
  });

  it('leaves it to the age of xNBA whether it asks with 00:07 or with 00:09', () => {
    const xnba = (asked: string) =>
      found(
        'dhcp/ipxe-loop',
        `option arch code 93 = unsigned integer 16;\n${subnet(
          `  if option user-class = "xNBA" and ${asked} {\n    filename "http://192.168.1.1/nodes";\n  } elsif option arch = 00:00 {\n    filename "pxelinux.0";\n  } else {\n    filename "xnba.efi";\n  }\n`,
        )}${host()}`,
      );
    assert.deepEqual(xnba('option arch = 00:09'), ['warning 9']);
    assert.deepEqual(xnba('(option arch = 00:09 or option arch = 00:07)'), []);
    assert.deepEqual(xnba('option arch = 00:06'), ['error 9']);
  });

  it('sees a file name that is computed', () => {
    const computed = `${subnet('  filename = concat("undionly", ".kpxe");\n')}${host()}`;
    assert.deepEqual(found('dhcp/ipxe-loop', computed), ['info 3']);
  });

  const rom = (name: string, test: string, file: string) =>
    `class "${name}" {\n  match if ${test};\n  filename "${file}";\n}\n`;
  const ROM = rom('rom', 'substring (option vendor-class-identifier, 0, 9) = "PXEClient"', 'undionly.kpxe');
  const SECOND = rom('second', 'option user-class = "iPXE"', 'boot.ipxe');
  const told = (conf: string) =>
    findings({ [DHCPD]: conf })
      .filter(({ rule }) => rule === 'dhcp/ipxe-loop')
      .map(({ message }) => message);

  it('says which class has to come first, or which host takes its place', () => {
    const [order, ...more] = told(ROM + SECOND + subnet('') + host());
    assert.match(order ?? '', /Move class "second" above class "rom"/);
    assert.deepEqual(more, []);
    assert.deepEqual(told(SECOND + ROM + subnet('') + host()), []);
    const [own] = told(SECOND + subnet('') + host('  filename "undionly.kpxe";\n'));
    assert.match(own ?? '', /in class "second", but a filename in a host/);
  });

  it('says which branch has to come first, and names what else may be the cause where none does', () => {
    const VENDOR = 'substring (option vendor-class-identifier, 0, 9) = "PXEClient"';
    const [order] = told(
      `${subnet(`  if ${VENDOR} {\n    if known {\n      filename "undionly.kpxe";\n    }\n  } elsif option user-class = "iPXE" {\n    filename "boot.ipxe";\n  }\n`)}${host()}`,
    );
    assert.match(order ?? '', /Put the test for iPXE first/);
    const beside = (first: string, then: string) =>
      told(`${subnet(`  if ${first}\n  if ${then}\n`)}${host()}`);
    const OWN = 'option user-class = "iPXE" { filename "boot.ipxe"; }';
    const [last] = beside(OWN, `${VENDOR} { filename "undionly.kpxe"; }`);
    assert.match(last ?? '', /the last one that is executed counts/);
    assert.deepEqual(beside(`${VENDOR} { filename "undionly.kpxe"; }`, OWN), []);
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
