/** Classes without a test go in, what dhcp/class-never-matches says of them comes out, and its silence where a class has members. */
import assert from 'node:assert/strict';
import { DHCPD, findings } from '../support.js';
import { host, subnet } from './support.js';

describe('dhcp/class-never-matches', () => {
  const messages = (top: string) =>
    findings({ [DHCPD]: `${top}\n${subnet('  filename "pxelinux.0";\n')}${host()}` })
      .filter(({ rule }) => rule === 'dhcp/class-never-matches')
      .map(({ message }) => message);

  it('takes an if in the body for a test that was meant, whatever stands beside it', () => {
    const condition = 'if option user-class = "thin" { next-server 192.168.1.1; }';
    const body = `option root-path "/diskless"; ${condition}`;
    assert.match(messages(`class "thin" { ${body} }`).join(), /The if inside it is no test of membership/);
  });

  it('asks for a test where there is none', () => {
    const [message, ...rest] = messages('class "thin" { option root-path "/diskless"; }');
    assert.match(message ?? '', /Add "match if" with a condition\.$/);
    assert.deepEqual(rest, []);
  });

  it('is silent about a class that has members', () => {
    const thin = 'class "thin" { option root-path "/diskless"; }';
    assert.deepEqual(messages(`${thin}\nclass "thin" { match hardware; }`), []);
    assert.deepEqual(messages(`${thin}\nsubclass "thin" 1:00:40:63:c2:ca:c9;`), []);
    assert.deepEqual(messages(`${thin}\nif known { add "thin"; }`), []);
  });
});
