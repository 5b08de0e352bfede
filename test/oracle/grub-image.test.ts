/** Images of GRUB as grub-mknetdir makes them and as Debian signs them go in; what we read of them is what they were made of. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { grubImage } from '../../server/boot/loaders/grub/image.js';
import { NodeFileSystem } from '../../server/workspace/node.js';
import { Workspace } from '../../server/workspace/workspace.js';
import { skip } from '../support/skip.js';

/** The site of a folder with nothing in it that is a configuration: only its tree counts. */
function imageAt(file: string): ReturnType<typeof grubImage> {
  const location = {
    root: dirname(file),
    base: dirname(file),
    configuration: {},
    configurationFile: undefined,
    alone: undefined,
  };
  const site = new Workspace(new NodeFileSystem()).site(location);
  return grubImage(site, site.tree.serverPath(file) ?? file);
}

describe('images of GRUB', () => {
  it('of grub-mknetdir', function () {
    const folder = process.env['DISKLESS_LINT_GRUBNET'];
    if (folder === undefined) return skip(this, 'DISKLESS_LINT_GRUBNET names no folder of grub-mknetdir');
    const image = imageAt(`${folder}/boot/grub/x86_64-efi/core.efi`);
    assert.equal(image?.prefix, '/boot/grub');
    assert.equal(image.configured, false);
    assert.equal(image.vendor, undefined);
    assert.deepEqual(
      ['net', 'tftp', 'efinet', 'http', 'normal'].map((name) => image.modules.has(name)),
      [true, true, true, false, false],
    );
  });

  it('of Debian, signed', function () {
    const file = `${process.env['DISKLESS_LINT_UEFI']}/grubnetx64.efi`;
    if (!existsSync(file)) skip(this, 'DISKLESS_LINT_UEFI names no folder with grubnetx64.efi');
    const image = imageAt(file);
    assert.equal(image?.prefix, '/grub');
    assert.equal(image.configured, true);
    assert.equal(image.vendor, 'debian');
    assert.deepEqual(
      ['tftp', 'http', 'normal'].map((name) => image.modules.has(name)),
      [true, false, true],
    );
  });
});
