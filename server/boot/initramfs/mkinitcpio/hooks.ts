/** A kernel with an initial ramdisk goes in; whether the mkinitcpio.conf of its root leaves out what mounts NFS comes out (mkinitcpio(8), hook net). */
import type { Site } from '../../../site/model.js';
import { lastParameter } from '../../linux/parameters.js';
import type { KernelStage } from '../../trace.js';
import type { WithoutNfs } from '../faults.js';
import { rootNamed } from '../legacy.js';
import { mkinitcpioSays } from '../sentences.js';

const CONF = '/etc/mkinitcpio.conf';

/** Any hook with such a name may mount it: copies of `net` for version 4 are common. */
const NETWORK = /net|nfs/i;

/** Files in mkinitcpio.conf.d may say it otherwise; then nothing is known. */
export function withoutNet(site: Site, kernel: KernelStage): WithoutNfs[] {
  const settings = rootNamed(site, kernel)?.settings;
  if (settings === undefined || [...settings.keys()].some((path) => path.startsWith(`${CONF}.d/`))) return [];
  const hooks = settings.get(CONF)?.settings.findLast(({ name }) => name.value === 'HOOKS');
  if (hooks?.value === undefined) return [];
  if (hooks.value.trim() === '' || NETWORK.test(hooks.value)) return [];
  const word = lastParameter(kernel, 'nfsroot')?.place ?? kernel.place;
  return [
    {
      id: 'initramfs/without-nfs',
      effect: 'stops',
      at: hooks.place,
      others: [word],
      console: mkinitcpioSays.emergency.print(),
      assumed: true,
      program: 'mkinitcpio',
    },
  ];
}
