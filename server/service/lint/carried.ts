/** Findings go in; they come out with fixes that suit the files: in the line ends of each, and without those that could harm the words of another program between which the options of dnsmasq stand. */

import type { DnsmasqDocument } from '../../../grammars/dnsmasq/index.js';
import type { Document, TextEdit } from '../../../grammars/text/index.js';
import type { FileEdits, Finding, Fix } from '../../rules/index.js';
import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';

/** What means the same in YAML, in a unit and in a shell, with quotes around it and without. */
const PLAIN = /^[\w./,:=-]+$/;

function isDnsmasq(document: Document): document is DnsmasqDocument {
  return document.language === 'dnsmasq';
}

/** The file holds the options of dnsmasq between words of another program. */
export function isCarried(site: Site, file: DiskPath): boolean {
  const document = site.files.get(file)?.document;
  return document !== undefined && isDnsmasq(document) && document.startedBy !== undefined;
}

/** Plain words in the place of plain words; a new line would be none of the options. */
function keepsForm(text: string, { span, newText }: TextEdit): boolean {
  return PLAIN.test(newText) && PLAIN.test(text.slice(span.start, span.end));
}

function inLineEnds(text: string, edit: TextEdit): TextEdit {
  return text.includes('\r\n') ? { ...edit, newText: edit.newText.replaceAll(/\r?\n/g, '\r\n') } : edit;
}

/** The fix as these files take it; undefined where one of them must not be touched so. */
function suited(site: Site, fix: Fix): Fix | undefined {
  const edits: FileEdits[] = [];
  for (const { file, edits: list } of fix.edits) {
    const text = site.files.get(file)?.document.text ?? '';
    if (isCarried(site, file) && !list.every((edit) => keepsForm(text, edit))) return undefined;
    edits.push({ file, edits: list.map((edit) => inLineEnds(text, edit)) });
  }
  return { ...fix, edits };
}

export function withSuitedFixes(site: Site, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => ({
    ...finding,
    fixes: () => finding.fixes().flatMap((fix) => suited(site, fix) ?? []),
  }));
}
