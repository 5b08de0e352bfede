/** The version of the package, put in place of this when the program is bundled. */
declare const DISKLESS_LINT_VERSION: string | undefined;

export const version: string =
  typeof DISKLESS_LINT_VERSION === 'string' ? DISKLESS_LINT_VERSION : '0.0.0-source';

/** What `--version` prints. */
export const versionLine = `diskless-lint ${version}\n`;
