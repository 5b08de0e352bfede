/** The name of an option goes in, what it does comes out, as Markdown with its source. */
import type { OptionFact } from './facts.js';
import { optionFact } from './vocabulary.js';

const texts: Readonly<Record<string, string>> = {
  port: 'The port for DNS. 0 switches DNS off and leaves DHCP and TFTP.',
  interface:
    'Serves this interface, and no others but those named likewise. Its name is a tag of the clients on it.',
  'except-interface': 'Does not serve this interface.',
  'no-dhcp-interface': 'Serves DNS on this interface, but neither DHCP nor TFTP.',
  'listen-address': 'Serves the interface that has this address.',
  'bind-interfaces': 'Listens on the served interfaces only, so that another server can use the others.',
  'bind-dynamic': 'Like bind-interfaces, and takes interfaces that appear later as well.',
  'dhcp-range':
    'Serves addresses from a network: the first and the last one, then netmask, broadcast address and lease time where they are wanted. `static` serves only machines of dhcp-host, `proxy` leaves addresses to another server and tells PXE clients what to boot. `set:` gives a tag to those served from here, `tag:` serves only clients with that tag.',
  'dhcp-host':
    'What one machine gets, known by its hardware address, its client identifier or its name: address, name, lease time, tags (`set:`). `ignore` leaves it unanswered. Of two lines for one hardware address the last one is used.',
  'dhcp-hostsfile': 'A file, or a folder, of lines like those of dhcp-host, without `dhcp-host=`.',
  'dhcp-optsfile': 'A file, or a folder, of lines like those of dhcp-option, without `dhcp-option=`.',
  'dhcp-hostsdir': 'A folder of such files, read again when one of them changes.',
  'dhcp-optsdir': 'A folder of such files, read again when one of them changes.',
  'dhcp-match':
    'Gives a tag to clients that send an option, or send it with this value. `option:client-arch,7` are x64 UEFI machines.',
  'dhcp-vendorclass':
    'Gives a tag to clients whose option 60 holds this text anywhere, such as `PXEClient:Arch:00007`.',
  'dhcp-userclass': 'Gives a tag to clients whose option 77 holds this text anywhere, such as `iPXE`.',
  'dhcp-mac': 'Gives a tag to clients by their hardware address; `*` stands for any octet.',
  'dhcp-name-match':
    'Gives a tag to clients by the name that they send; a `*` at its end stands for anything.',
  'tag-if':
    'Gives a tag to clients that have all the tags named, and none of those with `!`. Read in the order of the file.',
  'dhcp-boot':
    'The boot file, then the name and the address of its server where that is another machine. A line with tags comes before one without; among those that fit, **the last one of the file is used**.',
  'pxe-service':
    'An entry of the menu that PXE clients show: kind of machine, text, file or number of a service, server. `.0` is put behind a file name without a dot. In proxy mode nothing is answered without one.',
  'pxe-prompt':
    'The question that PXE clients show before the menu, and how many seconds they wait; 0 takes the first entry at once.',
  'dhcp-no-override':
    'Puts boot file and server name into the fields of the packet, not into options 66 and 67.',
  'dhcp-option':
    'An option to send, by number or by `option:NAME`, to clients that ask for it. With tags only to clients that have them all. `vendor:` and `encap:` put it into another one. Of several that fit the last one of the file is sent.',
  'dhcp-option-force': 'Like dhcp-option, and sent also to clients that do not ask for it.',
  'dhcp-ignore':
    'Leaves clients unanswered that have all these tags. `tag:!known` are those without a dhcp-host.',
  'dhcp-authoritative': 'This is the only DHCP server of the network: clients are corrected at once.',
  'dhcp-sequential-ip': 'Gives addresses one after the other, not by hardware address.',
  'dhcp-leasefile': 'Where leases are kept.',
  'log-dhcp': 'Writes tags and options of every answer to the log.',
  'enable-tftp': 'Serves files by TFTP, on all interfaces or on those named.',
  'tftp-root':
    'The folder that TFTP serves. A folder that is not there keeps dnsmasq from starting. With an interface it is that of its clients.',
  'tftp-unique-root':
    'Adds the address of the client, or its hardware address, to the folder; where there is no such folder the common one is used.',
  'tftp-secure': 'Serves only files that belong to the user of dnsmasq.',
  'tftp-no-fail': 'Starts also where the folder of TFTP is not there.',
  'tftp-lowercase': 'Reads names as lower case.',
  'conf-file': 'Reads another file here.',
  'conf-dir':
    'Reads the files of a folder here: all but hidden ones, backups with `~` and `#…#`; endings behind a comma are left out, or with `*` before them the only ones.',
  address: 'Answers for these names with this address.',
  'host-record': 'Names of the local network and their addresses.',
  'addn-hosts': 'Another hosts file, or a folder of them.',
  domain: 'The domain of this network.',
  'read-ethers': 'Reads hardware addresses and names from /etc/ethers.',
  user: 'The user that dnsmasq becomes.',
};

const SOURCE = 'dnsmasq(8)';

/** Empty where there is no text of our own. */
export function summaryOf(name: string): string {
  return texts[name] ?? '';
}

export function documentationOf(name: string): string | undefined {
  const fact = optionFact(name);
  if (fact === undefined) return undefined;
  const form = formOf(fact);
  const text = texts[name] ?? 'An option that plays no part in what is checked here.';
  return `\`${name}${form}\`\n\n${text}\n\n*${SOURCE}*`;
}

/** How its value is written behind its name, in brackets where it may be left out. */
function formOf({ form, value }: OptionFact): string {
  if (form === undefined || form.startsWith('[=')) return form ?? '';
  return value === 'optional' ? `[=${form}]` : `=${form}`;
}
