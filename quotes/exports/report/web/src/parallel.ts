// How far each tie is bent: seen from its source always to the same side, so that the way back is another curve, and ties of several kinds lie apart.

import { index } from "./data";

const BEND = 0.16;

export function parallel(): number[] {
  const seen = new Map<string, number>();
  return index.ties.map(({ from, to }) => {
    const nth = (seen.get(`${from} ${to}`) ?? 0) + 1;
    seen.set(`${from} ${to}`, nth);
    return BEND * nth;
  });
}
