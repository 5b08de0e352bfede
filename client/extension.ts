/** The VS Code extension: the editor's files go to the bundled language server, what it says comes back. It knows nothing but the protocol. */
import { commands, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import {
  type DocumentSelector,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import { languages, places } from './languages.js';

const documentSelector: DocumentSelector = [
  ...languages.flatMap((language) => [
    { scheme: 'file', language },
    { scheme: 'untitled', language },
  ]),
  ...places.map((pattern) => ({ scheme: 'file', pattern })),
];

let client: LanguageClient | undefined;

function makeClient(context: ExtensionContext, outputChannel: LogOutputChannel): LanguageClient {
  const program = context.asAbsolutePath('dist/bundle/diskless-lint.mjs');
  const serverOptions: ServerOptions = {
    // The editor brings its own Node; in the desktop editor it is part of Electron and must be told.
    command: process.execPath,
    args: [program, 'lsp', '--stdio'],
    options: { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  };
  const clientOptions: LanguageClientOptions = {
    documentSelector,
    outputChannel,
    // Which files on disk and which settings it wants to hear of, the server itself says.
    diagnosticCollectionName: 'diskless-lint',
  };
  return new LanguageClient('diskless-lint', 'diskless-lint', serverOptions, clientOptions);
}

export async function activate(context: ExtensionContext): Promise<void> {
  const outputChannel = window.createOutputChannel('diskless-lint', { log: true });
  context.subscriptions.push(
    outputChannel,
    commands.registerCommand('diskless-lint.restart', async () => {
      try {
        if (client === undefined) {
          client = makeClient(context, outputChannel);
          await client.start();
        } else await client.restart();
      } catch (error) {
        outputChannel.error(`The language server could not be restarted: ${String(error)}`);
        void window.showErrorMessage(
          'The diskless-lint language server could not be restarted. The output channel says why.',
        );
      }
    }),
  );
  client = makeClient(context, outputChannel);
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
