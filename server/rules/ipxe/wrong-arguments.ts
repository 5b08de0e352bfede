/** A command of iPXE has an option that it does not know, or too few or too many words. The parser finds it while it reads the file; this is the card. */
import { ipxeSite } from '../about/examples/ipxe.js';
import { documentRule } from '../documents.js';

export const ipxeWrongArguments = documentRule({
  id: 'ipxe/wrong-arguments',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A command of iPXE has an option that it does not know, an option without its value, or too few or too many words, or `set` gives a setting what it cannot hold. Options stand before all other words.',
    why: 'The screen shows `Unrecognised option "--timout"`, or only how the command is written: `Usage:`; for a value that does not fit, `Could not store "next-server": Invalid argument`. The command does nothing and fails, which ends the script unless `||` follows.',
    avoid: ipxeSite({ 'srv/tftp/other.ipxe': '#!ipxe\nprompt --timout 3000 Press a key\nexit\n' }),
    prefer: ipxeSite({ 'srv/tftp/other.ipxe': '#!ipxe\nprompt --timeout 3000 Press a key\nexit\n' }),
    references: ['ipxe.org/cmd', 'iPXE src/core/parseopt.c, src/core/getopt.c, src/core/settings.c'],
  },
});
