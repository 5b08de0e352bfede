/** CoreOS is started with its initial ramdisk only, which is half of the system. */
import { liveSite, WEB } from '../about/examples/live.js';
import { shown } from '../about/wording.js';
import { faultRule } from '../rule.js';

const ignition = `ignition.firstboot ignition.platform.id=metal ignition.config.url=${WEB}/node.ign`;
const initrd = 'fedora-coreos-live-initramfs.x86_64.img';

export const liveCoreosWithoutRootfs = faultRule({
  id: 'live/coreos-without-rootfs',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The live-initramfs of Fedora CoreOS or RHEL CoreOS is loaded without the rootfs that belongs to it.',
    why: 'The initial ramdisk has no system in it, and ends with `No rootfs image found.  Modify your PXE configuration to add the rootfs`. The rootfs is named by coreos.live.rootfs_url=, or loaded as a second initial ramdisk.',
    avoid: liveSite(ignition, ['node.ign', 'rootfs.img'], { initrd }),
    prefer: liveSite(`${ignition} coreos.live.rootfs_url=${WEB}/rootfs.img`, ['node.ign', 'rootfs.img'], {
      initrd,
    }),
    references: [
      'Fedora CoreOS documentation, live booting via PXE',
      'fedora-coreos-config coreos-livepxe-rootfs.sh',
    ],
  },
  story: ({ ramdisk }) => `${ramdisk} is only half of CoreOS, and nothing brings the rootfs`,
  message: ({ ramdisk, console }, { who }) =>
    `${ramdisk} is only half of the system of ${who}, and nothing brings the other half${shown(console)}. Add coreos.live.rootfs_url= with the address of the rootfs, or load it as a second initial ramdisk.`,
});
