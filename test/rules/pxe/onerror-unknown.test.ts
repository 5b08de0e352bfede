/** Configurations with ONERROR go in, the findings of pxe/onerror-unknown come out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { type Changes, CONFIG, label, lines, ROOT } from '../support.js';

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };

const found = (command: string, files: Changes = {}) =>
  lines('pxe/onerror-unknown', {
    ...files,
    [CONFIG]: `ONERROR ${command}\n${label(`${ROOT} ip=dhcp rw`)}`,
  });

describe('pxe/onerror-unknown', () => {
  it('finds statements of labels, whatever their case', () => {
    assert.deepEqual(found('LOCALBOOT 0'), ['warning 1']);
    assert.deepEqual(found('localboot -1', IMAGES), ['warning 1']);
    assert.deepEqual(found('KERNEL vmlinuz'), ['warning 1']);
  });

  it('finds a file that is surely not there', () => {
    assert.deepEqual(found('chain.c32 hd0', IMAGES), ['warning 1']);
    assert.deepEqual(found('chain hd0', { ...IMAGES, 'srv/tftp/chain.c32': '' }), []);
    assert.deepEqual(found('chain.c32 hd0'), []);
  });

  it('names the machines that read it in an included file', () => {
    const site = siteOf(
      miniature({
        [CONFIG]: 'INCLUDE pxelinux.cfg/common\n',
        'srv/tftp/pxelinux.cfg/common': `ONERROR LOCALBOOT 0\n${label(`${ROOT} ip=dhcp rw`)}`,
      }),
    );
    const one = lint(site).findings.find(({ rule }) => rule === 'pxe/onerror-unknown');
    assert.deepEqual(one?.nodes, ['node21']);
  });

  it('leaves labels and files alone, whatever they are called', () => {
    assert.deepEqual(found('linux'), []);
    assert.deepEqual(found('localboot', { ...IMAGES, 'srv/tftp/localboot.c32': '' }), []);
  });
});
