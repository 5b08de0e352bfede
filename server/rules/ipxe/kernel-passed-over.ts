/** A section of a script loads a kernel without a boot, and the next section loads another one. */
import { IPXE_WORDS, ipxeSite } from '../about/examples/ipxe.js';
import { faultRule } from '../rule.js';

const menu = (end: string): string => `#!ipxe
menu Start
item node The node
item other Another one
choose --default node --timeout 5000 what && goto \${what}
:node
kernel vmlinuz ${IPXE_WORDS}
${end}:other
kernel vmlinuz ${IPXE_WORDS} quiet
boot
`;

export const ipxeKernelPassedOver = faultRule({
  id: 'ipxe/kernel-passed-over',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A script loads a kernel and comes to the next label without starting it, and another kernel is loaded there.',
    why: 'Labels end nothing: iPXE goes on into what stands behind the next one. The last kernel that was loaded starts, with the initial ramdisks of both: a machine boots something else than what was chosen.',
    avoid: ipxeSite({ 'srv/tftp/boot.ipxe': menu('') }),
    prefer: ipxeSite({ 'srv/tftp/boot.ipxe': menu('boot\n') }),
    references: ['ipxe.org/scripting', 'iPXE, booted in QEMU'],
  },
  story: ({ kernel, instead, label }) =>
    `the script goes on past ${kernel} to :${label}, and starts the kernel that is loaded there (${instead})`,
  message: ({ instead, label }, { who, single }) =>
    `No boot stands between this line and :${label}: the script goes on, and ${who} ${single ? 'starts' : 'start'} the kernel that is loaded there (${instead}). Write boot before the label.`,
  related: ({ others, label }) =>
    others.map((place) => ({ place, message: `the script goes on into :${label}` })),
});
