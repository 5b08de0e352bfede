/** An explanation goes in; the story of that boot comes out: each step with the lines that settled it, then what the node was told. */
import type { Explanation, Place } from '../../service/index.js';
import { programName } from '../../service/verdict/program-name.js';
import { shownPath } from '../paths.js';
import type { Texts } from '../position.js';
import type { Colours, Terminal } from '../terminal.js';
import { markOf, paintVerdict, SENTENCES } from './marks.js';
import { INDENT, StepWriter } from './step-writer.js';
import { printable } from './width.js';

class Story extends StepWriter {
  /** Lines that are shown where the boot ends, and not before. */
  readonly #kept = new Set<string>();
  /** Lines whose text was shown: once is enough. */
  readonly #shown = new Set<string>();

  #key({ file, span }: Place): string {
    return `${file}:${this.texts.position(file, span.start).line}`;
  }

  /** The lines of these steps are not shown before. */
  keepFor(steps: Explanation['steps']): void {
    for (const place of steps.flatMap(({ decisive }) => decisive)) this.#kept.add(this.#key(place));
  }

  place(place: Place, always: boolean, before = ''): void {
    const key = this.#key(place);
    const seen = this.#shown.has(key);
    if (!always && (seen || this.#kept.has(key))) return;
    this.#shown.add(key);
    this.out.push(`${' '.repeat(INDENT)}${before}${this.paint.dim(this.whereIs(place))}`);
    if (!seen) this.sourceOf(place);
  }

  /** `tried`: names that the loader asked for and that are not there. */
  step(
    step: Explanation['steps'][number],
    overrides: Explanation['dhcp']['overrides'],
    tried: readonly string[],
  ): void {
    const paint = this.paint;
    const mark = paintVerdict(paint, step.verdict)(markOf(step.verdict, this.terminal.unicode));
    this.sentence(step.summary, INDENT, `${mark} ${paint.bold(step.stage.padEnd(INDENT - 2))}`);
    const { console: screen, log } = step;
    const quote = (text: string, from: string): void =>
      this.sentence(`"${text}"`, INDENT + from.length + 2, `${' '.repeat(INDENT)}${paint.dim(`${from}:`)} `);
    if (screen !== null) quote(screen, 'console');
    if (log !== null) quote(log, 'server log');
    const settles = step.verdict !== 'ok';
    for (const place of step.decisive) this.place(place, settles);
    for (const { name, instead } of overrides) {
      for (const place of instead.slice(0, 2)) this.place(place, true, `${name} overrides `);
    }
    if (tried.length > 0) {
      this.sentence(tried.join(', '), INDENT + 7, `${' '.repeat(INDENT)}${paint.dim('tried')}  `);
    }
    if (step.rules.length > 0) {
      this.sentence(step.rules.join(', '), INDENT + 5, `${' '.repeat(INDENT)}${paint.dim('see')}  `);
    }
  }

  facts(title: string, facts: readonly (readonly [string, string | null | undefined])[]): void {
    const known = facts.flatMap(([name, value]) =>
      value == null || value === '' ? [] : [[printable(name), value] as const],
    );
    if (known.length === 0) return;
    this.out.push('', this.paint.bold(title));
    const column = Math.max(0, ...known.map(([name]) => name.length)) + 2;
    for (const [name, value] of known) this.sentence(value, column, this.paint.dim(name.padEnd(column)));
  }

  list(title: string, items: readonly { readonly mark: string; readonly text: string }[]): void {
    if (items.length === 0) return;
    this.out.push('', this.paint.bold(title));
    for (const { mark, text } of items) this.sentence(text, 4, `  ${mark} `);
  }
}

function factsOf(
  { dhcp, chained, loader, kernel, root }: Explanation,
  cwd: string,
): [string, string | null | undefined][] {
  const server = root?.server == null ? '' : `${root.server}:`;
  return [
    ['subnet', dhcp.subnet],
    ['classes', dhcp.classes.join(', ')],
    ['address', dhcp.yiaddr],
    ['next-server', dhcp.siaddr],
    ['server-name', dhcp.sname],
    ['filename', dhcp.file],
    ['next-server for iPXE', chained?.siaddr === dhcp.siaddr ? null : chained?.siaddr],
    ['filename for iPXE', chained?.file],
    ...Object.entries(dhcp.options),
    [loader == null ? 'loader reads' : `${programName(loader.program)} reads`, loader?.used],
    ['label', loader?.entry],
    ['kernel', kernel?.image],
    ['.config', kernel?.config == null ? null : shownPath(cwd, kernel.config)],
    ['initrd', kernel?.initrds.join(', ')],
    ['command line', kernel?.commandLine],
    ['root', root?.path == null ? null : `${server}${root.path}`],
    ['root options', root?.options],
    ['export', root?.export],
  ];
}

export function explainAsText(told: Explanation, texts: Texts, terminal: Terminal, paint: Colours): string {
  const story = new Story(texts, terminal, paint);
  const { node, dhcp } = told;
  const mac = node.mac === null || node.mac === node.name ? '' : ` ${node.mac}`;
  const verdict = paintVerdict(paint, told.verdict)(SENTENCES[told.verdict]);
  story.out.push(`${paint.bold(printable(node.name))}${mac} (${node.firmware}): ${paint.bold(verdict)}`, '');
  story.keepFor(told.steps.filter(({ verdict }) => verdict !== 'ok'));
  for (const step of told.steps) {
    const overrides = step.stage === 'dhcp' && dhcp.answered !== false ? dhcp.overrides : [];
    const tried = step.stage === 'loader' && told.loader?.used === null ? told.loader.tried : [];
    story.step(step, overrides, tried);
  }
  if (told.beyond.length > 0) {
    story.sentence(told.beyond.join(', '), INDENT, `  ${paint.dim('later'.padEnd(INDENT - 2))}`);
  }
  story.facts(
    dhcp.answered === false ? 'What it would be told' : 'What it is told',
    factsOf(told, terminal.cwd),
  );
  const { unicode } = terminal;
  const at = (place: Place | undefined): string =>
    place === undefined
      ? ''
      : ` (${shownPath(terminal.cwd, place.file)}:${texts.position(place.file, place.span.start).line})`;
  story.list(
    'What it mounts',
    (told.mounts ?? []).map((mount) => ({
      mark: paintVerdict(paint, mount.verdict)(markOf(mount.verdict, unicode)),
      text: `${mount.source} on ${mount.mountPoint}${mount.summary === '' ? '' : `: ${mount.summary}`}`,
    })),
  );
  story.list(
    'With other firmware',
    told.otherFirmwares.map(({ firmware, verdict, cause }) => ({
      mark: paintVerdict(paint, verdict)(markOf(verdict, unicode)),
      text: `${firmware}: ${SENTENCES[verdict]}${cause === null ? '' : `: ${cause.text}${at(cause.at)}`}`,
    })),
  );
  story.list(
    'When somebody chooses another entry',
    told.otherEntries.map(({ name, at: place, verdict, cause }) => ({
      mark: paintVerdict(paint, verdict)(markOf(verdict, unicode)),
      text: `${name}: ${SENTENCES[verdict]}${cause === null ? '' : `: ${cause.text}`}${at(cause?.at ?? place)}`,
    })),
  );
  story.list(
    'Assumed, since the files do not say it',
    told.assumptions.map((text) => ({ mark: '-', text })),
  );
  return story.out.map((line) => `${line.trimEnd()}\n`).join('');
}
