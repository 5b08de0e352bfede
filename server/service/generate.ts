/** Site descriptions: their text goes in, the files of the site, or every problem of the description, come out; and back. */
export {
  type DescribedSite,
  type DescriptionProblem,
  describeSite,
  generateSite,
  imagesNeeded,
  initFiles,
  type ParsedDescription,
  type PlannedFile,
  parseDescription,
  planFiles,
  printDescription,
  type SiteDescription,
  type SiteFiles,
} from '../generate/index.js';
