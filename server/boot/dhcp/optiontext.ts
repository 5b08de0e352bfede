/** An option of DHCP goes in, its text as its readers take it comes out. */
import { textOf } from '../../site/octets.js';
import type { OptionValue } from '../../site/optionvalue.js';
import { type DhcpAnswer, type OptionName, optionOf } from './answer.js';

/** In C a text ends at its first NUL. Undefined where the value is no text. */
export function textOfValue(it: OptionValue): string | undefined {
  return sentText(it)?.split('\0', 1)[0];
}

function sentText({ atoms: [first] }: OptionValue): string | undefined {
  if (first === undefined) return undefined;
  if (first.kind === 'text' || first.kind === 'name' || first.kind === 'other') return first.value;
  return first.kind === 'hex' ? textOf(first.value) : undefined;
}

/** The text of an option of the answer; undefined where it is not sent, is not known, or is no text. */
export function optionText(answer: DhcpAnswer, name: OptionName): string | undefined {
  const said = optionOf(answer, name);
  return said.kind === 'value' ? textOfValue(said.value) : undefined;
}
