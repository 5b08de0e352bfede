/** Site description → the files of a whole site, and back from a linked site to the description that generates it. */

export * from './description/description.js';
export { imagesNeeded } from './description/loaders.js';
export { type ParsedDescription, parseDescription } from './description/parse.js';
export { printDescription } from './description/print.js';
export type { DescriptionProblem } from './description/yaml.js';
export { type DescribedSite, describeSite } from './import/describe.js';
export * from './init.js';
export * from './plan.js';
export * from './record.js';
export * from './write/site.js';
