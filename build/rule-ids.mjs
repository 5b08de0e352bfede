/** The id of a rule goes in; what its card is called in the code comes out. */

/** `kernel/root-nfs-missing` → `kernelRootNfsMissing`: what the file exports. */
export const exportedName = (id) => id.replaceAll(/[/-]([a-z0-9])/g, (_, letter) => letter.toUpperCase());

export const isRuleId = (id) => /^[a-z][a-z0-9]*\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id);
