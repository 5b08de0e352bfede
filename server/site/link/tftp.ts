/** Settings of the TFTP daemon go in, the directory it serves and how it reads names comes out (tftpd(8)). */
import type { TftpService } from '../model.js';
import type { Answer, Place, Said } from '../place.js';
import type { SettingsFacts } from '../settings/facts.js';

/** What the settings alone tell; discovery adds what only the tree can. */
export type TftpSettings = Omit<TftpService, 'listingComplete'>;

/** Short options of in.tftpd that take a value, and long ones (tftpd/tftpd.c of tftp-hpa). */
const SHORT_WITH_VALUE = 'auUtTrBRmP';
const LONG_WITH_VALUE = new Set([
  'address',
  'user',
  'umask',
  'timeout',
  'retransmit',
  'refuse',
  'blocksize',
  'port-range',
  'map-file',
  'mapfile',
  'pidfile',
]);

interface Words {
  secure: boolean;
  mapFile: boolean;
  readonly directories: string[];
}

/** Reads option words as getopt_long does: bundled letters, values in the same word or the next. */
export function readTftpdWords(text: string): Words {
  const found: Words = { secure: false, mapFile: false, directories: [] };
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word.startsWith('--') && word.length > 2) {
      const [name = '', value] = word.slice(2).split('=', 2);
      if (name === 'secure' || name === 'chroot') found.secure = true;
      if (name === 'map-file' || name === 'mapfile') found.mapFile = true;
      if (LONG_WITH_VALUE.has(name) && value === undefined) i++;
    } else if (word.startsWith('-') && word.length > 1) {
      for (let j = 1; j < word.length; j++) {
        const letter = word[j] ?? '';
        if (letter === 's') found.secure = true;
        if (letter === 'm') found.mapFile = true;
        if (!SHORT_WITH_VALUE.includes(letter)) continue;
        if (j === word.length - 1) i++;
        break;
      }
    } else if (word.startsWith('/')) found.directories.push(word);
  }
  return found;
}

function withoutTrailingSlash(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}

function service(
  words: Words,
  extra: readonly Said<string>[],
  options: Said<string> | undefined,
  place: Place,
): TftpSettings {
  const directories = [...words.directories.map((value) => ({ value, place })), ...extra];
  const [first] = directories;
  return {
    root: first === undefined ? undefined : withoutTrailingSlash(first.value),
    rootSaid: first,
    secure: words.secure ? 'yes' : 'no',
    directories,
    mapFile: words.mapFile,
    options,
  };
}

type Found = Said<string> & { readonly known: boolean };

function last(facts: SettingsFacts | undefined, name: string): Found | undefined {
  const setting = facts?.settings.findLast((one) => one.name.value === name);
  if (setting === undefined) return undefined;
  return { value: setting.value ?? '', place: setting.raw.place, known: setting.value !== undefined };
}

/** Gentoo: the options normally name the path by ${INTFTPD_PATH}; an init script older than that adds it itself. */
function fromConfD(facts: SettingsFacts | undefined): TftpSettings | undefined {
  const options = last(facts, 'INTFTPD_OPTS');
  const path = last(facts, 'INTFTPD_PATH');
  if (options === undefined && path === undefined) return undefined;
  const words = readTftpdWords(options?.value ?? '');
  const place = (options ?? path)?.place;
  if (place === undefined) return undefined;
  const named = path?.known === true && path.value !== '';
  const found = service(words, named && words.directories.length === 0 ? [path] : [], options, place);
  // Underline the path itself where it is the one that was expanded into the options.
  return named && found.root === withoutTrailingSlash(path.value) ? { ...found, rootSaid: path } : found;
}

/** Debian: the init script puts TFTP_OPTIONS before TFTP_DIRECTORY. */
function fromDefault(facts: SettingsFacts | undefined): TftpSettings | undefined {
  const directory = last(facts, 'TFTP_DIRECTORY');
  const options = last(facts, 'TFTP_OPTIONS');
  const place = (directory ?? options)?.place;
  if (place === undefined) return undefined;
  const own = directory?.known === true && directory.value !== '' ? [directory] : [];
  return service(readTftpdWords(options?.value ?? ''), own, options, place);
}

/** A command line or argument list with at least one directory. */
function fromArguments(words: Said<string> | undefined): TftpSettings | undefined {
  if (words === undefined) return undefined;
  const read = readTftpdWords(words.value);
  return read.directories.length === 0 ? undefined : service(read, [], words, words.place);
}

function isProgram(word: string): boolean {
  return /(?:^|\/)(?:in\.)?a?tftpd(?:-hpa)?$/.test(word);
}

/** Drops the words up to and including the daemon's own name, twice where inetd gives path and name. */
function afterProgram(said: Said<string>): Said<string> | undefined {
  const words = said.value.split(/\s+/).filter((word) => word !== '');
  const at = words.findLastIndex(isProgram);
  return at < 0 ? undefined : { value: words.slice(at + 1).join(' '), place: said.place };
}

function fromUnits(settings: ReadonlyMap<string, SettingsFacts>): TftpSettings | undefined {
  for (const [path, facts] of settings) {
    if (!/\/(?:in\.)?tftpd?(?:-hpa)?\.service(?:\.d\/|$)/.test(path)) continue;
    const start = last(facts, 'ExecStart');
    const found = start === undefined ? undefined : fromArguments(afterProgram(start));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** However the dialect cuts a line of inetd.conf up: the whole statement holds the program and its arguments. */
function fromInetd(facts: SettingsFacts | undefined): TftpSettings | undefined {
  for (const setting of facts?.settings ?? []) {
    if (setting.name.value !== 'tftp') continue;
    const found = fromArguments(
      afterProgram({ value: setting.value ?? setting.raw.value, place: setting.raw.place }),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** atftpd puts its directory before every name, as -s would (atftpd(8)). */
function fromAtftpd(facts: SettingsFacts | undefined): TftpSettings | undefined {
  const found = fromArguments(last(facts, 'OPTIONS'));
  return found === undefined ? undefined : { ...found, secure: 'yes' as Answer };
}

/** The settings file of the daemon that a machine would run; where several are there, the first that names a directory. */
export function linkTftp(settings: ReadonlyMap<string, SettingsFacts>): TftpSettings | undefined {
  const candidates = [
    fromConfD(settings.get('/etc/conf.d/in.tftpd')),
    fromDefault(settings.get('/etc/default/tftpd-hpa')),
    fromArguments(last(settings.get('/etc/xinetd.d/tftp'), 'server_args')),
    fromUnits(settings),
    fromInetd(settings.get('/etc/inetd.conf')),
    fromDefault(settings.get('/etc/sysconfig/tftp')),
    fromAtftpd(settings.get('/etc/default/atftpd')),
  ];
  return candidates.find((one) => one?.root !== undefined) ?? candidates.find((one) => one !== undefined);
}
