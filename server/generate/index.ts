/** Site description → the files of a whole site, and back from a linked site to the description that generates it. */

export { type DescribedSite, describeSite } from './describe.js';
export * from './description.js';
export * from './init.js';
export { imagesNeeded } from './loaders.js';
export { type ParsedDescription, parseDescription } from './parse.js';
export * from './plan.js';
export { printDescription } from './print.js';
export * from './record.js';
export * from './site.js';
export type { DescriptionProblem } from './yaml.js';
