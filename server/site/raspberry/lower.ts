/** The parsed config.txt and cmdline.txt of a Raspberry Pi go in, their facts come out. */

import type { SettingsDocument, SettingsLine, Text } from '../../../grammars/settings/index.js';
import { shift } from '../../../grammars/text/index.js';
import type { DiskPath } from '../path.js';
import type { Said } from '../place.js';
import { kernelParameters } from '../pxelinux/commandline.js';
import type { SourceFile } from '../source.js';
import type { RaspberryConfig, RaspberryLine, RaspberryWords } from './facts.js';

type Source = SourceFile<SettingsDocument>;

export function lowerRaspberryConfig({ file, document }: Source, name: string): RaspberryConfig {
  const lines = document.lines.map((line) => lowerLine(file, line)).filter((line) => line !== undefined);
  return { file, name, lines };
}

function lowerLine(file: DiskPath, line: SettingsLine): RaspberryLine | undefined {
  const { node } = line;
  const said = (text: Text): Said<string> => ({
    value: text.text,
    place: { file, span: shift(text.span, line.offset) },
  });
  if (node.kind === 'section') return { kind: 'filter', name: node.name.text.trim() };
  if (node.kind === 'pair') {
    const { end } = node.operator.span;
    const value = said(node.value ?? { text: '', span: { start: end, end } });
    const place = { file, span: { start: line.offset + node.name.span.start, end: value.place.span.end } };
    return { kind: 'setting', name: node.name.text, value, sign: true, place };
  }
  return node.kind === 'other' ? wordLine(said(node.other), line) : undefined;
}

/** `initramfs` and `include` take no sign. */
function wordLine({ place }: Said<string>, line: SettingsLine): RaspberryLine | undefined {
  const [, name = '', blank = '', text = ''] = /^([a-z_]+)([ \t]+)(\S.*)$/.exec(line.text.trim()) ?? [];
  const start = place.span.start + name.length + blank.length;
  const value = { value: text, place: { file: place.file, span: { start, end: start + text.length } } };
  if (name === 'include') return { kind: 'include', file: value };
  return name === 'initramfs' ? { kind: 'setting', name, value, sign: false, place } : undefined;
}

export function lowerRaspberryWords({ file, document: { text } }: Source, name: string): RaspberryWords {
  const lines: Said<string>[] = [];
  let start = 0;
  for (const written of text.split('\n')) {
    const value = written.trimEnd();
    lines.push({ value, place: { file, span: { start, end: start + value.length } } });
    start += written.length + 1;
  }
  const [first, ...rest] = lines;
  const further = rest.filter(({ value }) => value.trim() !== '');
  return {
    file,
    name,
    parameters: first === undefined ? [] : kernelParameters(first),
    line: first?.place ?? { file, span: { start: 0, end: 0 } },
    lost: further[0]?.place,
    further: further.flatMap(kernelParameters),
  };
}
