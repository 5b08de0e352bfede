/** The language client of an editor goes in; its commands, its tree of machines and its pages come up and stay as fresh as its findings. */
import { commands, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import type { BaseLanguageClient, DocumentSelector, LanguageClientOptions } from 'vscode-languageclient';
import { addMachine } from './another-machine.js';
import { languages, places } from './languages.js';
import { Machines } from './machines.js';
import { chooseRevision } from './revision.js';
import { chooseMachine, chooseSite, registerOpenLine, Stories } from './stories.js';

let client: BaseLanguageClient | undefined;

/** `schemes`: those of the files of a workspace. */
function selectorFor(schemes: readonly string[]): DocumentSelector {
  return [
    ...[...schemes, 'untitled'].flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
    ...schemes.flatMap((scheme) => places.map((pattern) => ({ scheme, pattern }))),
  ];
}

/** Which files on disk and which settings the server wants to hear of, it says itself. */
export function clientOptions(
  schemes: readonly string[],
  outputChannel: LogOutputChannel,
): LanguageClientOptions {
  return {
    documentSelector: selectorFor(schemes),
    outputChannel,
    diagnosticCollectionName: 'diskless-lint',
    initializationOptions: {
      checked: true,
      explainCommand: 'diskless-lint.explain',
      addMachineCommand: 'diskless-lint.addMachine',
      // The extension brings them itself.
      snippets: false,
    },
  };
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

/** `makeClient`: one that is not started yet. */
export async function openIn(
  context: ExtensionContext,
  makeClient: (outputChannel: LogOutputChannel) => BaseLanguageClient,
): Promise<void> {
  const outputChannel = window.createOutputChannel('diskless-lint', { log: true });
  const machines = new Machines();
  const stories = new Stories(() => client);
  const start = async (): Promise<void> => {
    const started = makeClient(outputChannel);
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
        else {
          if (client.isRunning()) await client.stop();
          await client.start();
        }
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

export async function close(): Promise<void> {
  await client?.stop();
}
