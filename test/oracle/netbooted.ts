/** A TFTP root and the name of a boot file go in; what a machine shows that QEMU boots from there, until it ends by itself, comes out. */
import { spawnSync } from 'node:child_process';

/** `QEMU`: the program; milliseconds at most. Without what only moves and colours the text. */
export function screenOf(qemu: string, root: string, bootFile: string, timeout = 280_000): string {
  const machine = '-m 256 -nographic -no-reboot -monitor none -serial stdio -boot n'.split(' ');
  const net = ['-netdev', `user,id=n,tftp=${root},bootfile=${bootFile}`, '-device', 'e1000,netdev=n'];
  const { stdout } = spawnSync(qemu, [...machine, ...net], { encoding: 'utf8', timeout, input: '' });
  return stdout.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '');
}
