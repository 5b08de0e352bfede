/** Requests for one more machine like one of a site go in; what it could be called, and the edits that it needs, come out. docs/EDITOR.md describes them. */
import type { Connection, ResponseError, WorkspaceEdit } from 'vscode-languageserver';
import { anotherMachine, type NewMachine, proposal } from '../../service/index.js';
import type { Node, Site } from '../../site/model.js';
import { answered, type Log, onOwnRequest, refused } from '../safely.js';
import type { Session } from '../session.js';
import { workspaceEdit } from './code-actions.js';

interface Proposal {
  readonly name: string | null;
  readonly address: string | null;
  /** The model has a fixed address, so the new machine needs one. */
  readonly fixed: boolean;
}

function textOf(params: unknown, name: string): string | undefined {
  const value = (params as Record<string, unknown> | null)?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function newMachine(params: unknown): NewMachine | undefined {
  const mac = textOf(params, 'mac');
  return mac === undefined
    ? undefined
    : { mac, name: textOf(params, 'name') ?? mac, address: textOf(params, 'address') };
}

export function registerAnotherMachine(connection: Connection, session: Session, log: Log): void {
  const modelOf = (params: unknown): { site: Site; model: Node } | undefined => {
    const root = textOf(params, 'root');
    const site = session.sites().sites.find((one) => one.site.root === root)?.site;
    const like = textOf(params, 'like');
    const model = site?.nodes.find(({ name }) => name === like);
    return site && model && { site, model };
  };

  onOwnRequest(connection, 'newMachine', (params, token) =>
    answered<Proposal | null>(log, 'proposal', token, null, () => {
      const found = modelOf(params);
      if (found === undefined || found.model.mac === undefined) return null;
      const { name, address } = proposal(found.site, found.model);
      return { name: name ?? null, address: address ?? null, fixed: found.model.addresses.length > 0 };
    }),
  );

  onOwnRequest(connection, 'addMachine', (params, token) =>
    answered<WorkspaceEdit | ResponseError<void> | null>(log, 'another machine', token, null, () => {
      const found = modelOf(params);
      const next = newMachine(params);
      if (found === undefined || next === undefined) return null;
      const made = anotherMachine(found.site, found.model, next);
      return made.kind === 'refused' ? refused(made.reason) : workspaceEdit(session, found.site, made.edits);
    }),
  );
}
