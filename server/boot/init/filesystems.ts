/** Types of file systems that Linux has, has had, or that programs of other packages mount: what none of them is near to is left alone. */
export const KNOWN_TYPES: ReadonlySet<string> = new Set(
  `9p adfs affs afs apfs auto autofs bcachefs bdev befs bfs binder binfmt_misc bpf btrfs cachefiles ceph cgroup cgroup2
  cifs coda configfs cpuset cramfs davfs davfs2 debugfs devpts devtmpfs dlm ecryptfs efivarfs efs erofs exfat ext2 ext3
  ext4 f2fs fat fuse fuseblk fusectl gfs2 gluster glusterfs gpfs hfs hfsplus hostfs hpfs hugetlbfs iso9660 jffs2 jfs lustre
  minix mqueue msdos ncpfs nfs nfs4 nfsd nilfs2 none ntfs ntfs3 ocfs2 omfs orangefs overlay overlayfs aufs unionfs pipefs
  proc pstore pvfs2 qnx4 qnx6 ramfs reiserfs resctrl romfs rootfs rpc_pipefs securityfs selinuxfs smackfs smb smb3 smbfs
  sockfs squashfs sshfs swap swapfs sysfs sysv tmpfs tracefs ubifs udf ufs umsdos vboxsf vfat virtiofs vmhgfs xenfs xenix
  xfs zfs zonefs shfs s3fs rclone mergerfs encfs gcsfuse curlftpfs ext ext4dev xiafs lofs ocfs devfs usbfs usbdevfs
  bindfs beegfs moosefs lizardfs gocryptfs squashfuse nullfs ignore bind`.split(/\s+/),
);
