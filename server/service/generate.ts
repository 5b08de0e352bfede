/** Site descriptions: their text goes in, the files of the site, or every problem of the description, come out. */
export {
  type DescriptionProblem,
  generateSite,
  imagesNeeded,
  initFiles,
  type ParsedDescription,
  type PlannedFile,
  parseDescription,
  planFiles,
  type SiteDescription,
  type SiteFiles,
} from '../generate/index.js';
