/** Statements of grub.cfg go in; all of them, and all commands, come out as they stand in the file. */
import assert from 'node:assert/strict';
import { grub } from '../../../grammars/grub/index.js';
import { eachCommand, eachStatement } from '../../../server/site/grub/blocks.js';
import type { GrubCommand, GrubStatement } from '../../../server/site/grub/facts.js';
import { lowerGrub } from '../../../server/site/grub/lower.js';

function statements(text: string): readonly GrubStatement[] {
  return lowerGrub({ file: '/grub.cfg', document: grub.parse(text) }, '/grub.cfg').statements;
}

const name = ({ words }: GrubCommand): string =>
  words[0]?.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('') ?? '';

describe('the commands of a grub.cfg', () => {
  it('come in their order, those of conditions, loops, functions and entries, too', () => {
    const text = `a
if b; then c; elif d; then e; else f; fi
while g; do h; done
for i in x; do j; done
function k { l; }
menuentry m { n; if o; then p; fi; }
q
`;
    assert.equal(
      [...eachCommand(statements(text))].map(name).join(' '),
      'a b c d e f g h j l menuentry n o p q',
    );
    assert.deepEqual(
      [...eachStatement(statements(text))].map(({ kind }) => kind).filter((kind) => kind !== 'command'),
      ['if', 'loop', 'for', 'function', 'if'],
    );
    assert.deepEqual([...eachCommand([])], []);
  });

  it('are gone through however many a block has', () => {
    const [command] = statements('true\n');
    const [made] = statements('function f { true; }\n');
    assert.ok(command !== undefined && made?.kind === 'function');
    const many = { ...made, block: { ...made.block, statements: Array(300_000).fill(command) } };
    let count = 0;
    for (const _ of eachCommand([many])) count++;
    assert.equal(count, 300_000);
  });
});
