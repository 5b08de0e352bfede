/** The rules of http/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { httpBootFileMissing } from './http/boot-file-missing.js';
import { httpFolderMissing } from './http/folder-missing.js';

export const httpChecks = {
  'http/folder-missing': httpFolderMissing,
};

export const httpFaults = {
  'http/boot-file-missing': httpBootFileMissing,
};
