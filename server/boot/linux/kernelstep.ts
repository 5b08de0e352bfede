/** A kernel and its words go in; the stage in which it starts comes out, up to the mount of its root. */
import type { Site } from '../../site/model.js';
import { denial, deniedBy } from '../files/tftpd-hpa/tftp.js';
import { add, assume, type Draft, push } from '../stage.js';
import type { KernelStage } from '../trace.js';
import type { LinuxFault } from './faults.js';
import { ipFault } from './ipparameter.js';
import { builtIn } from './nfsdefaults.js';
import { ipParameter, lastParameter, wantsNfsRoot } from './root.js';
import { notBuiltIn } from './symbols.js';

/** A kernel that does not know /dev/nfs; whether "Cannot open root device" comes before it depends on the file systems that are built in. */
const nfsPanic = 'Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,255)';
/** A kernel that was told no root= at all. */
const nullPanic = 'Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)';

/** False when the kernel does not come as far as mounting an NFS root. */
export function kernelStep(site: Site, kernel: KernelStage, draft: Draft): boolean {
  const sources = [kernel.imagePlace, kernel.place];
  const stop = (verdict: 'fails' | 'unknown', text: string, console?: string): false => {
    push(draft, 'kernel', 'linux', verdict, text, sources, console);
    return false;
  };
  if (kernel.present === 'no') {
    const text = `the TFTP server has no file ${kernel.imagePath ?? kernel.image}, which ${kernel.image} stands for`;
    return stop('fails', text, `Loading ${kernel.image}... failed: No such file or directory`);
  }
  const denied = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : deniedBy(site, path);
  const closed = denied(kernel.imagePath);
  if (closed !== undefined) {
    const text = `the TFTP server refuses ${kernel.image}: ${denial(site, closed)}`;
    return stop('fails', text, `Loading ${kernel.image}... failed: No such file or directory`);
  }
  if (kernel.mode === 'unknown')
    return stop('unknown', `${kernel.image} is no Linux kernel, and is not simulated`);
  if (kernel.present === 'unknown') assume(draft, `the kernel ${kernel.image} is there`);
  for (const initrd of kernel.initrds) {
    if (initrd.present === 'no') {
      sources.push(initrd.place);
      const text = `the TFTP server has no file ${initrd.path ?? initrd.name}, the initial ramdisk`;
      return stop('fails', text, `Loading ${initrd.name}...failed: No such file or directory`);
    }
    const hidden = denied(initrd.path);
    if (hidden !== undefined) {
      sources.push(initrd.place);
      const text = `the TFTP server refuses ${initrd.name}: ${denial(site, hidden)}`;
      return stop('fails', text, `Loading ${initrd.name}...failed: No such file or directory`);
    }
    if (initrd.present === 'unknown') assume(draft, `the initial ramdisk ${initrd.name} is there`);
  }
  if (kernel.appendUnused) {
    const text = `${kernel.image} starts without arguments: since Syslinux 5 the global APPEND is not used for a DEFAULT without a label`;
    return stop('fails', text, 'VFS: Cannot open root device "(null)" or unknown-block(0,0): error -6');
  }
  const lacks = kernel.mode === 'kernel-root' ? missingSymbols(kernel) : [];
  const fault = kernel.mode === 'kernel-root' ? ownRootFault(kernel, draft) : undefined;
  if (lacks.length > 0) {
    add(draft, { stage: 'kernel', program: 'linux', faults: lacks, sources });
    return false;
  }
  if (fault !== undefined) return stop(fault.verdict, fault.text, fault.console);
  if (!wantsNfsRoot(kernel)) {
    return stop(
      'unknown',
      'the words for the kernel name no NFS root; what the initial ramdisk does is not known',
    );
  }
  if (kernel.mode === 'initramfs')
    assume(draft, `the initial ramdisk of ${kernel.image} can mount an NFS root`);
  push(
    draft,
    'kernel',
    'linux',
    'ok',
    `${kernel.image} starts${kernel.mode === 'initramfs' ? ' with an initial ramdisk' : ''}`,
    sources,
  );
  return true;
}

/** What a kernel without initial ramdisk needs to be built with before it can mount an NFS root. */
function missingSymbols(kernel: KernelStage): LinuxFault[] {
  if (!wantsNfsRoot(kernel)) return [];
  const console = lastParameter(kernel, 'root') === undefined ? nullPanic : nfsPanic;
  const faults: readonly (LinuxFault | undefined)[] = [
    notBuiltIn('kernel/root-nfs-missing', 'ROOT_NFS', kernel, { effect: 'stops', console }),
    notBuiltIn('kernel/nfs-fs-not-builtin', 'NFS_FS', kernel, { effect: 'stops', console }),
    notBuiltIn('kernel/ip-pnp-missing', 'IP_PNP', kernel, { effect: 'stops', console }),
  ];
  return faults.filter((fault) => fault !== undefined);
}

interface Fault {
  readonly verdict: 'fails' | 'unknown';
  readonly text: string;
  readonly console?: string;
}

/** What keeps a kernel without initial ramdisk from its NFS root (net/ipv4/ipconfig.c, init/do_mounts.c). */
function ownRootFault(kernel: KernelStage, draft: Draft): Fault | undefined {
  const { configuration } = kernel;
  const root = lastParameter(kernel, 'root');
  if (!wantsNfsRoot(kernel)) {
    if (root !== undefined) {
      return { verdict: 'unknown', text: `root=${root.value ?? ''} is no NFS root, so it is not simulated` };
    }
    if (configuration === undefined)
      assume(draft, `the kernel ${kernel.image} has no words of its own (CONFIG_CMDLINE)`);
    return {
      verdict: 'fails',
      text: `${kernel.image} starts without root= and nfsroot=, so it has no root to mount`,
      console: 'VFS: Cannot open root device "(null)" or unknown-block(0,0): error -6',
    };
  }
  if (configuration === undefined) {
    assume(
      draft,
      `the kernel ${kernel.image} can mount an NFS root (ROOT_NFS, IP_PNP_DHCP and its network card =y)`,
    );
  }
  if (configuration !== undefined) {
    assume(draft, `the kernel ${kernel.image} has a driver for the node's network card (=y)`);
  }
  const word = lastParameter(kernel, 'ip') ?? lastParameter(kernel, 'nfsaddrs');
  const retries = 'VFS: Unable to mount root fs via NFS.';
  if (word === undefined) {
    return { verdict: 'fails', text: 'without ip= the kernel does not set up its network', console: retries };
  }
  const ip = ipParameter(kernel);
  if (ip?.method === 'off' && ip.address === undefined) {
    return { verdict: 'fails', text: `ip=${word.value ?? ''} leaves the network off`, console: retries };
  }
  const misread = word.value === undefined ? undefined : ipFault(word.value);
  if (misread !== undefined) {
    return { verdict: 'fails', text: `ip=${word.value ?? ''}: ${misread}`, console: retries };
  }
  if (ip?.device !== undefined && ip.device !== 'eth0') {
    assume(draft, `the node's network card is called ${ip.device}`);
  }
  const protocols = ['IP_PNP_DHCP', 'IP_PNP_BOOTP', 'IP_PNP_RARP'];
  if (
    ip?.address === undefined &&
    word.value !== undefined &&
    protocols.every((name) => builtIn(configuration, name) === 'no')
  ) {
    return {
      verdict: 'fails',
      text: `${kernel.image} cannot ask for its address: it is built without CONFIG_IP_PNP_DHCP=y`,
      console: 'IP-Config: Guessing netmask 255.0.0.0',
    };
  }
  return undefined;
}
