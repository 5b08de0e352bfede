/** A script does not begin with #!ipxe. */
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { faultRule } from '../rule.js';

export const ipxeMagicMissing = faultRule({
  id: 'ipxe/magic-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A script is loaded whose first bytes are not `#!ipxe`: the line lacks, or an empty line or a mark of the encoding stands before it.',
    why: 'iPXE tells a script by its first bytes alone. A BIOS machine takes the file for a boot program and runs it: the screen shows `boot.ipxe... ok`, and the machine hangs. Under UEFI it is `Exec format error (http://ipxe.org/2e008081)`.',
    avoid: ipxeSite({ 'srv/tftp/boot.ipxe': `\n${IPXE_SCRIPT}` }),
    prefer: ipxeSite(),
    references: ['ipxe.org/scripting', 'iPXE src/image/script.c, script_probe'],
  },
  // A mark of the encoding is told, and mended, as one.
  saidBy: () => 'text/no-break-space',
  story: ({ name, uefi }) =>
    `${name} does not begin with #!ipxe, and iPXE ${uefi ? 'refuses it' : 'runs it as a program'}`,
  message: ({ name, late, uefi, console }, { who, single }) =>
    `The first bytes of ${name} are not #!ipxe${late ? ': something stands before it' : ''}. iPXE does not take it for a script, and ${who} ${
      uefi
        ? `${single ? 'does' : 'do'} not boot: "${console}"`
        : `${single ? 'runs' : 'run'} it as a boot program and ${single ? 'hangs' : 'hang'}`
    }. Make #!ipxe the first line.`,
  // Of a script that nobody is known to load, its own beginning stands for that.
  related: ({ at, others, name }) =>
    others
      .filter(({ file }) => file !== at.file)
      .map((place) => ({ place, message: `${name} is loaded here` })),
});
