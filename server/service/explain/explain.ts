/** A boot trace goes in, the explanation that people and scripts read comes out; places stay places. */
import type {
  BootTrace,
  DhcpAnswer,
  DoubtCode,
  ExportDecision,
  Firmware,
  Outcome,
  StageVerdict,
  Verdict,
} from '../../boot/index.js';
import { optionOf, verdictOf } from '../../boot/index.js';
import { formatIpv4, type Ipv4Address } from '../../site/address.js';
import { octetsInHex } from '../../site/octets.js';
import type { OptionAtom, OptionValue } from '../../site/optionvalue.js';
import type { Place } from '../../site/place.js';
import { assumed, type ToldStage, tellMount, tellStage } from '../verdict/tell.js';
import { type Cause, type NodeVerdict, verdictOf as nodeVerdict } from '../verdict/verdict.js';
import type { RulesOfBoot } from './explain-findings.js';

export interface ExplainedStep extends ToldStage {
  /** Rules that found something about this stage of this node. */
  readonly rules: readonly string[];
}

export interface Explanation {
  readonly version: 1;
  readonly node: { readonly name: string; readonly mac: string | null; readonly firmware: Firmware };
  readonly verdict: Verdict;
  readonly steps: readonly ExplainedStep[];
  readonly dhcp: {
    readonly answered: boolean | null;
    readonly reason: string;
    /** The kind of reason where it is not known whether dhcpd answers. */
    readonly code: DoubtCode | null;
    /** Values that no file decides, and why. */
    readonly unknown: readonly {
      readonly name: string;
      readonly code: DoubtCode | null;
      readonly reason: string;
    }[];
    readonly subnet: string | null;
    readonly host: string | null;
    readonly classes: readonly string[];
    readonly yiaddr: string | null;
    readonly siaddr: string | null;
    readonly sname: string | null;
    readonly file: string | null;
    readonly options: Readonly<Record<string, string>>;
    /** Values that replaced another one, said in a wider scope. */
    readonly overrides: readonly Override[];
  };
  /** The answer to iPXE, where the firmware loads that and it asks again. */
  readonly chained: Explanation['dhcp'] | null;
  readonly loader: {
    readonly program: string;
    /** Names that it asks for until one is there. */
    readonly tried: readonly string[];
    readonly used: string | null;
    /** What it starts by itself. */
    readonly entry: string | null;
  } | null;
  readonly kernel: {
    readonly image: string;
    readonly config: string | null;
    readonly commandLine: string;
    readonly initrds: readonly string[];
  } | null;
  readonly root: {
    readonly server: string | null;
    readonly path: string | null;
    readonly options: string;
    readonly export: string | null;
  } | null;
  readonly assumptions: readonly string[];
  readonly mounts: readonly ExplainedMount[] | null;
  /** Rules that found something about this node in a part of the boot that it does not come to. */
  readonly beyond: readonly string[];
  /** What the same machine comes to under the other firmwares that the site tells apart. */
  readonly otherFirmwares: readonly OtherFirmware[];
  /** Entries of the loader's menu that people may choose instead, as far as their boot can be followed. */
  readonly otherEntries: readonly OtherEntry[];
}

export interface ExplainedMount {
  readonly mountPoint: string;
  readonly source: string;
  readonly verdict: StageVerdict;
  readonly summary: string;
}

export interface OtherEntry extends Pick<NodeVerdict, 'verdict' | 'cause'> {
  readonly name: string;
  readonly at: Place;
}

export interface OtherFirmware extends Pick<NodeVerdict, 'verdict' | 'step'> {
  readonly firmware: Firmware;
  readonly cause: Cause | null;
}

export interface Override {
  /** As dhcpd.conf calls it. */
  readonly name: string;
  readonly from: Place;
  readonly instead: readonly Place[];
}

/** Options whose values decide a network boot, in the order in which people look for them. */
const BOOT_OPTIONS = [
  'host-name',
  'domain-name',
  'subnet-mask',
  'routers',
  'broadcast-address',
  'domain-name-servers',
  'root-path',
  'tftp-server-name',
  'bootfile-name',
  'vendor-class-identifier',
  'vendor-encapsulated-options',
  'swap-path',
  'interface-mtu',
  'dhcp-server-identifier',
  'dhcp-lease-time',
  'pxelinux.configfile',
  'pxelinux.pathprefix',
] as const;

function value<T>(outcome: Outcome<T>): T | undefined {
  return outcome.kind === 'value' ? outcome.value : undefined;
}

function address(outcome: Outcome<Ipv4Address>): string | null {
  const known = value(outcome);
  return known === undefined ? null : formatIpv4(known);
}

function atomText(atom: OptionAtom): string {
  switch (atom.kind) {
    case 'address':
      return formatIpv4(atom.value);
    case 'hex':
      return octetsInHex(atom.value);
    default:
      return String(atom.value);
  }
}

/** An option's value as `dhcpd.conf` would say it, without quotes. */
export function valueText(given: OptionValue): string {
  return given.atoms.map(atomText).join(', ');
}

/** Only values that a boot depends on: that a host has a name of its own surprises nobody. */
function overridesOf(answer: DhcpAnswer): Override[] {
  const values: [string, Outcome<unknown>][] = [
    ['filename', answer.filename],
    ['next-server', answer.nextServer],
    ['server-name', answer.serverName],
    ['root-path', optionOf(answer, 'root-path')],
    ['bootfile-name', optionOf(answer, 'bootfile-name')],
  ];
  return values.flatMap(([name, outcome]) =>
    outcome.kind === 'value' && outcome.from !== undefined && outcome.overridden.length > 0
      ? [{ name, from: outcome.from, instead: outcome.overridden }]
      : [],
  );
}

/** `standstill`: why dhcpd does not even start. */
function explainDhcp(answer: DhcpAnswer, standstill: string | undefined): Explanation['dhcp'] {
  const options: Record<string, string> = {};
  const unknown: Explanation['dhcp']['unknown'][number][] = [];
  const note = (name: string, outcome: Outcome<unknown>): void => {
    if (outcome.kind === 'unknown')
      unknown.push({ name, code: outcome.code ?? null, reason: outcome.reason });
  };
  note('fixed-address', answer.address);
  note('next-server', answer.nextServer);
  note('server-name', answer.serverName);
  note('filename', answer.filename);
  for (const name of BOOT_OPTIONS) {
    const outcome = optionOf(answer, name);
    if (outcome.kind === 'value') options[name] = valueText(outcome.value);
    note(name, outcome);
  }
  const { subnet, dynamic } = answer;
  const pool = dynamic.map(({ low, high }) => `${formatIpv4(low)}-${formatIpv4(high)}`).join(', ');
  return {
    answered:
      standstill !== undefined ? false : answer.answered === 'unknown' ? null : answer.answered === 'yes',
    reason: standstill ?? answer.reason,
    code: standstill === undefined ? (answer.code ?? null) : null,
    unknown,
    subnet: subnet === undefined ? null : subnetText(subnet.network.value, subnet.mask.value),
    host: answer.host?.name.value ?? null,
    classes: answer.classes.map(({ name }) => name.value),
    yiaddr: address(answer.address) ?? (pool === '' ? null : pool),
    siaddr: address(answer.nextServer),
    sname: value(answer.serverName) ?? null,
    file: value(answer.filename) ?? null,
    options,
    overrides: overridesOf(answer),
  };
}

/** `192.168.1.0/24`; a mask with holes is written out. */
export function subnetText(network: Ipv4Address, mask: Ipv4Address): string {
  let length = 0;
  while (length < 32 && ((mask >>> (31 - length)) & 1) === 1) length++;
  const plain = length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0;
  return plain === mask >>> 0
    ? `${formatIpv4(network)}/${length}`
    : `${formatIpv4(network)} netmask ${formatIpv4(mask)}`;
}

function exportText(decision: ExportDecision): string | null {
  return decision.kind === 'granted'
    ? `${decision.entry.path.value} ${decision.client.spec.value || '*'}`
    : null;
}

/** `rules` are those that lint found something with; `others`: the same machine under other firmwares. */
export function explain(
  trace: BootTrace,
  rules: RulesOfBoot = { stages: [], beyond: [] },
  others: readonly NodeVerdict[] = [],
): Explanation {
  const told = trace.stages.map((stage, i) => ({ ...tellStage(stage), rules: rules.stages[i] ?? [] }));
  const steps = told.filter((_, i) => trace.stages[i]?.reached === true);
  const unreached = told.filter((_, i) => trace.stages[i]?.reached === false);
  const reached = (name: ExplainedStep['stage']): boolean => steps.some(({ stage }) => stage === name);
  return {
    version: 1,
    node: { name: trace.node.name, mac: trace.node.mac ?? null, firmware: trace.firmware },
    verdict: trace.verdict,
    steps,
    dhcp: explainDhcp(trace.loader, trace.serverRuns ? undefined : steps[0]?.summary),
    chained: trace.chained === undefined ? null : explainDhcp(trace.chained, undefined),
    loader: explainLoader(trace),
    kernel: reached('kernel') ? explainKernel(trace) : null,
    root: reached('root') ? explainRoot(trace) : null,
    assumptions: assumed(trace),
    mounts: reached('mounts') ? trace.mounts.map(explainMount) : null,
    beyond: [...new Set([...unreached.flatMap((stage) => stage.rules), ...rules.beyond])].sort(),
    otherFirmwares: others.map(({ node, verdict, step, cause }) => ({
      firmware: node.firmware,
      verdict,
      step,
      cause,
    })),
    otherEntries: explainEntries(trace),
  };
}

function explainKernel({ kernel }: BootTrace): Explanation['kernel'] {
  if (kernel === undefined) return null;
  const words = kernel.parameters.map(({ name, value: set }) =>
    set === undefined ? name : `${name}=${set}`,
  );
  return {
    image: kernel.image,
    config: kernel.configuration?.file ?? null,
    commandLine: words.join(' '),
    initrds: kernel.initrds.map(({ name }) => name),
  };
}

function explainRoot({ root }: BootTrace): Explanation['root'] {
  if (root === undefined) return null;
  return {
    server: address(root.server),
    path: value(root.path) ?? null,
    options: root.options.join(','),
    export: exportText(root.decision),
  };
}

function explainMount(stage: BootTrace['mounts'][number]): ExplainedMount {
  return { mountPoint: stage.mount.target.value, source: stage.mount.source.value, ...tellMount(stage) };
}

/** What becomes of the machine when somebody chooses another entry of the menu. */
function explainEntries(trace: BootTrace): Explanation['otherEntries'] {
  const followed = trace.entries.filter(({ stages }) => stages.length > 0);
  return followed.map(({ entry: { name, place }, stages }) => {
    const { verdict, cause } = nodeVerdict({ ...trace, stages, verdict: verdictOf(stages) });
    return { name, at: place, verdict, cause };
  });
}

function explainLoader({ loading }: BootTrace): Explanation['loader'] {
  if (loading === undefined) return null;
  const { program, tried, used, entry, bare } = loading;
  const name = value(used)?.name;
  return {
    program,
    tried,
    used: name === undefined ? null : usedName(tried, name),
    entry: value(entry)?.name ?? bare ?? null,
  };
}

function usedName(tried: readonly string[], name: string): string {
  return tried.find((path) => path === name || path.endsWith(`/${name}`)) ?? name;
}
