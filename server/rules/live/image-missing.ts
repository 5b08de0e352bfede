/** The image of a root in RAM is not where the words of the kernel say. */
import { missingFile } from '../about/causes.js';
import { liveSite, WEB } from '../about/examples/live.js';
import { capital, shown, thereIs } from '../about/wording.js';
import { faultRule } from '../rule.js';

const words = `root=live:${WEB}/live/squashfs.img rd.neednet=1 ip=dhcp`;

export const liveImageMissing = faultRule({
  id: 'live/image-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The words of the kernel name the image of a root in RAM by its address, and the server has no such file.',
    why: "The initial ramdisk asks for it in vain. dracut shows `failed to download live image after 100 attempts.`, live-boot and casper `Unable to find a live file system on the network`, Anaconda `anaconda: failed to fetch stage2 from http://192.168.1.1/fedora`, archiso `ERROR: Downloading 'http://192.168.1.1/arch/x86_64/airootfs.sfs'`, Alpine `initramfs emergency recovery shell launched. Type 'exit' to continue boot`. Looked for where a configuration of nginx, Apache or lighttpd, or `httpRoot` or `urls` in diskless-lint.json, says which folder is given out, and in the folder of the TFTP server.",
    avoid: liveSite(words, ['live/rootfs.img']),
    prefer: liveSite(words, ['live/squashfs.img']),
    references: [
      'dracut.cmdline(7), root=live:',
      'live-boot(7), fetch=',
      'Anaconda boot options, inst.stage2',
    ],
  },
  cause: missingFile,
  story: ({ program, what, path }) => `${program} asks for ${what} in vain: there is no ${path}`,
  message: ({ what, url, path, near, program, console }, { who }) =>
    `${capital(who)} will ask for ${what} at ${url}, but ${path} does not exist, so that ${program} brings up no system${shown(console)}.${thereIs(near)} Put it there, or correct the address.`,
  related: ({ others }) =>
    others.map((place) => ({ place, message: 'the folder that the web server gives out is said here' })),
});
