/** What words of dhcpd.conf do, in a sentence or two: with an eye on machines that boot over the network. */

/** Options of the space `dhcp`, parameters of the server, and the flags of allow and deny. */
export const notes: Readonly<Record<string, string>> = {
  'subnet-mask':
    'The netmask of the client’s network. Without it dhcpd sends the mask of the subnet declaration.',
  routers:
    'The client’s gateways, best one first. The kernel takes the first for its default route, and it must be on the client’s own network.',
  'domain-name-servers': 'Name servers, best one first.',
  'domain-name': 'The domain the client is in, such as `"example.org"`. It is text, so it stands in quotes.',
  'domain-search': 'The domains that names are looked up in.',
  'host-name':
    'The name the client gives itself. In `nfsroot=` and root-path the kernel puts it, or else the address, in place of `%s`.',
  'root-path':
    'Where the root file system of a diskless client is: `"/path"` or `"address:/path,options"`. The kernel reads it with `ip=dhcp` unless `nfsroot=` says otherwise. A server here must be an address.',
  'broadcast-address': 'The broadcast address of the client’s network.',
  'ntp-servers': 'Time servers, best one first.',
  'log-servers': 'Servers that take log messages.',
  'nis-domain': 'The NIS domain.',
  'nis-servers': 'NIS servers, best one first.',
  'interface-mtu': 'The largest packet of the client’s interface.',
  'static-routes': 'Pairs of destination and gateway. Networks without class need option 121 instead.',
  'swap-server': 'Where a client without a disk finds its swap space.',
  'boot-size': 'The length of the boot image in blocks of 512 octets.',
  'vendor-class-identifier':
    'Sent by a client: what it is, such as `PXEClient:Arch:00000:UNDI:002001`. Sent by the server, `"PXEClient"` tells old boot ROMs that PXE options follow.',
  'vendor-encapsulated-options':
    'Option 43: options that only the vendor of the client understands. PXE carries its own options in it.',
  'tftp-server-name':
    'Option 66: the name of the TFTP server as text. PXE ROMs and PXELINUX use next-server, not this.',
  'bootfile-name':
    'Option 67: the boot file, for clients that ask for it as an option. `filename` fills the field that most ROMs read.',
  'dhcp-client-identifier':
    'How a client names itself. In a host declaration it chooses the host by this name; it is looked at before the hardware address.',
  'dhcp-parameter-request-list':
    'The codes of the options a client asks for. dhcpd sends only these and a few others; setting it in the configuration makes dhcpd send more.',
  'dhcp-message-type':
    'What kind of message a packet is: 1 discover, 2 offer, 3 request, 5 acknowledge, 7 release.',
  'dhcp-server-identifier': 'The address of the server that sends the answer. dhcpd fills it in.',
  'dhcp-lease-time': 'The time for which a client asks for its address.',
  'dhcp-max-message-size': 'The longest answer a client takes.',
  'dhcp-option-overload': 'Says that options go on in the fields for file name and server name.',
  'user-class':
    'Sent by programs that are started by a boot ROM: iPXE sends `iPXE`. A condition on it keeps iPXE from loading itself again.',
  'pxe-system-type':
    'Option 93: the kind of firmware that asks. 0 is a BIOS, 6 EFI on 32 bits, 7 and 9 EFI on x86-64, 11 EFI on ARM64, 16 HTTP boot on x86-64.',
  'pxe-interface-id': 'Option 94: the version of the network driver in the boot ROM.',
  'pxe-client-id':
    'Option 97: the UUID of the machine that asks. PXELINUX looks for a configuration of this name first.',
  'loader-configfile':
    'Option 209: the configuration file PXELINUX reads before all others. It is sent only when asked for, or added to dhcp-parameter-request-list.',
  'loader-pathprefix':
    'Option 210: put before every file name PXELINUX asks for, as it stands. It should end in `/`.',
  'loader-reboottime': 'Option 211: seconds until PXELINUX reboots when it finds no configuration.',
  'tftp-server-address': 'Option 150: addresses of TFTP servers, for clients such as telephones.',
  fqdn: 'The name a client wants in the DNS.',
  'time-offset': 'Seconds between the client’s time and UTC.',

  filename:
    'The boot file a client loads by TFTP, as the TFTP server knows it: with a TFTP server that changes its root, without the path of that root.',
  'next-server':
    'The TFTP server that the boot file comes from. Without it the answer names no server (0.0.0.0), and most boot ROMs, PXELINUX and the kernel then have none.',
  'server-name': 'A name for the boot server, sent as text. It does not take the place of next-server.',
  'default-lease-time': 'Seconds a lease runs when the client does not ask for a time.',
  'max-lease-time': 'Seconds a lease runs at most.',
  'min-lease-time': 'Seconds a lease runs at least.',
  'use-host-decl-names':
    'Sends the name of the host declaration as host-name to clients that have none of their own.',
  'get-lease-hostnames': 'Asks the DNS for the name of each address and sends it as host-name.',
  'ddns-update-style':
    'How dhcpd writes to the DNS: `none` or `standard`. `interim` is older, and `ad-hoc` stops the server.',
  'ddns-updates': 'Whether dhcpd writes to the DNS for clients in this scope.',
  'ddns-domainname': 'The domain that is put behind a client’s name in the DNS.',
  'ddns-hostname': 'The name that a client gets in the DNS.',
  'log-facility':
    'The syslog facility. It counts once the file is read: messages about the file itself go to `daemon`.',
  authoritative:
    'The server knows the network best: it refuses clients that come with an address from elsewhere, so that they ask anew at once.',
  'one-lease-per-client': 'Frees a client’s other leases when it gets a new one.',
  'ping-check': 'Whether an address is pinged before it is offered.',
  'ping-timeout': 'Seconds to wait for the answer to that ping.',
  'always-broadcast': 'Answers by broadcast even to clients that do not ask for it.',
  'min-secs':
    'Seconds a client must have tried before it is answered: a second server leaves time to the first.',
  'ignore-client-uids':
    'Recognises clients by hardware address alone. A boot ROM and the system it starts then get one and the same address.',
  'vendor-option-space': 'The option space whose options are sent inside option 43.',
  'site-option-space': 'The option space for site options.',
  'omapi-port': 'The port on which the server takes commands of omshell.',
  'omapi-key': 'The key that those commands must be signed with.',
  'local-address': 'The address dhcpd listens on.',
  'local-port': 'The port dhcpd listens on instead of 67.',
  'lease-file-name': 'Where the leases are kept. It counts only at the top of the main file.',
  'pid-file-name': 'Where the number of the process is kept.',
  'update-static-leases': 'Writes clients with a fixed-address to the DNS, too.',
  'stash-agent-options': 'Remembers what a relay said about a client for its later requests.',
  'adaptive-lease-time-threshold':
    'From this fullness of a pool in percent on, new leases run min-lease-time only.',
  'dynamic-bootp-lease-length': 'Seconds after which the address of a BOOTP client may be used again.',

  'allow booting': 'Whether the hosts in this scope are answered at all when they boot.',
  'allow bootp': 'Whether BOOTP clients are answered.',
  'allow unknown-clients':
    'Whether clients without a host declaration get an address. In a pool it is better to allow or deny there.',
  'allow duplicates':
    'Whether one hardware address may hold several leases under different client identifiers: denied, a boot ROM and a system get one address.',
  'allow declines': 'Whether a client may say that an address is in use.',
  'allow client-updates': 'Whether clients may write their own DNS records.',
  'allow leasequery': 'Whether others may ask about leases.',
  'allow dynamic-bootp': 'Whether BOOTP clients get addresses of a range.',
};

/** The forms of statements. */
export const forms: Readonly<Record<string, string>> = {
  include: 'include "file";',
  subnet: 'subnet NUMBER netmask MASK { … }',
  subnet6: 'subnet6 PREFIX/LENGTH { … }',
  'shared-network': 'shared-network NAME { … }',
  group: 'group [NAME] { … }',
  host: 'host NAME { … }',
  pool: 'pool { … }',
  pool6: 'pool6 { … }',
  class: 'class "NAME" { … }',
  subclass: 'subclass "CLASS" DATA;',
  range: 'range [dynamic-bootp] LOW [HIGH];',
  range6: 'range6 LOW HIGH; range6 PREFIX/LENGTH;',
  prefix6: 'prefix6 LOW HIGH / LENGTH;',
  hardware: 'hardware ethernet 00:16:3e:00:00:01;',
  'fixed-address': 'fixed-address ADDRESS[, ADDRESS …];',
  'fixed-address6': 'fixed-address6 ADDRESS;',
  'fixed-prefix6': 'fixed-prefix6 PREFIX/LENGTH;',
  authoritative: '[not] authoritative;',
  option: 'option [SPACE.]NAME VALUE;',
  supersede: 'supersede NAME VALUE;',
  default: 'default NAME VALUE;',
  append: 'append NAME VALUE;',
  prepend: 'prepend NAME VALUE;',
  send: 'send NAME VALUE;',
  allow: 'allow WHAT;',
  deny: 'deny WHAT;',
  ignore: 'ignore WHAT;',
  match: 'match if CONDITION; match DATA;',
  spawn: 'spawn with DATA;',
  if: 'if CONDITION { … } elsif CONDITION { … } else { … }',
  elsif: 'elsif CONDITION { … }',
  else: 'else { … }',
  switch: 'switch (EXPRESSION) { case VALUE: … break; default: … }',
  case: 'case VALUE:',
  on: 'on commit { … }',
  set: 'set NAME = EXPRESSION;',
  unset: 'unset NAME;',
  define: 'define NAME (PARAMETERS) { … }',
  eval: 'eval EXPRESSION;',
  log: 'log (info, DATA);',
  execute: 'execute ("program", DATA, …);',
  add: 'add "CLASS";',
  failover: 'failover peer "NAME" { … }',
  zone: 'zone NAME { primary ADDRESS; key NAME; }',
  key: 'key NAME { algorithm NAME; secret BASE64; }',
  interface: 'interface NAME;',
};

/** What they are for. */
export const declared: Readonly<Record<string, string>> = {
  include: 'Reads another file here. What it declares counts from here on.',
  subnet:
    'A network that dhcpd serves. Every network an interface of the server is on needs one, even an empty one.',
  subnet6: 'An IPv6 network; only with `dhcpd -6`.',
  'shared-network': 'Several subnets on one cable: a client may get an address of any of them.',
  group: 'Gives statements to all hosts in it.',
  host: 'What is said about one client, found by its hardware address or client identifier. Hosts are global wherever they stand.',
  pool: 'Addresses of a subnet with rules of their own about who gets them. It must have a range.',
  class:
    'Clients that have something in common. A class is global; without `match if` or subclasses no client is ever in it.',
  subclass: 'One value for which the `match` of a class holds.',
  range: 'Addresses that are given to whoever asks. Both ends lie in the subnet.',
  hardware: 'The hardware address that the host is recognised by.',
  'fixed-address':
    'The addresses the host gets; the one that fits the network it asks from. One that fits no subnet makes dhcpd pass over the host.',
  authoritative:
    'The server refuses clients that come with an address from elsewhere, so that they ask anew at once.',
  option: 'Sends an option to clients in this scope. Inner scopes win over outer ones.',
  supersede: 'Sets an option whatever was said before.',
  default: 'Sets an option unless something was said before.',
  append: 'Adds to the end of what was said before.',
  prepend: 'Puts before what was said before.',
  allow: 'In a pool: who gets an address. Elsewhere: what the server does.',
  deny: 'In a pool: who gets no address. Elsewhere: what the server does not do.',
  match:
    'Which clients are in the class: those for which the condition holds, or those whose data a subclass names.',
  if: 'Statements for some clients only. The first condition that holds decides. `if` takes one `(` itself: put two around `(a) and (b)`.',
  switch: 'Statements for values of an expression, each up to `break`.',
  on: 'Statements for the moment a lease is committed, released or expires.',
  set: 'Gives a variable of the lease a value.',
  log: 'Writes to the log.',
  execute: 'Runs a program on the server.',
  failover: 'A second server that shares pools with this one.',
  zone: 'The name server that DNS updates go to.',
  key: 'A shared secret.',
};
