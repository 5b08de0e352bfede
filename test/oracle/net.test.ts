/** What iPXE and GRUB do with scripts and configurations, as recorded from real boots (net-truth.json), beside the trace; four of them are booted again. */
import assert from 'node:assert/strict';
import { netCases } from '../support/net-cases.js';
import { skip } from '../support/skip.js';
import { askNet, missingForNet, readNetRecord } from './net-real.js';
import { netDifferences, traceNet } from './net-table.js';

/** What comes behind a loader that ends, or what a file may have built in, no file of the site tells: the trace leaves it open. */
const open = [
  'exit',
  'exit-with-status',
  'comment-joined',
  'isset-no-ends',
  'menu-default-unknown',
  'ipxe-for-ever',
  'grub-if-file',
  'grub-syntax',
  'dnsmasq-tag-letters',
];

/** Another server than the site's has what is asked of it, as far as anybody knows. */
const assumed = ['other-server'];

/** Where the trace is poorer than the boot, and why. */
const known: Readonly<Record<string, string>> = {
  'kernel-folder': 'it foretells no text: each server refuses a folder in its own words',
  'grub-kernel-folder': 'it foretells no text: each server refuses a folder in its own words',
  'exit-with-kernel': 'it foretells no text: iPXE shows the same whenever it gives up',
  'imgselect-without-boot': 'it foretells no text: iPXE shows the same whenever it gives up',
  'without-boot': 'it foretells no text: iPXE shows the same whenever it gives up',
  'set-unfit': 'it foretells no text for a command that is used wrongly',
  'set-hex-unfit': 'it foretells no text for a command that is used wrongly',
  'set-uuid': 'it foretells no text for a command that is used wrongly',
  'goto-for-ever': 'it foretells no text: the screen stands still',
  'unknown-option': 'it foretells no text for a command that is used wrongly',
};

/** The cheapest of each loader and firmware. */
const asked = ['kernel-missing', 'chain-mac', 'grub-mac', 'efi-grub-mac'];

const netCase = (name: string) => netCases.find((one) => one.name === name) ?? assert.fail(name);

describe('the trace and the record of iPXE and GRUB', () => {
  const record = readNetRecord();

  it('know the same cases', () => {
    const names = netCases.map(({ name }) => name);
    assert.deepEqual(Object.keys(record), names);
    for (const name of [...open, ...assumed, ...Object.keys(known), ...asked])
      assert.ok(names.includes(name), name);
  });

  for (const one of netCases) {
    const reason = known[one.name];
    it(reason === undefined ? one.name : `${one.name}: not yet, because ${reason}`, () => {
      const truth = record[one.name];
      assert.ok(truth !== undefined);
      const trace = traceNet(one);
      if (open.includes(one.name) || assumed.includes(one.name)) {
        assert.notEqual(truth.stage, null);
        assert.equal(trace.verdict, assumed.includes(one.name) ? 'boots' : 'unknown');
        return;
      }
      const differences = netDifferences(trace, truth);
      if (reason === undefined) assert.deepEqual(differences, []);
      else assert.notDeepEqual(differences, [], `${one.name} agrees now: it has to leave the list`);
    });
  }

  it('show a difference where there is one', () => {
    const trace = traceNet(netCase('kernel-missing'));
    const truth = record['kernel-missing'];
    assert.ok(truth !== undefined);
    assert.deepEqual(netDifferences(trace, truth), []);
    const others = [
      { ...truth, stage: 'files' as const },
      { ...truth, stage: null },
      { ...truth, console: ['boot.ipxe : 25 bytes [script]'] },
      { ...truth, requests: ['other.ipxe'] },
    ];
    for (const other of others) assert.equal(netDifferences(trace, other).length, 1);
  });
});

describe('iPXE and GRUB in QEMU', function () {
  this.timeout(600_000);
  const record = readNetRecord();

  before(function () {
    const missing = missingForNet(asked.map(netCase));
    if (missing !== undefined) {
      skip(this, `iPXE and GRUB not asked: ${missing}`);
    }
  });

  for (const name of asked) {
    it(`${name}: ${record[name]?.stage ?? 'starts a kernel'}, as recorded`, () => {
      assert.deepEqual(askNet(netCase(name)), record[name]);
    });
  }
});
