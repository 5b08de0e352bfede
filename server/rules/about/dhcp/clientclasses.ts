/** The class by which a client names itself goes in, as a configuration has it; the name comes out in which that is a slip. */
import { nearest } from '../../../../grammars/text/index.js';

/** What stands before the first colon is the name. Other programs have names of their own, and some end alike. */
export function slipIn(text: string, names: readonly string[]): string | undefined {
  const [name = ''] = text.split(':');
  const near = nearest(name, names);
  return near !== undefined && near[0] === name[0] ? near : undefined;
}
