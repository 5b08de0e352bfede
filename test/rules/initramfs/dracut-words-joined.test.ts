/** Files of dracut go in, the findings of initramfs/dracut-words-joined come out, and its silence. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

const FOLDER = 'diskless/node21/etc/dracut.conf.d';

describe('initramfs/dracut-words-joined', () => {
  const found = (first: string, second: string) =>
    texts('initramfs/dracut-words-joined', {
      [`${FOLDER}/10.conf`]: `${first}\n`,
      [`${FOLDER}/20.conf`]: `${second}\n`,
    });

  it('finds words of two lines that run together', () => {
    assert.deepEqual(found('add_drivers+="e1000"', 'add_drivers+="r8169 tg3"'), ['warning "r8169 tg3"']);
    assert.deepEqual(found("add_drivers+=' e1000'", 'add_drivers+=r8169'), ['warning r8169']);
    assert.deepEqual(found('add_dracutmodules="nfs"', 'add_dracutmodules+="network "'), [
      'warning "network "',
    ]);
  });

  it('is silent where a blank stands on one side, and about one line', () => {
    assert.deepEqual(found('add_drivers+="e1000 "', 'add_drivers+="r8169"'), []);
    assert.deepEqual(found('add_drivers+="e1000"', 'add_drivers+=" r8169"'), []);
    assert.deepEqual(found('add_drivers+="e1000"', 'omit_drivers+="r8169"'), []);
    assert.deepEqual(found('add_drivers+="e1000"', 'add_drivers+="$MORE"'), []);
    assert.deepEqual(found('add_drivers+="e1000"', 'add_drivers="r8169"'), []);
  });
});
