/** A place in a document goes in; the form of the function whose arguments it is in comes out. */
import type { Signature } from '../../text/index.js';
import type { DhcpdDocument } from '../document.js';
import { Comma, LeftParen, lowerCase, RightParen } from '../tokens.js';
import { cursorAt } from './cursor.js';
import { expressionForms } from './documentation.js';

export function signatureAt(document: DhcpdDocument, offset: number): Signature | undefined {
  const { tokens } = cursorAt(document, offset, 'cursor');
  let closed = 0;
  let active = 0;
  // Backwards, to the parenthesis that is still open.
  for (let i = tokens.length - 1; i > 0; i--) {
    const type = tokens[i]?.tokenType;
    if (type === RightParen) closed++;
    else if (type === LeftParen && closed > 0) closed--;
    else if (type === LeftParen) return formOf(lowerCase(tokens[i - 1]?.image ?? ''), active);
    else if (type === Comma && closed === 0) active++;
  }
  return undefined;
}

function formOf(name: string, active: number): Signature | undefined {
  const form = Object.hasOwn(expressionForms, name) ? expressionForms[name] : undefined;
  const inside = /\((.*)\)/.exec(form?.[0] ?? '')?.[1];
  if (form === undefined || inside === undefined) return undefined;
  const parameters = inside.split(', ');
  const [label, documentation] = form;
  // What ends in dots goes on.
  const last = parameters.at(-1) === '…' ? parameters.length - 1 : parameters.length;
  return { label, documentation, parameters, active: Math.min(active, last) };
}
