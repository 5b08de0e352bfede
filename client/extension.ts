/** The VS Code extension: the editor's files go to the bundled language server, what it says comes back. It knows nothing but the protocol. */
import { commands, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import {
  type DocumentSelector,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import { addMachine } from './another-machine.js';
import { languages, places } from './languages.js';
import { Machines } from './machines.js';
import { chooseRevision } from './revision.js';
import { chooseMachine, chooseSite, registerOpenLine, Stories } from './stories.js';

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
    initializationOptions: {
      checked: true,
      explainCommand: 'diskless-lint.explain',
      addMachineCommand: 'diskless-lint.addMachine',
    },
  };
  return new LanguageClient('diskless-lint', 'diskless-lint', serverOptions, clientOptions);
}

/** A row of the tree, or what a code lens hands over. */
function chosen(first: unknown, second: unknown): { root: string; name: string } | undefined {
  if (typeof first === 'string' && typeof second === 'string') return { root: first, name: second };
  const { root, machine } = (first ?? {}) as { root?: string; machine?: { name: string } };
  return root === undefined || machine === undefined ? undefined : { root, name: machine.name };
}

async function siteToTellOf(machines: Machines): Promise<string | undefined> {
  if (machines.sites.length === 0) void window.showInformationMessage('No site with machines is open.');
  return await chooseSite(machines);
}

function registerCommands(context: ExtensionContext, machines: Machines, stories: Stories): void {
  const command = (name: string, run: (...words: unknown[]) => Promise<void>) =>
    context.subscriptions.push(commands.registerCommand(`diskless-lint.${name}`, run));
  command('explain', async (first, second) => {
    const machine =
      chosen(first, second) ?? (await chooseMachine(machines, 'The machine whose boot is to be explained'));
    if (machine !== undefined) await stories.show(machine);
  });
  command('showSite', async () => {
    const root = await siteToTellOf(machines);
    if (root !== undefined) await stories.show({ root });
  });
  command('diffWithRevision', async () => {
    const root = await siteToTellOf(machines);
    const past = root === undefined ? undefined : await chooseRevision(root);
    if (root !== undefined && past !== undefined) await stories.show({ root, past });
  });
  command('addMachine', async (first, second) => {
    const model =
      chosen(first, second) ?? (await chooseMachine(machines, 'The machine that the new one is to be like'));
    if (model !== undefined && client !== undefined) await addMachine(client, model);
  });
}

export async function activate(context: ExtensionContext): Promise<void> {
  const outputChannel = window.createOutputChannel('diskless-lint', { log: true });
  const machines = new Machines();
  const stories = new Stories(() => client);
  const start = async (): Promise<void> => {
    const started = makeClient(context, outputChannel);
    client = started;
    started.onNotification('diskless-lint/checked', () => {
      Promise.all([machines.refresh(started), stories.refresh()]).catch((error: unknown) =>
        outputChannel.error(`What is shown could not be brought up to date: ${String(error)}`),
      );
    });
    await started.start();
  };
  context.subscriptions.push(
    outputChannel,
    machines,
    stories,
    window.registerTreeDataProvider('diskless-lint.machines', machines),
    registerOpenLine(),
    commands.registerCommand('diskless-lint.restart', async () => {
      try {
        if (client === undefined) await start();
        else await client.restart();
      } catch (error) {
        outputChannel.error(`The language server could not be restarted: ${String(error)}`);
        void window.showErrorMessage(
          'The diskless-lint language server could not be restarted. The output channel says why.',
        );
      }
    }),
  );
  registerCommands(context, machines, stories);
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
