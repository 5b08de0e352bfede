/** The steps of a boot, by their names. */
export type StageName = 'dhcp' | 'files' | 'loader' | 'kernel' | 'root' | 'mounts';
