/** The literal list of languages: an id goes in, the language comes out. */
import { type DhcpdDocument, dhcpd } from './dhcpd/index.js';
import { type ExportsDocument, exportsLanguage } from './exports/index.js';
import { type FstabDocument, fstab } from './fstab/index.js';
import { type KconfigDocument, kconfig } from './kconfig/index.js';
import { type PxelinuxDocument, pxelinux } from './pxelinux/index.js';
import { type SettingsDocument, settings } from './settings/index.js';
import type { Language, LanguageId } from './text/index.js';

export { detect, detectByName } from './detect.js';

/** Which document type each language makes. */
export interface DocumentTypes {
  readonly dhcpd: DhcpdDocument;
  readonly exports: ExportsDocument;
  readonly fstab: FstabDocument;
  readonly pxelinux: PxelinuxDocument;
  readonly kconfig: KconfigDocument;
  readonly settings: SettingsDocument;
}

const byId: { readonly [Id in LanguageId]: Language<DocumentTypes[Id]> } = {
  dhcpd,
  exports: exportsLanguage,
  fstab,
  pxelinux,
  kconfig,
  settings,
};

export const languages: readonly Language[] = [dhcpd, exportsLanguage, fstab, pxelinux, kconfig, settings];

export function languageOf<Id extends LanguageId>(id: Id): Language<DocumentTypes[Id]> {
  return byId[id];
}
