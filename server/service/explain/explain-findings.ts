/** A trace and the findings of its site go in; which rules have something to say about which stage of that boot comes out. */
import { isLanguageId, type LanguageId } from '../../../grammars/index.js';
import type { BootTrace, Fault, Stage, StageName } from '../../boot/index.js';
import type { Area, Finding } from '../../rules/index.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { samePlace } from '../../site/place.js';
import { pxeFileName } from '../../site/pxelinux/filename.js';
import { sayersOf } from '../lint/faults.js';
import { ruleOf } from '../verdict/tell.js';

/** The stage that the rules of an area speak of; null: any, so the file that the finding lies in tells. */
const BY_AREA: Readonly<Record<Area, StageName | null>> = {
  cmdline: 'kernel',
  dhcp: 'dhcp',
  dnsmasq: 'dhcp',
  exports: 'root',
  fstab: 'mounts',
  http: 'files',
  grub: 'loader',
  initramfs: 'root',
  ipxe: 'loader',
  internal: null,
  kernel: 'kernel',
  live: 'root',
  nfsroot: 'root',
  pxe: 'loader',
  roottree: 'root',
  rpi: 'loader',
  settings: null,
  site: null,
  suppression: null,
  svc: 'files',
  text: null,
  tftp: 'files',
  uboot: 'loader',
  uefi: 'loader',
};

/** The stage that a file is read in, where that is not the one in which files are served. */
const BY_LANGUAGE: Readonly<Partial<Record<LanguageId, StageName>>> = {
  dhcpd: 'dhcp',
  pxelinux: 'loader',
  kconfig: 'kernel',
  exports: 'root',
  fstab: 'mounts',
  dnsmasq: 'dhcp',
  ipxe: 'loader',
  grub: 'loader',
};

function isArea(word: string): word is Area {
  return word in BY_AREA;
}

function stageOf({ rule, place }: Finding, site: Site): StageName {
  const area = rule.slice(0, rule.indexOf('/'));
  const stage = isArea(area) ? BY_AREA[area] : null;
  if (stage !== null) return stage;
  const language = site.files.get(place.file)?.document.language ?? '';
  return isLanguageId(language) ? (BY_LANGUAGE[language] ?? 'files') : 'dhcp';
}

/** A finding that names the machine, or lies in its declaration or in a PXELINUX file that is for it alone. */
function concerns({ nodes, place }: Finding, { node, loading }: BootTrace): boolean {
  if (nodes.includes(node.name)) return true;
  if (node.host !== undefined && within(place, node.host.place)) return true;
  const used = loading?.used.kind === 'value' ? loading.used.value : undefined;
  return used?.file === place.file && pxeFileName(used.name).kind === 'mac';
}

function within({ file, span }: Place, outer: Place): boolean {
  return file === outer.file && span.start >= outer.span.start && span.end <= outer.span.end;
}

export interface RulesOfBoot {
  /** For each stage of the trace, in its order. */
  readonly stages: readonly (readonly string[])[];
  /** Of findings about parts of the boot that it has no stage for: it does not come as far. */
  readonly beyond: readonly string[];
}

/**
 * A fault is found by the rule that has its id. What else lint found about the machine stands at the stage that took
 * part at that place, else at the first stage that its rules speak of.
 */
export function rulesOfBoot(site: Site, trace: BootTrace, findings: readonly Finding[]): RulesOfBoot {
  const stages = trace.stages.map(({ faults }) => new Set(faults.map((fault) => finderOf(fault, findings))));
  const beyond = new Set<string>();
  for (const finding of findings) {
    if (!concerns(finding, trace)) continue;
    const at = trace.stages.findIndex((stage) => tells(stage, finding));
    const own = at >= 0 ? at : placed(trace.stages, stageOf(finding, site), finding.place);
    (stages[own] ?? beyond).add(finding.rule);
  }
  return { stages: stages.map((ids) => [...ids].sort()), beyond: [...beyond].sort() };
}

/** The rule that finds the fault: the one with its words, or another that says the same of the same place. */
function finderOf(fault: Fault, findings: readonly Finding[]): string {
  const sayers = sayersOf(ruleOf(fault.id), fault);
  const said = sayers.find((sayer) =>
    findings.some(({ rule, place }) => rule === sayer && samePlace(place, fault.at)),
  );
  return said ?? fault.id;
}

function tells({ faults }: Stage, { rule, place }: Finding): boolean {
  return faults.some(({ id, at }) => id === rule && samePlace(at, place));
}

function placed(stages: readonly Stage[], wanted: StageName, place: Place): number {
  const took = stages.findIndex(
    ({ stage, sources }) =>
      stage === wanted && sources.some((source) => within(place, source) || within(source, place)),
  );
  return took >= 0 ? took : stages.findIndex(({ stage }) => stage === wanted);
}
