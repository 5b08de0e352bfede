/** What a GRUB was told and what its files say go in; the kernel that it starts comes out, or what ends or halts it. */
import { formatIpv4 } from '../../../site/address.js';
import type { GrubConfig } from '../../../site/grub/facts.js';
import { ownName } from '../../../site/grub/filename.js';
import type { Place } from '../../../site/place.js';
import type { Fault } from '../../faults.js';
import { isUrl } from '../../files/http/url.js';
import { platformOf } from '../../machine/firmware.js';
import { none, value } from '../../outcome.js';
import type { Reported } from '../../stage.js';
import type { KernelStage, Loading, Outcome } from '../../trace.js';
import { PersistentMap } from '../persistent.js';
import type { Asked, Doubtful, Loaded, Starts, Stops } from '../port.js';
import { AS_MADE, coreFault } from './core.js';
import { failedFault, lostEntries, ramdiskFault } from './failed.js';
import type { GrubFault } from './faults.js';
import { kernelFaults, kernelStage, programMissing, unknownPart, unpacked } from './kernel.js';
import { defaultEntry, waits } from './menu.js';
import { foundByTest, grubFile, isOutside, otherDevice } from './names.js';
import { leadingNumber } from './number.js';
import { ownPassedBy } from './passedby.js';
import { Run, refusesPart } from './run.js';
import { configAt, deviceOf, type Found, findConfiguration } from './search.js';
import { grubSays } from './sentences.js';
import { serverFault } from './server.js';
import type { Entry, State } from './state.js';

const PROGRAM = 'grub';

/** Files that open each other's menus. */
const MOST_FILES = 20;
/** Commands of one run. */
const MOST_COMMANDS = 20_000;

type Came = Starts | Stops | Doubtful;

/** A configuration that was run. */
export interface Shown {
  readonly config: GrubConfig;
  readonly state: State;
  /** All files on the way, the last one first. */
  readonly files: readonly GrubConfig[];
  /** Why the menu is not known. */
  readonly doubt: string | undefined;
}

interface Common {
  readonly loading: Loading;
  readonly assumptions: readonly string[];
}

const startOf = ({ file }: GrubConfig): Place => ({ file, span: { start: 0, end: 0 } });

export function load(told: Asked): Loaded {
  const asked = askingFirst(told);
  const found = findConfiguration(asked);
  const fault = coreFault(asked) ?? serverFault(asked);
  if (fault === undefined)
    return asked.answer.proxied === true ? behindProxy(asked, found) : configured(asked, found);
  const assumptions = 'assumed' in fault && fault.assumed === true ? [AS_MADE] : [];
  return { kind: 'stops', assumptions, reports: [report({ faults: [fault], sources: [asked.file.place] })] };
}

/** It knows what the server of its address says, not the proxy: the same as the boot server, where somebody means it to boot. */
function askingFirst(asked: Asked): Asked {
  const { addressed, proxied, ...rest } = asked.answer;
  if (addressed === undefined) return asked;
  const { nextServer, serverName, unresolved } = addressed;
  return { ...asked, answer: { ...rest, nextServer, serverName, unresolved } };
}

/** It asks the server that the other DHCP server tells, and is at its prompt where that tells none (2.06, asked in OVMF). */
function behindProxy(asked: Asked, found: Found): Came {
  const reason =
    'which server GRUB asks for its configuration is not known: the one that gives the addresses says it, not the proxy';
  const came = configured(asked, found);
  return { ...came, kind: 'doubtful', reports: [report({ doubts: [{ reason }] }), ...came.reports] };
}

/** What a machine meets that reads this file, however it came to it. */
export function loadFile(asked: Asked, config: GrubConfig): Loaded {
  const device = isOutside(asked.site, config.path) ? undefined : deviceOf(asked.file, asked.answer);
  const prefix = config.path.slice(0, config.path.lastIndexOf('/'));
  const found = { device, prefix, tried: [], assumptions: [], elsewhere: undefined } as const;
  return configured(asked, {
    ...found,
    config: { kind: 'value', value: config, from: undefined, overridden: [] },
  });
}

function report(parts: Omit<Reported, 'stage' | 'program'>): Reported {
  return { stage: 'loader', program: PROGRAM, ...parts };
}

function usedOf(config: Outcome<GrubConfig>): Loading['used'] {
  if (config.kind !== 'value') return config;
  return { ...config, value: { file: config.value.file, name: config.value.name } };
}

function configured(asked: Asked, found: Found): Came {
  const { config, prefix, tried, assumptions, misnamed } = found;
  const loading: Loading = {
    program: PROGRAM,
    prefix,
    tried,
    used: usedOf(config),
    entry: none,
    bare: undefined,
  };
  const common = { loading, assumptions };
  const { file, node } = asked;
  if (config.kind === 'unknown')
    return doubtful(common, `which file ${file.name} reads is not known: ${config.reason}`, [file.place]);
  if (config.kind === 'none') {
    const fault: GrubFault = {
      id: 'grub/no-config',
      effect: 'stops',
      at: misnamed === undefined ? (file.place ?? node.place) : startOf(misnamed),
      others: misnamed === undefined || file.place === undefined ? [] : [file.place],
      console: grubSays.prompt.print(),
      program: file.name,
      asked: tried[tried.length - 1] ?? `${prefix}/grub.cfg`,
      elsewhere: found.elsewhere,
      passedBy: found.passedBy?.name,
      misnamed: misnamed === undefined ? undefined : { name: misnamed.name, right: ownName(misnamed) },
    };
    return { ...common, kind: 'stops', reports: [report({ faults: [fault] })] };
  }
  return started(asked, common, show(asked, found, config.value), ownPassedBy(asked, found, config.value));
}

/** Runs a file, and those that it opens instead of its own menu. */
export function show(
  asked: Asked,
  { device, prefix }: Pick<Found, 'device' | 'prefix'>,
  config: GrubConfig,
): Shown {
  let state = newState(asked, device, prefix);
  const files: GrubConfig[] = [];
  let here = config;
  for (;;) {
    files.unshift(here);
    around(asked, state).all(here.statements);
    const shown = { config: here, state, files };
    if (here.refused.length > 0) return { ...shown, doubt: refusesPart(here) };
    if (state.unsure !== undefined) return { ...shown, doubt: state.unsure.value };
    if (state.ending?.kind !== 'file') return { ...shown, doubt: undefined };
    const next = opened(asked, state, state.ending.file.value);
    if (next === undefined || files.length >= MOST_FILES)
      return { ...shown, doubt: `the file that ${here.name} opens is not known` };
    here = next;
    state = inherited(state);
  }
}

function around(asked: Asked, state: State): Run {
  const root = (): string | undefined => device(state);
  return new Run(
    {
      present: (name) => grubFile(asked.site, name, root()).present,
      tested: (name) => foundByTest(name, root()),
      open: (name) => opened(asked, state, name),
    },
    state,
  );
}

function device({ variables }: State): string | undefined {
  return variables.get('root')?.replace(/^\((.*)\)$/, '$1');
}

function opened({ site }: Asked, state: State, name: string | undefined): GrubConfig | undefined {
  const path = name === undefined ? undefined : grubFile(site, name, device(state)).path;
  return path === undefined ? undefined : configAt(site, path);
}

/** What GRUB knows before it reads a line. */
function newState({ node, answer, file }: Asked, root: string | undefined, prefix: string): State {
  const { client, nextServer, address } = answer;
  const platform = platformOf(client);
  const cpu = platform === 'efi-arm64' ? 'arm64' : platform === 'efi-x64' ? 'x86_64' : 'i386';
  const server = nextServer.kind === 'value' ? formatIpv4(nextServer.value) : undefined;
  const folder = file.name.slice(0, Math.max(file.name.lastIndexOf('/'), 0));
  return {
    variables: PersistentMap.of<string | undefined>([
      ['root', root],
      ['prefix', root === undefined ? undefined : `(${root})${prefix}`],
      ['cmdpath', isUrl(file.name) || root === undefined ? undefined : `(${root})${folder}`],
      ['net_default_server', server],
      ['pxe_default_server', server],
      ['net_default_mac', client.mac],
      ['net_default_ip', address.kind === 'value' ? formatIpv4(address.value) : undefined],
      ['grub_platform', platform === undefined ? undefined : platform === 'bios' ? 'pc' : 'efi'],
      ['grub_cpu', platform === undefined ? undefined : cpu],
      ...['menuentry_id', 'all_video_module', 'default_font_path', 'timeout_style', 'menuentry_options'].map(
        (name) => [`feature_${name}`, 'y'] as const,
      ),
    ]),
    // Whoever reads a file that nobody is told may have any firmware.
    firmwareTold: node.kind !== 'readers',
    exported: new Set(),
    functions: new Map(),
    entries: [],
    kernel: undefined,
    chain: undefined,
    ending: undefined,
    failed: [],
    leaving: undefined,
    unsure: undefined,
    defaultAt: undefined,
    rootAt: undefined,
    words: [],
    left: MOST_COMMANDS,
  };
}

/** A menu that is opened knows what is exported, and what GRUB knows by itself. */
function inherited(state: State): State {
  const own = /^(?:root|prefix|cmdpath|net_.*|pxe_.*|grub_.*|feature_.*)$/;
  const variables = PersistentMap.of(
    [...state.variables].filter(([name]) => own.test(name) || state.exported.has(name)),
  );
  const blank = { entries: [], failed: [], ending: undefined, kernel: undefined, chain: undefined };
  return { ...state, ...blank, variables };
}

function started(asked: Asked, common: Common, shown: Shown, before: readonly Fault[]): Came {
  const { config, state, doubt } = shown;
  const sources = [startOf(config)];
  if (doubt !== undefined)
    return doubtful(common, `what ${config.name} starts is not known: ${doubt}`, [
      ...sources,
      state.unsure?.place,
    ]);
  if (state.ending !== undefined) return ended(asked, common, shown, config.name, before);
  if (state.entries.length === 0) {
    const fault = failedFault(asked.site, state, device(state)) ?? nothingToStart(config);
    return { ...common, kind: 'stops', reports: [report({ faults: [fault], sources })] };
  }
  const wanted = lookup(state, 'default');
  const { entry, missed } = defaultEntry(state.entries, wanted);
  if (entry.kind !== 'value') {
    const reason = entry.kind === 'unknown' ? entry.reason : 'it has no entries';
    return doubtful(common, `what ${config.name} starts is not known: ${reason}`, sources);
  }
  const chosen = entry.value;
  const name = chosen.title ?? 'an entry';
  const loading = { ...common.loading, entry: { ...entry, value: { name, place: chosen.place } } };
  const lost = [...before, ...lostEntries(state)];
  const faults = missed === undefined ? lost : [...lost, defaultUnknown(config, state, missed, name)];
  const timeout = lookup(state, 'timeout');
  const came =
    chosen.kind === 'submenu'
      ? submenu(asked, { ...common, loading }, shown, { entry: chosen, rest: restOf(wanted), faults })
      : choose(asked, { ...common, loading }, shown, chosen, faults);
  if (!waits(timeout)) return came.kind === 'stops' ? fallenBack(asked, common, shown, came) : came;
  const set = timeout === undefined || timeout === '' ? 'sets no timeout' : `sets the timeout to ${timeout}`;
  const reason = `${config.name} ${set}: GRUB shows its menu and waits for somebody`;
  const waiting = report({ doubts: [{ reason }], sources });
  return { ...came, kind: 'doubtful', reports: [waiting, ...came.reports] };
}

function nothingToStart(config: GrubConfig): GrubFault {
  return {
    id: 'grub/nothing-to-start',
    effect: 'stops',
    at: startOf(config),
    others: [],
    console: grubSays.prompt.print(),
    name: config.name,
  };
}

/**
 * Where the entry fails that starts by itself, those whose numbers `fallback` has are tried in turn, each after ten seconds. GRUB
 * 2.06 ends the list at what is no number (it was asked), and later releases take it for a title or an id.
 */
function fallenBack(asked: Asked, common: Common, shown: Shown, came: Stops): Came {
  const { state, config } = shown;
  const list = lookup(state, 'fallback');
  const passed = came.reports
    .flatMap(({ faults = [] }) => faults)
    .map((fault): Fault => ({ ...fault, effect: 'none' }));
  const open = (what: string): Came =>
    doubtful(common, `what ${config.name} starts is not known: ${what}`, [startOf(config)], passed);
  if (list === undefined) return open('what "fallback" holds is not known');
  for (const word of list.split(/\s/).filter((one) => one !== '')) {
    const number = leadingNumber(word);
    if (number === undefined) {
      const named = state.entries.some(({ id, title }) => id === word || title === word);
      return named ? open(`whether "fallback" takes ${word} for an entry depends on the release`) : came;
    }
    if (state.entries.slice(0, number + 1).some(({ uncertain }) => uncertain))
      return open('which entries the menu has is not known');
    const entry = state.entries[number];
    if (entry?.kind === 'entry') {
      const { title: name = 'an entry', place } = entry;
      const loading = { ...common.loading, entry: value({ name, place }, undefined) };
      const next = choose(asked, { ...common, loading }, shown, entry, passed);
      if (next.kind !== 'stops') return next;
    }
    if (!/^(?:0x[\da-f]+|\d+)$/i.test(word)) return came;
  }
  return came;
}

/** What "default" says of the menu that the entry opens: behind the first ">". */
function restOf(wanted: string | undefined): string {
  return (wanted ?? '').split('>').slice(1).join('>');
}

interface Opening {
  readonly entry: Entry;
  readonly rest: string;
  readonly faults: readonly Fault[];
}

/** The menu of a submenu, from what the one around it knows. */
export function opening(asked: Asked, shown: Shown, { words, block }: Entry, rest = ''): State {
  const state: State = { ...inherited(shown.state), words, left: MOST_COMMANDS };
  state.variables = state.variables.with('default', rest).with('timeout', '0');
  around(asked, state).all(block.statements);
  return state;
}

/** A menu that opened by itself goes on by itself, at once (grub_menu_execute_entry). */
function submenu(asked: Asked, common: Common, shown: Shown, { entry, rest, faults }: Opening): Came {
  const state = opening(asked, shown, entry, rest);
  const sources = [startOf(shown.config), entry.place];
  const title = entry.title ?? 'an entry';
  if (state.unsure !== undefined) {
    const reason = `what "${title}" opens is not known: ${state.unsure.value}`;
    return doubtful(common, reason, [...sources, state.unsure.place], faults);
  }
  if (state.entries.length === 0 && state.ending === undefined)
    return doubtful(common, `"${title}" of ${shown.config.name} opens an empty menu`, sources, faults);
  return started(asked, common, { ...shown, state }, faults);
}

function lookup({ variables }: State, name: string): string | undefined {
  return variables.has(name) ? variables.get(name) : '';
}

function defaultUnknown(config: GrubConfig, { defaultAt }: State, word: string, first: string): GrubFault {
  const at = defaultAt ?? startOf(config);
  return { id: 'grub/default-unknown', effect: 'none', at, others: [], word, first };
}

/** Runs an entry, from what its menu knows. */
export function choose(
  asked: Asked,
  common: Common,
  shown: Shown,
  entry: Entry,
  faults: readonly Fault[] = [],
): Came {
  const title = entry.title ?? 'an entry';
  const sources = [startOf(shown.config), entry.place];
  if (entry.kind === 'submenu')
    return doubtful(common, `"${title}" of ${shown.config.name} opens a menu of its own`, sources, faults);
  const { words } = entry;
  const state: State = { ...shown.state, words, entries: [], failed: [], left: MOST_COMMANDS };
  around(asked, state).all(entry.block.statements);
  if (state.unsure !== undefined) {
    const reason = `what "${title}" starts is not known: ${state.unsure.value}`;
    return doubtful(common, reason, [...sources, state.unsure.place], faults);
  }
  return ended(asked, common, { ...shown, state }, `"${title}"`, faults, entry.place);
}

/** What was loaded when the commands are over; behind an entry `boot` goes without saying. */
function ended(
  asked: Asked,
  common: Common,
  { config, state }: Shown,
  what: string,
  faults: readonly Fault[],
  place?: Place,
): Came {
  const sources = [startOf(config), place];
  const { ending, kernel: loaded, chain } = state;
  const leave = (reason: string): Came =>
    doubtful(
      common,
      reason,
      [...sources, ending === undefined || ending.kind === 'file' ? undefined : ending.place],
      faults,
    );
  if (ending?.kind === 'file') return leave(`${what} opens another menu`);
  const whole = what === config.name ? what : `${what} of ${config.name}`;
  if (ending?.kind === 'leaves') return leave(`${whole} leaves GRUB (${ending.how})`);
  const gone = chain === undefined ? undefined : programMissing(asked.site, chain, device(state));
  if (gone !== undefined)
    return { ...common, kind: 'stops', reports: [report({ faults: [...faults, gone], sources })] };
  if (chain !== undefined)
    return leave(`${whole} loads ${chain.text ?? 'a program'}; what that loads next is not simulated`);
  if (loaded === undefined) {
    const fault = failedFault(asked.site, state, device(state));
    if (fault === undefined) return leave(`${whole} loads no kernel`);
    return { ...common, kind: 'stops', reports: [report({ faults: [...faults, fault], sources })] };
  }
  const open = unknownPart(loaded);
  const kernel = kernelStage(asked.site, loaded, device(state));
  if (open !== undefined || kernel === undefined)
    return doubtful(
      common,
      `what ${whole} tells the kernel is not known before it runs`,
      [...sources, open?.place],
      faults,
    );
  const disk = otherDevice(kernel.image, device(state));
  if (disk !== undefined)
    return leave(`${whole} loads a kernel from ${disk}, and what lies there no file tells`);
  const early = ramdiskFault(state, loaded, kernel);
  if (early?.effect === 'stops')
    return { ...common, kind: 'stops', reports: [report({ faults: [...faults, early], sources })] };
  const wrong = kernelFaults(asked.site, kernel, loaded, device(state));
  if (early !== undefined) wrong.push(early);
  return withKernel(common, unpacked(asked.site, kernel, loaded, device(state)), wrong, {
    did: `${config.name} starts ${what}`,
    faults,
    sources,
  });
}

interface Gathered {
  readonly did: string;
  readonly faults: readonly Fault[];
  readonly sources: readonly (Place | undefined)[];
}

function withKernel(common: Common, kernel: KernelStage, wrong: readonly Fault[], loader: Gathered): Came {
  const first = report(loader);
  if (wrong.length === 0) return { ...common, kind: 'starts', kernel, reports: [first] };
  const sources = [kernel.imagePlace, kernel.place];
  const second: Reported = { stage: 'kernel', program: PROGRAM, faults: wrong, sources };
  const kind = wrong.some(({ effect }) => effect === 'stops') ? 'stops' : 'starts';
  return { ...common, kind, kernel, reports: [first, second] };
}

function doubtful(
  common: Common,
  reason: string,
  sources: readonly (Place | undefined)[],
  faults: readonly Fault[] = [],
): Doubtful {
  return { ...common, kind: 'doubtful', reports: [report({ faults, doubts: [{ reason }], sources })] };
}
