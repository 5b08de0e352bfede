/** Cards of rules go in; their pages, and the table of all of them, are compared. */
import assert from 'node:assert/strict';
import { rulePage, ruleTable } from '../../server/rules/docs.js';
import { documentRule } from '../../server/rules/documents.js';
import type { RuleDocs } from '../../server/rules/rule.js';

const card = (docs: Partial<RuleDocs> = {}) =>
  documentRule({
    id: 'text/template',
    severity: 'info',
    since: '0.1.0',
    docs: { what: 'It finds something.', why: 'Why.', avoid: {}, prefer: {}, references: [], ...docs },
  });
const SILENCE = `## Silence it

In the file, above the line: a comment \`diskless-lint-disable-next-line text/template\`.
For the whole site, in \`diskless-lint.json\`: \`"rules": { "text/template": "off" }\`.
`;
const HEAD =
  '# text/template\n\nIt finds something.\n\nSeverity: info. Since version 0.1.0.\n\n## Why\n\nWhy.\n\n';

describe('the page of a rule', () => {
  it('says what it finds and why, and how it is silenced', () => {
    assert.equal(rulePage(card()), `${HEAD}${SILENCE}`);
  });

  it('shows what differs between the examples, and names what does not', () => {
    const avoid = { 'etc/a': 'x\n', 'etc/b': 'same', 'etc/c': 'same' };
    const page = rulePage(card({ avoid, prefer: { ...avoid, 'etc/a': 'y' } }));
    assert.equal(
      page,
      `${HEAD}## Avoid\n\n\`etc/a\`\n\n\`\`\`\nx\n\`\`\`\n\n## Prefer\n\n\`etc/a\`\n\n\`\`\`\ny\n\`\`\`\n\nThe example site also has \`etc/b\`, \`etc/c\`, the same in both.\n\n${SILENCE}`,
    );
  });

  it('shows files that are empty, that are no texts, and such as have marks of their own', () => {
    const avoid = { empty: '', binary: '\u007fEL\u0000\u0001\u0002', marked: 'a\n````\nb\n' };
    assert.equal(
      rulePage(card({ avoid })),
      `${HEAD}## Avoid\n\n\`empty\` (is there)\n\n\`binary\` (begins with the octets 7f 45 4c 00 01)\n\n\`marked\`\n\n\`\`\`\`\`\na\n\`\`\`\`\nb\n\`\`\`\`\`\n\n${SILENCE}`,
    );
    assert.equal(
      rulePage(card({ prefer: { empty: '' } })),
      `${HEAD}## Prefer\n\n\`empty\` (is there)\n\n${SILENCE}`,
    );
  });

  it('names its sources', () => {
    assert.equal(
      rulePage(card({ references: ['exports(5)', 'fstab(5)'] })),
      `${HEAD}## References\n\n- exports(5)\n- fstab(5)\n\n${SILENCE}`,
    );
  });
});

describe('the table of rules', () => {
  it('has a row for each, in one line', () => {
    assert.equal(
      ruleTable([card({ what: 'a | b\nc' })]),
      '# Rules\n\n| Rule | Severity | What it finds |\n| --- | --- | --- |\n| [text/template](text/template.md) | info | a \\| b c |\n',
    );
  });
});

describe('a card that only documents', () => {
  it('finds nothing by itself', () => {
    assert.equal(card().check(undefined as never), undefined);
  });
});
