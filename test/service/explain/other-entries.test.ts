/** What people may choose from a menu is told beside what starts by itself. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { explainNode } from '../../../server/service/index.js';
import { said } from '../../support/said.js';
import { siteOf } from '../../support/site.js';

const START = `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
`;
const OTHERS = `LABEL wrong
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node99,vers=3 ip=dhcp rw
LABEL read-only
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp ro
LABEL local
  LOCALBOOT 0
`;
const FILE = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

function told(config: string) {
  const result = explainNode(siteOf(miniature({ [FILE]: config })), 'node21');
  assert.ok(result.kind === 'explained');
  return result.explanation;
}

describe('other entries of a menu', () => {
  it('are followed to their own verdict and cause', () => {
    const { verdict, otherEntries } = told(START + OTHERS);
    assert.equal(verdict, 'boots');
    assert.deepEqual(
      otherEntries.map(({ name, verdict: other, cause }) => [name, other, cause?.rule ?? null]),
      [
        ['wrong', 'fails', 'nfsroot/not-exported'],
        ['read-only', 'boots', null],
      ],
    );
    assert.match(otherEntries[0]?.cause?.text ?? '', /\/diskless\/node99/);
  });

  it('are none where there is one entry, and what starts by itself is not among them', () => {
    assert.deepEqual(told(START).otherEntries, []);
  });

  it('are printed with the line at fault', async () => {
    const text = await said(miniature({ [FILE]: START + OTHERS }));
    assert.match(
      text,
      /When somebody chooses another entry\n {2}✗ wrong: it does not boot: [^(]*\n? *[^(]*\(srv\/tftp\/pxelinux\.cfg\/01-00-40-63-c2-ca-c9:7\)\n {2}✓ read-only: it boots/,
    );
  });
});
