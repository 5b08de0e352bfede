/** Machines that have mounted the same root go in, and whether one is answered with what was worked out for another. */

import assert from 'node:assert/strict';
import { traceAll } from '../../../server/boot/index.js';
import { oncePerRoot, sameRemount } from '../../../server/boot/init/alike.js';
import type { Mounting, Remounting } from '../../../server/boot/init/mounting.js';
import type { RootStage } from '../../../server/boot/trace.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { ipv4After, ipv4OfNumber } from '../../../server/site/address.js';
import { heard } from '../../../server/site/reads.js';
import { siteOf } from '../../support/site.js';
import { address, kernelConfiguration, somewhere } from '../support.js';

const OPT = '192.168.1.1:/opt /opt nfs ro,vers=3,nolock 0 0\ntmpfs';
const site = siteOf(
  miniature({
    ...changed('diskless/node21/etc/fstab', 'tmpfs', OPT),
    ...changed('etc/exports', '\n', '\n/opt 192.168.1.0/24(ro) 10.0.0.0/8(ro)\n'),
  }),
);
const nodeRoot = site.nodeRoots.get('/diskless/node21');
const root = traceAll(site)[0]?.root;
assert.ok(nodeRoot !== undefined && root !== undefined);

const elsewhere = { ...somewhere, file: '/etc/other' };
const mounting: Mounting = {
  site,
  nodeRoot,
  configuration: undefined,
  nameServer: false,
  mounter: { address: address('192.168.1.21') },
};

describe('a table that machines share', () => {
  /** How often the lines are worked out for these machines, one after the other. */
  const asked = (...others: readonly Partial<Mounting>[]): number => {
    let count = 0;
    const judge = oncePerRoot(() => ++count);
    for (const other of [{}, ...others]) judge({ ...mounting, ...other });
    return count;
  };
  const at = (text: string): Partial<Mounting> => ({ mounter: { address: address(text) } });
  const within = (...ends: readonly (readonly [number, number])[]): Partial<Mounting> => ({
    mounter: {
      address: undefined,
      ranges: ends.map(([low, high]) => ({ low: ipv4OfNumber(low), high: ipv4OfNumber(high) })),
    },
  });

  it('is worked out once for those that the exports give the same', () => {
    assert.equal(asked({}), 1);
    // The root itself is exported to one machine alone.
    assert.equal(asked(at('192.168.1.22')), 2);
    assert.equal(asked(at('192.168.1.22'), at('192.168.1.23')), 2);
    assert.equal(asked(at('192.168.1.22'), at('10.0.0.1')), 3);
    assert.equal(asked(at('10.0.0.1'), at('10.0.0.2'), {}), 2);
  });

  it('is read for whoever is given it', () => {
    const judge = oncePerRoot(({ site: { exports } }) => exports);
    const reads = [mounting, mounting, mounting].map((one) => heard(() => judge(one)).reads);
    assert.equal(new Set(reads).size, 1);
    assert.ok(reads.every((bits) => bits !== 0));
  });

  it('is worked out anew for another kernel, and where a name server makes names known', () => {
    assert.equal(asked({ configuration: kernelConfiguration({}) }), 2);
    assert.equal(asked({ nameServer: true }), 2);
  });

  it('is worked out anew for another root and another site', () => {
    assert.equal(asked({ nodeRoot: { ...nodeRoot } }), 2);
    assert.equal(asked({ site: { ...site } }), 2);
  });

  it('is that of machines without a known address only where they get it from the same ranges', () => {
    assert.equal(asked(within([1, 9]), within([1, 9])), 2);
    assert.equal(asked(within([1, 9]), within([1, 8])), 3);
    assert.equal(asked(within([1, 9]), within([2, 9])), 3);
    assert.equal(asked(within([1, 9]), within([1, 9], [20, 29])), 3);
    assert.equal(asked(within()), 2);
  });

  it('is remembered for the last eight kinds of machines', () => {
    const kinds = (n: number) => Array.from({ length: n }, (_, i) => within([i, i]));
    assert.equal(asked(...kinds(7), {}), 8);
    assert.equal(asked(...kinds(8), {}), 10);
  });
});

describe('a root as the line of / looks at it', () => {
  const same = (
    change: Partial<RootStage>,
    mode: Remounting['mode'] = 'kernel-root',
    klibc = false,
  ): boolean => {
    const one: Remounting = { ...mounting, mode: 'kernel-root', klibc: false, root };
    const other: Remounting = { ...mounting, mode, klibc, root: { ...root, ...change } };
    assert.equal(sameRemount(one, other), sameRemount(other, one), 'either way round');
    return sameRemount(one, other);
  };

  it('is the same where all is', () => {
    assert.equal(same({}), true);
    assert.equal(same({ options: [...root.options], server: { ...root.server } }), true);
  });

  it('is another with other words, another server, another decision', () => {
    assert.equal(same({}, 'initramfs'), false);
    assert.equal(same({}, 'kernel-root', true), false);
    assert.equal(same({ rw: !root.rw }), false);
    assert.equal(same({ version: '4' }), false);
    assert.equal(same({ options: [...root.options, 'nolock'] }), false);
    assert.equal(same({ options: root.options.map(() => 'x') }), root.options.length === 0);
    assert.equal(same({ place: elsewhere }), false);
    const { decision } = root;
    assert.ok(decision.kind === 'granted');
    assert.equal(same({ decision: { ...decision, entry: { ...decision.entry } } }), false);
    assert.equal(same({ decision: { ...decision, client: { ...decision.client } } }), false);
    assert.equal(same({ decision: { kind: 'not-exported' } }), false);
  });

  it('has the same server only where its value and its line are, and nothing was overridden', () => {
    const { server } = root;
    assert.ok(server.kind === 'value');
    assert.equal(same({ server: { ...server, value: ipv4After(server.value, 1) } }), false);
    assert.equal(same({ server: { ...server, from: elsewhere } }), false);
    assert.equal(same({ server: { ...server, from: undefined } }), server.from === undefined);
    assert.equal(same({ server: { ...server, overridden: [elsewhere] } }), false);
    assert.equal(same({ server: { kind: 'none' } }), false);
    assert.equal(
      same({ server: { kind: 'unknown', reason: 'not told', code: 'dns', from: undefined } as never }),
      false,
    );
  });
});
