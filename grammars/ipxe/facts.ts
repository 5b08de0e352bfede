/** The commands of iPXE: their options, how many words they take, and what they do. Read in its sources of 2023 and later (src/hci/commands, src/core/exec.c, src/image/script.c). */

export interface OptionFact {
  readonly long: string;
  readonly short: string;
  /** It takes a value, of this kind. */
  readonly value: false | 'text' | 'number' | 'key';
  readonly does: string;
}

export interface CommandFact {
  readonly name: string;
  /** What stands behind the options. */
  readonly form: string;
  readonly options: readonly OptionFact[];
  /** The least and the most words behind the options. */
  readonly least: number;
  readonly most: number;
  readonly does: string;
}

const MANY = Number.POSITIVE_INFINITY;

const flag = (long: string, short: string, does: string): OptionFact => ({ long, short, value: false, does });
const valued = (
  long: string,
  short: string,
  does: string,
  value: OptionFact['value'] = 'text',
): OptionFact => ({ long, short, value, does });

function command(
  name: string,
  form: string,
  [least, most]: readonly [number, number],
  does: string,
  options: readonly OptionFact[] = [],
): CommandFact {
  return { name, form, options, least, most, does };
}

const timeout = valued('timeout', 't', 'how long to wait, in milliseconds', 'number');
const drive = valued('drive', 'd', 'number of the BIOS drive, such as 0x80', 'number');
const describe = flag('no-describe', 'n', 'does not describe the disk to the operating system');
const fetches = [
  valued('name', 'n', 'the name that the image gets'),
  timeout,
  flag('autofree', 'a', 'throws the image away once it was started'),
];
const starts = [...fetches, flag('replace', 'r', 'does not come back to this script')];
const ofMenu = valued('menu', 'm', 'the name of the menu');
const ofParameters = valued('params', 'p', 'the name of the list of parameters');

const FETCHED = 'A name without a scheme is looked for beside the script.';

export const commandFacts: readonly CommandFact[] = [
  command('autoboot', '[INTERFACE…]', [0, MANY], 'Asks DHCP, and boots what it names.'),
  command(
    'boot',
    '[URI|IMAGE [ARGUMENT…]]',
    [0, MANY],
    'Starts the selected image, or loads and starts another one.',
    starts,
  ),
  command('certfree', '[CERTIFICATE…]', [0, MANY], 'Throws certificates away.', [
    valued('subject', 's', 'the name in the certificate'),
  ]),
  command('certstat', '[CERTIFICATE…]', [0, MANY], 'Shows certificates.', [
    valued('subject', 's', 'the name in the certificate'),
  ]),
  command('certstore', '[URI|IMAGE]', [0, 1], 'Takes certificates from an image.', [
    valued('subject', 's', 'the name in the certificate'),
    flag('keep', 'k', 'keeps the image'),
  ]),
  command(
    'chain',
    'URI|IMAGE [ARGUMENT…]',
    [0, MANY],
    `Loads a script or a program and starts it; a script that ends comes back here. ${FETCHED}`,
    starts,
  ),
  command('clear', 'SETTING', [1, 1], 'Takes the value of a setting away.'),
  command('choose', 'SETTING', [1, 1], 'Shows the menu, and puts the name of the chosen item into a setting.', [
    ofMenu,
    valued('default', 'd', 'the item that is preselected'),
    timeout,
    flag('keep', 'k', 'keeps the menu'),
  ]),
  command('colour', 'INDEX', [1, 1], 'Sets a colour.', [
    valued('basic', 'b', 'basic colour', 'number'),
    valued('rgb', 'r', 'colour as 0xRRGGBB', 'number'),
  ]),
  command('config', '[SCOPE]', [0, 1], 'Shows all settings, to be changed by hand.'),
  command('console', '', [0, 0], 'Sets the resolution and the picture of the screen.', [
    valued('x', 'x', 'width', 'number'),
    valued('y', 'y', 'height', 'number'),
    valued('left', 'l', 'margin on the left', 'number'),
    valued('right', 'r', 'margin on the right', 'number'),
    valued('top', 't', 'margin above', 'number'),
    valued('bottom', 'b', 'margin below', 'number'),
    valued('depth', 'd', 'bits of colour', 'number'),
    valued('picture', 'p', 'the picture behind'),
    flag('keep', 'k', 'keeps the picture in memory'),
  ]),
  command('cpair', 'PAIR', [1, 1], 'Sets a pair of colours.', [
    valued('foreground', 'f', 'colour of the text', 'number'),
    valued('background', 'b', 'colour behind it', 'number'),
  ]),
  command('cpuid', 'BIT', [1, 1], 'Fails unless the processor has a feature; bit 29 of --ext is 64-bit mode.', [
    flag('ext', 'e', 'extended features'),
    flag('ecx', 'c', 'features in ECX'),
  ]),
  command('dhcp', '[INTERFACE…]', [0, MANY], 'Asks DHCP for an address and settings.', [
    valued('configurator', 'c', 'what configures the interface'),
    timeout,
  ]),
  command('echo', '[TEXT…]', [0, MANY], 'Writes a text to the screen.', [
    flag('n', 'n', 'does not begin a new line'),
  ]),
  command('exit', '[STATUS]', [0, 1], 'Ends the script.'),
  command('fcels', '', [0, 0], 'Shows logins of Fibre Channel.', [
    valued('port', 'p', 'port'),
    valued('id', 'i', 'id of the peer'),
  ]),
  command('fcstat', '', [0, 0], 'Shows ports of Fibre Channel.'),
  command('fdt', '[URI|IMAGE]', [0, 1], 'Takes an image as the device tree.', fetches),
  command('form', '[TITLE]', [0, MANY], 'Begins a form.', [
    valued('name', 'n', 'its name'),
    flag('delete', 'd', 'throws it away'),
  ]),
  command('gdbstub', 'TRANSPORT [OPTION…]', [1, MANY], 'Waits for a debugger.'),
  command('goto', 'LABEL', [1, 1], 'Goes on at a label of this script; fails where there is none.'),
  command('help', '[COMMAND]', [0, MANY], 'Lists the commands.'),
  command('ibstat', '', [0, 0], 'Shows devices of InfiniBand.'),
  command('ifclose', '[INTERFACE…]', [0, MANY], 'Closes network interfaces.'),
  command('ifconf', '[INTERFACE…]', [0, MANY], 'Configures network interfaces.', [
    valued('configurator', 'c', 'what configures the interface'),
    timeout,
  ]),
  command('iflinkwait', '[INTERFACE…]', [0, MANY], 'Waits until a network interface has a link.', [timeout]),
  command('ifopen', '[INTERFACE…]', [0, MANY], 'Opens network interfaces.'),
  command('ifstat', '[INTERFACE…]', [0, MANY], 'Shows network interfaces.'),
  command('imgargs', 'IMAGE [ARGUMENT…]', [1, MANY], 'Replaces the arguments of an image.'),
  command('imgdecrypt', 'URI|IMAGE ENVELOPE', [2, 2], 'Decrypts an image.', [
    valued('name', 'n', 'the name that the image gets'),
    flag('keep', 'k', 'keeps the envelope'),
    timeout,
  ]),
  command(
    'imgexec',
    '[URI|IMAGE [ARGUMENT…]]',
    [0, MANY],
    'Starts the selected image, or loads and starts another one.',
    starts,
  ),
  command('imgextract', 'URI|IMAGE', [1, MANY], 'Unpacks an image.', [
    valued('name', 'n', 'the name that the image gets'),
    flag('keep', 'k', 'keeps the packed image'),
    timeout,
  ]),
  command('imgfetch', 'URI [ARGUMENT…]', [1, MANY], `Loads an image. ${FETCHED}`, fetches),
  command('imgfree', '[IMAGE…]', [0, MANY], 'Throws images away: all, or those that are named.'),
  command('imgload', 'URI|IMAGE [ARGUMENT…]', [0, MANY], 'Loads an image and selects it.', fetches),
  command('imgmem', 'ADDRESS LENGTH', [2, 2], 'Makes an image of memory.', [
    valued('name', 'n', 'the name that the image gets'),
  ]),
  command('imgselect', 'URI|IMAGE [ARGUMENT…]', [0, MANY], 'Selects the image that boot starts.', fetches),
  command('imgset', '', [0, MANY], 'Sets properties of images.'),
  command('imgstat', '[IMAGE…]', [0, MANY], 'Shows images.'),
  command('imgtrust', '', [0, 0], 'Starts trusted images only, from here on.', [
    flag('allow', 'a', 'starts any image again'),
    flag('permanent', 'p', 'cannot be taken back'),
  ]),
  command('imgverify', 'URI|IMAGE SIGNATURE', [2, 2], 'Starts an image only with this signature.', [
    valued('signer', 's', 'whose signature it has to be'),
    flag('keep', 'k', 'keeps the signature'),
    timeout,
  ]),
  command('inc', 'SETTING [NUMBER]', [1, 2], 'Adds to a setting; fails where that is no number.'),
  command(
    'initrd',
    'URI [ARGUMENT…]',
    [0, MANY],
    `Loads an initial ramdisk; several are joined. ${FETCHED} The UEFI stub of Linux before 5.7, and iPXE before February 2023, need \`initrd=NAME\` among the words of the kernel.`,
    fetches,
  ),
  command('ipstat', '', [0, 0], 'Shows counts of packets.'),
  command('iseq', 'VALUE VALUE', [2, 2], 'Fails unless both are the same text, letter for letter.'),
  command('isset', 'VALUE', [1, 1], 'Fails where the text is empty, as a setting is that nobody set.'),
  command('item', '[NAME [TEXT…]]', [0, MANY], 'Adds an item to the menu; one without a name is a line only.', [
    ofMenu,
    valued('key', 'k', 'the key that chooses it', 'key'),
    flag('default', 'd', 'it is preselected'),
    flag('gap', 'g', 'a text that cannot be chosen'),
  ]),
  command('iwlist', '[INTERFACE…]', [0, MANY], 'Shows networks without wires.'),
  command('iwstat', '[INTERFACE…]', [0, MANY], 'Shows interfaces without wires.'),
  command(
    'kernel',
    'URI|IMAGE [ARGUMENT…]',
    [0, MANY],
    `Loads a kernel with its words, and selects it. ${FETCHED}`,
    fetches,
  ),
  command('login', '', [0, 0], 'Asks for a name and a password.'),
  command('lotest', 'INTERFACE INTERFACE', [2, 2], 'Tests two interfaces against each other.', [
    valued('mtu', 'm', 'length of packets', 'number'),
    flag('broadcast', 'b', 'to all'),
  ]),
  command('md5sum', 'URI|IMAGE…', [1, MANY], 'Shows a checksum.', [valued('set', 's', 'the setting that gets it')]),
  command('menu', '[TITLE…]', [0, MANY], 'Begins a menu.', [
    valued('name', 'n', 'its name'),
    flag('delete', 'd', 'throws it away'),
  ]),
  command('module', 'URI [ARGUMENT…]', [0, MANY], `Loads a module. ${FETCHED}`, fetches),
  command('nslookup', 'SETTING NAME', [2, 2], 'Asks DNS, and puts the address into a setting.'),
  command('nstat', '', [0, 0], 'Shows neighbours.'),
  command('ntp', 'SERVER', [1, 1], 'Sets the clock.'),
  command('param', 'NAME [VALUE…]', [1, MANY], 'Adds a parameter to the request of the next URI.', [
    ofParameters,
    flag('header', 'H', 'as a header of the request'),
  ]),
  command('params', '', [0, 0], 'Begins a list of parameters.', [
    valued('name', 'n', 'its name'),
    flag('delete', 'd', 'throws it away'),
  ]),
  command('pciscan', 'SETTING', [1, 1], 'Goes to the next PCI device.'),
  command('ping', 'HOST', [1, 1], 'Asks a host for echoes.', [
    valued('size', 's', 'length', 'number'),
    timeout,
    valued('count', 'c', 'how often', 'number'),
    flag('quiet', 'q', 'shows nothing'),
  ]),
  command('pnplist', '', [0, MANY], 'Shows devices of Plug and Play.'),
  command('poweroff', '', [0, 0], 'Switches the machine off.'),
  command('present', '[FORM]', [0, MANY], 'Shows a form.', [flag('keep', 'k', 'keeps the form')]),
  command('profstat', '', [0, 0], 'Shows measurements.'),
  command('prompt', '[TEXT…]', [0, MANY], 'Waits for a key; fails without one.', [
    valued('key', 'k', 'the key that counts', 'key'),
    timeout,
    valued('set', 's', 'the setting that gets the key'),
  ]),
  command('pxebs', 'INTERFACE TYPE', [2, 2], 'Asks a boot server of PXE.'),
  command('read', 'SETTING', [1, 1], 'Asks a person for the value of a setting.', [timeout]),
  command('reboot', '', [0, 0], 'Restarts the machine.', [
    flag('warm', 'w', 'without testing memory'),
    flag('setup', 's', 'into the setup of the firmware'),
  ]),
  command('route', '', [0, 0], 'Shows the routes.'),
  command('sanboot', '[ROOT-PATH]', [0, MANY], 'Boots from a disk: over the network, or a local one.', [
    drive,
    describe,
    flag('keep', 'k', 'keeps the disk where it fails'),
    valued('filename', 'f', 'the program on it that UEFI starts'),
    valued('extra', 'e', 'a further file that has to be on it'),
    valued('label', 'l', 'its label'),
    valued('uuid', 'u', 'its UUID'),
  ]),
  command('sanhook', 'ROOT-PATH', [1, MANY], 'Makes a disk of the network a drive.', [drive, describe]),
  command('sanunhook', '', [0, 0], 'Takes the drive away.', [drive]),
  command('set', 'SETTING [VALUE…]', [1, MANY], 'Sets a setting.'),
  command('sha1sum', 'URI|IMAGE…', [1, MANY], 'Shows a checksum.', [
    valued('set', 's', 'the setting that gets it'),
  ]),
  command('sha256sum', 'URI|IMAGE…', [1, MANY], 'Shows a checksum.', [
    valued('set', 's', 'the setting that gets it'),
  ]),
  command('sha512sum', 'URI|IMAGE…', [1, MANY], 'Shows a checksum.', [
    valued('set', 's', 'the setting that gets it'),
  ]),
  command('shell', '', [0, 0], 'Lets a person type commands, until `exit`.'),
  command('shim', '[URI|IMAGE]', [0, 1], 'Names the shim that checks signatures under Secure Boot.', [
    timeout,
    flag('allow-sbat', 's', 'lets it change revocations'),
    flag('allow-pxe', 'p', 'lets it load by PXE'),
    flag('require-loader', 'l', 'needs its loader'),
  ]),
  command('show', 'SETTING', [1, 1], 'Shows a setting.'),
  command('sleep', 'SECONDS', [1, 1], 'Waits.'),
  command('startpxe', '[INTERFACE]', [0, 1], 'Starts the PXE services.'),
  command('stoppxe', '', [0, 0], 'Ends the PXE services.'),
  command('sync', '', [0, 0], 'Waits for what is going on.', [timeout]),
  command('time', 'COMMAND…', [1, MANY], 'Runs a command, and says how long it took.'),
  command('usbscan', 'SETTING', [1, 1], 'Goes to the next USB device.'),
  command('vcreate', 'INTERFACE', [1, 1], 'Makes an interface of a VLAN.', [
    valued('tag', 't', 'its number', 'number'),
    valued('priority', 'p', 'its priority', 'number'),
  ]),
  command('vdestroy', 'INTERFACE', [1, 1], 'Takes an interface of a VLAN away.'),
];

/** What iPXE itself and DHCP set, by what people most often ask for. */
export const settingFacts: Readonly<Record<string, string>> = {
  arch: 'processor',
  asset: 'asset tag of the machine',
  'board-serial': 'serial number of the board',
  buildarch: 'processor that iPXE was built for: `i386`, `x86_64`, `arm64` …',
  busid: 'kind and number of the network card',
  busloc: 'place of the network card on its bus',
  bustype: 'bus of the network card',
  chip: 'chip of the network card',
  cwduri: 'the URI of the folder of this script',
  cwuri: 'the URI of this script',
  'dhcp-server': 'address of the DHCP server',
  dns: 'DNS server',
  domain: 'domain of the network',
  filename: 'boot file that DHCP named (option 67 or the field)',
  gateway: 'router',
  hostname: 'host name that DHCP told (option 12)',
  'initiator-iqn': 'name as an iSCSI client',
  ip: 'address of the machine',
  keep: 'option `keep-san`: the disk stays where booting from it fails',
  mac: 'hardware address',
  manufacturer: 'who made the machine',
  memsize: 'memory in megabytes',
  netmask: 'netmask',
  'next-server': 'server of the boot file, as DHCP told it',
  password: 'password for a login',
  platform: 'firmware: `pcbios` or `efi`',
  priority: 'order of this block of settings',
  product: 'name of the product',
  'root-path': 'option 17: a disk, or the root of NFS',
  serial: 'serial number of the machine',
  skip_san_boot: 'option `skip-san-boot`: hooks the disk and boots the file',
  syslog: 'server for log lines',
  unixtime: 'seconds since 1970',
  'user-class': 'option 77 that iPXE sends',
  username: 'name for a login',
  uuid: 'UUID of the machine',
  vendor: 'vendor of the network card',
  version: 'version of iPXE',
};

/** How a value is written: `${mac:hexhyp}`. */
export const settingTypes: readonly string[] = [
  'string',
  'uristring',
  'ipv4',
  'ipv6',
  'int8',
  'int16',
  'int32',
  'uint8',
  'uint16',
  'uint32',
  'hex',
  'hexhyp',
  'hexraw',
  'base64',
  'busdevfn',
  'dnssl',
  'guid',
  'uuid',
];
