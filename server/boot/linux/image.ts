/** A kernel on the server's disk goes in; what its image, or the configuration that it was built with, tells of it comes out. */

import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import type { Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { Binary } from '../machine/binary.js';
import { remember } from '../remember.js';

/** Where a kernel for x86 says that it is one (Linux Documentation/arch/x86/boot.rst). */
const SIGN = { at: 0x202, text: 'HdrS' };

/** Where it says how far behind the first sector the text of its version stands, and where that sector ends (the same, kernel_version). */
const VERSION = { at: 0x20e, from: 0x200 };

/** What programs for DOS and for UEFI begin with: a kernel with CONFIG_EFI_STUB is one, too (arch/x86/boot/header.S). */
const PROGRAM = 'MZ';

/** By the first octets of a file, a character for each. */
export function isKernelImage(head: string): boolean {
  return head.startsWith(SIGN.text, SIGN.at);
}

/** The release of a kernel for x86, as `uname -r` prints it and its folder of modules is called; undefined where no image tells it. */
export const imageRelease = remember((site: Site, path: ServerPath): string | undefined => {
  const head = site.tree.programHead(path);
  const at = head !== undefined && isKernelImage(head) ? new Binary(head).number(VERSION.at, 2) : 0;
  // No image that is built with a version leads to nothing.
  const text = at > 0 ? site.tree.programPart(path, VERSION.from + at, 200) : undefined;
  return text === undefined ? undefined : /^\d+\.\d+[^\s\0]*/.exec(text)?.[0];
});

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
