/** A script that is built into iPXE loads a file before it has asked DHCP. */
import type { IpxeScript } from '../../site/ipxe/facts.js';
import { ipxeSite } from '../about/examples/ipxe.js';
import { commandsOf, type Written } from '../about/loaders/ipxescripts.js';
import type { CheckRule } from '../rule.js';

/** What people call a script that they build in (EMBED= of iPXE's make). */
const EMBEDDED = /(?:^|[/_.-])embed(?:ded)?[^/]*\.ipxe$/i;

/** Commands that set up a network card, or ask DHCP themselves. */
const SETS_UP = new Set(['dhcp', 'ifconf', 'autoboot', 'ifopen', 'pxebs']);
const LOADS = new Set(['chain', 'boot', 'kernel', 'initrd', 'imgfetch', 'imgexec', 'imgselect', 'module']);

const script = (before: string): string => `#!ipxe\n${before}chain http://192.168.1.1/menu.ipxe\n`;

export const ipxeDhcpMissing: CheckRule = {
  id: 'ipxe/dhcp-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A script that is built into iPXE, by its name, loads a file from a server and has not asked DHCP before.',
    why: 'With a script built in iPXE asks nothing by itself: the network card is closed and has no address, and `next-server` is empty. The first file that is loaded fails, and the script ends.',
    avoid: ipxeSite({ 'srv/tftp/embed.ipxe': script('') }),
    prefer: ipxeSite({ 'srv/tftp/embed.ipxe': script('dhcp\n') }),
    references: ['ipxe.org/embed', 'ipxe.org/cmd/dhcp', 'ipxe/ipxe issue 1374'],
  },
  check({ site, report }) {
    for (const one of site.ipxe) {
      const loads = EMBEDDED.test(one.file) && !one.template ? firstLoad(one) : undefined;
      if (loads === undefined) continue;
      report({
        at: loads.command.place,
        message:
          'A script that is built into iPXE has to ask DHCP itself: here the network card has no address yet, so that nothing is loaded. Write dhcp before this line.',
      });
    }
  },
};

/** The first command that needs the network, where nothing before it sets one up. */
function firstLoad(one: IpxeScript): Written | undefined {
  const set = new Map<string, string>();
  for (const written of commandsOf(one)) {
    const { name, rest } = written;
    if (SETS_UP.has(name) || setsAddress(written)) return undefined;
    if (name === 'set' && rest[0] !== undefined) set.set(rest[0].value, rest[1]?.value ?? '');
    if (LOADS.has(name) && needsNetwork(rest[0]?.value, set)) return written;
  }
  return undefined;
}

function setsAddress({ name, rest: [word] }: Written): boolean {
  return name === 'set' && word !== undefined && /(?:^|\/)ip$/.test(word.value);
}

/** Other names are of images that are there already. `set`: what the script has set until then, as it is written. */
function needsNetwork(name: string | undefined, set: ReadonlyMap<string, string>): boolean {
  const whole = name?.replace(/^\$\{([^${}]*)\}/, (asked, setting: string) => set.get(setting) ?? asked);
  return (
    whole !== undefined &&
    /^(?:https?|tftp|ftp|nfs):\/\/|\$\{(?:net\d+\/)?(?:next-server|filename)\}/.test(whole)
  );
}
