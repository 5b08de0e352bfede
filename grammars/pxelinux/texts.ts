/** A directive goes in, what it does comes out, as Markdown with its source. */
import { factOf, isUboot } from './vocabulary.js';

const CORE = 'Syslinux com32/elflink/ldlinux/readconfig.c';
const MENU = 'Syslinux com32/menu/readconfig.c, doc/menu.txt';

const texts: Readonly<Record<string, string>> = {
  INCLUDE:
    'Reads another configuration file at this place. The name is taken relative to the directory of the boot file. A file that is missing is skipped without a message.',
  DEFAULT:
    'What starts when nobody presses a key: a label, or a file name with its arguments. A global APPEND is not used for a file name (since 5.00). The last DEFAULT counts, and UI wins over it.',
  UI: 'The module that runs instead of the `boot:` prompt, mostly a menu such as `menu.c32`. Wins over DEFAULT and PROMPT wherever it stands.',
  PROMPT:
    '0 starts DEFAULT at once unless Shift or Alt is held; 1 always shows the `boot:` prompt and waits for TIMEOUT.',
  TIMEOUT:
    'How long to wait for a key, in tenths of a second. 0, or no TIMEOUT, waits for ever. The first key press stops the clock.',
  TOTALTIMEOUT: 'How long to wait in all, in tenths of a second, key presses or not. Then ONTIMEOUT starts.',
  ONTIMEOUT: 'What starts when the time is over, in place of DEFAULT.',
  ONERROR: 'What starts when the chosen file cannot be loaded; the failed command line is added to it.',
  IMPLICIT:
    '0 accepts only labels; 1, the normal case, also accepts file names at the prompt and in DEFAULT.',
  ALLOWOPTIONS: '0 accepts no options typed after a label by the user.',
  NOESCAPE: '1 ignores Shift, Alt, Caps Lock and Scroll Lock, so that no prompt can be forced.',
  NOCOMPLETE: '1 switches off completion of labels with the Tab key.',
  NOHALT: '1 keeps the processor running while it waits for a key.',
  CONSOLE: '0 shows nothing on the screen; output on a serial port goes on.',
  SERIAL:
    'A serial port to talk to as well: port, speed (9600 if none is given) and flow control. Should be the first line of the file.',
  FONT: 'A screen font to load before anything is shown.',
  KBDMAP: 'A keyboard map, made by keytab-lilo.',
  DISPLAY: 'A text file that is shown when the line is read.',
  SAY: 'Text that is printed when the line is read.',
  PATH: 'Directories to look in for COM32 modules, with colons between them. A URL cannot stand here because it holds a colon.',
  SENDCOOKIES: 'A mask of what PXELINUX tells an HTTP server about the machine, with the bits of SYSAPPEND.',
  PXERETRY: 'How often a failed PXE call is tried again.',
  F1: 'A text file that this function key shows, and optionally a background picture.',
  LABEL:
    'Begins an entry that can be started by its name. The prompt takes the first word, upper and lower case told apart; the menu takes the whole line. The first of two equal names wins.',
  KERNEL:
    'The file to start. Its type is guessed from the extension: `.0` a network boot program, `.c32` a module, `.bin`, `.bs` and `.bss` boot sectors, `.img` a disk image, all else a Linux kernel. Words after the name go before APPEND.',
  LINUX: 'The Linux kernel to start, whatever its extension. Words after the name go before APPEND.',
  BOOT: 'A boot sector to start.',
  BSS: 'A boot sector to start, with the superblock of the DOS file system patched in.',
  PXE: 'A PXE network boot program to start; the PXE stack stays loaded.',
  FDIMAGE: 'A floppy image to start.',
  COMBOOT: 'A COMBOOT program. Syslinux 5 and later no longer run these.',
  COM32: 'A COM32 module to start; `.c32` is added to a name without extension.',
  CONFIG: 'Another configuration file to start over with. An APPEND beside it gives a new working directory.',
  LOCALBOOT:
    'Boots from the disk instead of the network. 0 is the normal way, 4 keeps UNDI, 5 keeps the whole PXE stack, -1 goes to the next boot device. Text counts as 0.',
  INITRD:
    'The initial ram disk, several with commas between them. Only inside a label; the last INITRD of a label counts.',
  APPEND:
    'Words for the kernel command line. Before the first LABEL it is the default of all labels; in a label it replaces that default, it adds nothing to it. A lone `-` stands for nothing at all.',
  IPAPPEND:
    'The older name of SYSAPPEND: 1 adds `ip=client:server:gateway:mask`, 2 adds `BOOTIF=` with the MAC of the card.',
  SYSAPPEND:
    'A mask of words about the machine that are put at the end of the command line: 1 `ip=`, 2 `BOOTIF=`, 4 `SYSUUID=`, 8 `CPU=`, higher bits vendor and product names. A label takes the default as it stood at its LABEL line.',
  TEXT: '`TEXT HELP` begins lines that the menu shows when the entry is selected, up to ENDTEXT. Without ENDTEXT the rest of the file is swallowed.',
  ENDTEXT: 'Ends the lines begun by TEXT.',
  'MENU LABEL':
    'The text that the menu shows for the entry; `^` stands before the hot key. Outside a label it names the submenu.',
  'MENU TITLE': 'The headline of the menu.',
  'MENU DEFAULT': 'Selects this entry at first. Means something to the menu only: the prompt starts DEFAULT.',
  'MENU HIDE': 'Leaves the entry out of the menu. Not to be taken for MENU HIDDEN, which hides the menu.',
  'MENU PASSWD': 'A password that is asked for before the entry starts.',
  'MENU SHIFTKEY': 'Starts the default at once unless Shift or Alt is held.',
  'MENU SAVE': 'Remembers the chosen entry as the next default; PXELINUX cannot write and so does not.',
  'MENU NOSAVE': 'Does not remember the chosen entry.',
  'MENU IMMEDIATE': 'The hot key starts the entry without Enter.',
  'MENU NOIMMEDIATE': 'The hot key only selects the entry.',
  'MENU ONERROR': 'What the menu starts when an entry cannot be loaded.',
  'MENU MASTER PASSWD': 'A password that unlocks every entry and the editing of command lines.',
  'MENU INCLUDE':
    'Reads another configuration file at this place; the prompt reads it too. A tag after the name puts it into a submenu.',
  'MENU BACKGROUND': 'A picture or a colour behind the menu, for vesamenu.c32.',
  'MENU HIDDEN': 'Shows no menu until a key is pressed.',
  'MENU HIDDENKEY': 'Keys that start a command while the menu is hidden.',
  'MENU CLEAR': 'Clears the screen when the menu is left.',
  'MENU AUTOBOOT': 'The text of the countdown; `#` is the number of seconds.',
  'MENU TABMSG': 'The hint about the Tab key below the menu.',
  'MENU NOTABMSG': 'The text in place of that hint when editing is not allowed.',
  'MENU PASSPROMPT': 'The question for a password.',
  'MENU COLOR': 'The colour of a part of the menu: ANSI attributes or `*`, foreground, background, shadow.',
  'MENU MSGCOLOR': 'The colours of messages from DISPLAY files and function keys.',
  'MENU SEPARATOR': 'An empty line in the menu. It ends the label before it.',
  'MENU DISABLE': 'Shows the entry but lets nobody choose it.',
  'MENU INDENT': 'Number of blanks before the text of the entry.',
  'MENU BEGIN': 'Begins a submenu. It ends the label before it.',
  'MENU END': 'Ends a submenu, and the label before it.',
  'MENU QUIT': 'Makes the entry leave the menu for the prompt.',
  'MENU GOTO': 'Makes the entry open a submenu by its tag; `.top` is the first menu.',
  'MENU EXIT': 'Makes the entry leave the submenu.',
  'MENU START': 'Opens this submenu first.',
  'MENU HELP': 'A file that the entry shows, and optionally a background picture.',
  'MENU RESOLUTION': 'Width and height of the screen for vesamenu.c32.',
};

const same: Readonly<Record<string, string>> = {
  'MENU COLOUR': 'MENU COLOR',
  'MENU MSGCOLOUR': 'MENU MSGCOLOR',
  'MENU DISABLED': 'MENU DISABLE',
};

/** `name` in upper case, as the table has it. */
export function documentationOf(name: string): string {
  const fact = factOf(name);
  if (fact === undefined) {
    return isUboot(name)
      ? `**${name}**: read by U-Boot, which takes files of this form; PXELINUX skips the line. Source: U-Boot boot/pxe_utils.c.`
      : '';
  }
  const key = /^F\d+$/.test(name) ? 'F1' : (same[name] ?? name);
  const text = texts[key] ?? 'A measure of the layout of the menu, in rows or columns of the screen.';
  const reader = fact.core ? (fact.menu ? '' : ' The menu skips it.') : ' Only the menu reads it.';
  const source = name.startsWith('MENU ') ? MENU : CORE;
  return `**${name}**${fact.args === '' ? '' : ` \`${fact.args}\``}\n\n${text}${reader}\n\nScope: ${fact.scope}. Source: ${source}.`;
}
