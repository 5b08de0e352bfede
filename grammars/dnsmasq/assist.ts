/** A document and an offset go in; the documentation of the word there, and the words that could stand there, come out. */
import {
  type Completion,
  type Slot,
  type SlotKind,
  shift,
  touches,
  type WordDocumentation,
} from '../text/index.js';
import { lineUnder } from '../text/logical-lines.js';
import type { DnsmasqDocument } from './document.js';
import { documentationOf, summaryOf } from './texts.js';
import {
  clientSystem,
  clientSystems,
  dhcpOption,
  dhcpOptionNames,
  optionFact,
  optionNames,
} from './vocabulary.js';

export function describeAt(document: DnsmasqDocument, offset: number): WordDocumentation | undefined {
  const line = lineUnder(document, offset);
  const option = line?.option;
  if (line === undefined || option === undefined) return undefined;
  const at = offset - line.offset;
  if (touches(option.nameSpan, at)) {
    const markdown = documentationOf(option.name);
    return markdown === undefined ? undefined : { span: shift(option.nameSpan, line.offset), markdown };
  }
  const field = option.value?.fields.find(({ span }) => touches(span, at));
  const markdown = field === undefined ? undefined : describeField(option.name, field.text);
  return field === undefined || markdown === undefined
    ? undefined
    : { span: shift(field.span, line.offset), markdown };
}

function describeField(option: string, text: string): string | undefined {
  if (option === 'pxe-service') {
    const system = clientSystem(text);
    const name = system === undefined ? undefined : clientSystems[system];
    return name === undefined ? undefined : `**${name}**: machines that send ${system} in option 93.`;
  }
  if (/^(?:tag|net):/.test(text)) {
    return text[4] === '!'
      ? `Only for clients without the tag \`${text.slice(5)}\`.`
      : `Only for clients that have the tag \`${text.slice(4)}\`.`;
  }
  if (text.startsWith('set:')) return `Gives the tag \`${text.slice(4)}\` to clients that match.`;
  const fact = text.startsWith('option:') ? dhcpOption(text.slice(7)) : undefined;
  return fact === undefined ? undefined : `**${fact.name}**: DHCP option ${fact.code}.`;
}

const options: readonly Completion[] = optionNames.map((name) => {
  const fact = optionFact(name);
  return {
    label: name,
    detail: fact?.form ?? '',
    documentation: summaryOf(name),
    insert: fact?.value === 'required' ? `${name}=` : name,
  };
});

const systems: readonly Completion[] = clientSystems.map((name, code) => ({
  label: name,
  detail: `option 93 is ${code}`,
  documentation: '',
  insert: name,
}));

const dhcpOptions: readonly Completion[] = dhcpOptionNames.map((name) => ({
  label: `option:${name}`,
  detail: `DHCP option ${dhcpOption(name)?.code ?? ''}`,
  documentation: '',
  insert: `option:${name}`,
}));

/** Tags that the file gives to clients, each once. */
function tags({ lines }: DnsmasqDocument): Completion[] {
  const names = new Set<string>();
  for (const { option } of lines) {
    for (const { text } of option?.value?.fields ?? []) if (text.startsWith('set:')) names.add(text.slice(4));
  }
  return [...names].map((name) => ({
    label: `tag:${name}`,
    detail: 'a tag that this file sets',
    documentation: '',
    insert: `tag:${name}`,
  }));
}

const TAGGED = new Set([
  'dhcp-boot',
  'dhcp-option',
  'dhcp-option-force',
  'pxe-service',
  'pxe-prompt',
  'dhcp-range',
  'tag-if',
  'dhcp-ignore',
]);

export function completeAt(document: DnsmasqDocument, offset: number): Completion[] {
  const line = lineUnder(document, offset);
  if (line === undefined) return [...options];
  const at = offset - line.offset;
  if (line.comment !== undefined && at > line.comment.start) return [];
  const { option } = line;
  if (option?.value === undefined || at < option.value.span.start) return [...options];
  const found: Completion[] = [];
  const { index } = fieldUnder(document.text, line.offset + option.nameSpan.end + 1, offset);
  // Tags stand first, and behind them what the line is about.
  if (TAGGED.has(option.name) && index === 0) found.push(...tags(document));
  if (option.name === 'pxe-service' && index === 0) found.push(...systems);
  if (/^dhcp-(?:option|option-force|match)$/.test(option.name) && index === 0) found.push(...dhcpOptions);
  return found;
}

/** The field that an offset lies in: its number, not counting those that are tags, and what of it stands before the offset. */
function fieldUnder(text: string, from: number, offset: number): { index: number; typed: string } {
  const fields = text.slice(from, offset).split(',');
  const typed = (fields.at(-1) ?? '').trimStart();
  return { index: fields.slice(0, -1).filter((field) => !/^\s*(?:tag|set|net):/.test(field)).length, typed };
}

/** By option: which of its fields, not counting those that are tags, names what. */
const named: Readonly<Record<string, Readonly<Record<number, SlotKind>>>> = {
  'dhcp-boot': { 0: 'boot file', 1: 'server', 2: 'server' },
  'dhcp-host': { 0: 'hardware address', 1: 'address' },
  'pxe-service': { 2: 'boot file', 3: 'server' },
};

export function slotAt(document: DnsmasqDocument, offset: number): Slot | undefined {
  const line = lineUnder(document, offset);
  const option = line?.option;
  if (line === undefined || option?.value === undefined) return undefined;
  const from = line.offset + option.nameSpan.end + 1;
  if (offset < from || !Object.hasOwn(named, option.name)) return undefined;
  const { index, typed } = fieldUnder(document.text, from, offset);
  const kind = named[option.name]?.[index];
  let end = offset;
  while (/[^\s,]/.test(document.text[end] ?? '')) end++;
  return kind && { kind, span: { start: offset - typed.length, end } };
}
