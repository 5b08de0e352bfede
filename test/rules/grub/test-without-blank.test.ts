/** Tests of GRUB go in, the findings of grub/test-without-blank come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

function found(test: string): string[] {
  const site = siteOf(
    bootedByGrub({ [GRUB_CFG]: grubMenu(undefined, `if ${test}; then\n  set timeout=9\nfi\n`) }),
  );
  return lint(site)
    .findings.filter(({ rule }) => rule === 'grub/test-without-blank')
    .map(({ place }) =>
      (site.files.get(place.file)?.document.text ?? '').slice(place.span.start, place.span.end),
    );
}

describe('grub/test-without-blank', () => {
  it('finds a bracket that is a part of a word', () => {
    assert.deepEqual(found('[ "$grub_platform" = "efi"]'), ['"efi"]']);
    assert.deepEqual(found('[ "$grub_platform" = efi]'), ['efi]']);
    assert.deepEqual(found('[ -f /a]'), ['/a]']);
  });

  it('finds a comparison that is one text', () => {
    assert.deepEqual(found('[ "$grub_platform"="efi" ]'), ['"$grub_platform"="efi"']);
    assert.deepEqual(found('[ $grub_platform!=efi ]'), ['$grub_platform!=efi']);
  });

  it('is silent about tests with blanks, texts that are asked for by themselves, and other commands', () => {
    for (const test of [
      '[ "$grub_platform" = "efi" ]',
      '[ "$grub_platform" ]',
      '[ x"$grub_platform" = xefi ]',
      '[ "$a" = "$b]" ]',
      'test "$a" = "b]"',
      '[ "$a" = "b" -a "$c" != "d" ]',
      '[ "$a" = "$b$c"',
    ])
      assert.deepEqual(found(test), [], test);
  });
});
