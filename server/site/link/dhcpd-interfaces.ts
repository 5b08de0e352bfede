/** The settings of a server go in; the interfaces that its dhcpd is to listen on come out, as each distribution says them. */
import type { Site } from '../model.js';
import type { Said } from '../place.js';

const SAID: readonly (readonly [string, RegExp])[] = [
  ['/etc/default/isc-dhcp-server', /^INTERFACES(?:v4)?$/],
  ['/etc/default/dhcp3-server', /^INTERFACES$/],
  ['/etc/sysconfig/dhcpd', /^(?:DHCPDARGS|DHCPD_INTERFACE)$/],
  ['/etc/conf.d/dhcpd', /^(?:DHCPD_)?IFACE$/],
];

/** One for each file that says some; words that are no names of interfaces are options. */
export function dhcpdInterfaces({ settings }: Site): Said<readonly string[]>[] {
  return SAID.flatMap(([path, name]) => {
    const setting = settings.get(path)?.settings.findLast((one) => name.test(one.name.value));
    const names = (setting?.value ?? '').split(/[\s,]+/).filter((word) => /^[a-z][\w.:-]*$/i.test(word));
    return setting === undefined || names.length === 0 ? [] : [{ value: names, place: setting.raw.place }];
  });
}
