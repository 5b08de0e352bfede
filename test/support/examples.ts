/** The rules that have an example to avoid come out; with DISKLESS_LINT_AREA (`fstab nfsroot`) only those of some areas, for whoever damages these alone. */
import { rules } from '../../server/rules/index.js';

const areas = process.env['DISKLESS_LINT_AREA']?.match(/\S+/g);

export const examples = rules.filter(
  ({ id, docs }) =>
    Object.keys(docs.avoid).length > 0 && (areas?.some((area) => id.startsWith(`${area}/`)) ?? true),
);
