/** A live system of Debian is told where its medium lies on an NFS server, and nothing tells it to look there. */
import { liveSite } from '../about/examples/live.js';
import { shown } from '../about/wording.js';
import { faultRule } from '../rule.js';

const words = 'boot=live components nfsroot=192.168.1.1:/srv/live ip=dhcp';

export const liveNetbootMissing = faultRule({
  id: 'live/netboot-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'nfsroot= stands beside boot=live, and neither netboot=nfs nor root=/dev/nfs does.',
    why: 'live-boot looks at nfsroot= only where one of them says that the medium is on the network. Without it the disks and discs of the machine are searched, and the screen shows `Unable to find a medium containing a live file system`.',
    avoid: liveSite(words, []),
    prefer: liveSite(words.replace('nfsroot', 'netboot=nfs nfsroot'), []),
    references: ['live-boot(7), netboot', 'live-boot lib/live/boot/9990-cmdline-old, 9990-main.sh'],
  },
  story: ({ word }) => `live-boot does not look at ${word}, because no netboot=nfs stands beside it`,
  message: ({ word, console }, { who }) =>
    `${word} does nothing for ${who}, because no netboot=nfs stands beside it: live-boot looks for its medium among the disks and discs of the machine${shown(console)}. Add netboot=nfs.`,
});
