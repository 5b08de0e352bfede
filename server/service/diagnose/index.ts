/**
 * The lines of a log or of a screen go in, one after the other; what they tell comes out: for each sentence that a program of the boot
 * is known to say which machine it is about, at which step, what it means, and which line of the site is at fault.
 */
import { type Heard, hear, type StageName } from '../../boot/index.js';
import { linesOf } from '../../site/lines.js';
import type { Node, Site } from '../../site/model.js';
import type { TftpName } from '../../site/path.js';
import type { Place } from '../../site/place.js';
import { type Blamed, Foreteller } from './foretold.js';
import { type LogLine, LogReader } from './logline.js';
import { Machines } from './machines.js';

export type { Blamed };

/** One thing that the log says, once or several times. */
export interface Told {
  /** Null where the line tells of no machine: it is the server's own, or a screen whose owner nothing tells. */
  readonly node: { readonly name: string; readonly mac: string | null } | null;
  readonly address: string | null;
  /** Machines of the site that would show the same, where the line does not tell which it is. */
  readonly machines: readonly string[];
  readonly stage: StageName;
  readonly program: string;
  /** Something is wrong; otherwise it is a step of a boot that goes on. */
  readonly trouble: boolean;
  /** The words of its first line, without what marks it. */
  readonly text: string;
  readonly means: string;
  /** Where to look when the site does not show the cause; null where nothing is wrong. */
  readonly todo: string | null;
  readonly blamed: readonly Blamed[];
  /** Of the log, from 1. */
  readonly line: number;
  readonly lastLine: number;
  readonly count: number;
}

export interface Diagnosis {
  readonly lines: number;
  /** Lines in which a sentence was found. */
  readonly known: number;
  /** In the order in which the log first says it. */
  readonly told: readonly Told[];
  /** Known lines beyond what is told: the log speaks of very many machines. */
  readonly untold: number;
}

/** Of a longer line only what begins with the sentence is shown. */
const LONGEST_TEXT = 300;
/** Of one log so much is told. */
const MOST_TOLD = 10_000;
/** A longer line is read as far as this. */
export const LONGEST_LINE = 16_384;

type Growing = { -readonly [Key in keyof Told]: Told[Key] };

export class Diagnoser {
  readonly #site: Site;
  readonly #reader = new LogReader();
  readonly #machines: Machines;
  readonly #foreteller: Foreteller;
  readonly #told = new Map<string, Growing>();
  /** The file that each address last asked the TFTP server for. */
  readonly #asked = new Map<string, string>();
  #lines = 0;
  #known = 0;
  #untold = 0;

  /** `node`: whose screen it is, where no line tells. */
  constructor(site: Site, node?: Node) {
    this.#site = site;
    this.#machines = new Machines(site, node);
    this.#foreteller = new Foreteller(site);
  }

  read(line: string): void {
    this.#lines++;
    const said = this.#reader.read(line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) : line);
    if (said !== undefined) this.#said(said);
  }

  diagnosis(): Diagnosis {
    const last = this.#reader.end();
    if (last !== undefined) this.#said(last);
    return {
      lines: this.#lines,
      known: this.#known,
      told: [...this.#told.values()],
      untold: this.#untold,
    };
  }

  #said(said: LogLine): void {
    const heard = hear(said.text, said.tag);
    if (heard === undefined) return;
    const { sentence, values } = heard;
    const concerned = this.#machines.concernedBy(said, heard);
    const { node, address } = concerned;
    const file = this.#fetched(heard);
    const who = node?.mac ?? node?.name ?? values['mac'] ?? address ?? '';
    // What goes well is told once, what is wrong as often as it is wrong in another way.
    const what = sentence.trouble ? JSON.stringify([said.host, values, file]) : '';
    const key = `${who}\n${heard.speaker.program}\n${sentence.words}\n${what}`;
    const known = this.#told.get(key);
    if (known !== undefined) {
      this.#known++;
      known.count++;
      known.lastLine = this.#lines;
      return;
    }
    if (this.#told.size >= MOST_TOLD) {
      if (sentence.common === true) return;
      this.#known++;
      this.#untold++;
      return;
    }
    const place = this.#placeOf(heard);
    if (sentence.names === 'place' && place === undefined && said.tag === undefined) return;
    const explained = sentence.trouble
      ? this.#foreteller.explain(heard, concerned, { file, place })
      : { blamed: [], stage: undefined, machines: [] };
    const needed = file !== undefined && this.#foreteller.needs(file, concerned);
    if (sentence.common === true && explained.blamed.length === 0 && !needed) return;
    this.#known++;
    this.#told.set(key, {
      node: node === undefined ? null : { name: node.name, mac: node.mac ?? null },
      address: address ?? null,
      machines: explained.machines,
      stage: explained.stage ?? sentence.stage,
      program: heard.speaker.program,
      trouble: sentence.trouble,
      text: excerptOf(said.text, heard),
      means: meaningOf(heard, file),
      todo: sentence.todo ?? null,
      blamed: explained.blamed,
      line: this.#lines,
      lastLine: this.#lines,
      count: 1,
    });
  }

  /** A refusal of the TFTP server is about what the machine asked for before. */
  #fetched({ values: { address, file }, sentence }: Heard): TftpName | undefined {
    if (address === undefined) return undefined;
    if (file !== undefined && !sentence.trouble) {
      if (this.#asked.size < MOST_TOLD) this.#asked.set(address, file);
      return undefined;
    }
    return sentence.stage === 'files' ? (file ?? this.#asked.get(address)) : undefined;
  }

  /** The line of the site that a program names itself. */
  #placeOf({ sentence, values }: Heard): Place | undefined {
    if (sentence.names !== 'place') return undefined;
    const { place = '' } = values;
    const colon = place.lastIndexOf(':');
    const path = values['file'] ?? place.slice(0, Math.max(0, colon));
    const number = Number(values['line'] ?? place.slice(colon + 1));
    const file = path.startsWith('/') ? this.#site.tree.locate(path) : undefined;
    const document = file === undefined ? undefined : this.#site.files.get(file)?.document;
    if (file === undefined || document === undefined || !Number.isInteger(number)) return undefined;
    const lines = linesOf(document);
    if (number < 1 || number > lines.lineCount) return undefined;
    return { file, span: { start: lines.startOf(number - 1), end: lines.startOf(number) } };
  }
}

/** With the file that was asked for, where the line itself does not name it. */
function meaningOf({ sentence: { means }, values }: Heard, file: TftpName | undefined): string {
  return file === undefined || values['file'] !== undefined ? means : `${means.replace(/\.$/, '')}: ${file}.`;
}

function excerptOf(text: string, { sentence }: Heard): string {
  if (text.length <= LONGEST_TEXT) return text;
  const start = sentence.startIn(text);
  const end = start + LONGEST_TEXT;
  return `${start === 0 ? '' : '… '}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}
