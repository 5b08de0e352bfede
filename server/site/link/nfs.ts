/** Settings of the NFS server go in, what they say about threads, versions and transports comes out. */
import type { NfsService } from '../model.js';
import type { Said } from '../place.js';
import type { Setting, SettingsFacts } from '../settings/facts.js';
import { type NfsDaemon, nfsWords, portOrName, type RefusedWord, refusedWord } from './nfs-words.js';

/** nfs.conf(5) takes these in any case (support/nfs/conffile.c). */
function flag(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (['1', 't', 'true', 'y', 'yes', 'on'].includes(word)) return true;
  if (['0', 'f', 'false', 'n', 'no', 'off'].includes(word)) return false;
  return undefined;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

interface Gathered {
  threads: Said<number> | undefined;
  udp: Said<boolean> | undefined;
  tcp: Said<boolean> | undefined;
  rootDirectory: Said<string> | undefined;
  refused: Said<RefusedWord> | undefined;
  port: Said<string> | undefined;
  readonly hosts: Said<string>[];
  readonly versions: Map<string, Said<boolean>>;
}

function nothing(): Gathered {
  return {
    threads: undefined,
    udp: undefined,
    tcp: undefined,
    rootDirectory: undefined,
    refused: undefined,
    port: undefined,
    hosts: [],
    versions: new Map(),
  };
}

function fromNfsConf(setting: Setting, into: Gathered): void {
  const { place, value } = setting;
  if (value === undefined) return;
  const section = setting.section?.toLowerCase();
  const name = setting.name.value.toLowerCase();
  if (section === 'exports' && name === 'rootdir') {
    into.rootDirectory = { value, place };
    return;
  }
  if (section !== 'nfsd') return;
  if (name === 'threads') {
    const threads = wholeNumber(value);
    if (threads !== undefined) into.threads = { value: threads, place };
    return;
  }
  if (name === 'port') into.port = { value, place };
  if (name === 'host') for (const host of value.split(',')) into.hosts.push({ value: host.trim(), place });
  const on = flag(value);
  if (on === undefined) return;
  if (name === 'udp' || name === 'tcp') into[name] = { value: on, place };
  const version = /^vers(\d(?:\.\d)?)$/.exec(name)?.[1];
  if (version !== undefined) into.versions.set(version, { value: on, place });
}

/** Words for rpc.nfsd(8) in a shell setting: a count, `-N 3`, `--no-nfs-version=4`, `-V 3`, `-u`, `-U`. */
function fromWords(setting: Setting, program: NfsDaemon, text: string, into: Gathered): void {
  const { place } = setting;
  for (const one of nfsWords(program, text)) {
    if (one.kind === 'operand') {
      const threads = wholeNumber(one.word);
      if (threads !== undefined) into.threads = { value: threads, place };
    }
    if (one.kind !== 'option') continue;
    const { letter, value } = one;
    // It may be given several times.
    if (letter === 'H') into.hosts.push({ value, place });
    if ((letter === 'N' || letter === 'V') && /^\d(?:\.\d)?$/.test(value))
      into.versions.set(value, { value: letter === 'V', place });
    if (letter === 'u' || letter === 'U') into.udp = { value: letter === 'u', place };
    if (letter === 't' || letter === 'T') into.tcp = { value: letter === 't', place };
  }
  const refused = refusedWord(program, text);
  if (refused !== undefined) into.refused ??= { value: refused, place };
}

const WORD_SETTINGS = new Set(['RPCNFSDCOUNT', 'RPCNFSDOPTS', 'RPCNFSDARGS', 'OPTS_RPC_NFSD']);

/** mountd without a version keeps it from who asks mountd, which version 4 does not. Its ports are no threads. */
const MOUNTD_SETTINGS = new Set(['RPCMOUNTDOPTS', 'RPCMOUNTDARGS', 'OPTS_RPC_MOUNTD']);

function fromMountd(setting: Setting, text: string, into: Gathered): void {
  const own = nothing();
  fromWords(setting, 'rpc.mountd', text, own);
  into.refused ??= own.refused;
  for (const [version, said] of own.versions) {
    if (!said.value && /^[23]$/.test(version)) into.versions.set(version, said);
  }
}

/** `rpc.mountd --no-nfs-version 3` in the last ExecStart= of a unit that an administrator wrote, or of its drop-ins. */
function fromUnit({ settings }: SettingsFacts, into: Gathered): void {
  const start = settings.findLast(
    ({ name, value }) => name.value === 'ExecStart' && value !== undefined && value !== '',
  );
  const [, program, words] = /(?:^|\/)rpc\.(mountd|nfsd)\s+(.*)$/.exec(start?.value ?? '') ?? [];
  if (start === undefined || words === undefined) return;
  if (program === 'mountd') fromMountd(start, words, into);
  else fromWords(start, 'rpc.nfsd', words, into);
}

const UNIT = /\/(?:nfs-mountd|nfs-server|rpc-mountd)\.service(?:\.d\/|$)/;

/** Where version 4 is switched off, its minor versions are, but for those that are switched on by name. */
function withMinors(versions: Gathered['versions']): void {
  const four = versions.get('4');
  if (four?.value !== false) return;
  for (const minor of ['4.0', '4.1', '4.2']) if (!versions.has(minor)) versions.set(minor, four);
}

/** Shell settings first, then units, then nfs.conf and its drop-ins: those are what the daemons of today read. */
export function linkNfs(settings: ReadonlyMap<string, SettingsFacts>): NfsService {
  const gathered = nothing();
  for (const path of ['/etc/conf.d/nfs', '/etc/default/nfs-kernel-server', '/etc/sysconfig/nfs']) {
    for (const setting of settings.get(path)?.settings ?? []) {
      if (WORD_SETTINGS.has(setting.name.value) && setting.value !== undefined) {
        fromWords(setting, 'rpc.nfsd', setting.value, gathered);
      }
      if (MOUNTD_SETTINGS.has(setting.name.value) && setting.value !== undefined)
        fromMountd(setting, setting.value, gathered);
    }
    // Services that come with an nfs.conf read these no more, and of some releases without one it is not known.
    const shadowed = gathered.refused?.place.file !== undefined && settings.has('/etc/nfs.conf');
    if (shadowed && !path.startsWith('/etc/conf.d/')) gathered.refused = undefined;
  }
  for (const [path, facts] of settings) if (UNIT.test(path)) fromUnit(facts, gathered);
  const files = [...settings.keys()].filter((path) => path.startsWith('/etc/nfs.conf.d/')).sort();
  for (const path of ['/etc/nfs.conf', ...files]) {
    for (const setting of settings.get(path)?.settings ?? []) fromNfsConf(setting, gathered);
  }
  const { port } = gathered;
  // It ends before it looks at the name of a service.
  if (port !== undefined && !portOrName(port.value)) {
    const refused = {
      program: 'rpc.nfsd',
      word: 'port',
      why: 'bad value',
      value: port.value,
      near: undefined,
    } as const;
    gathered.refused ??= { value: refused, place: port.place };
  }
  withMinors(gathered.versions);
  return gathered;
}
