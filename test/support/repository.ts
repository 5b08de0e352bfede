/** Where the repository lies on disk, seen from the compiled tests in dist/lib/test. */
import { fileURLToPath } from 'node:url';

/** Absolute, without a closing slash. */
export const repository = fileURLToPath(new URL('../../../../', import.meta.url)).replace(/\/$/, '');

export const fixtures = `${repository}/fixtures`;
