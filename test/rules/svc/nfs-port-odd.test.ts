/** Files of nfs.conf go in; ports come out of which rpc.mountd or rpc.statd take another, and silence where they take them. */
import assert from 'node:assert/strict';
import { all, findings, texts } from '../support.js';

describe('svc/nfs-port-odd', () => {
  const found = (port: string, section = 'mountd', file = 'etc/nfs.conf') =>
    texts('svc/nfs-port-odd', { [file]: `[${section}]\nport=${port}\n` });

  it('finds a word, and a number that does not fit', () => {
    for (const port of ['mountd', '65536', '99999', '2004x', '-1']) {
      assert.deepEqual(found(port), [`warning ${port}`], port);
      assert.deepEqual(found(port, 'statd', 'etc/nfs.conf.d/ports.conf'), [`warning ${port}`], port);
    }
  });

  it('is silent about ports, none, and what is not known', () => {
    for (const port of ['20048', '1', '65535', '', '$PORT', '0'])
      assert.deepEqual(all({ 'etc/nfs.conf': `[mountd]\nport=${port}\n` }), [], port);
    assert.deepEqual(found('abc', 'gssd'), []);
    assert.deepEqual(found('abc', 'mountd', 'etc/conf.d/nfs'), []);
  });

  it('says the port that is taken', () => {
    const told = (port: string) =>
      /listens on (.*?), which/.exec(
        findings({ 'etc/nfs.conf': `[mountd]\nport=${port}\n` })[0]?.message ?? '',
      )?.[1];
    assert.equal(told('99999'), '34463');
    assert.equal(told('2004x'), '2004');
    assert.equal(told('-1'), '65535');
    assert.equal(told('x20048'), 'one of its own choosing');
    assert.equal(told('abc'), 'one of its own choosing');
    assert.equal(told('65536'), 'one of its own choosing');
  });
});
