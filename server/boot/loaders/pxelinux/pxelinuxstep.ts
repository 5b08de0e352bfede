/** What PXELINUX or U-Boot found goes in; the stage of the loader comes out, and the kernel that it starts. */
import type { Site } from '../../../site/model.js';
import { assume, type Draft, push, source } from '../../stage.js';
import type { DhcpAnswer, KernelStage } from '../../trace.js';
import { bareKernel, labelKernel } from '../kernel.js';
import type { PxelinuxResult } from './pxelinux.js';

/** The kernel that starts; undefined when none does, or what starts is not known. */
export function pxelinuxStep(
  site: Site,
  { stage, started, assumptions }: PxelinuxResult,
  answer: DhcpAnswer,
  draft: Draft,
): KernelStage | undefined {
  const { config, label, prefix, bareCommand } = stage;
  const sources = [source(config), source(label)];
  const stop = (verdict: 'fails' | 'unknown', text: string, console?: string): undefined => {
    push(draft, 'loader', 'pxelinux', verdict, text, sources, console);
    return undefined;
  };
  assume(draft, ...assumptions);
  if (config.kind === 'unknown')
    return stop('unknown', `which file PXELINUX reads is not known: ${config.reason}`);
  if (config.kind === 'none') {
    return stop('fails', 'PXELINUX finds no configuration file', 'Unable to locate configuration file');
  }
  const file = config.value;
  sources.push({ file: file.file, span: { start: 0, end: 0 } });
  if (label.kind === 'unknown')
    return stop('unknown', `what ${file.name} starts is not known: ${label.reason}`);
  if (label.kind === 'none' && bareCommand === undefined) {
    const waits = started?.waits ?? 'nothing starts by itself';
    return stop('fails', `${file.name} starts nothing by itself: ${waits}`, waits);
  }
  if (started === undefined) return undefined;
  if (file.uboot) assume(draft, `the node has U-Boot, for whose words ${file.name} is written`);
  if (label.kind === 'none') {
    push(draft, 'loader', 'pxelinux', 'ok', `${file.name} starts the file ${bareCommand ?? ''}, no label`, [
      ...sources,
      started.command?.place,
    ]);
    return bareKernel(site, prefix, started, file.append);
  }
  const name = label.value.name.value;
  sources.push(label.value.place);
  if (label.value.localBoot !== undefined) {
    return stop('unknown', `${file.name} boots the local disk (label ${name})`);
  }
  const kernel = labelKernel(site, prefix, file, label.value, started, answer);
  if (kernel === undefined) return stop('unknown', `label ${name} of ${file.name} names no kernel`);
  const variable = file.uboot ? unknownVariable(kernel) : undefined;
  if (variable !== undefined) {
    return stop(
      'unknown',
      `label ${name} of ${file.name} uses ${variable}, a variable of U-Boot that no file tells`,
    );
  }
  if (file.uboot && kernel.present === 'no') {
    const others = file.labels.some((other) => other !== label.value && other.kernel !== undefined);
    const text = `label ${name} of ${file.name} names the kernel ${kernel.image}, which the TFTP server does not have`;
    return stop(
      others ? 'unknown' : 'fails',
      others ? `${text}; U-Boot goes on with the other labels, which is not simulated` : text,
      `Skipping ${name} for failure retrieving kernel`,
    );
  }
  push(draft, 'loader', 'pxelinux', 'ok', `${file.name} starts label ${name}`, sources);
  return kernel;
}

/** One in a word that decides the boot. */
function unknownVariable({ parameters }: KernelStage): string | undefined {
  const deciding = parameters.filter(({ name }) => ['root', 'nfsroot', 'ip', 'init'].includes(name));
  return deciding
    .map(({ value }) => /\$[{(][^})]*[})]/.exec(value ?? '')?.[0])
    .find((found) => found !== undefined);
}
