/** What the editor's settings (`diskless-lint.*`) say goes in as unknown data; typed settings come out, defaults where it says nothing usable. */
import type { Severity } from '../../../grammars/text/index.js';

export interface Settings {
  readonly enable: boolean;
  /** Findings below are not shown. */
  readonly severity: Severity;
  /** Selector → severity or off; stronger than the site's own configuration. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Milliseconds without a change before the site is linted again. */
  readonly delay: number;
}

export const defaults: Settings = { enable: true, severity: 'info', rules: {}, delay: 50 };

function isSeverity(value: unknown): value is Severity {
  return value === 'error' || value === 'warning' || value === 'info';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readSettings(data: unknown): Settings {
  if (!isRecord(data)) return defaults;
  const { enable, severity, rules, delay } = data;
  const chosen: Record<string, Severity | 'off'> = {};
  for (const [selector, value] of Object.entries(isRecord(rules) ? rules : {})) {
    if (isSeverity(value) || value === 'off') chosen[selector] = value;
  }
  return {
    enable: typeof enable === 'boolean' ? enable : defaults.enable,
    severity: isSeverity(severity) ? severity : defaults.severity,
    rules: chosen,
    delay: typeof delay === 'number' && delay >= 0 && delay <= 5000 ? delay : defaults.delay,
  };
}

/** What a client chooses once, among its initialization options. */
export interface Wishes {
  /**
   * It asks for diagnostics. What is sent unasked reaches files that are not open, and comes sooner; so that is what
   * happens unless somebody wants otherwise.
   */
  readonly pullDiagnostics: boolean;
  /** It wants to hear when a check is done (`diskless-lint/checked`). */
  readonly checked: boolean;
  /** Its own command that explains a boot, with the site's root and the machine's name: what a code lens does. */
  readonly explainCommand: string | undefined;
  /** Its own command that asks for the words of a new machine, with the site's root and the machine that is the model. */
  readonly addMachineCommand: string | undefined;
  /** False for an editor that has the snippets in its own way. */
  readonly snippets: boolean;
}

export function readWishes(initializationOptions: unknown): Wishes {
  const options = isRecord(initializationOptions) ? initializationOptions : {};
  const { pullDiagnostics, checked, explainCommand, addMachineCommand, snippets } = options;
  return {
    pullDiagnostics: pullDiagnostics === true,
    checked: checked === true,
    explainCommand: typeof explainCommand === 'string' ? explainCommand : undefined,
    addMachineCommand: typeof addMachineCommand === 'string' ? addMachineCommand : undefined,
    snippets: snippets !== false,
  };
}
