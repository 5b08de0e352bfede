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
  traceBoot,
  traceNode,
  UNTOLD,
} from '../../boot/index.js';
import type { Related } from '../../rules/index.js';
import type { Node, Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { samePlace } from '../../site/place.js';
import { withFaults } from '../faults.js';
import { story } from '../tell.js';
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

  constructor(site: Site) {
    this.#site = site;
  }

  explain(heard: Heard, { node, firmware }: Concerned, file: string | undefined): Explained {
    if (node === undefined) return this.#ofNobody(heard);
    const traces = this.#of(node, firmware);
    const found =
      this.#printing(traces, heard)[0] ?? this.#fetching(traces, file) ?? this.#stopping(traces, heard);
    return found === undefined
      ? NOTHING
      : { blamed: [this.#blame(found)], stage: found.stage.stage, machines: [] };
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
    this.#all ??= [...firstOf(eachBoot(this.#site), MOST_BOOTS)];
    const found = this.#printing(this.#all, heard);
    const machines = heard.speaker.server === true ? [] : found.map(({ trace }) => trace.node.name);
    const blamed: Blamed[] = [];
    for (const one of found) {
      if (blamed.length < MOST_BLAMED && !blamed.some(({ at }) => samePlace(at, one.fault.at)))
        blamed.push(this.#blame(one));
    }
    return { blamed, stage: found[0]?.stage.stage, machines: [...new Set(machines)] };
  }

  /** Faults whose texts are this sentence, with the same values; those that the boot comes to first. */
  #printing(traces: readonly BootTrace[], heard: Heard): Foretold[] {
    const found = traces.flatMap((trace) =>
      [...trace.stages, ...trace.entries.flatMap(({ stages }) => stages)].flatMap((stage) =>
        stage.faults.filter((fault) => prints(fault, heard)).map((fault) => ({ trace, stage, fault })),
      ),
    );
    return found.sort((a, b) => Number(b.stage.reached) - Number(a.stage.reached));
  }

  /** The fault about a file that the server was just asked for. */
  #fetching(traces: readonly BootTrace[], file: string | undefined): Foretold | undefined {
    if (file === undefined) return undefined;
    for (const trace of traces) {
      const stage = trace.stages.find(
        ({ reached, faults }) => reached && faults.some((one) => concerns(one, file)),
      );
      const fault = stage?.faults.find((one) => concerns(one, file));
      if (stage !== undefined && fault !== undefined) return { trace, stage, fault };
    }
    return undefined;
  }

  /** What stops the boot, or takes something from it, where the sentence is heard. */
  #stopping(traces: readonly BootTrace[], { sentence }: Heard): Foretold | undefined {
    if (sentence.common === true) return undefined;
    for (const trace of traces) {
      const fault = causeOf(trace.stages);
      const stage = trace.stages.find(({ faults }) => fault !== undefined && faults.includes(fault));
      if (stage !== undefined && fault !== undefined && SHOWS[sentence.stage].includes(stage.stage))
        return { trace, stage, fault };
    }
    return undefined;
  }

  #blame({ trace, fault }: Foretold): Blamed {
    const findings = withFaults(
      [],
      this.#site,
      [trace],
      (rule) => rule === fault.id,
      () => {},
    );
    const finding = findings.find(({ place }) => samePlace(place, fault.at));
    return {
      rule: fault.id,
      at: fault.at,
      message: finding?.message ?? story(fault),
      related: finding?.related ?? [],
    };
  }
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

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The fault is about that file, or about the folder that it is looked for in. */
function concerns(fault: Fault, file: string): boolean {
  if (fault.effect === 'none') return false;
  const name = lastPart(file);
  const folder = lastPart(file.slice(0, Math.max(0, file.lastIndexOf('/'))));
  const named = Object.values(fault).filter((value) => typeof value === 'string' && value !== '');
  return named.some((value) => lastPart(value) === name || (folder !== '' && lastPart(value) === folder));
}
