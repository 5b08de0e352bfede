/** The VS Code extension: the editor's files go to the bundled language server, what it says comes back. It knows nothing but the protocol. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, type ServerOptions } from 'vscode-languageclient/node';
import { clientOptions, openIn } from './editor.js';

export { close as deactivate } from './editor.js';

export async function activate(context: ExtensionContext): Promise<void> {
  const program = context.asAbsolutePath('dist/bundle/diskless-lint.mjs');
  const server: ServerOptions = {
    // The editor brings its own Node; in the desktop editor it is part of Electron and must be told.
    command: process.execPath,
    args: [program, 'lsp', '--stdio'],
    options: { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  };
  await openIn(
    context,
    (outputChannel) =>
      new LanguageClient('diskless-lint', 'diskless-lint', server, clientOptions(['file'], outputChannel)),
  );
}
