/** Lines of fstab that mount /tmp go in; modes that are not for all, or without the sticky bit, come out. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { findings } from '../support.js';

describe('roottree/tmp-mode', () => {
  const found = (line: string) =>
    findings(changed('diskless/node21/etc/fstab', 'tmpfs /tmp tmpfs mode=1777', line)).flatMap(
      ({ rule, text, message }) =>
        rule === 'roottree/tmp-mode' ? [`${text}: ${message.split(': ')[1] ?? ''}`] : [],
    );

  it('finds a mode that shuts others out, or lets them delete each others files', () => {
    const shut =
      'only its owner, root, may write there, so programs of other users fail. Write mode=1777, or leave the mode out, which comes to the same.';
    assert.deepEqual(found('tmpfs /tmp tmpfs mode=1770'), [`mode=1770: ${shut}`]);
    assert.deepEqual(found('tmpfs /var/tmp tmpfs size=1g,mode=0755'), [`mode=0755: ${shut}`]);
    assert.match(found('tmpfs /tmp tmpfs mode=177')[0] ?? '', /^mode=177: anyone may delete/);
    assert.match(found('tmpfs /tmp tmpfs mode=777')[0] ?? '', /^mode=777: anyone may delete/);
  });

  it('leaves alone what is right, said later, no tmpfs, or mounted elsewhere', () => {
    assert.deepEqual(found('tmpfs /tmp tmpfs mode=1777'), []);
    assert.deepEqual(found('tmpfs /tmp tmpfs mode=01777'), []);
    assert.deepEqual(found('tmpfs /tmp tmpfs mode=755,mode=1777'), []);
    assert.deepEqual(found('tmpfs /tmp tmpfs size=1g'), []);
    assert.deepEqual(found('tmpfs /run tmpfs mode=755'), []);
    assert.deepEqual(found('tmpfs /tmp tmpfs mode=rwx'), []);
  });
});
