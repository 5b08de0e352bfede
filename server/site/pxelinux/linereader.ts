/** A line of a PXELINUX configuration goes in; what its directive is told comes out in parts, each with its place. */

import type {
  DirectiveLine,
  PxeLine,
  Text,
  UbootLine,
  UnknownLine,
} from '../../../grammars/pxelinux/index.js';
import { shift } from '../../../grammars/text/index.js';
import type { DiskPath } from '../path.js';
import type { Place, Said } from '../place.js';
import { kernelParameters } from './commandline.js';
import type { PxeAppend, PxeCommand, PxeKernel } from './facts.js';

export class LineReader {
  /** From the keyword to the end of the value. */
  readonly place: Place;
  private readonly file: DiskPath;
  private readonly offset: number;
  private readonly keyword: Text;
  private readonly value: Text | undefined;

  constructor(file: DiskPath, line: PxeLine, node: DirectiveLine | UbootLine | UnknownLine) {
    this.file = file;
    this.offset = line.offset;
    this.keyword = node.keyword;
    this.value = node.value;
    this.place = this.at(node.keyword.span.start, (node.value ?? node.keyword).span.end);
  }

  firstWord(): Said<string> | undefined {
    return this.value && this.part(0, this.firstWordLength());
  }

  parametersAfterFirst(): PxeKernel['parameters'] {
    if (this.value === undefined) return [];
    const text = this.value.text;
    return kernelParameters(this.part(this.firstWordLength(), text.length));
  }

  command(): PxeCommand | undefined {
    const word = this.firstWord();
    return word && { word, parameters: this.parametersAfterFirst(), place: this.place };
  }

  /** What stands behind the keyword, single blanks between the words. */
  text(): string {
    return this.whole().value.trim().split(/\s+/).join(' ');
  }

  append(): PxeAppend {
    const text = this.whole();
    const cleared = text.value === '-';
    return { text, parameters: cleared ? [] : kernelParameters(text), cleared, place: this.place };
  }

  /** All of the line as words, where no directive begins it; without the sign that was to lead to the next one. */
  words(): Pick<PxeAppend, 'parameters' | 'place'> {
    const { start, end } = this.place.span;
    const blanks = (this.value?.span.start ?? 0) - this.keyword.span.end;
    const value =
      this.value === undefined ? this.keyword.text : this.keyword.text + ' '.repeat(blanks) + this.value.text;
    const length = /\s*\\$/.exec(value)?.index ?? value.length;
    const place = { file: this.file, span: { start, end: end - (value.length - length) } };
    return { parameters: kernelParameters({ value: value.slice(0, length), place }), place };
  }

  /** Without a value the program reads 0; the keyword is then what says so. */
  number(read: (text: string) => number): Said<number> {
    if (this.value === undefined) return { value: 0, place: this.place };
    const word = this.part(0, this.firstWordLength());
    return { value: read(word.value), place: word.place };
  }

  commaParts(): Said<string>[] {
    const parts: Said<string>[] = [];
    const end = this.firstWordLength();
    let start = 0;
    for (let at = 0; at <= end; at++) {
      if (at < end && this.value?.text[at] !== ',') continue;
      if (at > start) parts.push(this.part(start, at));
      start = at + 1;
    }
    return parts;
  }

  /** Names with colons between them. */
  folders(): string[] {
    return this.whole()
      .value.trim()
      .split(':')
      .filter((folder) => folder !== '');
  }

  private whole(): Said<string> {
    if (this.value !== undefined) return this.part(0, this.value.text.length);
    const { end } = this.keyword.span;
    return { value: '', place: this.at(end, end) };
  }

  private firstWordLength(): number {
    const text = this.value?.text ?? '';
    let end = 0;
    while (end < text.length && text.charCodeAt(end) > 32) end++;
    return end;
  }

  private part(start: number, end: number): Said<string> {
    const from = this.value?.span.start ?? 0;
    return { value: this.value?.text.slice(start, end) ?? '', place: this.at(from + start, from + end) };
  }

  private at(start: number, end: number): Place {
    return { file: this.file, span: shift({ start, end }, this.offset) };
  }
}
