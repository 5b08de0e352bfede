/** A script of iPXE has a command that iPXE has not. The parser finds it while it reads the file; this is the card. */
import { ipxeSite } from '../about/examples/ipxe.js';
import { documentRule } from '../documents.js';

export const ipxeUnknownCommand = documentRule({
  id: 'ipxe/unknown-command',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A line of a script begins with a word that is no command of iPXE. Where `||` follows, the failure is expected, and only a slip of the pen is said. A menu of PXELINUX or GRUB is told once.',
    why: 'The screen shows `initrb: command not found`. A command that fails ends the script: what stands below is never done, and iPXE goes back to whatever started it.',
    avoid: ipxeSite({ 'srv/tftp/other.ipxe': '#!ipxe\ninitrb initrd.gz\nexit\n' }),
    prefer: ipxeSite({ 'srv/tftp/other.ipxe': '#!ipxe\ninitrd initrd.gz\nexit\n' }),
    references: ['ipxe.org/cmd', 'iPXE src/core/exec.c, execv'],
  },
});
