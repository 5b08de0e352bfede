/** A rule card goes in, its documentation page as Markdown comes out; and the table of all rules. */
import type { MiniatureSite, Rule } from './rule.js';

function fence(text: string): string {
  let marks = '```';
  while (text.includes(marks)) marks += '`';
  return marks;
}

/** The files of an example in which it differs from its counterpart: what the reader has to look at. */
function siteAsMarkdown(site: MiniatureSite, other: MiniatureSite): string[] {
  const out: string[] = [];
  for (const [path, text] of Object.entries(site)) {
    if (other[path] === text) continue;
    if (text === '') {
      out.push(`\`${path}\` (is there)`, '');
      continue;
    }
    if (text.includes('\0')) {
      const octets = [...text.slice(0, 5)].map((it) => it.charCodeAt(0).toString(16).padStart(2, '0'));
      out.push(`\`${path}\` (begins with the octets ${octets.join(' ')})`, '');
      continue;
    }
    const marks = fence(text);
    out.push(`\`${path}\``, '', marks, text.replace(/\n$/, ''), marks, '');
  }
  return out;
}

/** One page: what, why, what to avoid, what to write instead, sources. */
export function rulePage(rule: Rule): string {
  const { docs } = rule;
  const out = [
    `# ${rule.id}`,
    '',
    docs.what,
    '',
    `Severity: ${rule.severity}. Since version ${rule.since}.`,
    '',
  ];
  out.push('## Why', '', docs.why, '');
  if (Object.keys(docs.avoid).length > 0)
    out.push('## Avoid', '', ...siteAsMarkdown(docs.avoid, docs.prefer));
  if (Object.keys(docs.prefer).length > 0)
    out.push('## Prefer', '', ...siteAsMarkdown(docs.prefer, docs.avoid));
  const shared = Object.keys(docs.avoid).filter((path) => docs.avoid[path] === docs.prefer[path]);
  if (shared.length > 0) {
    const names = shared.map((path) => `\`${path}\``).join(', ');
    out.push(`The example site also has ${names}, the same in both.`, '');
  }
  if (docs.references.length > 0) {
    out.push('## References', '', ...docs.references.map((reference) => `- ${reference}`), '');
  }
  out.push('## Silence it', '');
  out.push(
    `In the file, above the line: a comment \`diskless-lint-disable-next-line ${rule.id}\`.`,
    `For the whole site, in \`diskless-lint.json\`: \`"rules": { "${rule.id}": "off" }\`.`,
    '',
  );
  return out.join('\n');
}

/** The table of all rules; each id leads to its page `<area>/<name>.md`. */
export function ruleTable(rules: readonly Rule[]): string {
  const out = ['# Rules', '', '| Rule | Severity | What it finds |', '| --- | --- | --- |'];
  for (const rule of rules) {
    const what = rule.docs.what.replaceAll('|', '\\|').replaceAll('\n', ' ');
    out.push(`| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${what} |`);
  }
  return `${out.join('\n')}\n`;
}
