/** Zone names that feeds write, in minutes east of UTC. Names that mean several zones (IST, AMT outside Armenia) follow the region. */
const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  МСК: 180,
  MSD: 240,
  TRT: 180,
  AZT: 240,
  AZST: 300,
  GET: 240,
  AMT: 240,
  SAMT: 240,
  YEKT: 300,
  UZT: 300,
  TJT: 300,
  TMT: 300,
  QYZT: 300,
  AQTT: 300,
  KGT: 360,
  OMST: 360,
  NOVT: 420,
  KRAT: 420,
  IRKT: 480,
  YAKT: 540,
  VLAT: 600,
  MAGT: 660,
  PETT: 720,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

/** Almaty went from UTC+6 to UTC+5 on 1 March 2024 (IANA tzdata 2024a). */
const ALMATY_CHANGE = Date.UTC(2024, 1, 29, 18);

/**
 * Minutes east of UTC of a zone as written: a name, `+0300`, `+03:00`, `GMT+3`.
 * @param wallTime what the clock on the wall showed, as if it were UTC
 * @returns undefined when the zone is not known
 */
export function zoneMinutes(zone: string, wallTime: number): number | undefined {
  const name = zone.toUpperCase();
  if (name === 'ALMT') return wallTime < ALMATY_CHANGE ? 360 : 300;
  if (Object.hasOwn(ZONES, name)) return ZONES[name];
  const offset = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(name);
  if (offset === null) return undefined;
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
  if (minutes > 14 * 60) return undefined;
  return offset[1] === '-' ? -minutes : minutes;
}
