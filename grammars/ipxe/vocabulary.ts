/** A name goes in, what iPXE knows by it comes out. */
import { type CommandFact, commandFacts, settingFacts } from './facts.js';

const commands: ReadonlyMap<string, CommandFact> = new Map(commandFacts.map((fact) => [fact.name, fact]));

export const commandNames: readonly string[] = [...commands.keys()];
export const settingNames: readonly string[] = Object.keys(settingFacts);

/** Upper and lower case are told apart. */
export function commandFact(name: string): CommandFact | undefined {
  return commands.get(name);
}

/** `[SCOPE/]NAME[:TYPE]`, as it stands in `${…}` and behind set. */
export interface SettingParts {
  /** Such as `net0` or `proxydhcp`; empty where none is named. */
  readonly scope: string;
  readonly name: string;
  readonly type: string | undefined;
}

export function settingParts(text: string): SettingParts {
  const slash = text.lastIndexOf('/');
  const scope = slash < 0 ? '' : text.slice(0, slash);
  const rest = text.slice(slash + 1);
  const colon = rest.indexOf(':');
  return colon < 0
    ? { scope, name: rest, type: undefined }
    : { scope, name: rest.slice(0, colon), type: rest.slice(colon + 1) };
}

export function settingMeaning(name: string): string | undefined {
  return Object.hasOwn(settingFacts, name) ? settingFacts[name] : undefined;
}
