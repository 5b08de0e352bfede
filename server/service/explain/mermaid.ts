/** Explanations and shown sites go in, Mermaid charts come out. */
import type { ExplainedStep, Explanation } from './explain.js';
import type { ShownSite } from './show.js';

/** Control and format characters, line ends among them: they end a message, and terminals act on them. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** Mermaid reads these as its own, and `%%{` as its settings: they become entities. */
function entities(text: string): string {
  return text
    .replaceAll(/["#%&;<>`]/g, (character) => `#${character.charCodeAt(0)};`)
    .replaceAll(UNSEEN, ' ')
    .trim();
}

function quoted(text: string): string {
  return `"${entities(text)}"`;
}

const COLOURS = [
  '  classDef ok fill:#d8f0d8,stroke:#2c7a2c,color:#000',
  '  classDef degraded fill:#fff2cc,stroke:#b8860b,color:#000',
  '  classDef fails fill:#f8d7d7,stroke:#b22222,color:#000',
  '  classDef unknown fill:#e8e8e8,stroke:#777,color:#000',
];

type Peer = 'dhcp' | 'tftp' | 'nfs';

const PEERS: Readonly<Record<Peer, string>> = { dhcp: 'DHCP server', tftp: 'TFTP server', nfs: 'NFS server' };

/** Whom the node asks in a stage, and for what; `again`: it is iPXE that asks. */
function request(explanation: Explanation, stage: ExplainedStep['stage'], again: boolean): [Peer, string] {
  const { dhcp, chained, loader, kernel, root, mounts } = explanation;
  switch (stage) {
    case 'dhcp':
      return ['dhcp', `DHCPDISCOVER (${again ? 'iPXE' : explanation.node.firmware})`];
    case 'files':
      return ['tftp', (again ? chained : dhcp)?.file ?? 'the boot file'];
    case 'loader':
      return ['tftp', loader?.tried[0] ?? 'the configuration of the loader'];
    case 'kernel':
      return ['tftp', kernel?.image ?? 'the kernel'];
    case 'root':
      return ['nfs', `mount ${root?.path ?? 'the root'} on /`];
    case 'mounts':
      return [
        'nfs',
        mounts === null || mounts.length === 0 ? 'no further mounts' : 'the mounts of its fstab',
      ];
  }
}

/** The node and its servers, each step a question and its answer. */
export function explainAsMermaid(explanation: Explanation): string {
  const { node, steps, verdict } = explanation;
  const asked = steps.map((step, index) => {
    const again = steps.findIndex(({ stage }) => stage === step.stage) < index;
    return { step, request: request(explanation, step.stage, again) };
  });
  const out = ['sequenceDiagram', `  participant node as ${entities(node.name)}`];
  for (const peer of ['dhcp', 'tftp', 'nfs'] as const) {
    if (asked.some(({ request: [other] }) => other === peer)) {
      out.push(`  participant ${peer} as ${PEERS[peer]}`);
    }
  }
  for (const {
    step,
    request: [peer, text],
  } of asked) {
    const arrow = step.verdict === 'fails' ? '--x' : '-->>';
    const word = step.verdict === 'ok' ? '' : `${step.verdict}: `;
    out.push(`  node->>${peer}: ${entities(text)}`);
    out.push(`  ${peer}${arrow}node: ${entities(word + step.summary)}`);
    if (step.console !== null && step.verdict !== 'ok') {
      out.push(`  Note over node: ${entities(step.console)}`);
    }
    if (step.log !== null) out.push(`  Note over ${peer}: ${entities(step.log)}`);
  }
  out.push(`  Note over node: verdict: ${verdict}`);
  for (const { firmware, verdict: other, cause } of explanation.otherFirmwares) {
    const why = cause === null ? '' : `: ${cause.text}`;
    out.push(`  Note over node: as ${firmware}: ${other}${entities(why)}`);
  }
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
  const boots = new Map<string, number>();
  for (const { name } of [...site.nodes, ...site.populations]) boots.set(name, (boots.get(name) ?? 0) + 1);
  for (const [i, node] of [...site.nodes, ...site.populations].entries()) {
    const apart = (boots.get(node.name) ?? 0) > 1 ? [node.firmware] : [];
    const label = [node.name, ...node.addresses, ...apart].join(' ');
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
