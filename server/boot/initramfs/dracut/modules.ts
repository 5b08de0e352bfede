/** A kernel with an initial ramdisk goes in; whether the dracut.conf of its root leaves out what mounts NFS comes out (dracut.conf(5), omit_dracutmodules). */
import type { Site } from '../../../site/model.js';
import { lastParameter } from '../../linux/words/parameters.js';
import type { KernelStage } from '../../trace.js';
import type { WithoutNfs } from '../faults.js';
import { rootNamed } from '../legacy.js';
import { dracutSays } from '../sentences.js';

/** Without `network` there is no module `nfs` either. */
const NEEDED = /^(?:nfs|network)$/;

export function omittedNfs(site: Site, kernel: KernelStage): WithoutNfs[] {
  const settings = [...(rootNamed(site, kernel)?.settings ?? [])].filter(([path]) =>
    path.startsWith('/etc/dracut.conf'),
  );
  for (const [, facts] of settings) {
    for (const { name, raw, place } of facts.settings) {
      if (name.value !== 'omit_dracutmodules') continue;
      // Words are added to what other files say, so that the whole value is not known.
      if (!raw.value.split(/[\s"'()]+/).some((word) => NEEDED.test(word))) continue;
      return [
        {
          id: 'initramfs/without-nfs',
          effect: 'stops',
          at: place,
          others: [kernel.place],
          console: dracutSays.unknownRoot.print({ root: lastParameter(kernel, 'root')?.value ?? '' }),
          assumed: true,
          program: 'dracut',
        },
      ];
    }
  }
  return [];
}
