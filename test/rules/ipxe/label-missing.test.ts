/** Scripts that go to a label go in; which finding tells that there is none comes out. */
import assert from 'node:assert/strict';
import { IPXE_SCRIPT, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('ipxe/label-missing', () => {
  const found = (label: string) =>
    lint(
      siteOf(
        ipxeSite({ 'srv/tftp/boot.ipxe': IPXE_SCRIPT.replace('kernel', `goto start\n${label}\nkernel`) }),
      ),
    ).findings.map(({ rule, nodes }) => `${rule} ${nodes.length}`);

  it('leaves a blank behind the colon to the finding of the label, which names the machines', () => {
    assert.deepEqual(found(': start'), ['ipxe/unknown-command 1']);
    assert.deepEqual(found(':start'), []);
    assert.deepEqual(found(':stat'), ['ipxe/label-missing 1']);
  });
});
