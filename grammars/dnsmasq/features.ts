/** A dnsmasq document goes in; its outline, its comments and its JSON come out. */
import { type OutlineItem, type Span, shift } from '../text/index.js';
import type { DnsmasqDocument, OptionNode } from './document.js';

/** What a person looks for: who is served, with which addresses, and what is booted. */
const KINDS: Readonly<Record<string, OutlineItem['kind']>> = {
  'dhcp-range': 'container',
  'dhcp-host': 'host',
  'dhcp-match': 'class',
  'dhcp-userclass': 'class',
  'dhcp-vendorclass': 'class',
  'dhcp-mac': 'class',
  'tag-if': 'class',
  'dhcp-boot': 'entry',
  'pxe-service': 'entry',
  'tftp-root': 'setting',
  'conf-file': 'setting',
  'conf-dir': 'setting',
};

export function outlineOf({ lines }: DnsmasqDocument): OutlineItem[] {
  return lines.flatMap(({ offset, option }): OutlineItem[] => {
    const kind = option === undefined ? undefined : KINDS[option.name];
    if (option?.value === undefined || kind === undefined) return [];
    const { text, span } = option.value;
    return [
      {
        name: text === '' ? option.name : text,
        detail: option.name,
        kind,
        span: shift(option.span, offset),
        nameSpan: shift(text === '' ? option.nameSpan : span, offset),
        children: [],
      },
    ];
  });
}

export function commentsOf({ lines }: DnsmasqDocument): Span[] {
  return lines.flatMap(({ comment, offset }) => (comment === undefined ? [] : [shift(comment, offset)]));
}

export function jsonOf(document: DnsmasqDocument): unknown {
  return {
    options: document.lines.flatMap(({ option, offset }) =>
      option === undefined ? [] : [plainOption(option, offset)],
    ),
    comments: commentsOf(document),
  };
}

function plainOption({ name, nameSpan, span, value }: OptionNode, by: number): unknown {
  return {
    name,
    nameSpan: shift(nameSpan, by),
    span: shift(span, by),
    value: value === undefined ? null : value.text,
    fields: (value?.fields ?? []).map((field) => ({ text: field.text, span: shift(field.span, by) })),
  };
}
