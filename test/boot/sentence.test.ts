/** Sentences of programs go in; what they print, and what is read out of lines of logs by them, comes out. */
import assert from 'node:assert/strict';
import { alsoSpelt, sentence, sentences } from '../../server/boot/sentence.js';

const about = { stage: 'dhcp', means: 'Something is told.' } as const;
const offer = sentence({ ...about, words: 'offer of {address} to {mac}', also: ['{who} offers {address}'] });

describe('a sentence of a program', () => {
  it('is printed with its values, and with nothing where none is known', () => {
    const values = { address: '10.0.0.1', mac: '02:00:00:00:00:0a' };
    assert.equal(offer.print(values), 'offer of 10.0.0.1 to 02:00:00:00:00:0a');
    assert.equal(sentence({ ...about, words: 'no root' }).print(), 'no root');
  });

  it('is trouble where there is something to do about it', () => {
    assert.equal(offer.trouble, false);
    assert.equal(sentence({ ...about, words: 'no root', todo: 'Look.' }).trouble, true);
  });

  it('is read out of a line, by its own words or by another spelling', () => {
    assert.deepEqual(offer.read('Nov 1 an offer of 10.0.0.1 to 02-00-00-00-00-0A via eth0'), {
      address: '10.0.0.1',
      mac: '02:00:00:00:00:0a',
    });
    assert.deepEqual(offer.read('now dhcpd offers ::ffff:10.0.0.1'), { who: 'dhcpd', address: '10.0.0.1' });
  });

  it('is not read where its first words end another word, or a part is of another kind', () => {
    assert.equal(offer.read('reoffer of 10.0.0.1 to 02:00:00:00:00:0a'), undefined);
    assert.equal(offer.read('offer of 10.0.0.1.5 to 02:00:00:00:00:0a'), undefined);
    assert.equal(offer.read('offer of 10.0.0.1 to 02:00:00:00:00:0a:0b'), undefined);
    assert.equal(offer.read('offer of 10.0.0.1'), undefined);
    const line = sentence({ ...about, words: 'line {line}: {text}' });
    assert.deepEqual(line.read('line 12: oh'), { line: '12', text: 'oh' });
    assert.equal(line.read('line twelve: oh'), undefined);
    assert.equal(line.read('line 12:'), undefined);
  });

  it('may end with nothing, where that is said', () => {
    assert.deepEqual(sentence({ ...about, words: 'gone{rest}' }).read('gone'), { rest: '' });
  });

  it('begins where the first words of a spelling stand', () => {
    const root = sentence({ ...about, words: 'no root {why}', also: ['root is lost'] });
    assert.equal(root.startIn('[1.0] no root at all'), 6);
    assert.equal(root.startIn('[10.0] root is lost'), 7);
    assert.equal(root.startIn('neither'), 0);
  });

  it('is spelt in another way as well, with all of its spellings', () => {
    const spelling = (words: string): string | undefined =>
      words.includes('root') ? words.replace('root', 'Root') : undefined;
    const { lost, other } = sentences(
      alsoSpelt(
        {
          lost: { ...about, words: 'no root', also: ['root is lost'] },
          other: { ...about, words: 'no such file' },
        },
        spelling,
      ),
    );
    for (const text of ['no root', 'root is lost', 'no Root', 'Root is lost'])
      assert.deepEqual(lost.read(text), {}, text);
    assert.deepEqual(other.also, []);
    assert.equal(lost.print(), 'no root');
  });
});
