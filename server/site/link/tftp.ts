/** Settings of the TFTP daemon go in, the directory it serves and how it reads names comes out (tftpd(8)). */
import { nearest } from '../../../grammars/text/index.js';
import type { DnsmasqFacts } from '../dnsmasq/facts.js';
import type { TftpDaemon, TftpService } from '../model.js';
import type { Answer, Place, Said } from '../place.js';
import type { Setting, SettingsFacts } from '../settings/facts.js';
import { dnsmasqTftp } from './dnsmasq.js';
import { readTftpdWords, type TftpdWords } from './tftpd-words.js';
import { meantUser } from './users.js';
import { xinetdTftp } from './xinetd.js';

/** What the settings alone tell; discovery adds what only the tree can. */
export type TftpSettings = Omit<TftpService, 'listingComplete'>;

function withoutTrailingSlash(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}

/** What starts the daemon, and what it tells. */
type Start = Omit<TftpDaemon, 'words' | 'place'>;

function service(
  words: TftpdWords,
  extra: readonly Said<string>[],
  options: Said<string> | Found | undefined,
  place: Place,
  start: Start,
): TftpSettings {
  // Each where it is written: those that stand among the options are named there.
  const written = options?.place ?? place;
  const directories = [...words.directories.map((value) => ({ value, place: written })), ...extra];
  const [first] = directories;
  return {
    root: first === undefined ? undefined : withoutTrailingSlash(first.value),
    rootSaid: first,
    secure: words.secure ? 'yes' : isOpen(options) ? 'unknown' : 'no',
    directories,
    mapFile: words.mapFile,
    options,
    daemon: { ...start, words, place },
  };
}

const BY_UNIT = 'its unit';

/** Started by the init script or unit of its package, which has it listen. */
function packaged(
  starter: string,
  program: TftpDaemon['program'],
  facts: SettingsFacts | undefined,
  address?: Said<string>,
): Start {
  const { carriageReturn, refused } = facts ?? {};
  // A unit passes over a line that it cannot read, and goes on.
  const unreadable = starter === BY_UNIT ? undefined : refused;
  return { program, starter, listens: true, disabled: undefined, address, carriageReturn, unreadable };
}

type Found = Said<string> & { readonly known: boolean };

/** What is put in place of a variable, or of a hole of a template, may hold any word. */
function isOpen(options: Said<string> | Found | undefined): boolean {
  return options !== undefined && 'known' in options && !options.known;
}

function last(facts: SettingsFacts | undefined, name: string): Found | undefined {
  if (facts?.refused !== undefined) return { value: '', place: facts.refused, known: false };
  const setting = facts?.settings.findLast((one) => one.name.value === name);
  if (setting === undefined) return undefined;
  return { value: setting.value ?? '', place: setting.raw.place, known: setting.value !== undefined };
}

/**
 * A variable that is not set where it is used, where it is the only directory behind -s: nothing in the file sets it, or only a
 * line below. Others than the one that this file is for may be set elsewhere, unless one is set that is a slip away.
 */
function emptied(facts: SettingsFacts | undefined, options: Found | undefined): TftpDaemon['emptied'] {
  if (facts === undefined || options === undefined || options.known) return undefined;
  // The variable that holds the words is not meant in them.
  const others = facts.settings.filter(({ raw }) => raw.place !== options.place);
  const names = others.map(({ name }) => name.value);
  const [variable, name = ''] = /\$\{?([A-Za-z_]\w*)\}?/.exec(rawOf(facts, options)) ?? [];
  const near = names.includes(name) ? setBelow(others, name, options) : nearest(name, names);
  if (variable === undefined || (near === undefined && (name !== 'INTFTPD_PATH' || names.includes(name))))
    return undefined;
  const rest = rawOf(facts, options).replaceAll(variable, '').replaceAll(/["']/g, '');
  const { secure, directories } = readTftpdWords(rest);
  return rest.includes('$') || !secure || directories.length > 0 ? undefined : { name, near };
}

/** The name, where all that sets it stands below. */
function setBelow(settings: readonly Setting[], name: string, { place }: Found): string | undefined {
  const setting = settings.find((one) => one.name.value === name);
  return setting !== undefined && setting.place.span.start > place.span.end ? name : undefined;
}

function rawOf({ settings }: SettingsFacts, { place }: Found): string {
  return settings.find(({ raw }) => raw.place === place)?.raw.value ?? '';
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
  const extra = named && words.directories.length === 0 ? [path] : [];
  const start = {
    ...packaged('its init script', 'tftp-hpa', facts),
    emptied: emptied(facts, options),
    misnamedUser: misnamed(last(facts, 'INTFTPD_USER')),
  };
  const found = service(words, extra, options, place, start);
  // Underline the path itself where it is the one that was expanded into the options.
  return named && found.root === withoutTrailingSlash(path.value) ? { ...found, rootSaid: path } : found;
}

/** Debian: the init script puts TFTP_OPTIONS before TFTP_DIRECTORY. */
function fromDefault(facts: SettingsFacts | undefined, starter: string): TftpSettings | undefined {
  const directory = last(facts, 'TFTP_DIRECTORY');
  const options = last(facts, 'TFTP_OPTIONS');
  const place = (directory ?? options)?.place;
  if (place === undefined) return undefined;
  const own = directory?.known === true && directory.value !== '' ? [directory] : [];
  const address = last(facts, 'TFTP_ADDRESS');
  const bound = address?.known === true && address.value.trim() !== '' ? address : undefined;
  const words = readTftpdWords(options?.value ?? '');
  const blank = starter === 'tftpd-hpa' ? blankSetting(facts, words) : undefined;
  return service(words, own, options, place, {
    ...packaged(starter, 'tftp-hpa', facts, bound),
    blank,
    misnamedUser: misnamed(last(facts, 'TFTP_USERNAME') ?? last(facts, 'TFTP_USER')),
  });
}

function misnamed(user: Found | undefined): Said<string> | undefined {
  return user?.known === true && meantUser(user.value.trim()) !== undefined ? user : undefined;
}

/** SUSE: the unit that reads it has words of its own before TFTP_OPTIONS, and -s may be among them. */
function fromSysconfig(facts: SettingsFacts | undefined): TftpSettings | undefined {
  const found = fromDefault(facts, BY_UNIT);
  return found?.secure === 'no' ? { ...found, secure: 'unknown' } : found;
}

/** Its init script puts them bare behind --user, --address and --secure. Of one that is not there another file may tell. */
function blankSetting(facts: SettingsFacts | undefined, words: TftpdWords): Said<string> | undefined {
  const names = ['TFTP_USERNAME', 'TFTP_ADDRESS'];
  if (words.secure && words.directories.length === 0) names.push('TFTP_DIRECTORY');
  for (const name of names) {
    const setting = last(facts, name);
    if (setting?.known === true && setting.value.trim() === '') return { value: name, place: setting.place };
  }
  return undefined;
}

/** A command line or argument list with at least one directory. */
function fromArguments(words: Said<string> | undefined, start: Start): TftpSettings | undefined {
  if (words === undefined) return undefined;
  const read = readTftpdWords(words.value);
  return read.directories.length === 0 ? undefined : service(read, [], words, words.place, start);
}

/** xinetd(8) hands the daemon its socket, unless `disable = yes`. */
function fromXinetd(settings: ReadonlyMap<string, SettingsFacts>): TftpSettings | undefined {
  const found = xinetdTftp(settings);
  if (found === undefined) return undefined;
  const own = { ...found.facts, settings: found.own };
  const disabled = last(own, 'disable');
  return fromArguments(last(own, 'server_args'), {
    program: 'unknown',
    starter: 'xinetd',
    user: last(own, 'user')?.value.trim(),
    listens: true,
    disabled: disabled?.value.trim().toLowerCase() === 'yes' ? disabled : undefined,
    refused: found.refused,
    access: found.access,
    address: found.bind,
    carriageReturn: undefined,
  });
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

/** Drop-ins of a unit, of which the last counts, and the unit itself: Debian's, then any. */
const HPA_UNIT = /\/tftpd-hpa\.service(?:\.d\/|$)/;
const UNIT = /\/(?:in\.)?tftpd?(?:-hpa)?\.service(?:\.d\/|$)/;

function fromUnits(settings: ReadonlyMap<string, SettingsFacts>, named: RegExp): TftpSettings | undefined {
  const units = [...settings].filter(([path]) => named.test(path));
  const dropIns = units.filter(([path]) => path.includes('.service.d/')).reverse();
  for (const [path, facts] of new Map([...dropIns, ...units])) {
    const start = last(facts, 'ExecStart');
    // A drop-in changes a unit of which the rest is elsewhere.
    const whole = !path.includes('.service.d/');
    const handed = /^socket/.test(last(facts, 'StandardInput')?.value.trim() ?? '');
    const found =
      start === undefined
        ? undefined
        : fromArguments(afterProgram(start), {
            program: 'unknown',
            starter: 'systemd',
            listens: handed || !whole,
            disabled: undefined,
            address: undefined,
            carriageReturn: undefined,
          });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** However the dialect cuts a line of inetd.conf up: the whole statement holds the program and its arguments. */
function fromInetd(facts: SettingsFacts | undefined): TftpSettings | undefined {
  for (const setting of facts?.settings ?? []) {
    if (setting.name.value !== 'tftp') continue;
    const line = setting.value ?? setting.raw.value;
    const user = /\b(?:no)?wait(?:\.\d+)?\s+([\w-]+)/.exec(line)?.[1];
    const found = fromArguments(afterProgram({ value: line, place: setting.raw.place }), {
      ...packaged('inetd', 'unknown', undefined),
      user,
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** atftpd puts its directory before every name, as -s would (atftpd(8)). Unless USE_INETD is off, inetd starts it. */
function fromAtftpd(facts: SettingsFacts | undefined): TftpSettings | undefined {
  const byInetd = last(facts, 'USE_INETD')?.value.trim().toLowerCase() !== 'false';
  const starter = byInetd ? 'inetd' : 'atftpd';
  const found = fromArguments(last(facts, 'OPTIONS'), packaged(starter, 'atftpd', facts));
  return found === undefined ? undefined : { ...found, secure: 'yes' as Answer };
}

/** Gentoo's atftpd: its init script puts TFTPD_ROOT behind TFTPD_OPTS. */
function fromAtftpdConfD(facts: SettingsFacts | undefined): TftpSettings | undefined {
  const directory = last(facts, 'TFTPD_ROOT');
  const options = last(facts, 'TFTPD_OPTS');
  if (directory?.known !== true || directory.value === '') return undefined;
  const words = readTftpdWords(options?.value ?? '');
  const start = packaged('its init script', 'atftpd', facts);
  return { ...service(words, [directory], options, directory.place, start), secure: 'yes' };
}

/** Arch: tftpd.socket listens, and tftpd.service starts in.tftpd with TFTPD_ARGS. */
function fromArch(facts: SettingsFacts | undefined): TftpSettings | undefined {
  return fromArguments(last(facts, 'TFTPD_ARGS'), packaged('tftpd.service', 'tftp-hpa', facts));
}

function isOff({ disabled, refused }: TftpDaemon): boolean {
  return disabled !== undefined || refused !== undefined;
}

/**
 * The settings file of the daemon that a machine would run; where several are there, the first that names a directory
 * and is not switched off. The others are its rivals for the port.
 */
export function linkTftp(
  settings: ReadonlyMap<string, SettingsFacts>,
  dnsmasq?: DnsmasqFacts,
): TftpSettings | undefined {
  const own = dnsmasq === undefined ? undefined : dnsmasqTftp(dnsmasq);
  const hpaUnit = fromUnits(settings, HPA_UNIT);
  const candidates = [
    fromConfD(settings.get('/etc/conf.d/in.tftpd')),
    // A unit that names the directory itself starts the daemon in place of what the package would.
    hpaUnit ?? fromDefault(settings.get('/etc/default/tftpd-hpa'), 'tftpd-hpa'),
    fromXinetd(settings),
    hpaUnit === undefined ? fromUnits(settings, UNIT) : undefined,
    fromInetd(settings.get('/etc/inetd.conf')),
    fromSysconfig(settings.get('/etc/sysconfig/tftp')),
    fromAtftpd(settings.get('/etc/default/atftpd')),
    fromArch(settings.get('/etc/conf.d/tftpd')),
    fromAtftpdConfD(settings.get('/etc/conf.d/atftp')),
  ].filter((one) => one !== undefined);
  const named = candidates.filter(({ root }) => root !== undefined);
  const chosen =
    own ?? named.find(({ daemon }) => daemon === undefined || !isOff(daemon)) ?? named[0] ?? candidates[0];
  if (chosen === undefined) return undefined;
  const rivals = named.flatMap(({ daemon }) =>
    daemon === undefined || daemon === chosen.daemon || isOff(daemon) ? [] : [daemon],
  );
  return { ...chosen, rivals };
}
