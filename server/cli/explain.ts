/** The `explain` command: simulates the boot of one node and tells it step by step, as text, JSON or a chart. */
import {
  type ClientChanges,
  type Explanation,
  explainAsMermaid,
  explainNode,
  type Firmware,
  parseAddress,
  type StageVerdict,
} from '../service/index.js';
import type { Invocation } from './command.js';
import { Failure } from './failure.js';
import { located } from './format-json.js';
import { loadOneSite, textsOf } from './one-site.js';
import { shownPath } from './paths.js';
import type { Texts } from './position.js';
import { type ColourChoice, type Colours, colours, type Terminal } from './terminal.js';
import { printable, wrap } from './width.js';

function readChanges({ values }: Invocation): ClientChanges {
  const changes: { -readonly [Key in keyof ClientChanges]: ClientChanges[Key] } = {};
  const vendorClass = values.get('vendor-class');
  const userClass = values.get('user-class');
  const arch = values.get('arch');
  const relay = values.get('relay');
  if (vendorClass !== undefined) changes.vendorClass = vendorClass;
  if (userClass !== undefined) changes.userClass = userClass;
  if (arch !== undefined) {
    const number = /^(?:0x[0-9a-f]{1,4}|\d{1,5})$/i.test(arch) ? Number(arch) : Number.NaN;
    if (!(number <= 0xffff)) throw new Failure(`--arch ${arch}: it must be a number such as 0, 7 or 9`);
    changes.architecture = number;
  }
  if (relay !== undefined) {
    const address = parseAddress(relay);
    if (address === undefined) throw new Failure(`--relay ${relay}: it must be an IPv4 address`);
    changes.relay = address;
  }
  return changes;
}

function paintVerdict(paint: Colours, verdict: StageVerdict | 'boots'): (text: string) => string {
  if (verdict === 'ok' || verdict === 'boots') return paint.green;
  return verdict === 'fails' ? paint.red : verdict === 'degraded' ? paint.yellow : paint.magenta;
}

const VERDICTS = {
  boots: 'it boots',
  degraded: 'it boots, but not fully',
  fails: 'it does not boot',
  unknown: 'whether it boots cannot be told from the files',
} as const;

function asText(told: Explanation, texts: Texts, terminal: Terminal, paint: Colours): string {
  const out: string[] = [];
  const width = Math.min(terminal.width ?? 100, 110) - 1;
  const { node, dhcp, pxelinux, kernel, root } = told;
  const mac = node.mac === null || node.mac === node.name ? '' : ` ${node.mac}`;
  const verdict = paintVerdict(paint, told.verdict)(VERDICTS[told.verdict]);
  out.push(`${paint.bold(node.name)}${mac} (${node.firmware}): ${paint.bold(verdict)}`, '');
  for (const step of told.steps) {
    const word = paintVerdict(paint, step.verdict)(step.verdict.padEnd(8));
    const lines = wrap(printable(step.summary), width - 19);
    lines.forEach((line, i) => {
      out.push(i === 0 ? `${word} ${paint.bold(step.stage.padEnd(9))} ${line}` : `${' '.repeat(19)}${line}`);
    });
    for (const { file, span } of step.sources) {
      const { line, column } = texts.position(file, span.start);
      out.push(`${' '.repeat(19)}${paint.dim(`${shownPath(terminal.cwd, file)}:${line}:${column}`)}`);
    }
    if (step.console !== null) {
      for (const line of wrap(printable(step.console), width - 21))
        out.push(`${' '.repeat(19)}${paint.dim('|')} ${line}`);
    }
    if (step.rules.length > 0) out.push(`${' '.repeat(19)}${paint.dim(`see ${step.rules.join(', ')}`)}`);
  }
  const facts: [string, string | null | undefined][] = [
    ['subnet', dhcp.subnet],
    ['classes', dhcp.classes.join(', ')],
    ['address', dhcp.yiaddr],
    ['next-server', dhcp.siaddr],
    ['filename', dhcp.file],
    ...Object.entries(dhcp.options),
    ['PXELINUX file', pxelinux?.used],
    ['label', pxelinux?.label],
    ['kernel', kernel?.image],
    ['.config', kernel?.config === null || kernel === null ? null : shownPath(terminal.cwd, kernel.config)],
    ['initrd', kernel?.initrds.join(', ')],
    ['command line', kernel?.commandLine],
    ['root', root?.path == null ? null : `${root.server === null ? '' : `${root.server}:`}${root.path}`],
    ['root options', root?.options],
    ['export', root?.export],
  ];
  const known = facts.filter((fact): fact is [string, string] => fact[1] != null && fact[1] !== '');
  const column = Math.max(0, ...known.map(([name]) => name.length));
  if (known.length > 0) out.push('');
  for (const [name, value] of known) {
    wrap(printable(value), Math.max(20, width - column - 2)).forEach((line, i) => {
      out.push(i === 0 ? `${paint.dim(name.padEnd(column))}  ${line}` : `${' '.repeat(column + 2)}${line}`);
    });
  }
  const list = (title: string, items: readonly string[]): void => {
    if (items.length === 0) return;
    out.push('', title);
    for (const item of items) {
      const lines = wrap(printable(item), width - 4);
      out.push(...lines.map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`)));
    }
  };
  list(
    'Mounts:',
    told.mounts.map(
      ({ mountPoint, source, verdict, summary }) =>
        `${verdict} ${source} on ${mountPoint}${summary === '' ? '' : `: ${summary}`}`,
    ),
  );
  list('Assumed, since the files do not say it:', told.assumptions);
  return out.map((line) => `${line.trimEnd()}\n`).join('');
}

export function explainCommand(invocation: Invocation): number {
  const { positionals, values, terminal } = invocation;
  const [text = '', path] = positionals;
  const changes = readChanges(invocation);
  const { site, location } = loadOneSite(invocation, path);
  const firmware = (values.get('firmware') ?? 'bios') as Firmware;
  const severities = location.configuration.rules;
  const result = explainNode(site, text, firmware, changes, severities === undefined ? {} : { severities });
  if (result.kind === 'none') {
    const { nearest, names } = result;
    const some = names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : '');
    const hint =
      nearest !== undefined
        ? `did you mean ${nearest}?`
        : names.length === 0
          ? 'the site declares no nodes; a MAC or an address works too'
          : `the site knows ${some}; a MAC or an address works too`;
    throw new Failure(`no node ${text}; ${hint}`);
  }
  const { explanation } = result;
  const texts = textsOf(site);
  const format = values.get('format') ?? 'text';
  if (format === 'mermaid') terminal.out(explainAsMermaid(explanation));
  else if (format === 'json') {
    const { kernel } = explanation;
    const data = {
      ...explanation,
      steps: explanation.steps.map((step) => ({
        ...step,
        sources: step.sources.map((place) => located({ cwd: terminal.cwd, texts }, place)),
      })),
      kernel:
        kernel === null
          ? null
          : { ...kernel, config: kernel.config === null ? null : shownPath(terminal.cwd, kernel.config) },
    };
    terminal.out(`${JSON.stringify(data, null, 2)}\n`);
  } else {
    terminal.out(
      asText(
        explanation,
        texts,
        terminal,
        colours(terminal, (values.get('color') ?? 'auto') as ColourChoice),
      ),
    );
  }
  return 0;
}
