/** A label goes in; the kernel that U-Boot starts comes out, with the variables of its environment put in. */
import { formatIpv4, type Ipv4Address } from '../../../site/address.js';
import type { Site } from '../../../site/model.js';
import type { PxeKernel, PxeLabel } from '../../../site/pxelinux/facts.js';
import type { DhcpAnswer, KernelStage, Outcome } from '../../trace.js';
import { kernelOf } from '../kernel.js';
import { systemWords } from '../systemwords.js';

/** U-Boot takes a FIT image's configuration from behind `#`, and hands the ramdisk over by itself (label_boot in boot/pxe_utils.c). */
export function ubootKernel(
  site: Site,
  prefix: string,
  { file, place }: PxeKernel,
  { append, initrds, sysappend }: PxeLabel,
  answer: DhcpAnswer,
): KernelStage {
  const words = (append?.parameters ?? []).map((word) => ({ ...word, value: expanded(word.value, answer) }));
  // Its printf writes <NULL> for what DHCP did not tell.
  if (sysappend !== undefined)
    words.push(...systemWords({ ...sysappend, value: sysappend.value & 3 }, answer, '<NULL>'));
  return kernelOf(site, prefix, {
    image: { ...file, value: file.value.replace(/#.*/, '') },
    linux: true,
    words,
    initrds: initrds.slice(0, 1),
    append,
    place: append?.place ?? place,
  });
}

/** `${name}` and `$(name)` are variables of U-Boot's environment; some hold what DHCP told, others are left as they stand. */
function expanded(text: string | undefined, answer: DhcpAnswer): string | undefined {
  return text?.replace(/\$(?:\{(\w{1,32})\}|\((\w{1,32})\))/g, (written, braced, bracketed) => {
    const name = braced ?? bracketed;
    if (name === 'ipaddr') return addressText(answer.address) ?? written;
    if (name === 'serverip') return addressText(answer.nextServer) ?? written;
    return written;
  });
}

function addressText(outcome: Outcome<Ipv4Address>): string | undefined {
  return outcome.kind === 'value' ? formatIpv4(outcome.value) : undefined;
}
