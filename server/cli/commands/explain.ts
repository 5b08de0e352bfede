/** The `explain` command: simulates the boot of one node and tells it step by step, as text, JSON or a chart; or of all nodes, a line each. */
import {
  type ClientChanges,
  type Explanation,
  explainAll,
  explainAsMermaid,
  explainNode,
  type Firmware,
  type Place,
  parseAddress,
} from '../../service/index.js';
import type { Invocation } from '../arguments/spec.js';
import { Failure } from '../failure.js';
import { explainAllAsJson, explainAllAsText, stepAsJson } from '../formats/explain-all.js';
import { explainAsText } from '../formats/explain-text.js';
import { type LocatedPlace, located } from '../formats/json.js';
import { loadOneSite, textsOf } from '../one-site.js';
import { shownPath } from '../paths.js';
import type { Texts } from '../position.js';
import { progress } from '../sites.js';
import { type ColourChoice, type Colours, colours } from '../terminal.js';

/** As dhcpd.conf writes an identifier: octets in hex with colons between them, or text. */
function octetsOf(text: string): number[] {
  return /^[\da-f]{1,2}(?::[\da-f]{1,2})+$/i.test(text)
    ? text.split(':').map((octet) => Number.parseInt(octet, 16))
    : [...Buffer.from(text)];
}

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
  const identifier = values.get('client-id');
  if (identifier !== undefined) changes.identifier = octetsOf(identifier);
  const uuid = values.get('uuid');
  if (uuid !== undefined) {
    if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(uuid)) {
      throw new Failure(`--uuid ${uuid}: it must be a UUID such as 12345678-90ab-cdef-1234-567890abcdef`);
    }
    changes.uuid = uuid;
  }
  if (relay !== undefined) {
    const address = parseAddress(relay);
    if (address === undefined) throw new Failure(`--relay ${relay}: it must be an IPv4 address`);
    changes.relay = address;
  }
  return changes;
}

/** `explain --all [PATH]`. */
function explainEvery(invocation: Invocation, changes: ClientChanges): number {
  const { positionals, values, terminal } = invocation;
  const [path, more] = positionals;
  if (more !== undefined) throw new Failure(`explain --all takes one path, so it cannot use "${more}"`);
  const format = values.get('format') ?? 'text';
  if (format === 'mermaid') throw new Failure('explain --all knows text and json; a chart is of one node');
  const { site } = loadOneSite(invocation, path);
  const done = progress(invocation, 'simulating');
  const verdicts = explainAll(site, firmwareOf(invocation), changes);
  done();
  const texts = textsOf(site);
  terminal.out(
    format === 'json'
      ? explainAllAsJson(verdicts, texts, terminal.cwd)
      : explainAllAsText(verdicts, texts, terminal, paintOf(invocation)),
  );
  // Also a firmware that fails where another boots: the site tells them apart, so it means to serve both.
  return [...verdicts.nodes, ...verdicts.unnamed].some(({ verdict }) => verdict === 'fails') ? 1 : 0;
}

/** Undefined where nobody asked for one. */
function firmwareOf({ values }: Invocation): Firmware | undefined {
  // The table of commands allows no other word.
  return values.get('firmware') as Firmware | undefined;
}

function paintOf({ values, terminal }: Invocation): Colours {
  return colours(terminal, (values.get('color') ?? 'auto') as ColourChoice);
}

function unknownNode(text: string, nearest: string | undefined, names: readonly string[]): Failure {
  const some = names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : '');
  const hint =
    nearest !== undefined
      ? `did you mean ${nearest}?`
      : names.length === 0
        ? 'the site declares no nodes; a MAC or an address works too'
        : `the site knows ${some}; a MAC or an address works too`;
  return new Failure(`no node ${text}; ${hint}`);
}

function asJson(explanation: Explanation, texts: Texts, cwd: string): string {
  const place = (at: Place): LocatedPlace => located({ cwd, texts }, at);
  const { kernel, dhcp, chained } = explanation;
  const answer = (told: Explanation['dhcp']) => ({
    ...told,
    overrides: told.overrides.map(({ name, from, instead }) => ({
      name,
      from: place(from),
      instead: instead.map(place),
    })),
  });
  const config = kernel?.config == null ? null : shownPath(cwd, kernel.config);
  const data = {
    ...explanation,
    steps: explanation.steps.map((step) => ({
      ...step,
      sources: step.sources.map(place),
      decisive: step.decisive.map(place),
    })),
    dhcp: answer(dhcp),
    chained: chained === null ? null : answer(chained),
    kernel: kernel === null ? null : { ...kernel, config },
    otherFirmwares: explanation.otherFirmwares.map(({ firmware, verdict, step }) => ({
      firmware,
      verdict,
      step: step === null ? null : { ...stepAsJson(step), sources: step.decisive.map(place) },
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

export function explainCommand(invocation: Invocation): number {
  const { positionals, values, switches, terminal } = invocation;
  const changes = readChanges(invocation);
  if (switches.has('all')) return explainEvery(invocation, changes);
  const [text, path] = positionals;
  if (text === undefined) {
    throw new Failure(
      'explain needs an argument; usage: diskless-lint explain NODE [PATH], or explain --all [PATH]',
    );
  }
  const firmware = firmwareOf(invocation);
  const { site, location } = loadOneSite(invocation, path);
  const severities = location.configuration.rules;
  const options = severities === undefined ? {} : { severities };
  const result = explainNode(site, text, firmware, changes, options);
  if (result.kind === 'none') throw unknownNode(text, result.nearest, result.names);
  const { explanation } = result;
  const texts = textsOf(site);
  const format = values.get('format') ?? 'text';
  if (format === 'mermaid') terminal.out(explainAsMermaid(explanation));
  else if (format === 'json') terminal.out(asJson(explanation, texts, terminal.cwd));
  else terminal.out(explainAsText(explanation, texts, terminal, paintOf(invocation)));
  return explanation.verdict === 'fails' ? 1 : 0;
}
