/** Units for mounts go in, what fstab/mount-unit-name and the rules about mounts find in them comes out. */
import assert from 'node:assert/strict';
import { fstabMountUnitName } from '../../../server/rules/fstab/mount-unit-name.js';
import { unitOfTarget } from '../../../server/site/fstab/units.js';
import { type Changes, findings } from '../support.js';

const { prefer } = fstabMountUnitName.docs;
const ROOT = 'diskless/node21/';
const UNITS = `${ROOT}etc/systemd/system/`;
const NAME = 'srv-data.mount';
const unit = prefer[`${UNITS}${NAME}`] ?? '';
const WANTED = { [`${UNITS}remote-fs.target.wants/${NAME}`]: '' };

const found = (changes: Changes) =>
  findings({ ...prefer, ...changes }).map(({ rule, severity, line }) => `${rule} ${severity} ${line}`);

describe('a unit for a mount', () => {
  it('is refused where its name is not that of its directory', () => {
    const named = (name: string, where: string) =>
      found({
        [`${UNITS}${NAME}`]: undefined,
        [`${UNITS}${name}`]: unit.replace('/srv/data\nType', `${where}\nType`),
      });
    assert.deepEqual(named('data.mount', '/srv/data'), ['fstab/mount-unit-name warning 3']);
    assert.deepEqual(named(NAME, '/srv/date'), ['fstab/mount-unit-name warning 3']);
    assert.deepEqual(named('srv-my\\x2ddata.mount', '/srv/my-data'), []);
    assert.deepEqual(named('srv-data.mount', '/srv/data/'), []);
    assert.deepEqual(named('srv-%i.mount', '/srv/%i'), []);
    assert.deepEqual(named('data@.mount', '/srv/data'), []);
    assert.equal(unitOfTarget('/srv/my-data'), 'srv-my\\x2ddata.mount');
    assert.equal(unitOfTarget('/'), '-.mount');
  });

  it('of the server is looked at as well', () => {
    const text = '[Mount]\nWhat=/data/shared\nWhere=/srv/data\nType=none\nOptions=bind\n';
    assert.deepEqual(found({ 'etc/systemd/system/srv-dat.mount': text }), [
      'fstab/mount-unit-name warning 3',
    ]);
    const shared = { 'data/shared/README': '', 'srv/data/README': '' };
    const bound = (source: string) =>
      found({
        ...shared,
        'etc/systemd/system/srv-data.mount': text.replace('/data/shared', source),
        'etc/systemd/system/multi-user.target.wants/srv-data.mount': '',
      });
    assert.deepEqual(bound('/data/shard'), ['exports/bind-source-missing warning 2']);
    assert.deepEqual(bound('/data/shared'), []);
  });

  it('mounts as a line of fstab does, where something pulls it in', () => {
    const mounting = (from: string, to: string, pulled: Changes = WANTED) =>
      found({ ...pulled, [`${UNITS}${NAME}`]: unit.replace(from, to) });
    assert.deepEqual(mounting('', ''), []);
    assert.deepEqual(mounting('1:/srv/data', '1:/srv/date'), ['fstab/source-not-exported warning 2']);
    const others = { [`${UNITS}multi-user.target.wants/sshd.service`]: '' };
    assert.deepEqual(mounting('1:/srv/data', '1:/srv/date', others), []);
    // A copy may keep no links at all.
    assert.deepEqual(mounting('1:/srv/data', '1:/srv/date', {}), ['fstab/source-not-exported warning 2']);
    assert.deepEqual(mounting('[Install]\nWantedBy', '[Unit]\nAfter', {}), []);
    assert.deepEqual(mounting('nolock', 'nolokc'), ['fstab/unknown-option warning 5']);
    assert.deepEqual(mounting('ro,', 'ro,intr,'), ['fstab/intr info 5']);
  });
});
