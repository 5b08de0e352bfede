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
import { nothingElse } from '../arguments/spec.js';
import type { CallOf, OptionsOf } from '../arguments/table.js';
import { Failure } from '../failure.js';
import { explainAllAsJson, explainAllAsText, stepAsJson } from '../formats/explain-all.js';
import { explainAsText } from '../formats/explain-text.js';
import { type LocatedPlace, located } from '../formats/json.js';
import { jsonText } from '../formats/json-text.js';
import { loadOneSite, textsOf, unknownNode } from '../one-site.js';
import { shownPath } from '../paths.js';
import type { Texts } from '../position.js';
import { progress, statusOf, type Where } from '../sites.js';
import { type ColourChoice, colours, type Terminal } from '../terminal.js';

/** As dhcpd.conf writes an identifier: octets in hex with colons between them, or text. */
function octetsOf(text: string): number[] {
  return /^[\da-f]{1,2}(?::[\da-f]{1,2})+$/i.test(text)
    ? text.split(':').map((octet) => Number.parseInt(octet, 16))
    : [...Buffer.from(text)];
}

/** Options that say what of the machine's request is other than usual. */
type Request = Pick<
  OptionsOf<'explain'>,
  'vendorClass' | 'userClass' | 'arch' | 'clientId' | 'uuid' | 'relay'
>;

function readChanges(request: Request): ClientChanges {
  const { vendorClass, userClass, arch, clientId, uuid, relay } = request;
  const changes: { -readonly [Key in keyof ClientChanges]: ClientChanges[Key] } = {};
  if (vendorClass !== undefined) changes.vendorClass = vendorClass;
  if (userClass !== undefined) changes.userClass = userClass;
  if (arch !== undefined) {
    const number = /^(?:0x[0-9a-f]{1,4}|\d{1,5})$/i.test(arch) ? Number(arch) : Number.NaN;
    if (!(number <= 0xffff)) throw new Failure(`--arch ${arch}: it must be a number such as 0, 7 or 9`);
    changes.architecture = number;
  }
  if (clientId !== undefined) changes.identifier = octetsOf(clientId);
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

/** The options of one run, checked. */
interface Job {
  readonly terminal: Terminal;
  readonly where: Where;
  /** Undefined where nobody asked for one. */
  readonly firmware: Firmware | undefined;
  readonly changes: ClientChanges;
  readonly format: OptionsOf<'explain'>['format'];
  readonly color: ColourChoice;
}

/** `explain --all [PATH]`. */
function explainEvery([path, more]: readonly string[], job: Job): number {
  const { terminal, where, firmware, changes, format, color } = job;
  if (more !== undefined) throw new Failure(`explain --all takes one path, so it cannot use "${more}"`);
  if (format === 'mermaid') throw new Failure('explain --all knows text and json; a chart is of one node');
  const loaded = loadOneSite(where, path);
  const { site } = loaded;
  const done = progress(where, 'simulating');
  const verdicts = explainAll(site, firmware, changes);
  done();
  const texts = textsOf(site);
  terminal.out(
    format === 'json'
      ? explainAllAsJson(verdicts, texts, terminal.cwd)
      : explainAllAsText(verdicts, texts, terminal, colours(terminal, color)),
  );
  // Also a firmware that fails where another boots: the site tells them apart, so it means to serve both.
  const fails = [...verdicts.nodes, ...verdicts.unnamed].some(({ verdict }) => verdict === 'fails');
  return statusOf([loaded], terminal, fails ? 1 : 0);
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
    otherEntries: explanation.otherEntries.map(({ name, at, verdict, cause }) => ({
      name,
      at: place(at),
      verdict,
      cause:
        cause === null
          ? null
          : { rule: cause.rule, text: cause.text, at: cause.at === undefined ? null : place(cause.at) },
    })),
  };
  return jsonText(data);
}

function explainOne([text, path]: readonly string[], job: Job): number {
  const { terminal, where, firmware, changes, format, color } = job;
  if (text === undefined) {
    throw new Failure(
      'explain needs an argument; usage: diskless-lint explain NODE [PATH], or explain --all [PATH]',
    );
  }
  const loaded = loadOneSite(where, path);
  const { site, location } = loaded;
  const severities = location.configuration.rules;
  const options = severities === undefined ? {} : { severities };
  const result = explainNode(site, text, firmware, changes, options);
  if (result.kind === 'none') throw unknownNode(text, result.names, site, terminal.cwd);
  const { explanation } = result;
  const texts = textsOf(site);
  switch (format) {
    case 'text':
      terminal.out(explainAsText(explanation, texts, terminal, colours(terminal, color)));
      break;
    case 'json':
      terminal.out(asJson(explanation, texts, terminal.cwd));
      break;
    case 'mermaid':
      terminal.out(explainAsMermaid(explanation));
      break;
  }
  return statusOf([loaded], terminal, explanation.verdict === 'fails' ? 1 : 0);
}

export function explainCommand({ operands, options, terminal }: CallOf<'explain'>): number {
  const { all, firmware, format, root, config, allowOutside, color, ...others } = options;
  const { vendorClass, userClass, arch, clientId, uuid, relay, ...rest } = others;
  nothingElse(rest);
  const changes = readChanges({ vendorClass, userClass, arch, clientId, uuid, relay });
  const where = { terminal, root, config, allowOutside };
  const job: Job = { terminal, where, firmware, changes, format, color };
  return all ? explainEvery(operands, job) : explainOne(operands, job);
}
