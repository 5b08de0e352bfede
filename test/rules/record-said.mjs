// The examples of all rules go in (compiled, from dist/lib), what the program says about them is written beside the tests.
// Run by `npm run said [-- RULE…]`. Read the difference before you commit it: each changed line is one that a user reads.
import { rules } from '../../dist/lib/server/rules/index.js';
import { said } from '../../dist/lib/test/support/said.js';
import { record } from './record.mjs';

await record('said', rules, ({ docs }) => said(docs.avoid));
