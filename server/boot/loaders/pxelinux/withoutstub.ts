/** A kernel that SYSLINUX for UEFI is to start goes in; what is not known of it comes out, where the kernel has no EFI stub. */
import type { Site } from '../../../site/model.js';
import { withoutEfiStub } from '../../linux/image.js';
import { isUefi } from '../../machine/firmware.js';
import type { DhcpAnswer, KernelStage, StageDoubt } from '../../trace.js';

/**
 * It puts such a kernel where it was linked for, and gives up with "Cannot relocate kernel, bailing out" where the firmware has
 * that memory itself (efi/main.c; OVMF was asked, and has).
 */
export function stubDoubts(site: Site, { client }: DhcpAnswer, kernel: KernelStage): StageDoubt[] {
  if (kernel.imagePath === undefined || !isUefi({ ...client, userClass: undefined })) return [];
  if (withoutEfiStub(site, kernel.imagePath, kernel.configuration) === undefined) return [];
  return [
    {
      reason: `${kernel.image} has no EFI stub, and whether SYSLINUX finds room for it ("Cannot relocate kernel, bailing out") depends on what memory the firmware uses`,
    },
  ];
}
