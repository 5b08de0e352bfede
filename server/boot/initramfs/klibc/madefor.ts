/** The words of a kernel go in; what BOOT= says comes out in the root that they name, by which its ramdisk may have been made (initramfs.conf(5)). */
import type { Site } from '../../../site/model.js';
import type { Setting } from '../../../site/settings/facts.js';
import { misspeltSettings } from '../../../site/settings/misspelt.js';
import type { KernelStage } from '../../trace.js';
import { rootNamed } from '../legacy.js';

/** `root=/dev/nfs` counts only where it says nothing. */
export function madeFor(
  site: Site,
  kernel: Pick<KernelStage, 'parameters' | 'toldRoot'>,
): Setting | undefined {
  const files = [...(rootNamed(site, kernel)?.settings ?? [])].filter(([file]) =>
    file.startsWith('/etc/initramfs-tools/'),
  );
  return files
    .flatMap(([, { settings }]) => settings)
    .findLast(({ name, value }) => name.value === 'BOOT' && value !== '');
}

/** All that is set by which a ramdisk may have been made. */
export function rootSettings(
  site: Site,
  kernel: Pick<KernelStage, 'parameters' | 'toldRoot'>,
): readonly Setting[] {
  return [...(rootNamed(site, kernel)?.settings ?? [])]
    .filter(([file]) => /^\/etc\/(?:initramfs-tools|dracut|mkinitcpio)/.test(file))
    .flatMap(([, { settings }]) => settings);
}

/** A line there is to say it, by a name that nothing reads. */
export function madeForMisspelt(site: Site, kernel: Pick<KernelStage, 'parameters'>): boolean {
  const settings = rootNamed(site, kernel)?.settings;
  return settings !== undefined && misspeltSettings(settings).some(({ right }) => right === 'BOOT');
}
