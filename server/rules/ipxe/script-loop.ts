/** Scripts of iPXE load each other in a circle that nothing ends. */
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { list } from '../about/wording.js';
import { faultRule } from '../rule.js';

const CHAIN = (name: string) => ({
  'srv/tftp/boot.ipxe': `#!ipxe\nchain ${name}\n`,
  'srv/tftp/nodes.ipxe': IPXE_SCRIPT,
});

export const ipxeScriptLoop = faultRule({
  id: 'ipxe/script-loop',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A script chains itself, or another one that chains it, on the way that every machine takes, and never comes to a kernel.',
    why: 'iPXE keeps each script in memory while it runs the one that it chains. `boot.ipxe... ok` appears a dozen times under a BIOS, a thousand times under UEFI, and then the machine hangs without another word. Where somebody may choose in a menu between, or a setting decides, nothing is said.',
    avoid: ipxeSite(CHAIN('boot.ipxe')),
    prefer: ipxeSite(CHAIN('nodes.ipxe')),
    references: [
      'ipxe.org/cmd/chain',
      'iPXE src/image/script.c, script_exec',
      'iPXE of 2019 in QEMU, under a BIOS and OVMF',
    ],
  },
  commonToo: true,
  story: ({ scripts }) =>
    scripts.length === 1
      ? `${scripts[0]} loads itself over and over`
      : `${list(scripts)} load each other over and over`,
  message: ({ name, scripts, console }, { who, single }) => {
    const circle = scripts.length === 1 ? `${scripts[0]} loads itself` : `${list(scripts)} load each other`;
    const empty = name.startsWith('${') ? `, where ${name} comes to nothing or to its name` : '';
    const shown =
      console === undefined ? '' : `: "${console}" appears again and again, and then the screen stands still`;
    return `${circle}${empty}, and ${who} never ${single ? 'comes' : 'come'} to a kernel${shown}. Let ${name} be the script that has the kernel, or end here with boot or exit.`;
  },
  related: ({ others }) =>
    others.map((place) => ({ place, message: 'the script before loads the next one here' })),
});
