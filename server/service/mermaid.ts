/** Explanations and shown sites go in, Mermaid flow charts come out. */
import type { Explanation } from './explain.js';
import type { ShownSite } from './show.js';

/** Mermaid reads quotes and angle brackets as its own: they become entities. */
function quoted(text: string): string {
  const safe = text
    .replaceAll('#', '#35;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll(/\s+/g, ' ');
  return `"${safe}"`;
}

const COLOURS = [
  '  classDef ok fill:#d8f0d8,stroke:#2c7a2c,color:#000',
  '  classDef degraded fill:#fff2cc,stroke:#b8860b,color:#000',
  '  classDef fails fill:#f8d7d7,stroke:#b22222,color:#000',
  '  classDef unknown fill:#e8e8e8,stroke:#777,color:#000',
];

export function explainAsMermaid(explanation: Explanation): string {
  const out = ['flowchart TD', `  start([${quoted(`${explanation.node.name} is switched on`)}])`];
  let before = 'start';
  explanation.steps.forEach((step, i) => {
    const id = `step${i}`;
    out.push(`  ${id}[${quoted(`${step.stage}: ${step.summary}`)}]:::${step.verdict}`);
    out.push(`  ${before} --> ${id}`);
    before = id;
  });
  const last = explanation.verdict === 'boots' ? 'ok' : explanation.verdict;
  out.push(`  verdict([${quoted(explanation.verdict)}]):::${last}`, `  ${before} --> verdict`, ...COLOURS);
  return `${out.join('\n')}\n`;
}

/** Nodes on the left, then what each is served: configuration file, kernel, root. */
export function siteAsMermaid(site: ShownSite): string {
  const out = ['flowchart LR'];
  const ids = new Map<string, string>();
  const box = (kind: string, label: string): string => {
    const key = `${kind} ${label}`;
    let id = ids.get(key);
    if (id === undefined) {
      id = `${kind}${ids.size}`;
      ids.set(key, id);
      out.push(`  ${id}[${quoted(label)}]`);
    }
    return id;
  };
  const seen = new Set<string>();
  for (const [i, node] of site.nodes.entries()) {
    const label = [node.name, ...node.addresses].join(' ');
    const style = node.verdict === 'boots' ? 'ok' : node.verdict;
    out.push(`  node${i}([${quoted(label)}]):::${style}`);
    let before = `node${i}`;
    const chain: [string, string | null][] = [
      ['config', node.config],
      ['kernel', node.kernel],
      ['root', node.root],
    ];
    for (const [kind, text] of chain) {
      if (text === null) continue;
      const id = box(kind, text);
      const arrow = `  ${before} --> ${id}`;
      if (!seen.has(arrow)) out.push(arrow);
      seen.add(arrow);
      before = id;
    }
  }
  out.push(...COLOURS);
  return `${out.join('\n')}\n`;
}
