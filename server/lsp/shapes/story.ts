/** An explanation of a boot, or what a site is made of, goes in; Markdown with links to the lines comes out. */
import type { Explanation, ShownSite } from '../../service/index.js';
import { programName } from '../../service/verdict/program-name.js';
import { code, type Locate, link, list, MARKS, plain } from './markdown.js';

/** So many rows of a table are shown; a site may have thousands. */
const MOST = 500;

function stepLines(step: Explanation['steps'][number], locate: Locate): string[] {
  const lines = [
    `${MARKS[step.verdict]} **${plain(programName(step.program))}** (${step.stage}): ${plain(step.summary)}`,
  ];
  if (step.console !== null) lines.push(`  - console: ${code(step.console)}`);
  if (step.log !== null) lines.push(`  - server log: ${code(step.log)}`);
  if (step.decisive.length > 0)
    lines.push(`  - ${step.decisive.map((place) => link(place, locate)).join(', ')}`);
  if (step.rules.length > 0) lines.push(`  - see ${step.rules.map(code).join(', ')}`);
  return lines;
}

export function storyMarkdown(explanation: Explanation, locate: Locate): string {
  const { node, verdict, steps, assumptions, otherFirmwares, otherEntries } = explanation;
  const mac = node.mac === null ? '' : ` (${node.mac})`;
  const others = otherFirmwares.map(
    ({ firmware, verdict: own, cause }) =>
      `- ${MARKS[own]} ${plain(firmware)}${cause === null ? '' : `: ${plain(cause.text)}`}`,
  );
  const entries = otherEntries.map(
    ({ name, verdict: own, cause, at }) =>
      `- ${MARKS[own]} ${plain(name)} (${link(at, locate)})${cause === null ? '' : `: ${plain(cause.text)}`}`,
  );
  const told = steps.flatMap((step, i) => {
    const [first = '', ...more] = stepLines(step, locate);
    return [`${i + 1}. ${first}`, ...more.map((line) => ` ${line}`)];
  });
  return [
    `# ${MARKS[verdict]} ${plain(node.name)}${mac} as ${node.firmware}`,
    '',
    ...told,
    ...list('Other firmwares', others),
    ...list('Other entries of the menu', entries),
    ...list(
      'Taken for granted',
      assumptions.map((text) => `- ${plain(text)}`),
    ),
    '',
  ].join('\n');
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST);
  const more = rows.length > MOST ? ['', `and ${rows.length - MOST} more`] : [];
  return [row(...head), row(...head.map(() => '---')), ...shown, ...more];
}

export function siteMarkdown(site: ShownSite, locate: Locate): string {
  const nodes = [...site.nodes, ...site.populations].map((node) =>
    row(
      `${MARKS[node.verdict]} ${plain(node.name)}`,
      node.firmware,
      plain(node.addresses.join(', ')),
      plain(node.kernel ?? ''),
      plain(node.root ?? ''),
      link(node.place, locate),
    ),
  );
  const exported = site.exports.map(({ path, clients, place }) =>
    row(plain(path), plain(clients.join(', ')), link(place, locate)),
  );
  const subnets = site.subnets.map(({ subnet, ranges, place }) =>
    row(plain(subnet), plain(ranges.join(', ')), link(place, locate)),
  );
  return [
    `# ${plain(site.root)}`,
    ...list('Machines', table(['machine', 'firmware', 'address', 'kernel', 'root', 'declared'], nodes)),
    ...list('Subnets', table(['subnet', 'ranges', 'line'], subnets)),
    ...list('Exports', table(['directory', 'clients', 'line'], exported)),
    '',
  ].join('\n');
}
