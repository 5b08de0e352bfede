/** A kernel on the server's disk goes in; what its image, or the configuration that it was built with, tells of it comes out. */

import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import type { Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';

/** Where a kernel for x86 says that it is one (Linux Documentation/arch/x86/boot.rst). */
const SIGN = { at: 0x202, text: 'HdrS' };

/** What programs for DOS and for UEFI begin with: a kernel with CONFIG_EFI_STUB is one, too (arch/x86/boot/header.S). */
const PROGRAM = 'MZ';

/** By the first octets of a file, a character for each. */
export function isKernelImage(head: string): boolean {
  return head.startsWith(SIGN.text, SIGN.at);
}

/** A kernel that UEFI, and what starts programs as UEFI does, cannot start. */
export interface WithoutStub {
  /** The line of its configuration that leaves the stub out, where it is known by that and not by the image. */
  readonly line: Place | undefined;
}

/** Undefined where the kernel has the stub, and where nothing tells. The image is believed before the configuration. */
export function withoutEfiStub(
  site: Site,
  path: ServerPath,
  configuration: KernelConfiguration | undefined,
): WithoutStub | undefined {
  const head = site.tree.programHead(path);
  if (head !== undefined && isKernelImage(head))
    return head.startsWith(PROGRAM) ? undefined : { line: undefined };
  // A kernel without EFI at all is not asked about the stub.
  const lines = ['EFI_STUB', 'EFI'].map((name) => configuration?.symbols.get(name));
  const off = lines.find((line) => line?.value === 'n');
  return off && { line: off.place };
}
