/** Outline, hover, completion and JSON of pxelinux.cfg/ files. */
import assert from 'node:assert/strict';
import { directiveFacts } from '../../../grammars/pxelinux/facts.js';
import { pxelinux } from '../../../grammars/pxelinux/index.js';
import { documentationOf } from '../../../grammars/pxelinux/texts.js';

const text =
  'DEFAULT linux\n\nLABEL linux\n  MENU LABEL ^Linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ip=dhcp\n# end\n';

describe('pxelinux assistance', () => {
  it('outlines labels up to the last line that belongs to them', () => {
    const [item, ...more] = pxelinux.outline(pxelinux.parse(text));
    assert.deepEqual(more, []);
    assert.deepEqual([item?.name, item?.detail, item?.kind], ['linux', 'Linux', 'label']);
    assert.equal(text.slice(item?.nameSpan.start, item?.nameSpan.end), 'linux');
    assert.ok(text.slice(item?.span.start, item?.span.end).endsWith('ip=dhcp'));
  });

  it('describes directives and kernel parameters', () => {
    const document = pxelinux.parse(text);
    const describe = (word: string) => pxelinux.describe(document, text.indexOf(word) + 1);
    assert.match(describe('APPEND')?.markdown ?? '', /replaces/);
    assert.match(describe('MENU LABEL')?.markdown ?? '', /hot key/);
    const parameter = describe('ip=dhcp');
    assert.match(parameter?.markdown ?? '', /ipconfig\.c/);
    assert.equal(text.slice(parameter?.span.start, parameter?.span.end), 'ip=dhcp');
    assert.equal(describe('vmlinuz'), undefined);
    assert.equal(describe('# end'), undefined);
  });

  it('has a text of its own for every directive that is no measure of the layout', () => {
    const layout = directiveFacts.filter(({ name }) =>
      documentationOf(name).includes('A measure of the layout'),
    );
    assert.ok(layout.length > 0);
    for (const { name } of layout) assert.match(name, /^MENU \w*(?:ROW|ROWS|MARGIN|WIDTH|SHIFT)$/);
  });

  it('offers what can stand at a place', () => {
    const labels = (source: string) =>
      pxelinux.complete(pxelinux.parse(source), source.length).map(({ label }) => label);
    assert.ok(labels('KER').includes('KERNEL'));
    assert.ok(!labels('KER').some((label) => label.startsWith('MENU ')));
    assert.ok(labels('menu ').includes('TITLE'));
    assert.ok(labels('LABEL a\nAPPEND roo').includes('root'));
    assert.deepEqual(labels('# KER'), []);
    assert.deepEqual(labels('LABEL a'), []);
    assert.deepEqual(labels('TEXT HELP\nfoo'), []);
    assert.ok(labels('').includes('LABEL'));
  });

  it('gives its lines as data with absolute spans', () => {
    const data = JSON.parse(JSON.stringify(pxelinux.toJson(pxelinux.parse('PROMPT 0\nkernal x\n'))));
    assert.deepEqual(data.lines[1].keyword, { text: 'kernal', span: { start: 9, end: 15 } });
    assert.equal(data.lines[0].name, 'PROMPT');
  });
});
