/** Words that ask for an overlay over the root go in, with what the kernel was built with; whether it can lay one comes out. */
import assert from 'node:assert/strict';
import { traceBoot } from '../../../server/boot/index.js';
import { overlayMissing } from '../../../server/boot/initramfs/layer.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';

const KCONFIG = 'srv/tftp/vmlinuz.config';
const ROOT = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp';

function missing(
  words: string,
  symbol = '',
  config: string | null = miniature()[KCONFIG] ?? '',
): string | undefined {
  const label = `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND initrd=initrd.img ${ROOT} ${words}\n`;
  const site = siteOf(
    miniature({
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': label,
      [KCONFIG]: config === null ? undefined : `${config}${symbol}`,
    }),
  );
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  const { kernel } = traceBoot(site, node);
  const fault = kernel && overlayMissing(kernel);
  return (
    fault &&
    `${fault.word} ${fault.effect} ${site.files.get(fault.at.file)?.document.text.slice(fault.at.span.start, fault.at.span.end)}`
  );
}

describe('an overlay over the root', () => {
  it('needs its file system in the kernel, built in or as a module', () => {
    assert.equal(missing('overlayroot=tmpfs'), 'overlayroot=tmpfs degrades ');
    const off = '# CONFIG_OVERLAY_FS is not set\n';
    assert.equal(missing('overlayroot=tmpfs', off), `overlayroot=tmpfs degrades ${off.trim()}`);
    assert.equal(missing('systemd.volatile=overlay', off), `systemd.volatile=overlay degrades ${off.trim()}`);
    for (const symbol of ['CONFIG_OVERLAY_FS=y\n', 'CONFIG_OVERLAY_FS=m\n'])
      assert.equal(missing('overlayroot=tmpfs', symbol), undefined, symbol);
  });

  it('is not known where no configuration is there, or only a part of one', () => {
    assert.equal(missing('overlayroot=tmpfs', '', null), undefined);
    assert.equal(missing('overlayroot=tmpfs', '', 'CONFIG_NFS_FS=y\nCONFIG_ROOT_NFS=y\n'), undefined);
    assert.equal(
      missing(
        'overlayroot=tmpfs',
        '# CONFIG_OVERLAY_FS is not set\n',
        'CONFIG_NFS_FS=y\nCONFIG_ROOT_NFS=y\n',
      ),
      'overlayroot=tmpfs degrades # CONFIG_OVERLAY_FS is not set',
    );
  });

  it('is asked for by words that do not switch it off', () => {
    for (const words of [
      '',
      'overlayroot',
      'overlayroot=',
      'overlayroot=disabled',
      'overlayroot=disabled,recurse=0',
      'systemd.volatile=state',
      'systemd.volatile=yes',
      'overlay=tmpfs',
    ])
      assert.equal(missing(words), undefined, words);
    for (const word of ['overlayroot=device:dev=/dev/sdb', 'overlayroot=disabledx'])
      assert.equal(missing(word), `${word} degrades `, word);
    // The last word that asks is told.
    assert.equal(
      missing('overlayroot=tmpfs overlayroot=crypt:x overlayroot=disabled'),
      'overlayroot=crypt:x degrades ',
    );
  });
});
