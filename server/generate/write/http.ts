/** A description goes in, the settings of the web server come out that gives out kernels and initial ramdisks. */
import { note } from '../description/options.js';
import type { Put } from './put.js';

/** nginx takes every file in here; its `http` block is around it. */
const path = '/etc/nginx/conf.d/netboot.conf';

export function putHttp(root: string, put: Put): void {
  const lines = ['server {', '  listen 80;', `  root ${root};`, '}'];
  put(path, `${[note, ...lines].join('\n')}\n`);
}
