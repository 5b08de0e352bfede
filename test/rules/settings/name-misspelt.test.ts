/** Settings files go in; variables that nothing reads come out where one that is read is a slip away, and what is left alone. */
import assert from 'node:assert/strict';
import { findings, texts } from '../support.js';

describe('settings/name-misspelt', () => {
  const found = (path: string, text: string) => texts('settings/name-misspelt', { [path]: text });

  it('finds a letter too many, missing, exchanged, or in another case', () => {
    for (const name of ['RPCNFSDCOUNTT', 'RPCNFSCOUNT', 'RPCNFDSCOUNT', 'rpcnfsdcount'])
      assert.deepEqual(found('etc/conf.d/nfs', `${name}=16\n`), [`warning ${name}`], name);
    assert.deepEqual(found('etc/default/isc-dhcp-server', 'INTERFACEv4="eth0"\n'), ['warning INTERFACEv4']);
  });

  it('leaves alone what the file reads, uses itself, or sets by its right name as well', () => {
    assert.deepEqual(found('etc/default/isc-dhcp-server', 'INTERFACESv4="eth0"\nINTERFACESv6=""\n'), []);
    assert.deepEqual(found('etc/conf.d/nfs', 'RPCNFSCOUNT=16\nRPCNFSDCOUNT=$RPCNFSCOUNT\n'), []);
    assert.deepEqual(found('etc/conf.d/nfs', 'RPCNFSCOUNT=16\nEXPORTFS_TIMEOUT=${RPCNFSCOUNT}\n'), []);
    assert.deepEqual(found('etc/conf.d/nfs', 'RPCNFSDTHREADS=16\n'), []);
    // Another program's file.
    assert.deepEqual(found('etc/conf.d/net', 'RPCNFSCOUNT=16\n'), []);
  });

  it('writes the name', () => {
    const [one] = findings({ 'etc/conf.d/nfs': 'RPCNFSCOUNT=16\n' });
    assert.deepEqual(one?.fixes, [{ title: 'Write RPCNFSDCOUNT', newTexts: ['RPCNFSDCOUNT'] }]);
  });
});
