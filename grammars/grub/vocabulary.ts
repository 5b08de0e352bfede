/** The name of a command or a variable goes in; what GRUB does with it comes out. The names are those of the manual of GRUB 2.06, the texts our own. */

export interface WordFact {
  /** How it is written. */
  readonly form: string;
  /** Empty where there is no text of our own. */
  readonly text: string;
}

/** Commands that load a kernel, and what each belongs to. */
export const kernelCommands: ReadonlySet<string> = new Set(['linux', 'linuxefi', 'linux16']);
export const ramdiskCommands: ReadonlySet<string> = new Set(['initrd', 'initrdefi', 'initrd16']);

const commands: Readonly<Record<string, readonly [form: string, text: string]>> = {
  menuentry: [
    'menuentry "TITLE" [--id=ID] [--class=CLASS] [--hotkey=KEY] { … }',
    'An entry of the menu. Its commands run when it is chosen, and `boot` by itself behind them.',
  ],
  submenu: ['submenu "TITLE" [--id=ID] { … }', 'A menu below the menu.'],
  linux: [
    'linux FILE WORD…',
    'Loads a Linux kernel with its command line. A file without a device in front lies on `$root`; over the network its name is counted from the top of what the server serves.',
  ],
  linuxefi: [
    'linuxefi FILE WORD…',
    'Like `linux`, in the GRUB of Red Hat and its kin, and of older Debian and Ubuntu. Unpatched GRUB does not know it.',
  ],
  linux16: ['linux16 FILE WORD…', 'Loads a kernel by the old protocol for BIOS machines.'],
  initrd: [
    'initrd FILE…',
    'Loads the initial ramdisk behind `linux`. Every word is one more file: words for the kernel belong to `linux`.',
  ],
  initrdefi: ['initrdefi FILE…', 'Like `initrd`, behind `linuxefi`.'],
  initrd16: ['initrd16 FILE…', 'Like `initrd`, behind `linux16`.'],
  chainloader: ['chainloader FILE', 'Loads another boot program, such as an EFI file.'],
  configfile: [
    'configfile FILE',
    'Shows the menu of another file instead. Variables that it sets are gone afterwards.',
  ],
  source: ['source FILE', 'Runs another file as if it stood here.'],
  set: ['set NAME=VALUE', 'Sets a variable. `set` is not needed: `NAME=VALUE` does the same.'],
  unset: ['unset NAME', 'Takes the variable away.'],
  export: ['export NAME…', 'Keeps variables in menus that are opened from here.'],
  insmod: ['insmod MODULE', 'Loads a module from `$prefix`, unless it is built in.'],
  search: [
    'search [--no-floppy] [--set[=NAME]] [--file FILE | --label LABEL | --fs-uuid UUID]',
    'Looks for a disk, and sets `root` to it. Network servers are no disks.',
  ],
  echo: ['echo [-n] [-e] WORD…', 'Prints its words.'],
  test: ['test EXPRESSION', 'Like `[ EXPRESSION ]`: compares texts, numbers, and asks for files.'],
  '[': ['[ EXPRESSION ]', 'Compares texts (`=`, `!=`), numbers (`-eq`), asks for files (`-e`, `-f`).'],
  boot: ['boot', 'Starts what was loaded. Entries do it by themselves.'],
  exit: ['exit [CODE]', 'Leaves GRUB; UEFI goes on with the next boot entry.'],
  reboot: ['reboot', 'Starts the machine again.'],
  halt: ['halt', 'Switches the machine off.'],
  sleep: ['sleep [--interruptible] SECONDS', 'Waits.'],
  net_bootp: ['net_bootp [CARD]', 'Asks for an address by DHCP.'],
  net_dhcp: ['net_dhcp [CARD]', 'Asks for an address by DHCP.'],
  net_ls_addr: ['net_ls_addr', 'Shows the addresses of the machine.'],
  net_get_dhcp_option: [
    'net_get_dhcp_option VARIABLE CARD NUMBER TYPE',
    'Puts a DHCP option into a variable.',
  ],
  regexp: ['regexp [--set NAME] PATTERN TEXT', 'Compares a text with a pattern and keeps what fits.'],
  loopback: ['loopback DEVICE FILE', 'Makes a device of a file.'],
  fwsetup: ['fwsetup', 'Opens the setup of the firmware.'],
  function: ['function NAME { … }', 'A command of your own.'],
  if: ['if COMMAND; then … elif … else … fi', 'Goes by whether a command succeeds.'],
  for: ['for NAME in WORD…; do … done', 'Repeats commands for each word.'],
  while: ['while COMMAND; do … done', 'Repeats commands as long as one succeeds.'],
  until: ['until COMMAND; do … done', 'Repeats commands until one succeeds.'],
  true: ['true', 'Succeeds.'],
  false: ['false', 'Fails.'],
  ls: ['ls [DEVICE]', 'Lists devices, or files.'],
  cat: ['cat FILE', 'Shows a file.'],
  load_env: ['load_env [--file FILE] [NAME…]', 'Reads variables from a block that was saved.'],
  save_env: ['save_env [--file FILE] NAME…', 'Saves variables on a disk. A network server takes none.'],
  terminal_input: ['terminal_input [DEVICE…]', 'Where keys are read from.'],
  terminal_output: ['terminal_output [DEVICE…]', 'Where text is written to.'],
  serial: ['serial [--unit=N] [--speed=N]', 'Sets a serial port up.'],
  loadfont: ['loadfont FILE…', 'Loads a font for graphical menus.'],
  background_image: ['background_image FILE', 'A picture behind the menu.'],
  multiboot: ['multiboot FILE WORD…', 'Loads a kernel by the Multiboot protocol, such as Xen.'],
  multiboot2: ['multiboot2 FILE WORD…', 'Loads a kernel by the Multiboot 2 protocol.'],
  module: ['module FILE WORD…', 'A further file for `multiboot`.'],
  module2: ['module2 FILE WORD…', 'A further file for `multiboot2`.'],
  devicetree: ['devicetree FILE', 'The device tree for the kernel, on ARM.'],
  return: ['return [CODE]', 'Leaves a function.'],
  break: ['break [N]', 'Leaves a loop.'],
  continue: ['continue [N]', 'Goes on with the next turn of a loop.'],
  shift: ['shift [N]', 'Drops the first arguments.'],
  setparams: ['setparams WORD…', 'Sets `$1`, `$2` …'],
  eval: ['eval WORD…', 'Runs its words as commands.'],
  clear: ['clear', 'Clears the screen.'],
  read: ['read NAME', 'Reads a line from the keyboard.'],
  rmmod: ['rmmod MODULE', 'Takes a module away.'],
  normal: ['normal [FILE]', 'Shows the menu of a file.'],
  normal_exit: ['normal_exit', 'Leaves the menu.'],
  password: ['password USER TEXT', 'A user and a password for entries that are not free for all.'],
  password_pbkdf2: ['password_pbkdf2 USER HASH', 'A user and the hash of a password.'],
  keystatus: ['keystatus [--shift] [--ctrl] [--alt]', 'Succeeds while a key is held.'],
  probe: ['probe [--set NAME] --fs|--fs-uuid|--label DEVICE', 'Tells what a disk holds.'],
  videoinfo: ['videoinfo', 'Lists the modes of the screen.'],
  lsefi: ['lsefi', 'Lists what the firmware offers.'],
};

const variables: Readonly<Record<string, string>> = {
  default: 'The entry that starts by itself: its number from 0, its title, or its `--id`.',
  fallback: 'Entries that are tried when the default one fails.',
  timeout: 'Seconds until the default entry starts; 0 starts it at once, -1 waits for ever.',
  timeout_style: '`menu`, `countdown` or `hidden`.',
  root: 'The device of names that begin with `/`, such as `tftp,10.0.0.1`.',
  prefix: 'Where GRUB looks for its modules and for grub.cfg, such as `(tftp,10.0.0.1)/grub`.',
  cmdpath: 'The folder that GRUB itself was loaded from.',
  net_default_server: 'The server that names with `(tftp)` and `(http)` mean.',
  net_default_ip: 'The address of the machine.',
  net_default_mac: 'The hardware address of the card that is used.',
  net_default_interface: 'The card that is used.',
  grub_platform: '`efi`, `pc` …',
  grub_cpu: '`x86_64`, `arm64`, `i386` …',
  gfxmode: 'The mode of the graphical menu.',
  gfxpayload: 'The mode in which a kernel starts; `keep` leaves it as it is.',
  menu_color_normal: 'The colours of the menu.',
  menu_color_highlight: 'The colours of the chosen entry.',
  pager: '1 shows long output page by page.',
  chosen: 'The title of the entry that was chosen.',
  config_file: 'The file that is read.',
  config_directory: 'The folder of the file that is read.',
};

export const commandNames: readonly string[] = Object.keys(commands);
export const variableNames: readonly string[] = Object.keys(variables);

export function commandFact(name: string): WordFact | undefined {
  const found = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return found === undefined ? undefined : { form: found[0], text: found[1] };
}

export function variableText(name: string): string | undefined {
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}
