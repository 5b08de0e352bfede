/** A machine and a sentence that was heard of it go in; the fault of its trace that foretells the sentence comes out, in the words of its rule. */

import {
  type BootTrace,
  causeOf,
  eachBoot,
  type Fault,
  type Heard,
  type Printed,
  type Stage,
  type StageName,
  sentenceOf,
  tftpFile,
  traceBoot,
  traceNode,
  UNTOLD,
} from '../../boot/index.js';
import type { Finding, Related } from '../../rules/index.js';
import type { Node, Site } from '../../site/model.js';
import { finished } from '../../site/parts.js';
import type { TftpName } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { samePlace } from '../../site/place.js';
import { baseName } from '../../site/serverpath.js';
import { withFaults } from '../lint/faults.js';
import { lint } from '../lint/lint.js';
import { story } from '../verdict/tell.js';
import type { Concerned, ScreenFirmware } from './machines.js';

/** A line of the site that is at fault. */
export interface Blamed {
  /** The rule that holds the words for it; null where only the program that refuses the line knows. */
  readonly rule: string | null;
  readonly at: Place;
  readonly message: string;
  readonly related: readonly Related[];
}

interface Foretold {
  readonly trace: BootTrace;
  readonly stage: Stage;
  readonly fault: Fault;
}

/** What a line is blamed on, and where in the boot that is. */
export interface Explained {
  readonly blamed: readonly Blamed[];
  readonly stage: StageName | undefined;
  /** Machines that print the same, where the line does not tell which it is. */
  readonly machines: readonly string[];
}

const NOTHING: Explained = { blamed: [], stage: undefined, machines: [] };

/** Boots that are looked through for a line that tells of no machine. */
const MOST_BOOTS = 400;
/** Machines whose traces are kept; each is asked for at every line about it. */
const MOST_TRACES = 2000;
/** Lines of the site that are named for one line of the log that tells of no machine. */
const MOST_BLAMED = 5;

/** A statement that is underlined as a whole is looked at as far as this. */
const LONGEST_WORDS = 1000;

/** The stages whose faults show in a stage: what comes before may be seen late only. */
const SHOWS: Readonly<Record<StageName, readonly StageName[]>> = {
  dhcp: ['dhcp'],
  files: ['files', 'dhcp'],
  loader: ['loader', 'files'],
  kernel: ['kernel', 'loader'],
  root: ['root', 'kernel'],
  mounts: ['mounts'],
};

export class Foreteller {
  readonly #site: Site;
  readonly #traces = new Map<string, readonly BootTrace[]>();
  #all: readonly BootTrace[] | undefined;
  #found: readonly Finding[] | undefined;

  constructor(site: Site) {
    this.#site = site;
  }

  /** `file`: what the machine asked the TFTP server for; `place`: a line of the site that the program names itself. */
  explain(
    heard: Heard,
    { node, firmware }: Concerned,
    { file, place }: { readonly file: TftpName | undefined; readonly place: Place | undefined },
  ): Explained {
    if (heard.sentence.outside === true) return NOTHING;
    if (place !== undefined) return { ...NOTHING, blamed: this.#refusedAt(heard, place) };
    if (node === undefined) return this.#ofNobody(heard);
    const traces = this.#of(node, firmware);
    const known = this.#printing(traces, heard)[0] ?? this.#about(traces, heard, file);
    const kernel = known === undefined ? kernelOf(traces, heard) : undefined;
    if (kernel !== undefined) return { ...NOTHING, blamed: [kernel] };
    const found = known ?? this.#stopping(traces, heard);
    return found === undefined
      ? NOTHING
      : { blamed: [this.#blame(found)], stage: found.stage.stage, machines: [] };
  }

  /** A file without which a boot of the machine does not go on: of others a loader may only try whether they are there. */
  needs(asked: string, { node, firmware }: Concerned): boolean {
    if (node === undefined) return false;
    const { path } = tftpFile(this.#site, asked);
    return this.#of(node, firmware).some(({ bootFile, loading, kernel }) => {
      if (path === undefined) return bootFile?.name === asked || kernel?.image === asked;
      const loaded = [bootFile?.path, kernel?.imagePath, ...(kernel?.initrds ?? []).map((one) => one.path)];
      const read = loading?.used.kind === 'value' ? loading.used.value.file : undefined;
      // dnsmasq names a file by its path on the server.
      return [path, asked].some(
        (one) => loaded.includes(one) || (read !== undefined && this.#site.tree.locate(one) === read),
      );
    });
  }

  #everybody(): readonly BootTrace[] {
    this.#all ??= [...firstOf(eachBoot(this.#site), MOST_BOOTS)];
    return this.#all;
  }

  /** The trace of the firmware that was seen comes first. */
  #of(node: Node, firmware: ScreenFirmware | undefined): readonly BootTrace[] {
    const key = `${node.mac ?? node.name} ${firmware ?? ''}`;
    const known = this.#traces.get(key);
    if (known !== undefined) return known;
    const own = traceNode(this.#site, node);
    const seen = firmware === undefined ? [] : [traceBoot(this.#site, node, firmware)];
    const traces = [...seen, ...own];
    if (this.#traces.size < MOST_TRACES) this.#traces.set(key, traces);
    return traces;
  }

  /** A line of the server itself, or of a screen that does not tell whose it is: whichever machines would show it. */
  #ofNobody(heard: Heard): Explained {
    // What anybody's screen may show tells nothing where it is not known whose it is.
    if (heard.sentence.common === true && heard.speaker.server !== true) return NOTHING;
    const all = this.#everybody();
    const printing = this.#printing(all, heard);
    const about = printing.length > 0 ? undefined : this.#about(all, heard, undefined);
    const found =
      about === undefined && printing.length === 0
        ? this.#ofServer(all, heard)
        : [...printing, ...(about === undefined ? [] : [about])];
    const machines = heard.speaker.server === true ? [] : found.map(({ trace }) => trace.node.name);
    const blamed: Blamed[] = [];
    for (const one of found) {
      if (blamed.length < MOST_BLAMED && !blamed.some(({ at }) => samePlace(at, one.fault.at)))
        blamed.push(this.#blame(one));
    }
    const lines = blamed.length > 0 ? blamed : this.#refusedBy(heard);
    return { blamed: lines, stage: found[0]?.stage.stage, machines: [...new Set(machines)] };
  }

  /** What keeps the server from its work, whichever of its last lines is looked at. */
  #ofServer(traces: readonly BootTrace[], { speaker, sentence }: Heard): Foretold[] {
    if (speaker.server !== true || sentence.common === true) return [];
    return traces.flatMap((trace) =>
      trace.stages
        .filter(({ stage, reached }) => reached && stage === sentence.stage)
        .flatMap((stage) => stage.faults.filter(isOfServer).map((fault) => ({ trace, stage, fault }))),
    );
  }

  /**
   * What the rules find on a line that a program does not take; or before it, since a parser gives up behind what is wrong; else
   * the program's own words.
   */
  #refusedAt({ speaker: { program }, values }: Heard, { file, span }: Place): Blamed[] {
    const before = this.#findings().filter(({ place }) => place.file === file && place.span.start < span.end);
    const on = before.filter(({ place, severity }) => severity === 'error' && place.span.start >= span.start);
    const found = on.length > 0 ? on : before.filter(({ refusedBy }) => refusedBy === program).slice(-1);
    if (found.length > 0) return found.slice(0, MOST_BLAMED).map(blamedOf);
    const { message = '', word } = values;
    const text = word === undefined ? message : `unknown keyword "${word}"`;
    return [{ rule: null, at: { file, span }, message: text, related: [] }];
  }

  #refusedBy({ speaker: { program, server } }: Heard): Blamed[] {
    if (server !== true) return [];
    const refused = this.#findings().filter(({ refusedBy }) => refusedBy === program);
    return refused.slice(0, 1).map(blamedOf);
  }

  #findings(): readonly Finding[] {
    this.#found ??= lint(this.#site).findings;
    return this.#found;
  }

  /** Faults whose texts are this sentence, with the same values; those that a boot comes to, if it comes to any. */
  #printing(traces: readonly BootTrace[], heard: Heard): Foretold[] {
    const found = traces.flatMap((trace) =>
      [...trace.stages, ...trace.entries.flatMap(({ stages }) => stages)].flatMap((stage) =>
        stage.faults.filter((fault) => prints(fault, heard)).map((fault) => ({ trace, stage, fault })),
      ),
    );
    const seen = found.filter(({ stage }) => stage.reached);
    return seen.length > 0 ? seen : found;
  }

  /** The fault about what the line names: a path, an option, or the file that the server was just asked for. */
  #about(
    traces: readonly BootTrace[],
    { sentence, values }: Heard,
    file: TftpName | undefined,
  ): Foretold | undefined {
    const named = [values['path'], values['option'], values['source']].filter((value) => value !== undefined);
    for (const trace of traces) {
      const kernel = sentence.tellsOf === 'kernel' ? trace.kernel : undefined;
      const concerned = (fault: Fault): boolean =>
        // What may be wrong with a kernel by its name alone was heard to be so.
        (kernel !== undefined && samePlace(fault.at, kernel.imagePlace)) ||
        (fault.effect !== 'none' &&
          (named.some((value) => names(fault, value) || this.#wordsAt(fault.at).includes(value)) ||
            (file !== undefined && concerns(fault, file))));
      const stage = trace.stages.find(({ reached, faults }) => reached && faults.some(concerned));
      const fault = stage?.faults.find(concerned);
      if (stage !== undefined && fault !== undefined) return { trace, stage, fault };
    }
    return undefined;
  }

  /** The words that are underlined there. */
  #wordsAt({ file, span }: Place): string[] {
    const text = this.#site.files.get(file)?.document.text.slice(span.start, span.end) ?? '';
    return text.slice(0, LONGEST_WORDS).split(/[\s,:=]/);
  }

  /** What stops the boot where the sentence is heard; of mounts, what takes one of them from it. */
  #stopping(traces: readonly BootTrace[], { sentence }: Heard): Foretold | undefined {
    if (sentence.common === true) return undefined;
    for (const trace of traces) {
      const cause = causeOf(trace.stages);
      // A boot that goes on behind it does not end with the sentence.
      const fault = cause?.effect === 'stops' || sentence.stage === 'mounts' ? cause : undefined;
      const stage = trace.stages.find(({ faults }) => fault !== undefined && faults.includes(fault));
      if (stage !== undefined && fault !== undefined && SHOWS[sentence.stage].includes(stage.stage))
        return { trace, stage, fault };
    }
    return undefined;
  }

  #blame({ trace, fault }: Foretold): Blamed {
    const findings = finished(
      withFaults([], this.#site, [trace], {
        hears: () => true,
        wants: (rule) => rule === fault.id,
        failed: () => {},
      }),
    );
    const finding = findings.find(({ place }) => samePlace(place, fault.at));
    return finding === undefined
      ? { rule: fault.id, at: fault.at, message: story(fault), related: [] }
      : blamedOf(finding);
  }
}

/** Where no fault shows what is wrong with the kernel: the line that names the file. */
function kernelOf(traces: readonly BootTrace[], { sentence }: Heard): Blamed | undefined {
  if (sentence.tellsOf !== 'kernel') return undefined;
  const kernel = traces.map((trace) => trace.kernel).find((one) => one !== undefined);
  if (kernel === undefined) return undefined;
  const { image, imagePath, imagePlace: at } = kernel;
  const path = imagePath === undefined || imagePath === image ? '' : ` (${imagePath})`;
  return { rule: null, at, message: `${image}${path} is loaded as the kernel.`, related: [] };
}

function* firstOf<T>(all: Iterable<T>, most: number): Generator<T> {
  let count = 0;
  for (const one of all) {
    if (count++ === most) return;
    yield one;
  }
}

function prints({ console, log }: Fault, heard: Heard): boolean {
  return [console, log].some((text) => text !== undefined && agrees(text, heard));
}

/** Parts that say who and where, not what is wrong. */
const WHO: ReadonlySet<string> = new Set(['mac', 'address', 'interface', 'number', 'rest']);

function agrees(text: Printed, { sentence, values }: Heard): boolean {
  const own = sentenceOf(text);
  if (own?.sentence !== sentence) return false;
  return Object.entries(own.values).every(
    ([hole, value]) => WHO.has(hole) || value === UNTOLD || values[hole] === value || hole === 'line',
  );
}

/** It keeps the server itself from its work, and so every machine from booting. */
function isOfServer({ effect, log }: Fault): boolean {
  const said = effect !== 'stops' || log === undefined ? undefined : sentenceOf(log);
  if (said === undefined) return false;
  const { sentence, values } = said;
  // One file that it does not give out keeps it from no other.
  const ofOneFile = sentence.stage === 'files' && values['file'] !== undefined;
  return !ofOneFile && values['mac'] === undefined && values['address'] === undefined;
}

function names(fault: Fault, value: string): boolean {
  return 'path' in fault && fault.path === value;
}

function blamedOf({ rule, place, message, related }: Finding): Blamed {
  return { rule, at: place, message, related };
}

/** The fault is about that file, or about the folder that it is looked for in. */
function concerns(fault: Fault, file: TftpName): boolean {
  if (fault.effect === 'none') return false;
  const name = baseName(file);
  const folder = baseName(file.slice(0, Math.max(0, file.lastIndexOf('/'))));
  const named = Object.values(fault).filter((value) => typeof value === 'string' && value !== '');
  return named.some((value) => baseName(value) === name || (folder !== '' && baseName(value) === folder));
}
