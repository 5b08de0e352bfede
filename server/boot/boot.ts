/** A site, a node and a firmware go in; the whole trace comes out, as far as the boot gets. */
import type { Ipv4Address } from '../site/address.js';
import type { Node, Site } from '../site/model.js';
import type { ServerPath } from '../site/path.js';
import { bootFileName, dhcpStep, residentStep, serverStep } from './dhcp/dhcpstep.js';
import { withoutLacks } from './dhcp/halfread.js';
import { dhcpServer } from './dhcp/server.js';
import { isUndeclared } from './dhcp/undeclared.js';
import { fetchStep } from './files/fetchstep.js';
import { seenBy } from './files/seenby.js';
import { mountSteps } from './init/mountstep.js';
import { needsStep } from './init/needs.js';
import { withToldRoot } from './initramfs/toldroot.js';
import { kernelStep, staysSilent } from './linux/kernelstep.js';
import { rootStage, wantsNfsRoot } from './linux/root/root.js';
import { rootStep } from './linux/root/rootstep.js';
import { notInRam } from './live/index.js';
import { liveStep } from './live/livestep.js';
import { loaders } from './loaders/index.js';
import type { Asked, Loaded, Loader, ServerAsked } from './loaders/port.js';
import { isUefi } from './machine/firmware.js';
import { firmwaresOf } from './machine/firmwares.js';
import { notStarted } from './machine/firmwarestep.js';
import { firmwareClient, kernelClient } from './machine/profile.js';
import { assumedUnsigned, programAt } from './machine/program.js';
import { value } from './outcome.js';
import { add, assume, beyond, type Draft, newDraft, resume, settle, source, verdictOf } from './stage.js';
import type { BootTrace, DhcpAnswer, DhcpClient, Firmware, KernelStage, Outcome, Stage } from './trace.js';

/** The kernel asks alike, whatever firmware the machine has. */
function askKernel(site: Site, node: Node, relay: Ipv4Address | undefined): DhcpAnswer {
  return dhcpServer(site).answer({ ...kernelClient(node.mac), relay }, node);
}

/**
 * What happens from the server's answer on, whether the server runs or not: where it does not, all of it is what would
 * happen. A site that is edited keeps it from one version to the next (memory.ts).
 */
export interface Course extends Pick<BootTrace, 'node' | 'firmware' | 'loader' | 'kernelAnswer'> {
  /** What is taken for granted with its firmware. */
  readonly assumption: string | undefined;
  readonly reached: Reached;
  readonly stages: readonly Stage[];
  /** What was taken for granted after the last stage. */
  readonly rest: readonly string[];
}

type Begun = Omit<Course, 'reached' | 'stages' | 'rest'>;

function courseOf(site: Site, begun: Begun, draft = newDraft()): Course {
  const reached = follow(site, begun.node, begun.loader, begun.kernelAnswer, draft);
  const { node, firmware, loader, kernelAnswer, assumption } = begun;
  return {
    node,
    firmware,
    loader,
    kernelAnswer,
    assumption,
    reached,
    stages: draft.stages.slice(),
    rest: draft.taken,
  };
}

/** The whole boot, with what its server does before it answers anybody. */
export function traceCourse(site: Site, course: Course): BootTrace {
  const draft = newDraft();
  assume(draft, course.assumption);
  const serverRuns = serverStep(site, course.loader, draft);
  if (serverRuns) {
    resume(draft, course);
    const { node, firmware, loader, kernelAnswer } = course;
    return traceOf({ node, firmware, serverRuns, loader, kernelAnswer }, course.reached, draft);
  }
  // What the server says of a machine that only a file of a loader names is not known before it can be read.
  if (isUndeclared(site, course.node)) return traceOf({ ...course, serverRuns }, {}, draft);
  const { reached, stages } = wouldBeOtherwise(course) ? courseOf(site, course, beyond(newDraft())) : course;
  for (const stage of withoutLacks(site, stages)) draft.stages.push({ ...stage, reached: false });
  return traceOf({ ...course, serverRuns }, reached, draft);
}

/** Some steps are not told of a boot that does not come to them. */
function wouldBeOtherwise({ loader, reached: { chained, kernel } }: Course): boolean {
  if (loader.answered === 'no' || chained?.answered === 'no') return true;
  return kernel !== undefined && staysSilent(kernel);
}

/** `client`: a packet other than the firmware's usual one. */
export function traceBoot(
  site: Site,
  node: Node,
  firmware: Firmware = 'bios',
  client?: DhcpClient,
): BootTrace {
  const loader = dhcpServer(site).answer(client ?? firmwareClient(firmware, node.mac), node);
  const kernelAnswer = askKernel(site, node, client?.relay);
  const begun = { node, firmware, loader, kernelAnswer, assumption: undefined };
  return traceCourse(site, courseOf(site, begun));
}

/** The trace of a boot that is over; what it did not come to is left out. */
export function traceOf(
  begun: Pick<BootTrace, 'node' | 'firmware' | 'serverRuns' | 'loader' | 'kernelAnswer'>,
  reached: Reached,
  draft: Draft,
): BootTrace {
  settle(draft);
  // Field by field: copying objects into one is several times slower.
  return {
    node: begun.node,
    firmware: begun.firmware,
    verdict: verdictOf(draft.stages),
    stages: draft.stages.slice(),
    serverRuns: begun.serverRuns,
    loader: begun.loader,
    chained: reached.chained,
    asker: reached.asker,
    kernelAnswer: begun.kernelAnswer,
    bootFile: reached.bootFile,
    loading: reached.loading,
    kernel: reached.kernel,
    root: reached.root,
    ramRoot: reached.ramRoot,
    mounts: reached.mounts ?? [],
    entries: [],
  };
}

/** A course for each firmware that the machine's DHCP server tells apart. `changes`: what of its packets is other than usual. */
export function coursesOf(site: Site, node: Node, changes: Partial<DhcpClient> = {}): Course[] {
  const kernelAnswer = askKernel(site, node, changes.relay);
  return firmwaresOf(site, node, changes).map(({ firmware, assumption, answer }) => {
    const loader =
      answer ?? dhcpServer(site).answer({ ...firmwareClient(firmware, node.mac), ...changes }, node);
    return courseOf(site, { node, firmware, loader, kernelAnswer, assumption });
  });
}

export function traceMachine(site: Site, node: Node, changes: Partial<DhcpClient> = {}): BootTrace[] {
  return coursesOf(site, node, changes).map((course) => traceCourse(site, course));
}

/** The traces of all known nodes, in the order of the site's nodes. */
export function traceAll(site: Site): BootTrace[] {
  return site.nodes.flatMap((node) => traceMachine(site, node));
}

export type Reached = Partial<
  Pick<BootTrace, 'chained' | 'asker' | 'bootFile' | 'loading' | 'kernel' | 'root' | 'ramRoot' | 'mounts'>
>;

/** A loader that asks DHCP as well: as people call it there, and where it lies. */
interface Asker {
  readonly who: string;
  readonly path: ServerPath | undefined;
}

/** A program that asks DHCP itself may take the name that it is told for more than a name. */
function fileAsked(answer: DhcpAnswer, draft: Draft): Outcome<string> {
  const told = bootFileName(answer, draft);
  const { userClass } = answer.client;
  const asker = userClass === undefined ? undefined : loaders.find((one) => one.userClass === userClass);
  return asker?.fileName?.(told, answer) ?? told;
}

/** From one answer to the last step; `asker` asked for it where it was not the machine itself. */
function follow(
  site: Site,
  node: Node,
  loader: DhcpAnswer,
  kernelAnswer: DhcpAnswer,
  draft: Draft,
  asker?: Asker,
): Reached {
  const file = fileAsked(loader, draft);
  const name = file.kind === 'value' ? file.value : '';
  const unfetched = { name, path: undefined, present: 'unknown', place: source(file) } as const;
  const asked: Asked = { site, node, answer: loader, file: unfetched, asker: asker?.path };
  const resident = loaders.find(
    (one) => (file.kind !== 'unknown' || one.takesNoFile === true) && one.resident?.(asked) === true,
  );
  if (resident !== undefined) {
    const toldServer = resident.told?.(asked) ?? nextServerAlone(loader);
    const goesOn = residentStep({ site, node, answer: loader }, resident.program, toldServer, draft);
    return runResident(resident, asked, toldServer.server, kernelAnswer, goesOn ? draft : beyond(draft));
  }
  const saidLater = loader.nextServer.kind === 'none' && loaderFor(asked)?.asksNamedServer === true;
  const who = asker?.who ?? node.name;
  if (!dhcpStep({ site, node, answer: loader, file, who, saidLater }, draft)) return {};
  if (file.kind !== 'value') {
    const likely = loaders.map((one) => one.likely?.(site)).find((one) => one !== undefined);
    if (likely === undefined) return {};
    assume(draft, likely.assumption);
    const guessed = { ...asked, file: { ...asked.file, name: likely.name, place: undefined } };
    return run(loaderFor(guessed), guessed, kernelAnswer, draft);
  }
  const seen = seenBy(site, loader);
  const fetched = fetchStep({ site: seen, node, answer: loader }, file.value, file, draft);
  const reached: Reached = { bootFile: fetched.file };
  if (!fetched.arrived) return reached;
  const kind = programAt(seen, fetched.file.path, file.value);
  const fault = notStarted(loader, file.value, kind, source(file));
  if (fault !== undefined) {
    add(draft, { stage: 'loader', program: isUefi(loader.client) ? 'UEFI' : 'PXE ROM', faults: [fault] });
    return reached;
  }
  if (isUefi(loader.client)) assume(draft, assumedUnsigned(seen, fetched.file.path, file.value));
  const given: Asked = { ...asked, site: seen, file: fetched.file };
  const then = fetched.unheard ? beyond(draft) : draft;
  return { ...reached, ...run(loaderFor(given), given, kernelAnswer, then) };
}

/** `server`: whom it asks for its files, the first of which shows whether anybody answers. */
function runResident(
  loader: Loader,
  asked: Asked,
  server: DhcpAnswer['nextServer'],
  kernelAnswer: DhcpAnswer,
  draft: Draft,
): Reached {
  const { site, node, answer } = asked;
  const first = loader.first?.(asked);
  if (first === undefined) return run(loader, asked, kernelAnswer, draft);
  const from = value(first.value, first.place);
  const client = { ...answer.client, board: loader.board ?? answer.client.board };
  const { arrived, unheard } = fetchStep(
    { site: seenBy(site, answer), node, answer: { ...answer, client, nextServer: server } },
    first.value,
    from,
    draft,
  );
  return arrived ? run(loader, asked, kernelAnswer, unheard ? beyond(draft) : draft) : {};
}

/** What most loaders in a machine's flash go by. */
function nextServerAlone({ nextServer }: DhcpAnswer): ServerAsked {
  return { server: nextServer, itself: false, faults: [], doubt: undefined };
}

/** The loader that the boot file is, or else most likely is. */
function loaderFor(asked: Asked): Loader | undefined {
  return (
    loaders.find((one) => one.recognises(asked) === 'yes') ??
    loaders.find((one) => one.recognises(asked) === 'unknown')
  );
}

/** What a loader does, and what follows from it. */
function run(loader: Loader | undefined, asked: Asked, kernelAnswer: DhcpAnswer, draft: Draft): Reached {
  const { site, node, file } = asked;
  if (loader === undefined) {
    const reason = `${file.name} is loaded; what it loads next is not simulated`;
    add(draft, { stage: 'loader', program: 'the boot file', doubts: [{ reason }], sources: [file.place] });
    return {};
  }
  const loaded = loader.load(asked);
  if (loaded.kind === 'asks again') {
    assume(draft, ...loaded.assumptions);
    const { answer, asks } = loaded;
    const asker = { who: `${asks} on ${node.name}`, path: file.path };
    return { chained: answer, asker: file.path, ...follow(site, node, answer, kernelAnswer, draft, asker) };
  }
  if (loaded.kind === 'chains') {
    assume(draft, ...loaded.assumptions);
    for (const report of loaded.reports) add(draft, report);
    // One that starts itself again would be followed for ever.
    const then = { ...asked, file: loaded.file };
    const other = loaderFor(then);
    return run(other === loader ? undefined : other, then, kernelAnswer, draft);
  }
  return afterLoader(site, loaded, kernelAnswer, draft);
}

/** The same boot with every entry that a person may choose instead. */
export function withEntries(site: Site, trace: BootTrace): BootTrace {
  const { node, loading, kernelAnswer } = trace;
  const loader = loaders.find(({ program }) => program === loading?.program);
  if (loading === undefined || loader?.entries === undefined) return trace;
  const file = trace.bootFile ?? { name: '', path: undefined, present: 'unknown', place: undefined };
  const answer = trace.chained ?? trace.loader;
  const asked: Asked = { site: seenBy(site, answer), node, answer, file, asker: trace.asker };
  const choices = loader.entries(asked, loading);
  // Who keeps boots from one edit to the next knows it again.
  if (choices.length === 0) return trace;
  const entries = choices.map(({ entry, loaded }) => {
    const draft = newDraft();
    afterLoader(site, loaded, kernelAnswer, draft);
    settle(draft);
    return { entry, stages: draft.stages };
  });
  return { ...trace, entries };
}

/** The stages of a loader, and those that come after it. */
export function afterLoader(
  site: Site,
  loaded: Exclude<Loaded, { readonly kind: 'asks again' | 'chains' }>,
  kernelAnswer: DhcpAnswer,
  draft: Draft,
): Reached {
  assume(draft, ...loaded.assumptions);
  let here = draft;
  for (const report of loaded.reports) if (add(here, report) === 'fails') here = beyond(draft);
  const loading = loaded.loading === undefined ? {} : { loading: loaded.loading };
  const { kernel } = loaded;
  return kernel === undefined ? loading : { ...loading, ...fromKernel(site, kernel, kernelAnswer, here) };
}

/** What follows once a kernel is loaded. */
function fromKernel(site: Site, loaded: KernelStage, kernelAnswer: DhcpAnswer, draft: Draft): Reached {
  const kernel = withToldRoot(site, loaded, kernelAnswer);
  const starts = kernelStep(site, kernel, kernelAnswer, draft);
  const overNfs = wantsNfsRoot(kernel);
  const inRam = overNfs || notInRam(kernel).length === 0;
  const ramRoot = inRam ? liveStep(site, kernel, overNfs, starts ? draft : beyond(draft)) : undefined;
  if (!overNfs) return { kernel, ramRoot };
  // What the words say of the root is worth knowing also where the kernel does not come as far.
  const root = rootStage(site, kernel, kernelAnswer);
  const reached = rootStep(site, kernel, root, kernelAnswer, starts ? draft : beyond(draft)) && starts;
  // So are the mounts, but only those that the node comes to are steps of its boot.
  const goesOn = needsStep(site, kernel, root, reached ? draft : beyond(draft)) && reached;
  const steps = goesOn ? draft : beyond(draft);
  return { kernel, root, mounts: mountSteps(site, kernel, root, kernelAnswer, steps) };
}
