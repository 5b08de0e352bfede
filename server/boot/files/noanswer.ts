/** A client whose request for a file nobody answers goes in; what its screen shows comes out. */
import { isUefi } from '../machine/firmware.js';
import { isBoard } from '../machine/raspberry.js';
import { romSays } from '../machine/sentences.js';
import type { Printed } from '../sentence.js';
import type { DhcpAnswer } from '../trace.js';

/** iPXE, UEFI and Raspberry Pis have texts of their own, and only a ROM's is known. */
export function noAnswer(client: DhcpAnswer['client']): Printed | undefined {
  return client.userClass === 'iPXE' || isUefi(client) || isBoard(client)
    ? undefined
    : romSays.tftpTimeout.print();
}
