/** The words of a kernel go in; what BOOT= says comes out in the root that they name, by which its ramdisk may have been made (initramfs.conf(5)). */
import type { Site } from '../../../site/model.js';
import type { Setting } from '../../../site/settings/facts.js';
import type { KernelStage } from '../../trace.js';
import { rootNamed } from '../legacy.js';

/** `root=/dev/nfs` counts only where it says nothing. */
export function madeFor(site: Site, kernel: Pick<KernelStage, 'parameters'>): Setting | undefined {
  const files = [...(rootNamed(site, kernel)?.settings ?? [])].filter(([file]) =>
    file.startsWith('/etc/initramfs-tools/'),
  );
  return files
    .flatMap(([, { settings }]) => settings)
    .findLast(({ name, value }) => name.value === 'BOOT' && value !== '');
}
