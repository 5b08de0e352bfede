/** Tables of few lines go in, and the same among many others: an index answers for the long ones, and has to answer alike. */
import assert from 'node:assert/strict';
import { exportedHosts } from '../../../server/boot/hostnames.js';
import { entriesFor } from '../../../server/boot/nfsd/candidates.js';
import { governingExport } from '../../../server/boot/nfsd/exports.js';
import { address, exportFacts, nameTable } from '../support.js';

const names = nameTable({ n1: '10.0.0.1', 'n2.lab': '10.0.0.2', twice: '10.0.0.1' });

/** Clients that mean none of the machines that are asked about. */
const OTHERS = Array.from({ length: 9 }, (_, i) => `10.99.0.${i}(ro,async) 10.98.${i}.0/24(ro,async)`);

function decide(text: string, path: string, of: string): string {
  const found = governingExport(exportFacts(text), path, address(of), names);
  return found.kind === 'granted' ? found.client.spec.value || '(everybody)' : found.kind;
}

const MACHINES = ['10.0.0.1', '10.0.0.2', '10.0.1.1', '10.7.0.1'];

describe('a long table of exports', () => {
  const clients = [
    '10.0.0.1(rw)',
    'n1(rw)',
    '10.0.0.2(ro) n1(rw) 10.0.0.1(ro)',
    '10.0.0.0/8(ro) 10.0.0.0/24(rw)',
    '10.0.0.0/24(rw) 10.0.0.0/8(ro)',
    '10.0.0.77/255.255.255.0(rw)',
    '*(ro) 10.0.0.0/16(rw) 10.0.0.2(ro)',
    '*.lab(rw) unknown-name(ro)',
    '*.lab(rw)',
    '@group(rw) 10.0.0.0/8(ro)',
    'gss/krb5(rw)',
    '(rw)',
    '2001:db8::/64(rw)',
  ];
  for (const some of clients)
    it(`is answered as a short one: ${some}`, () => {
      for (const machine of MACHINES) {
        const short = decide(`/d ${some}\n`, '/d', machine);
        for (const long of [
          `/d ${OTHERS.join(' ')} ${some}\n`,
          `/d ${some} ${OTHERS.join(' ')}\n`,
          [...OTHERS, some].map((one) => `/d ${one}\n`).join(''),
        ])
          assert.equal(decide(long, '/d', machine), short, `${machine}: ${long}`);
      }
    });

  it('keeps the order of the file among networks, whatever their masks', () => {
    const pads = OTHERS.join(' ');
    assert.equal(decide(`/d 10.0.0.0/8(ro) ${pads} 10.0.0.0/24(rw)\n`, '/d', '10.0.0.1'), '10.0.0.0/8');
    assert.equal(decide(`/d 10.0.0.0/24(rw) ${pads} 10.0.0.0/8(ro)\n`, '/d', '10.0.0.1'), '10.0.0.0/24');
    assert.equal(decide(`/d n1(rw) ${pads} 10.0.0.1(ro)\n`, '/d', '10.0.0.1'), 'n1');
    assert.equal(decide(`/d 10.0.0.1(ro) ${pads} n1(rw)\n`, '/d', '10.0.0.1'), '10.0.0.1');
  });
});

describe('the entries that may let an address in', () => {
  const asked = (text: string, of: string | undefined) => {
    const facts = exportFacts(text);
    const found = entriesFor(
      facts.entries,
      of === undefined ? undefined : address(of),
      exportedHosts(facts, names),
    );
    return found.map(({ path }) => path.value);
  };

  it('are those that name it, then those for more than hosts, of equal clients one', () => {
    const text =
      '/a n1(rw)\n/b 10.0.0.2(rw)\n/c *(ro)\n/d *(rw)\n/e 10.0.0.0/8(rw)\n/f 10.0.0.1(ro) twice(rw)\n';
    assert.deepEqual(asked(text, '10.0.0.1'), ['/a', '/f', '/c', '/e']);
    assert.deepEqual(asked(text, '10.0.0.2'), ['/b', '/c', '/e']);
    assert.deepEqual(asked(text, '10.7.0.1'), ['/c', '/e']);
  });

  it('are all of them where the address is not known', () => {
    assert.deepEqual(asked('/a n1(rw)\n/b *(rw)\n/c *(rw)\n', undefined), ['/a', '/b', '/c']);
  });

  it('are those of names that nobody knows, too', () => {
    assert.deepEqual(asked('/a stranger(rw)\n/b n1(rw)\n', '10.0.0.2'), ['/a']);
  });
});
