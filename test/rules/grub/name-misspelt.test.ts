/** Configurations of GRUB go in, the findings of grub/name-misspelt come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('grub/name-misspelt', () => {
  const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';

  const WITHOUT_IMAGES = Object.fromEntries(
    ['pxelinux.0', 'ldlinux.c32', 'grubnetx64.efi', 'vmlinuz'].map((name) => [`srv/tftp/${name}`, undefined]),
  );

  function found(commands: string, more: Readonly<Record<string, string>> = {}): string[] {
    const site = siteOf(
      bootedByGrub({ ...WITHOUT_IMAGES, [GRUB_CFG]: grubMenu(`  ${commands}\n`), ...more }),
    );
    return lint(site)
      .findings.filter(({ rule }) => rule === 'grub/name-misspelt')
      .map(({ place }) => {
        const text = site.files.get(place.file)?.document.text ?? '';
        return text.slice(place.span.start, place.span.end);
      });
  }

  it('finds slips of names that all the world knows, and of what is there', () => {
    assert.deepEqual(found(`linux /vmlnuz ${WORDS}`), ['/vmlnuz']);
    assert.deepEqual(found(`linux /vmlinuz ${WORDS}\n  initrd /initrdd.img`), ['/initrdd.img']);
    assert.deepEqual(found('configfile /grbu/lab.cfg', { 'srv/tftp/grub/lab.cfg': '' }), ['/grbu/lab.cfg']);
  });

  it('finds devices of the network that are written wrong', () => {
    for (const file of [
      '(htp,192.168.1.1)/vmlinuz',
      '(tftpp,192.168.1.1)/vmlinuz',
      'http,192.168.1.1)/vmlinuz',
      '(http,192.168.1.1/vmlinuz',
    ])
      assert.deepEqual(found(`linux ${file} ${WORDS}`), [file]);
    for (const file of [
      '(http,192.168.1.1)/vmlinuz',
      '(tftp)/vmlinuz',
      '(hd0,1)/vmlinuz',
      '(lab)/vmlinuz',
      'a,b)/vmlinuz',
    ])
      assert.deepEqual(found(`linux ${file} ${WORDS}`), [], file);
  });

  it('finds a word of the kernel in the place of its name', () => {
    assert.deepEqual(found(`linux ${WORDS}`), ['root=/dev/nfs']);
  });

  it('is silent about names of one’s own, variables, and files of a disk', () => {
    for (const commands of [
      `linux /vmlinuz ${WORDS}`,
      `linux /vmlinuz-lab ${WORDS}`,
      'linux $kernel',
      'configfile /grub/lab.cfg',
      'search --set=root --label lab\n  configfile /grbu/grub.cfg',
    ])
      assert.deepEqual(found(commands), [], commands);
  });

  it('finds a slip of the device that root is set to', () => {
    assert.deepEqual(found(`set root=(tfpt,192.168.1.1)\n  linux /vmlinuz ${WORDS}`), [
      'root=(tfpt,192.168.1.1)',
    ]);
    for (const command of ['root=(tfpt)', 'root=htp', 'prefix=(tfpt)/grub', 'prefix=(ttp,192.168.1.1)/grub'])
      assert.deepEqual(found(`set ${command}\n  linux /vmlinuz ${WORDS}`), [command]);
    for (const prefix of ['(tftp)/grub', '/grub', '(hd0)/grub'])
      assert.deepEqual(found(`set prefix=${prefix}\n  linux /vmlinuz ${WORDS}`), [], prefix);
    for (const root of ['(tftp,192.168.1.1)', 'hd0,1', '(hd0,gpt2)', '(tftp)', '$other'])
      assert.deepEqual(found(`set root=${root}\n  linux /vmlinuz ${WORDS}`), [], root);
  });
});
