/** Files of single machines beside a grub.cfg go in, the findings of grub/own-config-not-read come out, and its silence where they are read. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('grub/own-config-not-read', () => {
  const OWN = 'srv/tftp/grub/grub.cfg-01-00-40-63-c2-ca-c9';
  const found = (changes: Readonly<Record<string, string>>, program = 'grubnetx64.efi') =>
    lint(siteOf(bootedByGrub(changes, program))).findings.flatMap(({ rule, nodes }) =>
      rule === 'grub/own-config-not-read' ? [nodes.join()] : [],
    );

  it('finds the file of a machine by its hardware address, and by its address', () => {
    assert.deepEqual(found({ [OWN]: grubMenu() }), ['node21']);
    assert.deepEqual(found({ 'srv/tftp/grub/grub.cfg-C0A80115': grubMenu() }), ['node21']);
  });

  it('is silent about a file of another machine, and without any', () => {
    assert.deepEqual(found({ 'srv/tftp/grub/grub.cfg-C0A80116': grubMenu() }), []);
    assert.deepEqual(found({}), []);
  });

  it('is silent where the common file may open it', () => {
    const by = (line: string) => found({ [OWN]: grubMenu(), [GRUB_CFG]: `${line}\n${grubMenu()}` });
    assert.deepEqual(by('configfile /grub/grub.cfg-01-$net_default_mac'), []);
    assert.deepEqual(by('set own=$net_default_mac'), []);
    assert.deepEqual(by('source /grub/own'), []);
    assert.deepEqual(by('set own=none'), ['node21']);
  });

  it('is silent about an image that searches', () => {
    const core = 'boot/grub/x86_64-efi/core.efi';
    assert.deepEqual(
      found(
        {
          'srv/tftp/boot/grub/grub.cfg': grubMenu(),
          'srv/tftp/boot/grub/grub.cfg-01-00-40-63-c2-ca-c9': grubMenu(),
        },
        core,
      ),
      [],
    );
  });
});
