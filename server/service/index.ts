/**
 * The service: every verb that a surface (command line, language server) may ask of a site. Pure; nothing here touches
 * a disk. `generate.js` is imported by itself: with it comes the YAML reader, which nothing else needs.
 */

export { detect } from '../../grammars/index.js';
export type { TextEdit } from '../../grammars/text/index.js';
export type { BootTrace, Firmware, Verdict } from '../boot/index.js';
export type { FileEdits, Finding, Fix, MiniatureSite, Related, Rule } from '../rules/index.js';
export type { Site } from '../site/model.js';
export type { Place } from '../site/place.js';
export * from './diagnose/index.js';
export * from './diff/chosen.js';
export * from './diff/diff.js';
export * from './diff/diff-told.js';
export * from './editor/another-machine.js';
export * from './editor/complete.js';
export * from './editor/definition.js';
export { ExportUses } from './editor/export-uses.js';
export * from './editor/folding.js';
export * from './editor/hints.js';
export * from './editor/hover.js';
export * from './editor/lens.js';
export * from './editor/links.js';
export * from './editor/rename.js';
export * from './editor/symbols.js';
export { MOST as MOST_VALUES } from './editor/values.js';
export * from './explain/explain.js';
export * from './explain/explain-node.js';
export * from './explain/mermaid.js';
export * from './explain/node.js';
export * from './explain/show.js';
export * from './format.js';
export * from './language.js';
export * from './lint/actions.js';
export * from './lint/fix.js';
export * from './lint/lint.js';
export { LintMemory } from './lint/memory.js';
export * from './lint/rules.js';
export * from './lint/selection.js';
export * from './parse.js';
export * from './verdict/machines.js';
export * from './verdict/site-verdict.js';
export * from './verdict/verdict.js';
