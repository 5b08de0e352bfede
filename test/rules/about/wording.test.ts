/** The small pieces of messages, each at its limits. */
import assert from 'node:assert/strict';
import {
  capital,
  count,
  firstSentence,
  isOne,
  list,
  nodesNamed,
  shown,
  single,
  withArticle,
} from '../../../server/rules/about/wording.js';

describe('pieces of messages', () => {
  it('count in the singular and in the plural', () => {
    assert.deepEqual(
      [0, 1, 2].map((n) => count(n, 'node')),
      ['0 nodes', '1 node', '2 nodes'],
    );
  });

  it('name four, and of more than four three', () => {
    const of = (n: number) => list(['a', 'b', 'c', 'd', 'e', 'f'].slice(0, n));
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map(of), [
      'none',
      'a',
      'a and b',
      'a, b and c',
      'a, b, c and d',
      'a, b, c and 2 more',
      'a, b, c and 3 more',
    ]);
    assert.equal(list(['a', 'b', 'c'], 2), 'a and 2 more');
    assert.equal(nodesNamed(['n1', 'n2']), 'n1 and n2');
  });

  it('take the singular for one machine that has a name of its own', () => {
    assert.equal(single(['n1']), true);
    assert.equal(single(['n1', 'n2']), false);
    assert.equal(single([]), false);
    assert.equal(single(['machines of 10.42.0.0/16']), false);
    assert.equal(isOne([{ kind: 'node' }]), true);
    assert.equal(isOne([{ kind: 'node' }, { kind: 'node' }]), false);
    assert.equal(isOne([]), false);
  });

  it('begin a sentence with a capital where the word is ours', () => {
    assert.equal(capital('machines of 10.0.0.0/8'), 'Machines of 10.0.0.0/8');
    assert.equal(capital('dhcpd takes it'), 'Dhcpd takes it');
    assert.equal(capital('the kernel'), 'The kernel');
    assert.equal(capital('there is none'), 'There is none');
    assert.equal(capital('rsize needs a number'), 'rsize needs a number');
    assert.equal(capital('machines'), 'machines');
    assert.equal(capital('my machines of'), 'my machines of');
    assert.equal(capital('node21'), 'node21');
  });

  it('show a screen behind a clause, without its full stops', () => {
    assert.equal(shown(undefined), '');
    assert.equal(shown('Booting...'), ': Booting');
    assert.equal(shown('No init. Stop'), ': No init. Stop');
  });

  it('takes the first sentence of a message as a clause: not what to do, and no dot of an address or a file', () => {
    assert.equal(firstSentence('The pool has no range. Give it one.'), 'The pool has no range');
    assert.equal(
      firstSentence('10.0.0.1 is outside 10.0.1.0 of dhcpd.conf.'),
      '10.0.0.1 is outside 10.0.1.0 of dhcpd.conf',
    );
    assert.equal(firstSentence('No option "x". Did you mean "y"? Write it. So.'), 'No option "x"');
  });

  it('put an article before a name as it is spoken', () => {
    assert.deepEqual(['vmlinuz', 'initrd.img', 'Image', 'undionly.kpxe'].map(withArticle), [
      'a vmlinuz',
      'an initrd.img',
      'an Image',
      'an undionly.kpxe',
    ]);
  });
});
