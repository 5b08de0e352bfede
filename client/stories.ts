/** A machine or a site that somebody asks about goes in, a rendered page comes up: the story of a boot, what a site is made of, or what changed in it. */
import { commands, Range, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Machines } from './machines.js';
import type { Past } from './revision.js';

/** Goes to a line of a file: what the links of a page do. */
const OPEN = 'diskless-lint.openLine';

interface Asked {
  readonly root: string;
  /** Undefined: the site itself. */
  readonly name?: string;
  /** What its files were: the page tells the difference. */
  readonly past?: Past;
}

function titleOf({ root, name, past }: Asked): string {
  return past === undefined ? (name ?? root.split('/').at(-1) ?? '') : `Since ${past.since}`;
}

/** Links to lines of files, in Markdown and, under names that its renderer lets pass, in HTML. */
const FILE_LINK = /\]\((?!https?:)(\w[\w+.-]*:[^)\s]*)#L(\d+)\)/g;
const HOLDER = /href="line:(\d+)"/g;

const STYLE = `
  body { padding: 0 2em 2em; line-height: 1.5; }
  code { font-family: var(--vscode-editor-font-family); }
  table { border-collapse: collapse; }
  td, th { border: 1px solid var(--vscode-panel-border); padding: 2px 8px; text-align: left; }`;

/** Markdown of the server as a page whose links go to the lines. Nothing in it may run or load anything. */
async function htmlOf(markdown: string): Promise<string> {
  const targets: string[] = [];
  const held = markdown.replaceAll(FILE_LINK, (_, uri: string, line: string) => {
    const words = encodeURIComponent(JSON.stringify([uri, Number(line)]));
    targets.push(`command:${OPEN}?${words}`);
    return `](line:${targets.length - 1})`;
  });
  const rendered = await commands.executeCommand<string>('markdown.api.render', held);
  const body = rendered.replaceAll(HOLDER, (_, index: string) => `href="${targets[Number(index)] ?? ''}"`);
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>${STYLE}</style></head><body>${body}</body></html>`;
}

export class Stories {
  readonly #client: () => BaseLanguageClient | undefined;
  /** By what they are about. */
  readonly #panels = new Map<string, { readonly asked: Asked; readonly panel: WebviewPanel }>();

  constructor(client: () => BaseLanguageClient | undefined) {
    this.#client = client;
  }

  async show(asked: Asked): Promise<void> {
    const key = `${asked.root}\n${titleOf(asked)}`;
    const known = this.#panels.get(key);
    if (known !== undefined) known.panel.reveal();
    else {
      const panel = window.createWebviewPanel('diskless-lint.story', titleOf(asked), ViewColumn.Beside, {
        enableCommandUris: [OPEN],
        enableFindWidget: true,
      });
      panel.onDidDispose(() => this.#panels.delete(key));
      this.#panels.set(key, { asked, panel });
    }
    await this.#fill(key);
  }

  async #fill(key: string): Promise<void> {
    const page = this.#panels.get(key);
    if (page === undefined) return;
    const { root, name, past } = page.asked;
    const method = past !== undefined ? 'diff' : name === undefined ? 'site' : 'explain';
    const words = { root, name, since: past?.since, older: await past?.older() };
    const told = await this.#client()?.sendRequest<string | null>(`diskless-lint/${method}`, words);
    page.panel.webview.html = await htmlOf(told ?? 'The language server knows nothing of this (any more).');
  }

  /** What is shown may be otherwise now. */
  async refresh(): Promise<void> {
    for (const key of [...this.#panels.keys()]) await this.#fill(key);
  }

  dispose(): void {
    for (const { panel } of this.#panels.values()) panel.dispose();
  }
}

export function registerOpenLine(): { dispose(): unknown } {
  return commands.registerCommand(OPEN, async (uri: string, line: number) => {
    await window.showTextDocument(Uri.parse(uri), {
      viewColumn: ViewColumn.One,
      selection: new Range(line - 1, 0, line - 1, 0),
    });
  });
}

/** Lets somebody choose one of the machines. */
export async function chooseMachine(
  { sites }: Machines,
  placeHolder: string,
): Promise<{ readonly root: string; readonly name: string } | undefined> {
  const items = sites.flatMap(({ root, machines }) =>
    machines.map(({ name, mac, told }) => ({
      label: name,
      description: mac ?? '',
      detail: told,
      root,
      name,
    })),
  );
  const item = await window.showQuickPick(items, {
    placeHolder,
    matchOnDescription: true,
  });
  return item && { root: item.root, name: item.name };
}

/** The only site, or the one that somebody chooses. */
export async function chooseSite({ sites }: Machines): Promise<string | undefined> {
  const [only, ...more] = sites.map(({ root }) => root);
  return more.length === 0 ? only : await window.showQuickPick(sites.map(({ root }) => root));
}
