/** The beginning of a text goes in; whether it is what the firmware of a Raspberry Pi reads comes out. */
import { headStatements } from '../text/index.js';

/** Lines of config.txt. */
const CONFIG =
  /^(?:\[(?:all|none|pi\d|cm\d)|(?:arm_|auto_initramfs|boot_|camera_|cmdline|core_freq|device_tree|disable_|display_|dtoverlay|dtparam|enable_|framebuffer_|gpu_|hdmi_|initramfs|kernel|max_|os_prefix|over_voltage|overlay_prefix|ramfs|start_|total_mem|uart_2ndstage|upstream_kernel)\w*[ \t=]|armstub\w*=|include[ \t])/;
/** Words of the kernel, of which cmdline.txt has a line. */
const WORDS = /(?:^|\s)(?:console=|root=|rootwait\b|nfsroot=|ip=)/;

/** A line of either. */
export function isRaspberryLine(line: string): boolean {
  return CONFIG.test(line) || WORDS.test(line);
}

/** Other programs have a config.txt as well. */
export function isRaspberryConfig(head: string): boolean {
  const lines = headStatements(head);
  return lines.filter((line) => CONFIG.test(line)).length * 2 >= lines.length;
}
