/**
 * The service: every verb that a surface (command line, language server) may ask of a site. Pure; nothing here touches
 * a disk. `generate.js` is imported by itself: with it comes the YAML reader, which nothing else needs.
 */

export { detect } from '../../grammars/index.js';
export type { TextEdit } from '../../grammars/text/index.js';
export { BootMemory, type BootTrace, type Firmware, type Verdict } from '../boot/index.js';
export type { FileEdits, Finding, Fix, MiniatureSite, Related, Rule } from '../rules/index.js';
export type { Site } from '../site/model.js';
export type { Place } from '../site/place.js';
export * from './actions.js';
export * from './another-machine.js';
export * from './complete.js';
export * from './definition.js';
export * from './diagnose/index.js';
export * from './diff.js';
export * from './diff-told.js';
export * from './explain.js';
export * from './explain-node.js';
export { ExportUses } from './export-uses.js';
export * from './fix.js';
export * from './folding.js';
export * from './format.js';
export * from './hints.js';
export * from './hover.js';
export * from './language.js';
export * from './lens.js';
export * from './links.js';
export * from './lint.js';
export * from './machines.js';
export * from './mermaid.js';
export * from './node.js';
export * from './parse.js';
export * from './rename.js';
export * from './rules.js';
export * from './selection.js';
export * from './show.js';
export * from './site-verdict.js';
export * from './symbols.js';
export { MOST as MOST_VALUES } from './values.js';
export * from './verdict.js';
