/** A script goes back to a label again and again, and nothing on the way changes. */
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { faultRule } from '../rule.js';

const GOING = (to: string) => ({
  'srv/tftp/boot.ipxe': IPXE_SCRIPT.replace(
    '#!ipxe\n',
    `#!ipxe\n:start\necho Starting\ngoto ${to}\n:linux\n`,
  ),
});

export const ipxeLabelLoop = faultRule({
  id: 'ipxe/label-loop',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A goto leads back to a label, and nothing between the two ever leads elsewhere: no menu, no question, no file that is loaded, no setting that changes.',
    why: 'The machine goes round until it is switched off. The screen shows the same lines again and again, or nothing. Where a prompt, a menu, DHCP or a server may end it, nothing is said.',
    avoid: ipxeSite(GOING('start')),
    prefer: ipxeSite(GOING('linux')),
    references: ['ipxe.org/cmd/goto', 'iPXE of 2019 in QEMU'],
  },
  commonToo: true,
  story: ({ label }) => `the script goes back to :${label} for ever`,
  message: ({ label }, { who, single }) =>
    `The script goes back to :${label}, and comes here again as it was: ${who} ${single ? 'goes' : 'go'} round for ever, and never ${single ? 'comes' : 'come'} to a kernel. Let a condition lead out, or name the label that is meant.`,
  related: ({ others }) => others.map((place) => ({ place, message: 'where it goes back to' })),
});
