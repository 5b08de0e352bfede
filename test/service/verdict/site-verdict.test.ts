/** Verdicts of machines go in; how many boot, and equal causes once with those that they hit, come out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import {
  best,
  hits,
  lint,
  type NodeVerdict,
  siteVerdicts,
  summarise,
  together,
  type Verdict,
} from '../../../server/service/index.js';
import { siteOf } from '../../support/site.js';

const NONE = { boots: 0, degraded: 0, fails: 0, unknown: 0 };

function one(
  name: string,
  verdict: Verdict,
  kind = 'x',
  { line = 0, firmware = 'bios' as NodeVerdict['node']['firmware'] } = {},
): NodeVerdict {
  const at = { file: '/f', span: { start: line, end: line + 1 } };
  return {
    node: { name, mac: null, firmware },
    verdict,
    step: null,
    cause: verdict === 'boots' ? null : { rule: null, text: `${name} ${kind}`, at, kind },
  };
}

const many = (n: number, of: (i: number) => NodeVerdict): NodeVerdict[] =>
  Array.from({ length: n }, (_, i) => of(i));

describe('the verdict of a site', () => {
  it('tells a cause once, the worst first, and of these the one that hits most', () => {
    const { named, groups } = summarise({
      nodes: [
        one('a', 'boots'),
        one('b', 'fails', 'p'),
        one('c', 'degraded', 'q'),
        ...many(3, (i) => one(`n${i}`, 'fails', 'r', { line: i })),
      ],
      unnamed: [],
    });
    assert.deepEqual(named, { boots: 1, degraded: 1, fails: 4, unknown: 0 });
    assert.deepEqual(
      groups.map(({ verdict, members }) => [verdict, members.map(({ name }) => name).join()]),
      [
        ['fails', 'n0,n1,n2'],
        ['fails', 'b'],
        ['degraded', 'c'],
        ['boots', 'a'],
      ],
    );
    assert.equal(groups[0]?.cause?.text, 'n0 r');
    assert.deepEqual(
      groups[0]?.places.map(({ at, machines }) => [at.span.start, machines]),
      [
        [0, 1],
        [1, 1],
        [2, 1],
      ],
    );
  });

  it('counts a machine once, under the best of its firmwares, and tells what it comes to under the others', () => {
    const oak = [one('oak', 'fails', 'p'), one('oak', 'boots', '', { firmware: 'efi-x64' })];
    const ash = [one('ash', 'fails', 'p'), one('ash', 'fails', 'p', { firmware: 'efi-x64' })];
    assert.equal(best(oak)?.node.firmware, 'efi-x64');
    assert.equal(best(ash)?.node.firmware, 'bios');
    const { named, groups } = summarise({ nodes: [...oak, ...ash], unnamed: [] });
    assert.deepEqual(named, { ...NONE, boots: 1, fails: 1 });
    assert.deepEqual(
      groups.map(({ verdict, decides, members }) => [verdict, decides, members]),
      [
        ['fails', true, [{ name: 'ash', named: true, firmwares: ['bios', 'efi-x64'] }]],
        ['fails', false, [{ name: 'oak', named: true, firmwares: ['bios'] }]],
        ['boots', true, [{ name: 'oak', named: true, firmwares: ['efi-x64'] }]],
      ],
    );
  });

  it('ranks what is lost before what is not known, and that before what fails', () => {
    const ranked = (...verdicts: Verdict[]) => best(verdicts.map((verdict) => one('a', verdict)))?.verdict;
    assert.equal(ranked('fails', 'unknown'), 'unknown');
    assert.equal(ranked('unknown', 'degraded'), 'degraded');
    assert.equal(ranked('degraded', 'boots'), 'boots');
  });

  it('counts kinds of machines that no file names by themselves', () => {
    const { named, unnamed } = summarise({ nodes: [one('a', 'boots')], unnamed: [one('kind', 'fails')] });
    assert.deepEqual(named, { ...NONE, boots: 1 });
    assert.deepEqual(unnamed, { ...NONE, fails: 1 });
  });

  it('says how many machines a line keeps from booting, over all sites', () => {
    const site = (n: number, verdict: Verdict) =>
      summarise({ nodes: many(n, (i) => one(`n${i}`, verdict, 'p', { line: 7 })), unnamed: [] });
    const all = together([site(2, 'fails'), site(3, 'fails'), site(4, 'unknown')]);
    assert.deepEqual(all.named, { ...NONE, fails: 5, unknown: 4 });
    assert.deepEqual(
      all.groups.map(({ verdict, members }) => [verdict, members.length]),
      [
        ['fails', 3],
        ['fails', 2],
        ['unknown', 4],
      ],
    );
    const hit = hits(all);
    assert.equal(hit({ file: '/f', span: { start: 7, end: 9 } }), 5);
    assert.equal(hit({ file: '/f', span: { start: 8, end: 9 } }), 0);
  });

  it('holds causes together that differ in what is a machine’s own only', () => {
    const hosts = [1, 2, 3].map(
      (i) => `host n${i} { hardware ethernet 52:54:00:00:00:0${i}; fixed-address 192.168.1.${i + 30}; }\n`,
    );
    const files = miniature();
    const conf = 'etc/dhcp/dhcpd.conf';
    const config = (i: number, root: string) => ({
      [`srv/tftp/pxelinux.cfg/01-52-54-00-00-00-0${i}`]: `DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:${root},vers=3 ip=dhcp rw\n`,
    });
    const site = siteOf({
      ...files,
      [conf]: (files[conf] ?? '') + hosts.join(''),
      ...config(1, '/srv/n1'),
      ...config(2, '/srv/n2'),
      ...config(3, '/srv/other'),
    });
    const { groups } = summarise(siteVerdicts(site));
    const failing = groups.filter(({ verdict }) => verdict === 'fails');
    assert.deepEqual(
      failing.map(({ members }) => members.map(({ name }) => name)),
      [['n1', 'n2'], ['n3']],
    );
    assert.equal(failing[0]?.places.length, 2);
    assert.deepEqual(lint(site).verdict.groups, groups);
  });
});
