/** The rules that have an example to avoid come out; with DISKLESS_LINT_AREA (`fstab`) only those of one area, for whoever damages that area alone. */
import { rules } from '../../server/rules/index.js';

const area = process.env['DISKLESS_LINT_AREA'];

export const examples = rules.filter(
  ({ id, docs }) => Object.keys(docs.avoid).length > 0 && (area === undefined || id.startsWith(`${area}/`)),
);
