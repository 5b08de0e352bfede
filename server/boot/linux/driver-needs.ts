/** A driver of network cards goes in; a switch that it needs and that is off comes out (Kconfig of drivers/net, since 3.2 and before). */
import { addTo } from '../../site/groups.js';
import type { KernelConfiguration, KernelSymbol } from '../../site/kconfig/facts.js';

/** Without them no driver of an Ethernet card is left. */
const ALL = ['NETDEVICES', 'ETHERNET'];

/** Drivers of cards that are common, by the switch of who makes them. */
const VENDORS: Readonly<Record<string, string>> = {
  NET_VENDOR_3COM: 'VORTEX TYPHOON',
  NET_VENDOR_8390: 'NE2K_PCI',
  NET_VENDOR_AMD: 'PCNET32 AMD_XGBE',
  NET_VENDOR_AQUANTIA: 'AQTION',
  NET_VENDOR_ATHEROS: 'ATL1 ATL1C ATL1E ATL2 ALX',
  NET_VENDOR_BROADCOM: 'B44 BNX2 BNX2X BNXT TIGON3 BCMGENET',
  NET_VENDOR_CADENCE: 'MACB',
  NET_VENDOR_CHELSIO: 'CHELSIO_T1 CHELSIO_T3 CHELSIO_T4',
  NET_VENDOR_FREESCALE: 'FEC GIANFAR',
  NET_VENDOR_INTEL: 'E100 E1000 E1000E IGB IGBVF IGC IXGB IXGBE IXGBEVF I40E I40EVF ICE',
  NET_VENDOR_MARVELL: 'SKGE SKY2 MV643XX_ETH MVNETA MVPP2',
  NET_VENDOR_MELLANOX: 'MLX4_EN MLX5_CORE',
  NET_VENDOR_NATSEMI: 'NATSEMI NS83820',
  NET_VENDOR_NVIDIA: 'FORCEDETH',
  NET_VENDOR_REALTEK: '8139CP 8139TOO R8169',
  NET_VENDOR_SIS: 'SIS900 SIS190',
  NET_VENDOR_SMSC: 'SMSC911X SMSC9420 EPIC100 SMC91X',
  NET_VENDOR_STMICRO: 'STMMAC_ETH',
  NET_VENDOR_TI: 'TI_CPSW TI_DAVINCI_EMAC',
  NET_VENDOR_VIA: 'VIA_RHINE VIA_VELOCITY',
  // Kernels of before 3.2.
  NET_ETHERNET: '8139CP 8139TOO B44 E100 EPIC100 FORCEDETH NATSEMI NE2K_PCI PCNET32 SIS900 VIA_RHINE VORTEX',
  NET_PCI: '8139CP 8139TOO B44 E100 EPIC100 FORCEDETH NATSEMI NE2K_PCI PCNET32 SIS900 VIA_RHINE',
  NETDEV_1000: 'BNX2 E1000 E1000E R8169 SIS190 SKGE SKY2 TIGON3 VIA_VELOCITY',
};

const needsOf = new Map<string, string[]>();
for (const [need, drivers] of Object.entries(VENDORS))
  for (const driver of drivers.split(' ')) addTo(needsOf, driver, need);

export const DRIVERS_WITH_NEEDS: readonly string[] = [...needsOf.keys()];

/** What a file does not mention may be of another release. */
export function needOff({ symbols }: KernelConfiguration, driver: string): KernelSymbol | undefined {
  const needs = needsOf.get(driver);
  if (needs === undefined) return undefined;
  return [...ALL, ...needs].map((need) => symbols.get(need)).find((symbol) => symbol?.value === 'n');
}
