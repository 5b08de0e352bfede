/** The server of an Arch live system is named, and the word is missing without which nobody looks at the name. */
import { liveSite, WEB } from '../about/examples/live.js';
import { shown } from '../about/wording.js';
import { faultRule } from '../rule.js';

const server = `archisobasedir=arch archiso_http_srv=${WEB}/`;
const files = ['arch/x86_64/airootfs.sfs'];

export const liveArchisoWithoutIp = faultRule({
  id: 'live/archiso-without-ip',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'archiso_http_srv= or archiso_nfs_srv= stands without ip=.',
    why: "The hooks of archiso look at their words only where there is an ip=. Without it the live system looks for its medium among the disks of the machine: `ERROR: '…' device did not show up after 30 seconds...`, and waits in a shell. With PXELINUX, IPAPPEND 3 or SYSAPPEND 3 brings the word, too.",
    avoid: liveSite(server, files),
    prefer: liveSite(`${server} ip=dhcp`, files),
    references: ['mkinitcpio-archiso hooks/archiso_pxe_http', 'mkinitcpio-archiso docs/README.bootparams'],
  },
  story: ({ word }) => `nobody looks at ${word}, because no ip= stands beside it`,
  message: ({ word, console }, { who }) =>
    `${word} does nothing for ${who}, because no ip= stands beside it: archiso looks for its medium among the disks of the machine${shown(console)}. Add ip=dhcp.`,
});
