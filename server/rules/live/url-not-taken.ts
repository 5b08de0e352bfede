/** A live system is told an address that its program does not take. */
import { liveSite, WEB } from '../about/examples/live.js';
import { shown } from '../about/wording.js';
import { faultRule } from '../rule.js';

export const liveUrlNotTaken = faultRule({
  id: 'live/url-not-taken',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The address of the root has a form that the program of the initial ramdisk does not take.',
    why: 'live-boot goes by the end of the name, and shows `Unrecognized archive extension for http://192.168.1.1/live/filesystem.img`; the ramdisk of CoreOS shows `coreos.live.rootfs_url= supports HTTP and HTTPS only.` Neither asks the server for anything.',
    avoid: liveSite(`boot=live fetch=${WEB}/live/filesystem.img`, ['live/filesystem.img']),
    prefer: liveSite(`boot=live fetch=${WEB}/live/filesystem.squashfs`, ['live/filesystem.squashfs']),
    references: [
      'live-boot lib/live/boot/9990-mount-http.sh',
      'fedora-coreos-config coreos-livepxe-rootfs.sh',
    ],
  },
  story: ({ program, word }) => `${program} does not take ${word}`,
  message: ({ word, program, takes, console }, { who }) =>
    `${word} gives ${who} no root: ${program} takes ${takes}${shown(console)}. Give the file such a name, or serve it so.`,
});
