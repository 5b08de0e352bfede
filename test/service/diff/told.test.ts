/** Pairs of sites go in; what of their difference people are told comes out, one way and the other. */
import { diffSites, failingNow, namesOf, toldChanges } from '../../../server/service/index.js';
import { machineSites, three } from '../../support/tables/machines.js';
import { type Files, keeps, plain, siteIn } from '../../support/told.js';

function told(old: Files, now: Files): string[] {
  const site = siteIn(now);
  const { added, removed, changed, same, chosen } = diffSites(siteIn(old), site);
  return [
    `  ${same} the same; more: ${namesOf(added).join(' ') || 'none'}; less: ${namesOf(removed).join(' ') || 'none'}`,
    ...changed.map(
      ({ name, firmware, apart, broken, own }) =>
        `  ${name} ${firmware}${apart ? ' apart' : ''}${broken ? ' broken' : ''} ${plain(site, own)}`,
    ),
    ...failingNow(changed).map((one) => `  fails now: ${plain(site, one)}`),
    ...toldChanges(changed).map((one) => `  ${plain(site, one)}`),
    ...Object.entries(chosen).map(([key, all]) => `  ${key} where somebody chooses: ${plain(site, all)}`),
  ];
}

describe('diff tells', () => {
  const base = three();
  const table = new Map<string, () => string[]>();
  for (const [name, files] of Object.entries(machineSites)) {
    table.set(`from three machines to ${name}`, () => told(base, files));
    table.set(`from ${name} to three machines`, () => told(files, base));
  }
  const both = ['a menu', 'two firmwares', 'a mount that fails', 'roots that are not exported', 'a range'];
  const pairs = both.flatMap((from) => both.map((to) => [from, to] as const)).filter(([a, b]) => a !== b);
  for (const [from, to] of [...pairs, ['a menu', 'a menu with another entry that fails'] as const])
    table.set(`from ${from} to ${to}`, () => told(machineSites[from] ?? {}, machineSites[to] ?? {}));
  keeps('test/service/diff/told.txt', table);
});
