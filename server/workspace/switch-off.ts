/** The text of diskless-lint.json and a rule go in; the edits that switch the rule off there come out. Comments and layout stay. */
import { modify } from 'jsonc-parser';
import type { TextEdit } from '../../grammars/text/index.js';

/** An empty text stands for a file that is not there yet. */
export function switchOff(text: string, rule: string): TextEdit[] {
  if (text.trim() === '') {
    const whole = `${JSON.stringify({ rules: { [rule]: 'off' } }, undefined, 2)}\n`;
    return [{ span: { start: 0, end: text.length }, newText: whole }];
  }
  const insertSpaces = !/^\t/m.test(text);
  const formattingOptions = { insertSpaces, tabSize: 2, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  return modify(text, ['rules', rule], 'off', { formattingOptions }).map(({ offset, length, content }) => ({
    span: { start: offset, end: offset + length },
    newText: content,
  }));
}
