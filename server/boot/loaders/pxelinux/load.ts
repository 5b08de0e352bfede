/** What PXELINUX was told and what its files say go in; the kernel that it starts comes out, or the fault that ends it. */
import { nearestAmong } from '../../../../grammars/text/index.js';
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { Answer, Place, Said } from '../../../site/place.js';
import type { PxeConfigFile, PxeLabel } from '../../../site/pxelinux/facts.js';
import type { Fault } from '../../faults.js';
import { deniedBy, leavingLink, presence, similar, tftpFile } from '../../files/tftp.js';
import { cannotOpen } from '../../linux/sentences.js';
import { isAppliance } from '../../machine/appliance.js';
import { none } from '../../outcome.js';
import { type Reported, source } from '../../stage.js';
import type { KernelStage, Loading, Outcome, StageDoubt } from '../../trace.js';
import {
  configAt,
  configurationAt,
  type Found,
  findConfiguration,
  madeOfTemplate,
  usedOf,
} from '../configurations.js';
import type { Asked, Loaded } from '../port.js';
import { fileFaults, labelFaults } from './entryfiles.js';
import type { CommandUnknown, NamedConfigMissing, PxelinuxFault } from './faults.js';
import { foreignFault } from './foreign.js';
import { bareKernel, labelKernel, unusedAppend } from './kernel.js';
import { coreFault, moduleFault } from './modules.js';
import { keptBack, noConfiguration } from './noconfiguration.js';
import { pxelinuxSays } from './sentences.js';
import { type Started, start, type Waits } from './start.js';
import { stubDoubts } from './withoutstub.js';

const PROGRAM = 'pxelinux';

/** From the program to the kernel. */
export function load(asked: Asked): Loaded {
  const { site, answer, file } = asked;
  const core = coreFault(site, answer, file);
  const found = findConfiguration(site, file.name, answer);
  const loaded = configured(asked, found);
  if (core === undefined) return loaded;
  const stage: Reported = { stage: 'files', program: PROGRAM, faults: [core] };
  const assumptions = core.assumed === true ? [`${file.name} is of Syslinux 5 or later`] : [];
  return stopped({ ...loaded, assumptions: [...assumptions, ...loaded.assumptions] }, [
    stage,
    ...loaded.reports,
  ]);
}

/** What a machine meets that comes to this file, however it was told to. */
export function loadFile(asked: Asked, file: string): Loaded {
  return configured(asked, configurationAt(asked.site, file));
}

/** The same, though it comes to none of it. */
function stopped(loaded: Loaded, reports: readonly Reported[]): Loaded {
  const { loading, assumptions } = loaded;
  const kernel = 'kernel' in loaded ? loaded.kernel : undefined;
  return { kind: 'stops', assumptions, reports, kernel, ...(loading === undefined ? {} : { loading }) };
}

interface Common {
  readonly loading: Loading;
  readonly assumptions: readonly string[];
}

function configured(asked: Asked, found: Found): Loaded {
  const { config, prefix, tried } = found;
  const common: Common = {
    loading: { program: PROGRAM, prefix, tried, used: usedOf(config), entry: none, bare: undefined },
    assumptions: found.assumptions,
  };
  const sources = [source(config)];
  if (config.kind === 'unknown')
    return doubtful(common, `which file PXELINUX reads is not known: ${config.reason}`, [
      ...sources,
      asked.file.place,
    ]);
  const missed = missedFault(asked, found);
  if (config.kind === 'none') {
    const fault = missed ?? noConfiguration(asked, found);
    const forgotten = fault.id === 'pxe/no-config-for-client' && fault.present && fault.instead === undefined;
    if (!forgotten || !isAppliance(asked.site, asked.node)) return stops(common, [fault], sources);
    const reason = `${asked.node.name} may be no machine that boots from here: PXELINUX finds no configuration for it`;
    return doubtful(common, reason, [...sources, asked.node.place]);
  }
  const file = config.value;
  sources.push({ file: file.file, span: { start: 0, end: 0 } });
  if (file.template !== undefined)
    return doubtful(common, madeOfTemplate(file.name), [...sources, file.template]);
  if (file.uboot) return doubtful(common, `${file.name} is written for U-Boot`, sources);
  const started = start(file, {
    there: (name) => presentAs(asked.site, prefix + name),
    open: (name) => opened(asked.site, prefix + name),
  });
  const assumptions = [...common.assumptions, ...started.assumptions];
  const loading = { ...common.loading, entry: entryOf(started.label), bare: started.bareCommand };
  // What it could not read on the way, it went on without.
  const passed = found.refused.map((refused) => keptBack(asked.site, refused));
  const faults: Fault[] = [missed, ...passed].filter((fault) => fault !== undefined);
  if (started.opened !== undefined) sources.push({ file: started.opened.file, span: { start: 0, end: 0 } });
  if (started.opened?.template !== undefined)
    return doubtful(common, madeOfTemplate(started.opened.name), [...sources, started.opened.template]);
  const lacks =
    started.module === undefined
      ? undefined
      : (moduleFault(asked.site, prefix, started.module.word, file.path) ??
        foreignFault(asked.site, asked.file, prefix, started.module.word));
  const before = lacks === undefined ? faults : [lacks, ...faults];
  return starting(asked, { loading, assumptions }, started.opened ?? file, started, {
    faults: before,
    sources,
  });
}

/** It goes on with the names that it asks for otherwise. */
function missedFault({ site, node }: Asked, { missed, config }: Found): NamedConfigMissing | undefined {
  if (missed === undefined) return undefined;
  const { name, path, from } = missed;
  const used = config.kind === 'value' ? config.value : undefined;
  return {
    id: 'pxe/named-config-missing',
    effect: used === undefined ? 'stops' : 'none',
    at: from ?? node.place,
    others: used === undefined ? [] : [{ file: used.file, span: { start: 0, end: 0 } }],
    ...(used === undefined ? { console: pxelinuxSays.noConfiguration.print() } : {}),
    name,
    path,
    near: similar(site, path),
    instead: used?.name,
  };
}

/** The configuration that lies where the server looks for that name. */
function opened(site: Site, name: string): PxeConfigFile | undefined {
  const { path } = tftpFile(site, name);
  const kept = path !== undefined && (deniedBy(site, path) ?? leavingLink(site, path)) !== undefined;
  return path === undefined || kept ? undefined : configAt(site, path);
}

function entryOf(label: Outcome<PxeLabel>): Loading['entry'] {
  if (label.kind !== 'value') return label;
  const { name, place } = label.value;
  return { ...label, value: { name: name.value, place } };
}

/** What was gathered for the stage of the loader. */
interface Gathered {
  readonly faults: readonly Fault[];
  readonly sources: readonly (Place | undefined)[];
}

function starting(
  { site, answer, file: program }: Asked,
  common: Common,
  file: PxeConfigFile,
  started: Started,
  { faults: before, sources }: Gathered,
): Loaded {
  const { label, bareCommand, module } = started;
  const { prefix } = common.loading;
  const from = [...sources, source(label)];
  const stop = (fault: Fault): Loaded => stops(common, [...before, fault], from);
  if (label.kind === 'unknown') {
    if (module !== undefined && before.some(({ id }) => id === 'pxe/com32-missing'))
      return stops(common, before, from);
    return doubtful(common, `what ${file.name} starts is not known: ${label.reason}`, from, before);
  }
  const waiting = waitingFault(file, started);
  if (waiting !== undefined) {
    const unread = unreadInclude(
      site,
      prefix,
      file,
      waiting.id === 'pxe/no-default' ? waiting.why : undefined,
    );
    if (unread === undefined) return stop(waiting);
    const reason = `what ${file.name} starts is not known: what ${unread.value} says is not known`;
    return doubtful(common, reason, [...from, unread.place], before);
  }
  if (label.kind === 'none') {
    const kernel = bareKernel(site, prefix, started, file.append);
    if (kernel === undefined) return stops(common, before, from);
    const ended = kernel.present === 'no' ? endedFile(site, prefix + kernel.image) : undefined;
    if (ended !== undefined) {
      const reason = `${file.name} starts the file ${bareCommand ?? ''}${ended}, which is not simulated`;
      return doubtful(common, reason, from, before);
    }
    const unknown = unknownCommand(site, prefix, file, started);
    const dropped = droppedAppend(started, file);
    const found =
      unknown === undefined ? fileFaults({ site, prefix, name: program.name }, kernel) : [unknown];
    const did = `${file.name} starts the file ${bareCommand ?? ''}, no label`;
    const command = started.command?.place;
    const wrong = dropped === undefined || unknown !== undefined ? found : [...found, dropped];
    const doubts = stubDoubts(site, answer, kernel);
    return withKernel(common, kernel, wrong, { did, faults: before, doubts, sources: [...from, command] });
  }
  const name = label.value.name.value;
  from.push(label.value.place);
  if (label.value.localBoot !== undefined)
    return doubtful(common, `${file.name} boots the local disk (label ${name})`, from, before);
  const kernel = labelKernel(site, prefix, file, label.value, started, answer);
  if (kernel === undefined)
    return doubtful(common, `label ${name} of ${file.name} names no kernel`, from, before);
  if (label.value.kernel === undefined && kernel.present === 'unknown') {
    const reason = `label ${name} of ${file.name} names no kernel, and whether there is a file of its own name is not known`;
    return doubtful(common, reason, from, before);
  }
  const wrong = labelFaults({ site, prefix, name: program.name }, file, label.value, kernel);
  return withKernel(common, kernel, wrong, {
    did: `${file.name} starts label ${name}`,
    faults: before,
    doubts: stubDoubts(site, answer, kernel),
    sources: from,
  });
}

function withKernel(
  common: Common,
  kernel: KernelStage,
  wrong: readonly Fault[],
  loader: Gathered & { readonly did: string; readonly doubts: readonly StageDoubt[] },
): Loaded {
  const first: Reported = { stage: 'loader', program: PROGRAM, ...loader };
  const sources = [kernel.imagePlace, kernel.place];
  const second: Reported = { stage: 'kernel', program: PROGRAM, faults: wrong, sources };
  const reports = wrong.length === 0 ? [first] : [first, second];
  const ends = [...loader.faults, ...wrong].some(({ effect }) => effect === 'stops');
  return { ...common, kind: ends ? 'stops' : 'starts', kernel, reports };
}

function waitingFault(file: PxeConfigFile, { waits, command }: Started): PxelinuxFault | undefined {
  if (waits === undefined) return undefined;
  if (waits === 'no label, and IMPLICIT 0')
    return command === undefined ? undefined : commandFault(file, command.word, true);
  const [first] = file.labels;
  const at = first?.place ?? file.ui?.place ?? { file: file.file, span: { start: 0, end: 0 } };
  const console = waits === 'nothing said' ? pxelinuxSays.noDefault.print() : undefined;
  const lost =
    waits === 'nothing said'
      ? file.misspelt.find(({ meant }) => meant === 'DEFAULT' || meant === 'UI')
      : undefined;
  return {
    id: 'pxe/no-default',
    effect: 'stops',
    at: lost?.place ?? at,
    others: [],
    console,
    why: waits,
    label: first?.name.value,
    misspelt: lost !== undefined,
  };
}

/** A file that it includes, which may be there, and may say what starts. Only a menu reads what MENU INCLUDE names. */
function unreadInclude(
  site: Site,
  prefix: string,
  { includes }: PxeConfigFile,
  why: Waits | undefined,
): Said<string> | undefined {
  return includes.find(
    ({ file, loops, menu, path }) =>
      file === undefined &&
      !loops &&
      (!menu || why === 'menu without entries') &&
      presentAs(site, prefix + path.value) !== 'no',
  )?.path;
}

/** A word that is no label, and that is surely no file either. */
function unknownCommand(
  site: Site,
  prefix: string,
  file: PxeConfigFile,
  { command }: Started,
): CommandUnknown | undefined {
  if (command === undefined) return undefined;
  const { word } = command;
  // Names with a path or an extension are files on purpose; and included files that are not here may hold the label.
  if (/[/.:]/.test(word.value) || file.includes.some((include) => include.file === undefined))
    return undefined;
  const there = beside(site, prefix + word.value);
  if (there === 'yes') return undefined;
  const fault = commandFault(file, word, false);
  // In a copy without images a word beside labels is still far more likely a label with a slip in it.
  return there === 'no' || file.labels.length > 0 || fault.misspelt ? fault : undefined;
}

const labelNear = once((file: PxeConfigFile) => nearestAmong(file.labels.map(({ name }) => name.value)));

function commandFault(
  file: PxeConfigFile,
  { value: word, place: at }: { readonly value: string; readonly place: Place },
  labelsOnly: boolean,
): CommandUnknown {
  const near = labelNear(file)(word);
  const meant = file.labels.find(({ name }) => name.value === near);
  const console = pxelinuxSays.fileMissing.print({ file: word });
  const own = file.misspelt.find(({ meant: directive, value }) => directive === 'LABEL' && value === word);
  if (own !== undefined) {
    const { place } = own;
    const base = {
      effect: 'stops',
      at: place,
      others: [at],
      console,
      word,
      label: undefined,
      labelsOnly,
    } as const;
    return { id: 'pxe/default-unknown', ...base, misspelt: true };
  }
  const others = meant === undefined ? [] : [meant.name.place];
  const base = { effect: 'stops', at, others, console, word, label: near, labelsOnly } as const;
  return { id: 'pxe/default-unknown', ...base, misspelt: false };
}

/** Endings with which a word is looked for as a file (com32/elflink/ldlinux/execute.c). */
const ENDINGS = ['', '.c32', '.img', '.bss', '.bin', '.bs', '.0'];

/** The ending that a name gets of itself, where no file has the name alone. */
function endedFile(site: Site, name: string): string | undefined {
  return ENDINGS.find((ending) => presentAs(site, name + ending) === 'yes');
}

/** Whether a file of that name, or with one of the endings, is there. */
function beside(site: Site, name: string): Answer {
  const answers = ENDINGS.map((ending) => presentAs(site, name + ending));
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

function presentAs(site: Site, name: string): Answer {
  const { path } = tftpFile(site, name);
  return path === undefined ? 'unknown' : presence(site, path);
}

function droppedAppend(started: Started, { append }: PxeConfigFile): PxelinuxFault | undefined {
  const unused = unusedAppend(started, append);
  const { command } = started;
  if (unused === undefined || command === undefined) return undefined;
  return {
    id: 'pxe/default-file-drops-append',
    effect: 'stops',
    at: command.place,
    others: [unused.place],
    console: cannotOpen('(null)'),
    word: command.word.value,
    words: unused.text.value,
  };
}

function stops(common: Common, faults: readonly Fault[], sources: readonly (Place | undefined)[]): Loaded {
  return { ...common, kind: 'stops', reports: [{ stage: 'loader', program: PROGRAM, faults, sources }] };
}

function doubtful(
  common: Common,
  reason: string,
  sources: readonly (Place | undefined)[],
  faults: readonly Fault[] = [],
): Loaded {
  return {
    ...common,
    kind: 'doubtful',
    reports: [{ stage: 'loader', program: PROGRAM, faults, doubts: [{ reason }], sources }],
  };
}
