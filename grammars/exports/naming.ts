/** The names and signs of an exports file. */
import { type FileNaming, headStatements } from '../text/index.js';

export const naming: FileNaming = {
  names: ['exports', '*.exports'],
  likely: [],
  vague: ['exports.*', 'exports-*'],
  searched: ['exports'],
  // A path, where a program would have a comment.
  confirms: (head) => /^$|^"?\/(?![/*])/.test(headStatements(head)[0] ?? ''),
  sign: /^(?:\/|")\S*\s+[^\s(]*\([a-z_,=0-9:.]+\)/,
  comment: '#',
  editor: { aliases: ['NFS exports', 'exports'] },
};
