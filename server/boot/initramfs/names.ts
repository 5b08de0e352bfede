/** The makers of initial ramdisks whose scripts are known, by the names of their packages. */
export type RamdiskName = 'dracut' | 'initramfs-tools' | 'mkinitcpio';
