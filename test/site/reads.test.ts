/** Sites that are read go in; what of them is noted, and which answers are kept when they change, comes out. */
import assert from 'node:assert/strict';
import type { Site } from '../../server/site/model.js';
import { once, onceEach } from '../../server/site/once.js';
import { changedIn, EDITABLE, heard, noted } from '../../server/site/reads.js';
import { siteOf } from '../support/site.js';

const site = siteOf({ 'etc/exports': '/usr 10.0.0.0/24(ro)\n' });
const readsOf = (work: () => unknown): number => heard(work).reads;
const EXPORTS = readsOf(() => site.exports);
const NODES = readsOf(() => site.nodes);

describe('what is read of a site', () => {
  it('is noted for each part that an edit may change, and for no other', () => {
    const bits = EDITABLE.map((part) => readsOf(() => site[part]));
    assert.equal(new Set(bits).size, EDITABLE.length);
    assert.ok(bits.every((bit) => bit !== 0));
    assert.equal(
      readsOf(() => [site.tree, site.nodeRoots, site.dnsmasq]),
      0,
    );
  });

  it('is the same values as before', () => {
    const { exports, nodes } = site;
    const again = noted({ ...site });
    assert.equal(again.exports, exports);
    assert.equal(again.nodes, nodes);
    assert.deepEqual(Object.keys(again).sort(), Object.keys(site).sort());
  });

  it('is noted for whoever listens around as well, also where the work fails', () => {
    const inner = heard(() => site.exports);
    assert.equal(inner.reads, EXPORTS);
    const around = readsOf(() => {
      void site.nodes;
      return heard(() => site.exports);
    });
    assert.equal(around, EXPORTS | NODES);
    const failing = (): never => {
      void site.exports;
      throw new Error('not now');
    };
    assert.equal(
      readsOf(() => assert.throws(() => heard(failing))),
      EXPORTS,
    );
  });

  it('is noted again where an answer is there already', () => {
    const lines = once(({ exports }: Site) => exports?.entries.length);
    const named = onceEach<Site, string, number | undefined>();
    const ask = (): unknown => [lines(site), named(site, 'lines', () => site.exports?.entries.length)];
    assert.equal(readsOf(ask), EXPORTS);
    assert.equal(readsOf(ask), EXPORTS);
    assert.equal(
      readsOf(() => lines(site)),
      EXPORTS,
    );
    assert.equal(
      readsOf(() => named(site, 'lines', () => 0)),
      EXPORTS,
    );
  });
});

describe('two sites', () => {
  it('differ in the parts that an edit changes, or in more than that', () => {
    assert.equal(changedIn(site, noted({ ...site })), 0);
    assert.equal(changedIn(site, noted({ ...site, exports: undefined })), EXPORTS);
    assert.equal(changedIn(site, noted({ ...site, exports: undefined, nodes: [] })), EXPORTS | NODES);
    assert.equal(changedIn(site, noted({ ...site, serverNames: ['other'] })), undefined);
  });
});
