/** What the server tells of the machines goes in; the tree of machines and the item of the status bar come out. */
import {
  type Command,
  EventEmitter,
  Range,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

export type Verdict = 'boots' | 'degraded' | 'fails' | 'unknown';

interface Location {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

interface Outcome {
  readonly verdict: Verdict;
  readonly told: string;
  readonly at: Location | null;
}

export interface Machine extends Outcome {
  readonly name: string;
  readonly mac: string | null;
  readonly declared: Location;
  readonly firmwares: readonly (Outcome & { readonly firmware: string })[];
}

export interface SiteMachines {
  readonly root: string;
  readonly machines: readonly Machine[];
}

const icons: Readonly<Record<Verdict, ThemeIcon>> = {
  boots: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  degraded: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  fails: new ThemeIcon('error', new ThemeColor('testing.iconFailed')),
  unknown: new ThemeIcon('question'),
};

/** A row of the tree: a site, where there are several, a machine, or one of its firmwares. */
type Row =
  | { readonly kind: 'site'; readonly site: SiteMachines }
  | { readonly kind: 'machine'; readonly root: string; readonly machine: Machine }
  | { readonly kind: 'outcome'; readonly label: string; readonly outcome: Outcome };

/** The worst first: who opens the view looks for those that do not boot. */
const order: readonly Verdict[] = ['fails', 'degraded', 'unknown', 'boots'];

function sorted({ root, machines }: SiteMachines): Row[] {
  return [...machines]
    .sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
    .map((machine) => ({ kind: 'machine', root, machine }));
}

function open({ uri, range: { start, end } }: Location): Command {
  const selection = new Range(start.line, start.character, end.line, end.character);
  return { title: 'Open', command: 'vscode.open', arguments: [Uri.parse(uri), { selection }] };
}

export class Machines implements TreeDataProvider<Row> {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #status: StatusBarItem;
  #sites: readonly SiteMachines[] = [];

  constructor() {
    this.#status = window.createStatusBarItem('diskless-lint.verdict', StatusBarAlignment.Left, 0);
    this.#status.name = 'diskless-lint';
    this.#status.command = 'diskless-lint.machines.focus';
  }

  get sites(): readonly SiteMachines[] {
    return this.#sites;
  }

  async refresh(client: BaseLanguageClient): Promise<void> {
    this.#sites = await client.sendRequest<SiteMachines[]>('diskless-lint/machines', null);
    this.#changed.fire();
    this.#tell();
  }

  dispose(): void {
    this.#status.dispose();
    this.#changed.dispose();
  }

  #tell(): void {
    const all = this.#sites.flatMap(({ machines }) => machines);
    if (all.length === 0) {
      this.#status.hide();
      return;
    }
    const count = (verdict: Verdict): number => all.filter((machine) => machine.verdict === verdict).length;
    const fails = count('fails');
    this.#status.text =
      fails > 0
        ? `$(error) ${fails} of ${all.length} do not boot`
        : `$(pass) ${count('boots') + count('degraded')} of ${all.length} boot`;
    this.#status.tooltip = order
      .filter((verdict) => count(verdict) > 0)
      .map((verdict) => `${verdict}: ${count(verdict)}`)
      .join('\n');
    this.#status.backgroundColor = fails > 0 ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    this.#status.show();
  }

  getChildren(row?: Row): Row[] {
    if (row === undefined) {
      const [only, ...more] = this.#sites;
      if (only === undefined) return [];
      return more.length === 0 ? sorted(only) : this.#sites.map((site) => ({ kind: 'site', site }));
    }
    if (row.kind === 'site') return sorted(row.site);
    if (row.kind === 'outcome') return [];
    const { machine } = row;
    if (machine.firmwares.length === 0) return [{ kind: 'outcome', label: machine.told, outcome: machine }];
    return machine.firmwares.map((one) => ({
      kind: 'outcome',
      label: `${one.firmware}: ${one.told}`,
      outcome: one,
    }));
  }

  getTreeItem(row: Row): TreeItem {
    if (row.kind === 'site') return new TreeItem(row.site.root, TreeItemCollapsibleState.Expanded);
    if (row.kind === 'outcome') {
      const item = new TreeItem(row.label);
      item.iconPath = icons[row.outcome.verdict];
      item.tooltip = row.label;
      if (row.outcome.at !== null) item.command = open(row.outcome.at);
      return item;
    }
    const { machine } = row;
    const item = new TreeItem(machine.name, TreeItemCollapsibleState.Collapsed);
    item.description = machine.mac ?? '';
    item.tooltip = `${machine.name}: ${machine.told}`;
    item.iconPath = icons[machine.verdict];
    item.contextValue = 'machine';
    item.command = open(machine.declared);
    return item;
  }
}
