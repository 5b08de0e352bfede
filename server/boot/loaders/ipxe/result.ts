/** The ways through a machine's scripts go in; what the loader comes to comes out: the kernel that starts, the fault that ends it, or what is open. */

import { bearsPlaceholder } from '../../../../grammars/text/index.js';
import type { IpxeWord } from '../../../site/ipxe/facts.js';
import type { Place, Said } from '../../../site/place.js';
import { kernelParameters } from '../../../site/pxelinux/commandline.js';
import type { KernelParameter } from '../../../site/pxelinux/facts.js';
import { baseName } from '../../../site/serverpath.js';
import type { Fault } from '../../faults.js';
import type { Reported } from '../../stage.js';
import type { KernelStage, Loading } from '../../trace.js';
import { kernelOf, resolveName } from '../kernel.js';
import { loaderOf } from '../names.js';
import type { Loaded } from '../port.js';
import type { Machine } from './call.js';
import type { BootMissing, KernelPassedOver } from './faults.js';
import { scriptAt } from './files.js';
import { assumptionsOf, type Ending, type Image, type Path } from './path.js';
import { handOver } from './ramdisk.js';
import type { Way } from './run.js';
import { expand, readable } from './values.js';

export const PROGRAM = 'ipxe';

/** What all ways have in common where they come to the same. */
function sameEnd(a: Ending, b: Ending): boolean {
  if (a.kind === 'kernel' && b.kind === 'kernel')
    return a.image.place === b.image.place && a.image.wordsPlace === b.image.wordsPlace;
  if (a.kind === 'fails' && b.kind === 'fails') return a.fault.id === b.fault.id && a.fault.at === b.fault.at;
  if (a.kind === 'program' && b.kind === 'program') return a.file.name === b.file.name;
  if (a.kind === 'ends' && b.kind === 'ends') return a.how === b.how;
  if (a.kind === 'disk' && b.kind === 'disk') return a.what === b.what;
  return a.kind === 'open' && b.kind === 'open' && a.reason === b.reason;
}

/**
 * What went wrong before, and is why it ends here. A script that is looked for, and exits where it is not there, is
 * written so on purpose; one that loses its kernel is not, nor one whose script is there under another name.
 */
function causeOf({ failure, selected, ran }: Path, ending: Ending): Fault | undefined {
  if (failure?.id !== 'ipxe/file-missing' || failure.misplaced) return failure;
  // A kernel is there, and another name is booted; or the machine has a script, which the name does not lead to.
  if (selected !== undefined && failure.command !== 'chain') return failure;
  if (failure.own !== undefined && !ran.includes(failure.own)) return failure;
  const meant =
    ending.kind === 'disk' || (ending.kind === 'ends' && ['exit', 'over', 'off'].includes(ending.how));
  return meant && ['chain', 'boot', 'imgexec'].includes(failure.command) ? undefined : failure;
}

export function loadedBy(
  machine: Machine,
  ways: readonly Way[],
  loading: Loading,
  sources: readonly (Place | undefined)[],
): Loaded {
  const [first, ...others] = ways;
  const start =
    first?.path.entry ?? others.map(({ path }) => path.entry).find((entry) => entry !== undefined);
  const told: Loading =
    start === undefined
      ? loading
      : { ...loading, entry: { kind: 'value', value: start, from: start.place, overridden: [] } };
  if (first === undefined) return doubtful(told, [], 'the script is not followed', sources);
  const other = others.find((way) => !sameEnd(way.ending, first.ending));
  const guess = (other ?? first).path.guess;
  if (other !== undefined && guess !== undefined) {
    const reason = `how the script goes on depends on ${guess.of}, which no file tells`;
    return doubtful(told, assumptionsOf(first.path), reason, [...sources, guess.place]);
  }
  return endingOf(machine, first, told, sources);
}

/** One way alone, as somebody chooses it. */
export function endingOf(
  machine: Machine,
  { path, ending }: Way,
  loading: Loading,
  sources: readonly (Place | undefined)[],
): Loaded {
  const assumptions = assumptionsOf(path);
  const common = { loading, assumptions };
  const from = [...sources, path.entry?.place];
  const cause = causeOf(path, ending);
  switch (ending.kind) {
    case 'kernel':
      return kernelEnd(machine, path, ending.image, loading, from);
    case 'program': {
      const { name, path: file, present } = ending.file;
      const did = `the script loads ${name}`;
      return {
        ...common,
        kind: 'chains',
        file: { name, path: file, present, place: ending.place },
        reports: [{ stage: 'loader', program: PROGRAM, did, sources: [...from, ending.place] }],
      };
    }
    case 'fails':
      return stops(common, ending.fault, from);
    case 'disk':
      if (cause !== undefined) return stops(common, cause, from);
      if (path.selected !== undefined && passesLabel(machine, path.selected, ending.place))
        return stops(common, bootMissing(machine, path.selected, ending), from);
      return doubtful(loading, assumptions, `the script boots ${ending.what}`, [...from, ending.place]);
    case 'ends':
      if (cause !== undefined) return stops(common, cause, from);
      if (path.selected !== undefined && isLost(machine, path.selected, ending))
        return stops(common, bootMissing(machine, path.selected, ending), from);
      return doubtful(loading, assumptions, ENDS[ending.how], [...from, ending.place]);
    case 'open':
      return doubtful(loading, assumptions, ending.reason, [...from, ending.place]);
  }
}

const ENDS: Readonly<Record<Extract<Ending, { kind: 'ends' }>['how'], string>> = {
  over: 'the script ends, and the firmware goes on with what it boots next',
  exit: 'the script exits, and the firmware goes on with what it boots next',
  anew: 'the script restarts the machine',
  off: 'the script switches the machine off',
  shell: 'the script waits for what somebody types',
  menu: 'the script comes back to its menu',
  loop: 'the script goes round and round',
};

/** Who opens a shell right behind a kernel means to look at it; behind a label there is another section. */
function isLost(machine: Machine, image: Image, { how, place }: Extract<Ending, { kind: 'ends' }>): boolean {
  if (how === 'over' || how === 'exit' || how === 'menu') return true;
  return how !== 'loop' && passesLabel(machine, image, place);
}

/** Between the kernel and what the script comes to a section begins. */
function passesLabel({ site }: Machine, image: Image, { file, span }: Place): boolean {
  const script = site.ipxe.find((one) => one.file === file);
  if (script === undefined || image.place.file !== file) return false;
  return script.statements.some(({ label }) => {
    const at = label?.place.span.start;
    return at !== undefined && at > image.place.span.start && at < span.start;
  });
}

/** A kernel that was loaded, and where the script ends. Nobody loads one to start another thing (booted: iPXE goes on to the next card). */
function bootMissing(
  { site }: Machine,
  { file, place }: Image,
  end: Extract<Ending, { kind: 'ends' | 'disk' }>,
): BootMissing {
  const script = site.ipxe.find((one) => one.file === place.file);
  const failed = end.kind === 'ends' && end.failed === true;
  const then = end.kind === 'disk' ? 'disk' : end.how === 'loop' ? 'over' : end.how;
  const swallowed = failed ? undefined : script?.swallowing.find(({ span }) => span.start > place.span.start);
  return {
    id: 'ipxe/boot-missing',
    effect: 'stops',
    at: failed ? end.place : (swallowed ?? place),
    others: failed || swallowed !== undefined ? [place] : [end.place],
    kernel: file.name,
    swallowed: swallowed !== undefined,
    script: end.place.file,
    then,
    failed,
  };
}

type Common = Pick<Loaded, 'assumptions'> & { readonly loading: Loading };

function stops(common: Common, fault: Fault, sources: readonly (Place | undefined)[]): Loaded {
  const faults = [{ ...fault, effect: 'stops' as const }];
  return { ...common, kind: 'stops', reports: [{ stage: 'loader', program: PROGRAM, faults, sources }] };
}

function doubtful(
  loading: Loading,
  assumptions: readonly string[],
  reason: string,
  sources: readonly (Place | undefined)[],
): Loaded {
  const report: Reported = { stage: 'loader', program: PROGRAM, doubts: [{ reason }], sources };
  return { kind: 'doubtful', loading, assumptions, reports: [report] };
}

/** Words whose value decides where the root comes from. */
const DECIDING = new Set(['root', 'nfsroot', 'ip', 'init']);

function kernelEnd(
  machine: Machine,
  path: Path,
  image: Image,
  loading: Loading,
  sources: readonly (Place | undefined)[],
): Loaded {
  const assumptions = assumptionsOf(path);
  const words = parametersOf(machine, path, image.words);
  const from = [...sources, image.place, image.wordsPlace];
  const open = words.find(
    ({ name, value = '' }) => (DECIDING.has(name) && bearsPlaceholder(value)) || bearsPlaceholder(name),
  );
  if (open !== undefined) {
    const word = open.value === undefined ? open.name : `${open.name}=${open.value}`;
    const what = word.includes('${') ? 'a setting' : 'a value';
    return doubtful(loading, assumptions, `${word} depends on ${what} that no file tells`, from);
  }
  const ramdisks = ramdisksOf(machine, path);
  const { kernel, end, doubts, ...handed } = handOver(
    machine,
    kernelStage(machine, image, words, ramdisks, ramdisks),
    path.images.map(({ name }) => name),
    () => kernelStage(machine, image, words, ramdisks, []),
  );
  const did = `the script starts ${image.file.name}`;
  const faults = [...passedOver(path, image), ...handed.faults];
  const report: Reported = { stage: 'loader', program: PROGRAM, did, faults, doubts, sources: from };
  const common = { loading, assumptions, kernel };
  return end === undefined
    ? { ...common, kind: 'starts', reports: [report] }
    : { ...common, kind: 'stops', reports: [report, end] };
}

/** A machine starts, but not what the item says that was chosen. */
function passedOver({ passedOver: passed }: Path, { file }: Image): KernelPassedOver[] {
  if (passed === undefined) return [];
  const { image, label } = passed;
  return [
    {
      id: 'ipxe/kernel-passed-over',
      effect: 'none',
      at: image.place,
      others: [label.place],
      kernel: image.file.name,
      instead: file.name,
      label: label.value,
    },
  ];
}

/** What the script has loaded beside the kernel. While a script runs, iPXE has it not among its images. */
function ramdisksOf({ site }: Machine, path: Path): Said<string>[] {
  const runs = (file: Image['file']): boolean =>
    path.frames.some(({ script }) => script === scriptAt(site, file.path));
  return path.images
    .filter(({ command }) => command === 'initrd' || command === 'imgfetch' || command === 'module')
    .filter(({ file }) => !runs(file))
    .map(({ file, place }) => ({ value: file.name, place }));
}

/** `initrds`: those of the loaded ones that it gets. */
function kernelStage(
  { site }: Machine,
  image: Image,
  words: readonly KernelParameter[],
  loaded: readonly Said<string>[],
  initrds: readonly Said<string>[],
): KernelStage {
  const parts = {
    image: { value: image.file.name, place: image.place },
    linux: isLinux(image.file.name, words, loaded.length > 0),
    words,
    initrds,
    append: words.length === 0 ? undefined : { parameters: words, place: image.wordsPlace },
    place: image.wordsPlace,
  };
  // It loads what its commands say; an initrd= among the words is the kernel's (src/arch/x86/image/bzimage.c).
  return kernelOf(site, '', parts, { ownWords: false, resolve: (name) => resolveName(site, '', name) });
}

/** Memory tests, hypervisors and their like are loaded by the same command. */
function isLinux(name: string, words: readonly KernelParameter[], ramdisk: boolean): boolean {
  const base = baseName(name);
  return (
    ramdisk ||
    loaderOf(base) === 'kernel' ||
    words.some((word) => word.name === 'root' || word.name === 'nfsroot')
  );
}

/** iPXE splits at blanks whatever stands in quotes, and the kernel puts together what belongs together. */
function parametersOf({ answer }: Machine, path: Path, words: readonly IpxeWord[]): KernelParameter[] {
  const found: KernelParameter[] = [];
  let open: { text: string; readonly place: Place } | undefined;
  for (const word of words) {
    const text = readable(word, expand(word, path.settings, answer));
    open = open === undefined ? { text, place: word.place } : { ...open, text: `${open.text} ${text}` };
    if ((open.text.split('"').length - 1) % 2 === 1) continue;
    found.push(...kernelParameters({ value: open.text, place: open.place }));
    open = undefined;
  }
  if (open !== undefined) found.push(...kernelParameters({ value: open.text, place: open.place }));
  return found;
}
