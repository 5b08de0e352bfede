/** Folders of configurations for an image that is signed go in; what grub/no-config says of them comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { findings } from '../support.js';

describe('grub/no-config', () => {
  const said = (file: string): string =>
    findings(bootedByGrub({ [GRUB_CFG]: undefined, [file]: grubMenu() })).find(
      ({ rule }) => rule === 'grub/no-config',
    )?.message ?? '';

  it('tells that a signed image passes by files of single machines', () => {
    for (const name of ['grub.cfg-01-00-40-63-c2-ca-c9', 'grub.cfg-C0A80115'])
      assert.match(
        said(`srv/tftp/grub/${name}`),
        new RegExp(`such as ${name}: put a /grub/grub\\.cfg there`),
      );
  });

  it('has nothing to add where there is none', () => {
    assert.match(said('srv/tftp/efi/grub.cfg'), /waits at grub>\. Put the file there\.$/);
    assert.match(said('srv/tftp/grub/parts.cfg'), /Put the file there\.$/);
  });

  it('is silent about a GRUB behind shim whose folder nobody can read out of it', () => {
    const behind = bootedByGrub(
      { [GRUB_CFG]: undefined, 'srv/tftp/efi/grubx64.efi': 'MZ' },
      'efi/shimx64.efi',
    );
    assert.ok(findings(behind).every(({ rule }) => rule !== 'grub/no-config'));
  });
});
