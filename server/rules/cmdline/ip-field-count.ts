/** ip= has a value in a field where the kernel reads something else. */

import { isMethod, readAsAddress } from '../../boot/index.js';
import { formatIpv4, parseIpv4 } from '../../site/address.js';
import type { Place, Said } from '../../site/place.js';
import { commandLines } from '../about/commandlines.js';
import { deviceFirst, type IpWord, isNetmask, writtenIp } from '../about/ipwords.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule, Report } from '../rule.js';

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

interface Fault {
  readonly at: Place;
  readonly text: string;
  readonly severity?: Report['severity'];
}

/** The first field that cannot be what the kernel takes it for. */
function fault(ip: IpWord): Fault | undefined {
  const { fields, value } = ip;
  const [only] = fields;
  if (fields.length === 1) {
    if (only === undefined || value === '' || isMethod(value) || parseIpv4(value) !== undefined)
      return undefined;
    return {
      at: only.place,
      text: `"${value}" is no method the kernel knows; it takes the word for the address ${formatIpv4(readAsAddress(value))} and asks no DHCP server. Write dhcp, or all fields`,
    };
  }
  for (const [index, field] of fields.entries()) {
    const found = field.value === '' ? undefined : fieldFault(ip, field, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fieldFault(ip: IpWord, field: Said<string>, index: number): Fault | undefined {
  const { value, place: at } = field;
  const name = NAMES[index];
  if (name === undefined) {
    return {
      at,
      severity: 'warning',
      text: `"${value}" is field ${index + 1}, and the kernel reads ten at most. ${FORM}, then two name servers and a time server`,
    };
  }
  const address = parseIpv4(value);
  if (index < 4) return addressFault(field, index, address);
  if (index === 4 || index === 5) {
    if (!isMethod(value)) return undefined;
    return {
      at,
      severity: index === 4 ? 'warning' : 'error',
      text: `"${value}" stands in the place of the ${name}. ${FORM}`,
    };
  }
  if (index === 6) {
    // With a static address the kernel needs no method, and passes over a word it does not know.
    const [client] = ip.fields;
    if (isMethod(value) || (client !== undefined && client.value !== '')) return undefined;
    return {
      at,
      text: `"${value}" is no method the kernel knows, and with no address beside it the kernel leaves its network alone. Write dhcp`,
    };
  }
  return address === undefined
    ? {
        at,
        severity: 'warning',
        text: `"${value}" stands in the place of the ${name} and is no IPv4 address. ${FORM}`,
      }
    : undefined;
}

function addressFault(
  { value, place: at }: Said<string>,
  index: number,
  address: number | undefined,
): Fault | undefined {
  const name = NAMES[index] ?? '';
  if (address === undefined) {
    return {
      at,
      severity: index === 0 ? 'error' : 'warning',
      text: `"${value}" stands in the place of the ${name} and is no IPv4 address; the kernel reads it as ${formatIpv4(readAsAddress(value))}. ${FORM}`,
    };
  }
  if (index < 3 && isNetmask(address)) {
    return {
      at,
      severity: index === 0 ? 'error' : 'warning',
      text: `the netmask ${value} stands in the place of the ${name}. ${FORM}`,
    };
  }
  if (index === 3 && address !== 0 && !isNetmask(address)) {
    return {
      at,
      severity: 'warning',
      text: `${value} stands in the place of the netmask and is none (IP-Config: Unable to set interface netmask). ${FORM}`,
    };
  }
  return undefined;
}

export const cmdlineIpFieldCount: CheckRule = {
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
  check(context) {
    for (const { parameters, mode, nodes } of commandLines(context)) {
      const ip = mode === 'kernel-root' ? writtenIp(parameters) : undefined;
      if (ip === undefined || deviceFirst(ip)) continue;
      const found = fault(ip);
      if (found === undefined) continue;
      context.report({
        at: found.at,
        message: `In ip=${ip.value} of ${nodesNamed(nodes)}, ${found.text}.`,
        nodes,
        ...(found.severity === undefined ? {} : { severity: found.severity }),
      });
    }
  },
};
