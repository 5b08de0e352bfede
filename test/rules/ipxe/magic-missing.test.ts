/** Scripts without their first line go in; what ipxe/magic-missing points at comes out. */
import assert from 'node:assert/strict';
import { IPXE_SCRIPT, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

/** Files and words of the places beside the finding. */
function pointsAt(files: Readonly<Record<string, string>>): string[] {
  const [finding] = lint(siteOf(files)).findings.filter(({ rule }) => rule === 'ipxe/magic-missing');
  assert.ok(finding !== undefined);
  return finding.related.map(({ place, message }) => `${place.file.slice('/site/'.length)} ${message}`);
}

describe('ipxe/magic-missing', () => {
  const late = ` ${IPXE_SCRIPT}`;

  it('names the line that loads the script, where there is one', () => {
    const files = ipxeSite({ 'srv/tftp/boot.ipxe': late });
    assert.deepEqual(pointsAt(files), ['etc/dnsmasq.conf boot.ipxe is loaded here']);
    assert.deepEqual(pointsAt({ 'boot.ipxe': late }), []);
  });

  it('leaves a mark of the encoding to the finding of the character, which is an error then', () => {
    const files = ipxeSite({ 'srv/tftp/boot.ipxe': `\ufeff${IPXE_SCRIPT}` });
    const said = lint(siteOf(files)).findings.map(({ rule, severity }) => `${severity} ${rule}`);
    assert.deepEqual(said, ['error text/no-break-space']);
  });
});
