/** Words for a kernel, its configuration and what DHCP tells it go in; everything that the boot tells of them comes out. */
import { answers, asks, booting, kernels, ramdisks, words } from '../../support/tables/kernels.js';
import { inShort, keeps, siteIn } from '../../support/told.js';

describe('a kernel tells', () => {
  const table = new Map<string, () => string[]>();
  table.set('of its words', () => words.map((one) => `  ${one}: ${inShort(siteIn(booting(one)))}`));
  table.set('of its ramdisk', () =>
    ramdisks.map(([one, files]) => `  ${one}: ${inShort(siteIn(booting(one, files)))}`),
  );
  for (const [name, files] of Object.entries({ ...kernels, ...answers }))
    table.set(`of ${name}`, () => asks.map((one) => `  ${one}: ${inShort(siteIn(booting(one, files)))}`));
  keeps('test/boot/linux/told.txt', table);
});
