/** A machine that a new one is to be like goes in; its words are asked for, and the lines and files that it needs are written. */
import { window, workspace } from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';

/** A machine of a site. */
export interface Model {
  readonly root: string;
  readonly name: string;
}

/** What the server proposes. */
interface Proposal {
  readonly name: string | null;
  readonly address: string | null;
  /** It needs an address of its own. */
  readonly fixed: boolean;
}

const isMac = (text: string): boolean => /^(?:[0-9a-f]{1,2}[:-]){5}[0-9a-f]{1,2}$/i.test(text.trim());

/** Undefined where somebody gives up. What cannot be, the server refuses with its reason. */
async function ask(title: string, prompt: string, value: string | null): Promise<string | undefined> {
  const given = await window.showInputBox({ title, prompt, value: value ?? '', ignoreFocusOut: true });
  return given?.trim();
}

export async function addMachine(client: BaseLanguageClient, { root, name }: Model): Promise<void> {
  const proposal = await client.sendRequest<Proposal | null>('diskless-lint/newMachine', {
    root,
    like: name,
  });
  if (proposal === null) {
    void window.showInformationMessage(`Nothing tells ${name} apart by its MAC address.`);
    return;
  }
  const title = `A machine like ${name}`;
  const mac = await window.showInputBox({
    title,
    prompt: 'The MAC address of its network card',
    placeHolder: '52:54:00:12:34:56',
    ignoreFocusOut: true,
    validateInput: (text) => (isMac(text) ? undefined : 'Six pairs of hexadecimal digits'),
  });
  if (mac === undefined) return;
  const own = proposal.name === null ? mac : await ask(title, 'Its name', proposal.name);
  if (own === undefined) return;
  const address = proposal.fixed ? await ask(title, 'Its address', proposal.address) : '';
  if (address === undefined) return;
  const words = { root, like: name, mac: mac.trim(), name: own, address };
  const answer = await client
    .sendRequest<WorkspaceEdit | null>('diskless-lint/addMachine', words)
    .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  if (answer instanceof Error) void window.showErrorMessage(answer.message);
  else {
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
    if (edit === undefined || !(await workspace.applyEdit(edit)))
      void window.showErrorMessage('The files changed meanwhile, and nothing was written.');
    else
      void window.showInformationMessage(
        `${own} was added in ${edit.size} ${edit.size === 1 ? 'file' : 'files'}: look at them, and save all.`,
      );
  }
}
