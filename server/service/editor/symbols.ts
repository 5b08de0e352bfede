/** Outlines: a document goes in, its declarations come out; a site and a query, the names that fit. */

import type { Document, OutlineItem, Piece } from '../../../grammars/text/index.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { languageFor } from '../language.js';

export interface SiteSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineItem['kind'];
  readonly place: Place;
}

/** Every character of a document in one piece, by what it is. */
export function pieces(document: Document): Piece[] {
  return languageFor(document).pieces(document);
}

export function symbols(document: Document): OutlineItem[] {
  return languageFor(document).outline(document);
}

/** Every outline item of the site whose name contains the query, case set aside; files in order, at most `limit`. */
export function siteSymbols(site: Site, query: string, limit = 500): SiteSymbol[] {
  const wanted = query.toLowerCase();
  const found: SiteSymbol[] = [];
  for (const [file, { document }] of site.files) {
    // A .config has thousands of symbols: they are worth a search only when something is asked for.
    if (document.language === 'kconfig' && wanted === '') continue;
    const pending = [...symbols(document)].reverse();
    for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
      if (item.name.toLowerCase().includes(wanted)) {
        found.push({
          name: item.name,
          detail: item.detail,
          kind: item.kind,
          place: { file, span: item.nameSpan },
        });
        if (found.length >= limit) return found;
      }
      for (let i = item.children.length - 1; i >= 0; i--) {
        const child = item.children[i];
        if (child !== undefined) pending.push(child);
      }
    }
  }
  return found;
}
