/** The table of listings goes in, the page docs/HOWTO-COVERAGE.md comes out. */
import type { Listing } from './listing.js';

const HEAD = `# The HOWTO, listing by listing

Where this project starts from: the public HOWTO "Diskless Nodes with Gentoo". For each of its code listings, by its number: what of
it is read, which planted mistakes are found (and by which rule, at the line that is wrong), and what is done otherwise and stays
silent. Each entry is a test of \`test/howto/howto.test.ts\` of the same name; this page is made from the same table. *Log* marks a
mistake that \`diagnose\` finds from what a log or a screen says.

`;

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function rowOf({ number, shows, reads, planted, harmless }: Listing): string {
  const mistakes = planted.map(
    ({ mistake, rule, says }) => `${mistake}: \`${rule}\`${says === undefined ? '' : ' (*log*)'}`,
  );
  const others = harmless.map(({ what }) => what);
  const cells = [number, shows, reads, mistakes.join('<br>'), others.join('<br>')];
  return `| ${cells.map(cell).join(' | ')} |`;
}

export function pageOf(listings: readonly Listing[]): string {
  const head =
    '| listing | shows | what is read | planted, and found | harmless |\n| --- | --- | --- | --- | --- |';
  const mistakes = listings.flatMap(({ planted }) => planted).length;
  const read = listings.filter(({ planted }) => planted.length > 0).length;
  return `${HEAD}${listings.length} listings, of which ${read} show something that is read; ${mistakes} mistakes.\n\n${head}\n${listings.map(rowOf).join('\n')}\n`;
}
