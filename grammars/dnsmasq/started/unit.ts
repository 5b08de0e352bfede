/** A unit of systemd, or a drop-in of one, goes in; the dnsmasq that it starts comes out, with its options where they stand (systemd.service(5)). */
import type { Span } from '../../text/index.js';
import type { DnsmasqStart } from '../document.js';
import { startedBy } from './command.js';
import { commandLineOptions } from './commandline.js';
import { type Environment, environmentOf, withEnvironment } from './environment.js';
import { Collector, part, plain, type Quoted } from './quoted.js';
import { wordsOf } from './words.js';

/** A setting, what stands in several lines put together with blanks. */
interface Setting {
  readonly name: string;
  readonly value: Quoted;
}

export function startsOfUnit(text: string): DnsmasqStart[] {
  const settings = settingsOf(text);
  const environment = settings
    .filter(({ name, value }) => name === 'EnvironmentFile' && value.text !== '')
    .map(({ value }) => value.text.replace(/^-/, ''));
  const own = settings.filter(({ name }) => name === 'Environment').map(({ value }) => specified(value));
  // What a file sets counts before what the unit sets.
  const variables: Environment = environmentOf(environment.length === 0 ? own : []);
  let starts: DnsmasqStart[] = [];
  for (const { name, value } of settings) {
    if (name !== 'ExecStart') continue;
    const start = startOf(value, environment, variables);
    // An empty one takes back those before it.
    if (value.text === '') starts = [];
    else if (start !== undefined) starts.push(start);
  }
  return starts;
}

function startOf(
  value: Quoted,
  environment: readonly string[],
  variables: Environment,
): DnsmasqStart | undefined {
  const command = part(value, /^[-@:+!|]*/.exec(value.text)?.[0].length ?? 0, value.text.length);
  const started = startedBy(withEnvironment(wordsOf(specified(command), 'systemd'), variables));
  if (started === undefined) return undefined;
  return {
    span: started.span,
    lines: commandLineOptions(started.words),
    supposed: [],
    mounts: undefined,
    build: undefined,
    environment,
    variables: new Map(),
  };
}

/** `%%` and `$$` stand for one of them, `%i` and its kin for what only systemd knows. */
function specified({ text, offsets, span }: Quoted): Quoted {
  const out = new Collector();
  for (let at = 0; at < text.length; at++) {
    const offset = offsets[at] ?? span.start;
    const two = text.slice(at, at + 2);
    const [, specifier] = /^%([A-Za-z])$/.exec(two) ?? [];
    if (two === '%%' || two === '$$' || specifier !== undefined) at++;
    out.add(specifier === undefined ? two.slice(0, 1) : `\${${specifier}}`, offset);
  }
  return out.taken(span);
}

function settingsOf(text: string): Setting[] {
  const found: Setting[] = [];
  const collect = (line: Span, into: Collector): boolean => {
    const written = text.slice(line.start, line.end);
    const goesOn = written.endsWith('\\');
    const { text: own, offsets } = plain(text, { start: line.start, end: line.end - (goesOn ? 1 : 0) });
    for (const [i, character] of [...own].entries()) into.add(character, offsets[i] ?? line.start);
    if (goesOn) into.add(' ', line.end - 1);
    return goesOn;
  };
  let open: { readonly name: string; readonly value: Collector; readonly start: number } | undefined;
  for (const line of physicalLines(text)) {
    const written = text.slice(line.start, line.end);
    // Also between the lines of one setting.
    if (/^[ \t]*[#;]/.test(written)) continue;
    const [all, name = ''] = (open === undefined ? /^[ \t]*(\w+)[ \t]*=[ \t]*/.exec(written) : null) ?? [];
    if (open === undefined && all === undefined) continue;
    open ??= { name, value: new Collector(), start: line.start + (all ?? '').length };
    const from = line.start + (all ?? '').length;
    if (collect({ start: from, end: line.end }, open.value)) continue;
    found.push({ name: open.name, value: open.value.taken({ start: open.start, end: line.end }) });
    open = undefined;
  }
  return found;
}

function* physicalLines(text: string): Iterable<Span> {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const next = feed < 0 ? text.length : feed + 1;
    const end = feed < 0 ? text.length : feed;
    yield { start, end: text[end - 1] === '\r' ? end - 1 : end };
    start = next;
  }
}
