// The network as SVG, where there is no WebGL: the same places, drag, zoom and clicks.

import { index } from "./data";
import { svg } from "./dom";
import type { Chosen, View } from "./network";
import { parallel } from "./parallel";

const FRAME = 40;

interface Place {
  x: number;
  y: number;
  r: number;
}

export function picture(room: HTMLElement, choose: (what: Chosen) => void): View {
  const bends = parallel();
  // y grows downwards here.
  const places = new Map(index.speakers.flatMap(({ at }, i) => (at ? [[i, { x: at[0], y: -at[1], r: at[2] }] as [number, Place]] : [])));
  const all = [...places.values()];
  const [left, top] = [least(all.map(({ x, r }) => x - r)) - FRAME, least(all.map(({ y, r }) => y - r)) - FRAME];
  const [right, bottom] = [-least(all.map(({ x, r }) => -x - r)) + FRAME, -least(all.map(({ y, r }) => -y - r)) + FRAME];
  let box = { x: left, y: top, w: right - left, h: bottom - top };
  const canvas = svg("svg", { class: "network" });
  const see = () => canvas.setAttribute("viewBox", `${box.x} ${box.y} ${box.w} ${box.h}`);

  const paths = index.ties.map((tie, i) => {
    const path = svg("path", { class: "tie", "data-tie": i, stroke: tie.drawn, fill: "none", onclick: (event: Event) => (event.stopPropagation(), choose({ tie: i })) });
    return path;
  });
  const draw = (i: number) => {
    const { from, to } = index.ties[i];
    const [one, other] = [places.get(from)!, places.get(to)!];
    const [dx, dy] = [other.x - one.x, other.y - one.y];
    const bend = `${(one.x + other.x) / 2 + bends[i] * dy} ${(one.y + other.y) / 2 - bends[i] * dx}`;
    paths[i].setAttribute("d", `M${one.x} ${one.y}Q${bend} ${other.x} ${other.y}`);
  };
  const tiesOf = new Map<number, number[]>();
  index.ties.forEach(({ from, to }, i) => {
    for (const end of [from, to]) tiesOf.set(end, [...(tiesOf.get(end) ?? []), i]);
    draw(i);
  });

  const nodes = new Map(
    [...places].map(([i, { r }]) => {
      const { label, drawn } = index.speakers[i];
      const letters = Math.max(7, 0.7 * r);
      const text = svg("text", { y: r + letters, "font-size": letters, direction: "rtl", "text-anchor": "middle" }, label);
      const group = svg("g", { class: "node", "data-node": i }, svg("circle", { r, fill: drawn! }), text);
      return [i, group];
    }),
  );
  const put = (i: number) => nodes.get(i)!.setAttribute("transform", `translate(${places.get(i)!.x} ${places.get(i)!.y})`);
  for (const i of nodes.keys()) put(i);
  canvas.append(svg("g", {}, ...paths), svg("g", {}, ...nodes.values()));
  room.replaceChildren(canvas);
  see();

  const unit = () => Math.max(box.w / room.clientWidth, box.h / room.clientHeight);
  const zoom = (factor: number, x = box.x + box.w / 2, y = box.y + box.h / 2) => {
    box = { x: x - (x - box.x) / factor, y: y - (y - box.y) / factor, w: box.w / factor, h: box.h / factor };
    see();
  };
  const inside = (event: MouseEvent) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform((canvas as SVGSVGElement).getScreenCTM()!.inverse());
    return [point.x, point.y] as const;
  };
  canvas.addEventListener("wheel", (event) => (event.preventDefault(), zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, ...inside(event))), { passive: false });

  // Fingers and pointers that are down, by id; one moves a node or the picture, two zoom.
  const down = new Map<number, { x: number; y: number }>();
  let held: number | null = null;
  let moved = 0;
  canvas.addEventListener("pointerdown", (event) => {
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const node = (event.target as Element).closest("[data-node]");
    held = node && down.size === 1 ? Number(node.getAttribute("data-node")) : null;
    moved = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    // Captured only once it moves, or a click would never reach a tie.
    if (moved > 4 && !canvas.hasPointerCapture(event.pointerId)) canvas.setPointerCapture(event.pointerId);
    const [dx, dy] = [(now.x - before.x) * unit(), (now.y - before.y) * unit()];
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (other) zoom(Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y)), ...inside(event));
    else if (held !== null) {
      const place = places.get(held)!;
      place.x += dx;
      place.y += dy;
      put(held);
      for (const tie of tiesOf.get(held) ?? []) draw(tie);
    } else {
      box = { ...box, x: box.x - dx, y: box.y - dy };
      see();
    }
    down.set(event.pointerId, now);
  });
  for (const name of ["pointerup", "pointercancel"] as const)
    canvas.addEventListener(name, (event) => {
      if (name === "pointerup" && held !== null && moved < 4) choose({ node: held });
      down.delete(event.pointerId);
      held = null;
    });
  canvas.addEventListener("click", (event) => {
    if (moved < 4 && !(event.target as Element).closest("[data-node], [data-tie]")) choose(null);
  });

  return {
    show(weights) {
      const busy = new Set<number>();
      paths.forEach((path, i) => {
        path.setAttribute("stroke-width", String(Math.min(8, 1.5 + 0.6 * weights[i])));
        path.toggleAttribute("hidden", !weights[i]);
        if (weights[i]) busy.add(index.ties[i].from).add(index.ties[i].to);
      });
      for (const [i, node] of nodes) node.classList.toggle("idle", !busy.has(i));
    },
    zoom: (factor) => zoom(factor),
    reset() {
      box = { x: left, y: top, w: right - left, h: bottom - top };
      see();
    },
    end: () => room.replaceChildren(),
  };
}

function least(values: number[]): number {
  return values.reduce((one, other) => Math.min(one, other), Infinity);
}
