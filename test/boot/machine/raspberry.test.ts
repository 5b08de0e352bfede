/** Boards of the Raspberry Pi and filters of config.txt go in, whether a filter holds for a board comes out. */
import assert from 'node:assert/strict';
import { boardOf, isModel } from '../../../server/boot/machine/raspberry.js';

describe('the board of a Raspberry Pi', () => {
  it("is known by the maker's number of its MAC", () => {
    assert.equal(boardOf('B8:27:EB:00:00:01'), 'old');
    assert.equal(boardOf('dc:a6:32:00:00:01'), 'pi4');
    assert.equal(boardOf('2c:cf:67:00:00:01'), 'later');
    assert.equal(boardOf('00:40:63:c2:ca:c9'), undefined);
    assert.equal(boardOf(undefined), undefined);
  });

  it('is none of a later model where it is an old one', () => {
    for (const filter of ['pi4', 'cm4', 'pi400', 'pi5']) assert.equal(isModel('old', filter), 'no', filter);
    for (const filter of ['pi0', 'pi3', 'pi3+', 'all'])
      assert.equal(isModel('old', filter), 'unknown', filter);
  });

  it('may be a Compute Module where it is a Pi 4', () => {
    assert.equal(isModel('pi4', 'pi4'), 'yes');
    for (const filter of ['cm4', 'pi400']) assert.equal(isModel('pi4', filter), 'unknown', filter);
    for (const filter of ['pi3', 'pi5', 'all']) assert.equal(isModel('pi4', filter), 'no', filter);
  });

  it('may be any model where it came with the Pi 4 or after it', () => {
    for (const filter of ['pi3', 'pi4', 'pi5']) assert.equal(isModel('later', filter), 'unknown', filter);
  });
});
