/** Scripts named by hardware addresses go in, the findings of ipxe/own-script-not-read come out, and its silence where they are read. */
import assert from 'node:assert/strict';
import { IPXE_SCRIPT, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const setting = (name: string): string => `\${${name}}`;

describe('ipxe/own-script-not-read', () => {
  const HYPHENS = '00-40-63-c2-ca-c9.ipxe';
  const lintOf = (line: string, own: string) =>
    lint(
      siteOf(
        ipxeSite({
          'srv/tftp/boot.ipxe': `#!ipxe\n${line}\n:all\n${IPXE_SCRIPT.replace('#!ipxe\n', '')}`,
          [`srv/tftp/nodes/${own}`]: IPXE_SCRIPT.replace('vmlinuz', '/vmlinuz'),
        }),
      ),
    ).findings;
  const found = (line: string, own = HYPHENS) =>
    lintOf(line, own).flatMap(({ rule, nodes, fixes }) =>
      rule === 'ipxe/own-script-not-read' ? [`${nodes.join()} ${fixes()[0]?.title ?? ''}`] : [],
    );
  const chain = (name: string, rest = ' || goto all') => `chain nodes/${setting(name)}.ipxe${rest}`;

  it('finds other signs between the octets, and writes those of the name', () => {
    const right = ['node21 Write ${mac:hexhyp}'];
    for (const name of ['mac', 'mac:hex', 'mac:hexraw']) assert.deepEqual(found(chain(name)), right, name);
    assert.deepEqual(found(chain('net0/mac')), ['node21 Write ${net0/mac:hexhyp}']);
    assert.deepEqual(found(chain('mac:hexhyp'), '004063c2cac9.ipxe'), ['node21 Write ${mac:hexraw}']);
    assert.deepEqual(found(`chain tftp://192.168.1.1/nodes/${setting('mac')}.ipxe || goto all`), right);
  });

  it('is silent where the name leads there, and where it is put together otherwise', () => {
    assert.deepEqual(found(chain('mac:hexhyp')), []);
    assert.deepEqual(found(chain('mac:hexraw'), '004063c2cac9.ipxe'), []);
    assert.deepEqual(found(chain('mac:hexhyp'), 'linux-00-40-63-c2-ca-c9.ipxe'), []);
    assert.deepEqual(found(`chain nodes/${setting('mac')}${setting('own')}.ipxe || goto all`), []);
    assert.deepEqual(found(`echo nodes/${setting('mac')}.ipxe`), []);
  });

  it('is silent about the script of a machine that nobody declares', () => {
    assert.deepEqual(found(chain('mac'), '00-40-63-c2-ca-00.ipxe'), []);
  });

  it('leaves a name that ends the boot to the error that says so', () => {
    const rules = lintOf(chain('mac', ''), HYPHENS).map(({ rule }) => rule);
    assert.deepEqual(rules, ['ipxe/colon-in-name']);
  });
});
