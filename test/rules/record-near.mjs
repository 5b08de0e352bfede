// The examples of all rules go in (compiled, from dist/lib), what is found a small change away from them is written beside
// the tests. Run by `npm run near [-- RULE…]`. Read the difference before you commit it: each is a limit of a rule that moved.
import { rules } from '../../dist/lib/server/rules/index.js';
import { near } from '../../dist/lib/test/support/near.js';
import { record } from './record.mjs';

await record('near', rules, near);
