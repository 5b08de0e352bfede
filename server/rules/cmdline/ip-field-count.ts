/** ip= has a value in a field where the kernel reads something else. */
import type { FaultOf } from '../../boot/faults.js';
import { readAsAddress } from '../../boot/index.js';
import { formatIpv4 } from '../../site/address.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const NAMES = [
  'client',
  'server',
  'gateway',
  'netmask',
  'host name',
  'device',
  'method',
  'first name server',
  'second name server',
  'time server',
];
const FORM = 'The fields are client:server:gateway:netmask:host:device:method';

type Field = FaultOf<'cmdline/ip-field-count'>;

/** What the kernel makes of the field. */
function wrong({ field, slip, text }: Field): string {
  const place = `stands in the place of the ${NAMES[field] ?? ''}`;
  const read = formatIpv4(readAsAddress(text));
  switch (slip) {
    case 'lone-word':
      return `"${text}" is no method the kernel knows; it takes the word for the address ${read} and asks no DHCP server`;
    case 'no-address':
      return `"${text}" ${place} and is no IPv4 address${field < 4 ? `; the kernel reads it as ${read}` : ''}`;
    case 'netmask-for-address':
      return `the netmask ${text} ${place}`;
    case 'no-netmask':
      return `${text} ${place} and is none (IP-Config: Unable to set interface netmask)`;
    case 'method-out-of-place':
      return `"${text}" ${place}${field === 5 ? ', and the kernel waits for a network card of that name' : ''}`;
    case 'unknown-method':
      return `"${text}" is no method the kernel knows, and with no address beside it the kernel leaves its network alone`;
    case 'too-many':
      return `"${text}" is field ${field + 1}, and the kernel reads ten at most`;
  }
}

function advice({ slip }: Field): string {
  if (slip === 'lone-word') return 'Write dhcp, or all fields';
  if (slip === 'unknown-method') return 'Write dhcp';
  return slip === 'too-many' ? `${FORM}, then two name servers and a time server` : FORM;
}

export const cmdlineIpFieldCount = faultRule({
  id: 'cmdline/ip-field-count',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'ip= has a value in a field where the kernel reads something else.',
    why: 'The fields count from the left, empty ones too, and the kernel complains about none: a word where an address belongs becomes an address such as `200.0.0.0`, a netmask in the place of the gateway leaves the netmask to be guessed (`IP-Config: Guessing netmask 255.255.255.0`, `IP-Config: Gateway not on directly connected network`). With a wrong address the root mount times out: `VFS: Unable to mount root fs via NFS`.',
    avoid: miniature(
      changed(NAME, 'ip=dhcp', 'ip=192.168.1.21:192.168.1.1:255.255.255.0:192.168.1.1::eth0:off'),
    ),
    prefer: miniature(
      changed(NAME, 'ip=dhcp', 'ip=192.168.1.21:192.168.1.1:192.168.1.1:255.255.255.0::eth0:off'),
    ),
    references: [
      'Linux net/ipv4/ipconfig.c, ip_auto_config_setup',
      'Linux Documentation/admin-guide/nfs/nfsroot.rst',
    ],
  },
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
  story: (fault) => `in ip=${fault.value}, ${wrong(fault)}`,
  message: (fault, { who }) => `In ip=${fault.value} of ${who}, ${wrong(fault)}. ${advice(fault)}.`,
});
