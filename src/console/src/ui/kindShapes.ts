// One drawing for each kind of event, and one for each group that a kind without its own falls back to; 24 grid, 1.6 strokes.
// The names are the slugs of the kinds, so that the longest fitting one is found without a table.
const wave = (y: number) => `M2 ${y}c2 0 2-1.6 4-1.6s2 1.6 4 1.6 2-1.6 4-1.6 2 1.6 4 1.6 2-1.6 4-1.6`;
const circle = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const cloud = 'M6.5 14a4 4 0 0 1 .5-8 5.5 5.5 0 0 1 10.5 1.500A3.3 3.3 0 0 1 17 14z';
const flame = 'M12 21c4 0 6.5-2.6 6.5-6 0-4-3-5.5-3.5-9-2 1-3 3-3 5-1-.7-1.5-2-1.4-3.600C8 9 5.5 11.5 5.5 15c0 3.4 2.5 6 6.5 6z';
const smallFlame = 'M18 21c2 0 3.5-1.4 3.5-3.3 0-2-1.6-2.7-1.9-4.7-1 .6-1.6 1.6-1.6 2.7-.6-.4-.8-1-.8-1.8-1.7 1.2-2.7 2.4-2.7 3.8 0 1.9 1.5 3.3 3.5 3.300z';
const tower = 'M12 9v12M8 21h8M12 9l-3 12M12 9l3 12M8 5.500a5 5 0 0 0 0 7M16 5.500a5 5 0 0 1 0 7M5.5 3a9 9 0 0 0 0 12M18.5 3a9 9 0 0 1 0 12';
const heart = 'M12 20S3.5 15 3.5 9A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8.5 2c0 6-8.5 11-8.5 11zM12 9v5M9.5 11.500h5';
const people = `${circle(9, 8, 3.2)}M2.5 20c0-4 2.8-6.5 6.5-6.500s6.5 2.5 6.5 6.500M16 5.200a3.2 3.2 0 0 1 0 5.800M18 14c2.2.8 3.5 2.9 3.5 6`;
const torrent = `${wave(12)}${wave(18)}M12 2v5M9 4.600L12 7.400l3-2.8`;
const warning = 'M12 3l9.5 17h-19zM12 9.500v5M12 17v.4';
const bolt = 'M13 2L5 14h6l-1 8 8-12h-6z';

export const kindShapes = {
  nat: warning,
  'nat.flood': torrent,
  'nat.flood.river': `${wave(7)}${wave(12.5)}${wave(18)}`,
  'nat.flood.waterlog': `M5 13.500V9l7-6 7 6v4.500M10 13V9.500h4V13${wave(17)}${wave(21)}`,
  'nat.flood.reservoir': 'M11.5 4h3.500l4.5 16h-8zM2 8h7M2 12h7M2 16h7M1.5 20h21',
  'nat.flood.dyke': 'M1.5 20h21L15 8h-4zM13 8.500l-1.5 4 2.5 2-1.5 5M2 11h4',
  'nat.flood.flash': torrent,
  'nat.flood.drought': 'M12 2v2M5.5 4.500L7 6M18.5 4.500L17 6M8 10.500a4 4 0 0 1 8 0M2 13.500h20M7 13.500l2 4-2 4M15.5 13.500l-1.5 3.5 3 4.5',
  'nat.met': `${cloud}M8 17.500l-1 2.500M12.5 17.500l-1 2.500M17 17.500l-1 2.5`,
  'nat.met.rain': `${cloud}M8 17l-1.5 4M12.5 17L11 21M17 17l-1.5 4`,
  'nat.met.snow': 'M12 2v20M3.5 7l17 10M20.5 7l-17 10M9.5 3.500L12 6l2.5-2.500M9.5 20.500L12 18l2.5 2.5',
  'nat.met.cold': 'M7 14V5a2 2 0 0 1 4 0v9a4 4 0 1 1-4 0zM18 4v9M15 10.500l3 3 3-3',
  'nat.met.wind': 'M3 9h11a3 3 0 1 0-3-3M3 13h15a3 3 0 1 1-3 3M3 17h6a2.5 2.5 0 1 1-2.5 2.5',
  'nat.met.avalanche': `M1.5 21L9 4l4.5 8M11.5 9.500L10 12l2 2-2 2.5 3 1.5-1 3h10l-5-8z`,
  'nat.met.lightning': 'M7 14a4 4 0 0 1 .5-8A5.5 5.5 0 0 1 18 7.500a3.3 3.3 0 0 1 0 6.500M13 10.500l-3 5h4l-3 5.5',
  'nat.met.hail': `${cloud}${circle(7.5, 18, 1)}${circle(12, 20.5, 1)}${circle(16.5, 18, 1)}`,
  'nat.met.ice': 'M7 3L3.5 21M17 3l3.5 18M12 3v9M8.1 5.200l7.8 4.600M15.9 5.200L8.1 9.800M12 16v5',
  'nat.eq': 'M2 13h4l2-7 3 14 3-11 2 6 1-2h5',
  'nat.geo': 'M2 20L9.5 5l4 8 2-3L22 20z',
  'nat.geo.landslide': `M3 20h18L9 5 3 12z${circle(16, 9, 1.3)}${circle(19, 13, 1.3)}M11 13l3 3`,
  'nat.geo.debris_flow': `M2 14L9.5 3l7 11M9.5 8l-1.5 3 2.5 2${circle(6, 17, 0.9)}${circle(13, 17.5, 0.9)}${wave(21)}`,
  'nat.geo.collapse': 'M4 20V4l7 5v11M15 11l3 1 0 3-3 1-2-2zM18 18l3 .5V21h-4z',
  'nat.geo.subsidence': 'M2 9h6v6l3 3h2l3-3V9h6M12 2v7M9.5 6.500L12 9l2.5-2.500M2 21.500h20',
  'nat.geo.dammed_lake': 'M2 4l5 16h10l5-16M5 12c1.4 0 1.4-1.2 2.8-1.200S9.2 12 10.6 12M14.5 20l-1-5 2.5-3.5 3.5 1M10 16h2',
  'nat.bio': 'M12 8a4 4.5 0 0 1 4 4.500V15a4 4.5 0 0 1-8 0v-2.500A4 4.5 0 0 1 12 8zM12 8v11.500M9.5 8a2.5 2.5 0 0 1 5 0M8 13H3.500M20.5 13H16M8.5 16.500l-3 3M15.5 16.500l3 3M8.5 10L5.5 7M15.5 10l3-3',
  'nat.wildfire': flame,
  'nat.wildfire.forest': `M8 2l4.5 7h-2l3 5H2.500l3-5h-2zM8 14v7${smallFlame}`,
  'nat.wildfire.grass': `M1.5 21h10M3.5 21c0-4 .3-6-1-9M6.5 21c0-5 0-8 1-12M10 21c0-3 .5-6 2-8${smallFlame}`,
  acc: warning,
  'acc.mine': 'M4 21L13.5 9.500M5.5 4.500c6.5-.5 12 3.5 13.5 10-2.5-4-5-6.5-9-8.500z',
  'acc.construct': 'M6 21V3M3 21h6M4 6h17M6 10.500L11 6M17 6v5M15 11h4v4h-4z',
  'acc.hazchem': 'M9 3h6M10 3v6.500L4.8 19a1.4 1.4 0 0 0 1.2 2h12a1.4 1.4 0 0 0 1.2-2L14 9.500V3M7.5 15h9',
  'acc.explosive': `${circle(10, 14.5, 6.5)}M14.5 10l2-2M15.5 7c.5-2 1.5-3 3.5-3M19.5 7.500l1.5 1M22 4.500L20.5 5`,
  'acc.trade': 'M3 21V9l6 4V9l6 4V4h5v17zM7 17h2M12 17h2',
  'acc.fire': flame,
  'acc.road': `M3 16v-3l2-5h10l4 5h2v3zM5 13h14${circle(7.5, 16.5, 2)}${circle(16.5, 16.5, 2)}`,
  'acc.water': `M3 14h18l-3 4H6zM12 14V3l6 8h-6${wave(21.5)}`,
  'acc.air': 'M12 2.500c.8 0 1.3.9 1.3 2V9.500L21.5 14v2l-8.2-2.300v4.600l2.2 1.700v1.300L12 20.300l-3.5 1V20l2.2-1.700v-4.600L2.5 16v-2l8.2-4.500v-5c0-1.1.5-2 1.3-2z',
  'acc.special_equipment': 'M2 6.500l20-4M12 4.500V9M6 9h12v9a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2zM6 14h12M12 9v5',
  'acc.utility': tower,
  'acc.env': 'M12 2.500c3.7 4.6 6 7.8 6 11.300a6 6 0 0 1-12 0c0-3.5 2.3-6.7 6-11.300zM9.5 12l5 5M14.5 12l-5 5',
  'acc.stampede': `${circle(12, 5.5, 2)}${circle(5.5, 9, 2)}${circle(18.5, 9, 2)}M9 21v-8.500a3 3 0 0 1 6 0V21M2.5 21v-4.500a3 3 0 0 1 6 0M15.5 16.500a3 3 0 0 1 6 0V21`,
  'acc.power': bolt,
  'acc.hydropower': 'M2 20h20M3 20L7.5 4H11v16M18 5l-4 6h5l-4 6',
  phs: heart,
  'phs.infect': `${circle(12, 12, 4.5)}M12 7.500V3M12 16.500V21M7.5 12H3M16.5 12H21M8.8 8.800L5.6 5.600M15.2 15.200l3.2 3.200M15.2 8.800l3.2-3.200M8.8 15.200l-3.2 3.2`,
  'phs.unknown': `${circle(9, 8, 3.2)}M2.5 20c0-4 2.8-6.5 6.5-6.500s6.5 2.5 6.5 6.500M16 6a2.3 2.3 0 1 1 3 2.200c-.7.3-1 .8-1 1.600M18 12.500v.3`,
  'phs.food': 'M3 11h18a9 9 0 0 1-5.5 8.500h-7A9 9 0 0 1 3 11zM9 3c-1.2 1.7 1.2 2.8 0 4.500M14.5 3c-1.2 1.7 1.2 2.8 0 4.5',
  'phs.poison': 'M9 2.500h6v3.500l2.5 3V20a1.5 1.5 0 0 1-1.5 1.500H8A1.5 1.5 0 0 1 6.5 20V9L9 6zM9.8 12.500l4.4 4.400M14.2 12.500l-4.4 4.4',
  'phs.animal': 'M7 7C4.5 7 3 5.5 3 3.500M17 7c2.5 0 4-1.5 4-3.500M7 7h10l-1.4 9c-.4 2.8-1.8 4.5-3.6 4.500S8.8 18.8 8.4 16zM10 11v.4M14 11v.4M10.5 17h3',
  'phs.drug': 'M13.5 3.900a4.7 4.7 0 0 1 6.6 6.600l-9.6 9.600a4.7 4.7 0 0 1-6.6-6.600zM8.7 8.700l6.6 6.6',
  soc: people,
  'soc.mass': people,
  'soc.crime': `${circle(7, 14.5, 4)}${circle(17, 14.5, 4)}M11 14.500h2M7 10.500V5h3M17 10.500V5h-3`,
  'soc.finance': `${circle(12, 12, 9)}M8 6.500l4 5 4-5M12 11.500v6M9 12h6M9 15h6`,
  'soc.market': `M2.5 4.500h3l2.5 11h10l2.5-8H6.3${circle(9, 19.5, 1.2)}${circle(17, 19.5, 1.2)}`,
  'soc.foreign': `${circle(12, 12, 9)}M3 12h18M12 3c3 3 3.7 6 3.7 9S15 18 12 21c-3-3-3.7-6-3.7-9S9 6 12 3z`,
  'soc.cyber': 'M3 4h18v12.500H3zM8 21h8M12 16.500V21M12 7v4M12 13.500v.3',
  local: `${circle(12, 7.5, 3.5)}M5 21c0-4.5 3-7 7-7s7 2.5 7 7`,
  unsorted: `${circle(12, 12, 9)}M9.5 9.500a2.5 2.5 0 1 1 3.7 2.200c-.8.5-1.2 1-1.2 1.800v.5M12 16.500v.4`,
  'local.road': 'M8 3L4 21M16 3l4 18M12 4v3M12 11v3M12 18v3',
} satisfies Record<string, string>;

export type KindShape = keyof typeof kindShapes;
