/** A script of iPXE goes to a label that it does not have, and a machine comes there. */
import { fix, replace } from '../about/edits.js';
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { faultRule } from '../rule.js';

const jumping = (label: string): string => IPXE_SCRIPT.replace('kernel', `goto ${label}\n:start\nkernel`);

export const ipxeLabelMissing = faultRule({
  id: 'ipxe/label-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A machine comes to a goto whose label the script does not have. Labels are compared letter by letter.',
    why: 'iPXE looks for the label only when it comes there. The script ends, and the screen shows `Could not boot image: No such file or directory (http://ipxe.org/2d02803b)`.',
    avoid: ipxeSite({ 'srv/tftp/boot.ipxe': jumping('Start') }),
    prefer: ipxeSite({ 'srv/tftp/boot.ipxe': jumping('start') }),
    references: ['ipxe.org/cmd/goto', 'iPXE src/image/script.c, goto_exec'],
  },
  // The item of a menu is to blame, where its name is what the script goes to; or a label with a blank behind its colon, or a
  // setting with a slip in its name.
  saidBy: () => ['ipxe/item-without-label', 'ipxe/unknown-command', 'ipxe/setting-misspelt'],
  story: ({ label }) =>
    label === ''
      ? 'the script goes to a label whose name is empty'
      : `the script goes to the label ${label}, which it does not have`,
  message: ({ label, near, console }, { who, single }) => {
    const why =
      label === ''
        ? 'The setting that names the label is empty here'
        : `The script has no label :${label}${near === undefined ? '' : ` (there is :${near})`}`;
    return `${why}, so the script ends, and ${who} ${single ? 'does' : 'do'} not boot: "${console}".`;
  },
  fixes: ({ at, near }) => (near === undefined ? [] : [fix(`Write ${near}`, false, replace(at, near))]),
});
