/**
 * The origin of URLs goes in; the folder that is seen to be given out there comes out: one of the URLs that the files of the site
 * name leads to a file in it. Whoever wrote them has one folder in mind, so that what the other URLs name is looked for there, too.
 */
import type { HttpFolder, Site } from '../../../site/model.js';
import { remember } from '../../remember.js';
import { below } from './folder.js';
import { namedUrls } from './named.js';

export const provenFolder = remember((site: Site, origin: string): HttpFolder | undefined =>
  site.http.find((folder) =>
    namedUrls(site).some(({ url }) => {
      const path = url.origin === origin ? below(folder, url) : undefined;
      return path !== undefined && site.tree.exists(path) === 'yes' && site.tree.isDirectory(path) === 'no';
    }),
  ),
);
