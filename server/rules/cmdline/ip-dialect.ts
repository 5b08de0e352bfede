/** ip= is written for another reader than the one that gets it: dracut's device:method for the kernel, or a static address for dracut. */
import type { FaultOf } from '../../boot/faults.js';
import { readAsAddress } from '../../boot/index.js';
import { formatIpv4 } from '../../site/address.js';
import { fix, isWritten, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

type Dialect = FaultOf<'cmdline/ip-dialect'>;

/** The kernel configures addresses of version 4 only: what would be `auto6` elsewhere is to ask for one of these. */
const methodOfKernel = ({ method }: Dialect): string => (method === 'auto6' ? 'dhcp' : method);

function forKernel(fault: Dialect, who: string): string {
  const { device, value } = fault;
  const method = methodOfKernel(fault);
  return `ip=${value} of ${who} is the form that dracut reads. Here the kernel itself configures the network, and takes "${device}" for the address ${formatIpv4(readAsAddress(device))}: it asks no DHCP server, and the root cannot be mounted. ${method === fault.method ? '' : 'It configures IPv4 only. '}Write ip=:::::${device}:${method}, or ip=${method}.`;
}

function forDracut({ generated, method, value, slip }: Dialect, who: string): string {
  const begin = `dracut gets ip=${value} from ${who}`;
  const ends = (text: string) => `Without NetworkManager in the initramfs it stops with "${text}".`;
  switch (slip) {
    case 'no netmask':
      return `${begin}: an address without a netmask. ${ends('Sorry, automatic calculation of netmask is not yet supported')} Write the netmask as the fourth field.`;
    case 'no address':
      return `${begin}: the method ${method}, and no address. ${ends(`Value '${method}' without static configuration does not make sense`)} Write ip=dhcp, or an address and a netmask.`;
    case 'unsupported':
    case 'unknown':
      return `${begin}: the method ${method}, which it does not know. ${ends(`Sorry, ${slip === 'unknown' ? `unknown value '${method}'` : `ip=${method} is currenty unsupported`}`)} Write ip=dhcp.`;
    default:
  }
  const how = method === '' ? 'no method, which it takes for dhcp' : `the method ${method}`;
  const write = generated
    ? 'Take bit 1 out of SYSAPPEND (IPAPPEND 2 instead of 3), and write ip=dhcp.'
    : 'Write none as the seventh field, or ip=dhcp.';
  return `dracut gets ip=${value} from ${who}: an address, and ${how}. Without NetworkManager in the initramfs it stops with "Sorry, setting client-ip does not make sense for '${method || 'dhcp'}'". ${write}`;
}

export const cmdlineIpDialect = faultRule({
  id: 'cmdline/ip-dialect',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'ip= is written in the form of another program than the one that reads it.',
    why: "dracut and systemd read `ip=eth0:dhcp`. The kernel knows only `client:server:gateway:netmask:host:device:method` and takes the two words for addresses: `IP-Config: Complete: device=eth0, ipaddr=200.0.0.0`, `bootserver=62.0.0.0`, then `VFS: Unable to mount root fs via NFS`. The other way round, dracut takes a static address without a method for a request to ask DHCP, and stops with `Sorry, setting client-ip does not make sense for 'dhcp'`.",
    avoid: miniature(changed(NAME, 'ip=dhcp', 'ip=eth0:dhcp')),
    prefer: miniature(changed(NAME, 'ip=dhcp', 'ip=:::::eth0:dhcp')),
    references: [
      'Linux net/ipv4/ipconfig.c, ip_auto_config_setup',
      'Linux Documentation/admin-guide/nfs/nfsroot.rst',
      'dracut.cmdline(7)',
    ],
  },
  severityOf: ({ reader }) => (reader === 'linux' ? 'error' : 'warning'),
  story: ({ device, method, reader, value, slip }) =>
    reader === 'linux'
      ? `the kernel takes "${device}" of ip=${value} for its address ${formatIpv4(readAsAddress(device))}`
      : slip === 'address and method'
        ? `dracut takes ip=${value} for an address and the method ${method || 'dhcp'}`
        : `dracut cannot use ip=${value}`,
  message: (fault, { who }) => (fault.reader === 'linux' ? forKernel(fault, who) : forDracut(fault, who)),
  fixes(fault, { site }) {
    const { at, device, reader, value } = fault;
    if (reader !== 'linux' || !isWritten(site, at, value)) return [];
    const right = `:::::${device}:${methodOfKernel(fault)}`;
    return [fix(`Write ip=${right}`, false, replace(at, right))];
  },
});
