/**
 * The origin of URLs goes in; the folder that is seen to be given out there comes out: one of the URLs that the files of the site
 * name leads to a file in it. Whoever wrote them has one folder in mind, so that what the other URLs name is looked for there, too.
 */
import type { HttpFolder, Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import { remember } from '../../remember.js';
import { below } from './folder.js';
import { type Url, urlOf } from './url.js';

/** Up to a blank, a quote, a variable, or what ends a word in one of the formats. */
const URLS = /\bhttps?:\/\/[^\s"'`;,<>(){}$|\\]+/gi;
/** As GRUB writes them: `(http,10.0.0.1)/vmlinuz`. */
const DEVICES = /\((https?),([^\s()$]+)\)(\/[^\s"';(){}$|\\]+)/gi;

export const provenFolder = remember((site: Site, origin: string): HttpFolder | undefined =>
  site.http.find((folder) =>
    named(site).some((url) => {
      const path = url.origin === origin ? below(folder, url) : undefined;
      return path !== undefined && site.tree.exists(path) === 'yes' && site.tree.isDirectory(path) === 'no';
    }),
  ),
);

const named = once((site: Site): readonly Url[] => {
  const texts = new Set<string>();
  for (const { document } of site.files.values()) {
    if (document.language === 'kconfig') continue;
    for (const [text] of document.text.matchAll(URLS)) texts.add(text);
    if (document.language !== 'grub') continue;
    for (const [, scheme, host, path] of document.text.matchAll(DEVICES))
      texts.add(`${scheme}://${host}${path}`);
  }
  return [...texts].flatMap((text) => urlOf(text) ?? []);
});
