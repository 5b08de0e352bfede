/** Findings in a selection go in, code actions come out: their fixes, all fixes of the file together, and comments that silence the rule. */
import {
  type CodeAction,
  CodeActionKind,
  type CreateFile,
  OptionalVersionedTextDocumentIdentifier,
  type RenameFile,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Span } from '../../../grammars/text/index.js';
import type { FileEdits, Finding } from '../../rules/index.js';
import { actions, fix, fixesOf, type Move } from '../../service/index.js';
import type { Site } from '../../site/model.js';
import { CONFIGURATION_NAME } from '../../workspace/configuration.js';
import { child } from '../../workspace/disk/paths.js';
import { switchOff } from '../../workspace/switch-off.js';
import type { Session, Spot } from '../session.js';
import { diagnosticOf } from '../shapes/diagnostics.js';
import { rangesOf, type TextRanges } from '../shapes/ranges.js';

const directive = 'diskless-lint-disable-next-line';

/**
 * The edits of a fix as the protocol wants them. Versions guard against a text that went on meanwhile; a file that a
 * fix brings into being is created first, where the client can.
 */
export function workspaceEdit(
  session: Session,
  site: Site,
  edits: readonly FileEdits[],
  moves: readonly Move[] = [],
): WorkspaceEdit {
  if (!session.abilities.versionedEdits) {
    const changes: Record<string, TextEdit[]> = {};
    for (const { file, edits: list } of edits) {
      const ranges = session.rangesFor(site, file) ?? rangesOf(session.textOf(file));
      const uri = session.uriOf(file);
      changes[uri] = [
        ...(changes[uri] ?? []),
        ...list.map(({ span, newText }) => ({ range: ranges.rangeOf(span), newText })),
      ];
    }
    return { changes };
  }
  const documentChanges: (TextDocumentEdit | CreateFile | RenameFile)[] = [];
  for (const { file, edits: list } of edits) {
    const uri = session.uriOf(file);
    const text = session.textOf(file);
    const ranges = session.rangesFor(site, file) ?? rangesOf(text);
    if (text === '' && session.abilities.createFiles) {
      documentChanges.push({ kind: 'create', uri, options: { ignoreIfExists: true } });
    }
    const textEdits = list.map(({ span, newText }) => ({
      range: ranges.rangeOf(span),
      newText,
    }));
    const version = session.versionOf(uri) ?? null;
    documentChanges.push(
      TextDocumentEdit.create(OptionalVersionedTextDocumentIdentifier.create(uri, version), textEdits),
    );
  }
  // After the texts, so that those are found under the names they still have.
  for (const { from, to } of moves) {
    documentChanges.push({ kind: 'rename', oldUri: session.uriOf(from), newUri: session.uriOf(to) });
  }
  return { documentChanges };
}

/**
 * A comment above the line of a finding. None where a comment would not stand alone: below a line that ends in a
 * backslash, the line is the continuation of that one.
 */
export function silence(ranges: TextRanges, finding: Finding): { span: Span; newText: string } | undefined {
  const { text, lines } = ranges;
  const { line } = lines.positionAt(finding.place.span.start);
  const start = lines.startOf(line);
  const above = line === 0 ? '' : text.slice(lines.startOf(line - 1), start).trimEnd();
  if (above.endsWith('\\')) return undefined;
  const at = above.lastIndexOf(directive);
  if (at >= 0) {
    const end = lines.startOf(line - 1) + at + directive.length;
    return { span: { start: end, end }, newText: ` ${finding.rule}` };
  }
  let indent = start;
  while (text[indent] === ' ' || text[indent] === '\t') indent++;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    span: { start, end: start },
    newText: `${text.slice(start, indent)}# ${directive} ${finding.rule}${newline}`,
  };
}

/** A rule's finding can be silenced, the linter's remarks about its own work cannot; one bare value takes no comment. */
function maySilence(finding: Finding, bareValue: boolean): boolean {
  return !bareValue && !finding.rule.startsWith('suppression/') && !finding.rule.startsWith('internal/');
}

/** A comment at the top of a file that silences the rule in all of it. */
export function silenceFile({ text }: TextRanges, finding: Finding): { span: Span; newText: string } {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  // What a first line begins with "#!" must stay the first.
  const start = text.startsWith('#!') ? text.indexOf('\n') + 1 : 0;
  return { span: { start, end: start }, newText: `# diskless-lint-disable ${finding.rule}${newline}` };
}

/** True for a kind that was asked for: by itself, by one above it, or by asking for nothing in particular. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  if (only === undefined) return !kind.startsWith(CodeActionKind.Source);
  return only.some((asked) => asked === '' || asked === kind || kind.startsWith(`${asked}.`));
}

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.diskless-lint`;

/** Safe fixes that stay within the file, of all its findings or of one rule, as far as they go together. */
function fixesWithin(
  site: Site,
  file: string,
  findings: readonly Finding[],
  rule?: string,
): readonly FileEdits[] {
  const here = findings.filter((finding) => {
    if (finding.place.file !== file || (rule !== undefined && finding.rule !== rule)) return false;
    const first = fixesOf(finding).find(({ safe, edits }) => safe && edits.length > 0);
    return first?.edits.every((edit) => edit.file === file) === true;
  });
  return here.length === 0 ? [] : fix(site, here).files;
}

export function codeActions(
  session: Session,
  spot: Spot,
  findings: readonly Finding[],
  at: Span,
  only: readonly string[] | undefined,
): CodeAction[] {
  const offered = isWanted(CodeActionKind.QuickFix, only) ? quickFixes(session, spot, findings, at) : [];
  if (isWanted(CodeActionKind.Refactor, only)) offered.push(...moreMachines(session, spot, at));
  if (isWanted(FIX_ALL, only)) {
    const edits = fixesWithin(spot.site, spot.file, findings);
    if (edits.length > 0) {
      const edit = workspaceEdit(session, spot.site, edits);
      offered.push({ title: 'Fix all that is safe in this file', kind: FIX_ALL, edit });
    }
  }
  return offered;
}

/** One more machine like the one that is declared here: its words are asked for by the client's own command. */
function moreMachines({ wishes }: Session, { site, file }: Spot, at: Span): CodeAction[] {
  const command = wishes.addMachineCommand;
  if (command === undefined) return [];
  const model = site.nodes.find(({ host, place, mac }) => {
    const { span, file: its } = host?.place ?? place;
    return mac !== undefined && its === file && span.start <= at.start && at.end <= span.end;
  });
  if (model === undefined) return [];
  const title = `Add a machine like ${model.name}…`;
  const run = { title, command, arguments: [site.root, model.name] };
  return [{ title, kind: CodeActionKind.Refactor, command: run }];
}

function quickFixes(session: Session, spot: Spot, findings: readonly Finding[], at: Span): CodeAction[] {
  const { site, file, ranges } = spot;
  const offered: CodeAction[] = [];
  const seen = new Set<string>();
  const offer = (finding: Finding, title: string, edits: readonly FileEdits[], preferred: boolean): void => {
    const edit = workspaceEdit(session, site, edits);
    const key = `${title}\n${JSON.stringify(edit)}`;
    if (seen.has(key)) return;
    seen.add(key);
    const action: CodeAction = { title, kind: CodeActionKind.QuickFix, edit };
    if (finding.place.file === file)
      action.diagnostics = [diagnosticOf(session, (place) => session.rangeIn(site, place), finding)];
    if (preferred) action.isPreferred = true;
    offered.push(action);
  };
  for (const { finding, fix } of actions(findings, file, at)) {
    if (fix.edits.length > 0) offer(finding, fix.title, fix.edits, fix.safe);
  }
  const bareValue = file.endsWith('/hostname');
  for (const finding of findings) {
    const { place } = finding;
    if (place.file !== file || !maySilence(finding, bareValue)) continue;
    if (place.span.start > at.end || at.start > place.span.end) continue;
    const { rule } = finding;
    if (findings.filter((other) => other.rule === rule && other.place.file === file).length > 1) {
      const edits = fixesWithin(site, file, findings, rule);
      if (edits.length > 0) offer(finding, `Fix all ${rule} in this file`, edits, false);
    }
    const edit = silence(ranges, finding);
    if (edit !== undefined) offer(finding, `Disable ${rule} for this line`, [{ file, edits: [edit] }], false);
    const whole = [{ file, edits: [silenceFile(ranges, finding)] }];
    offer(finding, `Disable ${rule} for this file`, whole, false);
    const { alone, base, configurationFile } = spot.location;
    if (alone !== undefined) continue;
    const configuration = configurationFile ?? child(base, CONFIGURATION_NAME);
    const off = [{ file: configuration, edits: switchOff(session.textOf(configuration), rule) }];
    offer(finding, `Disable ${rule} for the whole site (${CONFIGURATION_NAME})`, off, false);
  }
  return offered;
}
