/** Sites with one change go in, the findings of exports/duplicate come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { said } from './support.js';

describe('exports/duplicate', () => {
  const warning = 'exports/duplicate warning /home is exported';

  it('finds one client twice, on one line or on two', () => {
    assert.deepEqual(said('/home 10.0.0.0/24(ro) 10.0.0.0/24(rw)\n'), [warning]);
    assert.deepEqual(said('/home *(ro)\n/home/ *(ro)\n'), ['exports/duplicate warning /home/ is exported']);
    assert.deepEqual(said('/home Client(ro)\n/home client(ro)\n'), [warning]);
  });

  it('leaves templates alone', () => {
    const lines = '<%= @a %> <%= @net %>(rw)\n<%= @b %> <%= @net %>(ro)\n';
    assert.deepEqual(
      said(lines).filter((one) => one.startsWith('exports/duplicate')),
      [],
    );
  });

  it('leaves other clients, other directories and other spellings of a network alone', () => {
    assert.deepEqual(said('/home 10.0.0.0/24(ro) 10.0.0.0/16(rw)\n/opt 10.0.0.0/24(ro)\n'), []);
    assert.deepEqual(said('/home 10.0.0.0/24(ro) 10.0.0.0/255.255.255.0(ro)\n'), []);
  });
});
