/** The `rules` command: the list of rules, or the card of one, as text, JSON or Markdown. */

import { nearest } from '../../../grammars/text/index.js';
import {
  type MiniatureSite,
  type Rule,
  ruleById,
  ruleCard,
  ruleCards,
  rulePage,
  ruleTable,
} from '../../service/index.js';
import { nothingElse } from '../arguments/spec.js';
import type { CallOf, OptionsOf } from '../arguments/table.js';
import { Failure } from '../failure.js';
import { jsonText } from '../formats/json-text.js';
import { wrap } from '../formats/width.js';
import { type Colours, colours } from '../terminal.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

function cardAsText(rule: Rule, paint: Colours, width: number): string {
  const { docs } = rule;
  const paragraph = (text: string): string =>
    text
      .split('\n')
      .flatMap((line) => wrap(line, Math.min(width, 100) - 2))
      .map((line) => `  ${line}\n`)
      .join('');
  // Both examples are whole sites; a person wants to see where they differ. JSON and Markdown show all of it.
  const example = (title: string, site: MiniatureSite, other: MiniatureSite): string => {
    const files = Object.entries(site).filter(([path, text]) => other[path] !== text);
    if (files.length === 0) return '';
    const body = files.map(([path, text]) => {
      const lines = text.replace(/\n$/, '').split('\n');
      return `  ${paint.underline(path)}\n${lines.map((line) => `    ${line}\n`).join('')}`;
    });
    return `\n${paint.bold(title)}\n${body.join('')}`;
  };
  let out = `${paint.bold(rule.id)} (${LEVELS[rule.severity]}, since ${rule.since})\n${paragraph(docs.what)}`;
  out += `\n${paint.bold('Why')}\n${paragraph(docs.why)}`;
  out += example('Avoid', docs.avoid, docs.prefer) + example('Prefer', docs.prefer, docs.avoid);
  if (docs.references.length > 0) {
    out += `\n${paint.bold('References')}\n${docs.references.map((line) => `  ${line}\n`).join('')}`;
  }
  return out;
}

function listAsText(
  list: readonly { id: string; severity: Rule['severity']; docs: Rule['docs'] }[],
  paint: Colours,
): string {
  const width = Math.max(0, ...list.map(({ id }) => id.length));
  return list
    .map(
      ({ id, severity, docs }) =>
        `${paint.bold(id.padEnd(width))}  ${LEVELS[severity].padEnd(7)}  ${docs.what}\n`,
    )
    .join('');
}

type Format = OptionsOf<'rules'>['format'];

function card(rule: Rule, format: Format, paint: Colours, width: number): string {
  switch (format) {
    case 'text':
      return cardAsText(rule, paint, width);
    case 'json':
      return jsonText({ version: 1, rules: [ruleCard(rule)] });
    case 'markdown':
      return rulePage(rule);
  }
}

function list(cards: ReturnType<typeof ruleCards>, format: Format, paint: Colours): string {
  switch (format) {
    case 'text':
      return listAsText(cards, paint);
    case 'json':
      return jsonText({ version: 1, rules: cards });
    case 'markdown':
      return ruleTable(cards.flatMap(({ id }) => ruleById(id) ?? []));
  }
}

export function rulesCommand({ operands, options, terminal }: CallOf<'rules'>): number {
  const { format, color, ...rest } = options;
  nothingElse(rest);
  const paint = colours(terminal, color);
  const [id] = operands;
  const rule = id === undefined ? undefined : ruleById(id);
  if (rule !== undefined) {
    terminal.out(card(rule, format, paint, terminal.width ?? 100));
    return 0;
  }
  const cards = ruleCards();
  const area = id === undefined ? '' : `${id.replace(/\/$/, '')}/`;
  const wanted = cards.filter((one) => one.id.startsWith(area));
  if (wanted.length === 0 && id !== undefined) {
    const better = nearest(
      id,
      cards.map((one) => one.id),
    );
    const hint = better === undefined ? 'diskless-lint rules lists them' : `did you mean ${better}?`;
    throw new Failure(`unknown rule ${id}; ${hint}`);
  }
  terminal.out(list(wanted, format, paint));
  return 0;
}
