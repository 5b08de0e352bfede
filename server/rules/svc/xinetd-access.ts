/** xinetd keeps a node from the TFTP server. */

import { xinetdSite } from '../about/examples/xinetd.js';
import { toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

export const svcXinetdAccess = faultRule({
  id: 'svc/xinetd-access',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'only_from or no_access of xinetd, in the service tftp or in the defaults, keeps a node from in.tftpd.',
    why: 'xinetd drops the request without an answer: `PXE-E32: TFTP open timeout`. Zeros at the end of an address stand for anything, `10.9.0.{21,22}` for two machines, `10.9.0.0/24` for a network; a mask as four numbers, a word like ALL and an address that is cut short fit nobody, and an address in both lists is kept out. It may seem to work: in.tftpd, once started for somebody else, answers everybody for a quarter of an hour.',
    avoid: xinetdSite('disable = no', 'only_from = 192.168.2.0'),
    prefer: xinetdSite('disable = no', 'only_from = 192.168.1.0'),
    references: ['xinetd.conf(5), only_from', 'xinetd 2.3.15'],
  },
  story: ({ address, by }) => `xinetd does not let ${address ?? 'the node'} ask in.tftpd (${by})`,
  message: ({ address, by, console }, { who, single }) => {
    const gets = `${single ? 'it gets' : 'they get'} no answer${toldBy(console)}`;
    const network = `${(address ?? '192.168.1.1').replace(/\d+$/, '')}0`;
    return by === 'only_from'
      ? `only_from does not let ${who} ask the TFTP server: ${gets}. Add the network of the nodes: "${network}", or ADDRESS/LENGTH.`
      : `no_access keeps ${who} from the TFTP server: ${gets}. Take the address out of it.`;
  },
});
