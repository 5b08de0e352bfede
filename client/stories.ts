/** A machine or a site that somebody asks about goes in, a rendered page comes up: the story of a boot, or what a site is made of. */
import { commands, EventEmitter, type TextDocumentContentProvider, Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Machines } from './machines.js';

export const SCHEME = 'diskless-lint';

/** The page of a machine is named by it; that of a site has no name in its query. */
function pageOf(root: string, name?: string): Uri {
  const title = name ?? root.split('/').at(-1) ?? 'site';
  const query = JSON.stringify(name === undefined ? { root } : { root, name });
  return Uri.from({ scheme: SCHEME, path: `/${title.replaceAll('/', ' ')}.md`, query });
}

export class Stories implements TextDocumentContentProvider {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #client: () => LanguageClient | undefined;
  readonly #open = new Map<string, Uri>();

  constructor(client: () => LanguageClient | undefined) {
    this.#client = client;
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    this.#open.set(uri.toString(), uri);
    const asked = JSON.parse(uri.query) as { root: string; name?: string };
    const method = asked.name === undefined ? 'diskless-lint/site' : 'diskless-lint/explain';
    const text = await this.#client()?.sendRequest<string | null>(method, asked);
    return text ?? 'The language server knows nothing of this (any more).';
  }

  /** What is shown may be otherwise now. */
  refresh(): void {
    for (const uri of this.#open.values()) this.#changed.fire(uri);
  }

  async explain(root: string, name: string): Promise<void> {
    await commands.executeCommand('markdown.showPreview', pageOf(root, name));
  }

  async showSite(root: string): Promise<void> {
    await commands.executeCommand('markdown.showPreview', pageOf(root));
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** Lets somebody choose one of the machines. */
export async function chooseMachine({
  sites,
}: Machines): Promise<{ root: string; name: string } | undefined> {
  const items = sites.flatMap(({ root, machines }) =>
    machines.map(({ name, mac, told }) => ({
      label: name,
      description: mac ?? '',
      detail: told,
      root,
      name,
    })),
  );
  return await window.showQuickPick(items, {
    placeHolder: 'The machine whose boot is to be explained',
    matchOnDescription: true,
  });
}

/** The only site, or the one that somebody chooses. */
export async function chooseSite({ sites }: Machines): Promise<string | undefined> {
  const [only, ...more] = sites.map(({ root }) => root);
  return more.length === 0 ? only : await window.showQuickPick(sites.map(({ root }) => root));
}
