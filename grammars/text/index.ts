/** The words every room uses: spans, lines, edits, problems, the shape of a language. */
export * from './edit.js';
export * from './ipv4.js';
export * from './language.js';
export * from './lines.js';
export * from './naming.js';
export * from './placeholder.js';
export * from './problem.js';
export * from './slips.js';
export * from './sorted.js';
export * from './span.js';
export { matchesWildcard } from './wildcard.js';
export * from './words.js';
