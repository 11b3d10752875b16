// The network drawn by WebGL.

import { EdgeCurvedArrowProgram } from "@sigma/edge-curve";
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from "sigma/rendering";
import { index } from "./data";
import type { Chosen, View } from "./network";
import { parallel } from "./parallel";


export function hasWebGL(): boolean {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

export function sigmaView(room: HTMLElement, choose: (what: Chosen) => void): View {
  const graph = new MultiDirectedGraph();
  index.speakers.forEach(({ label, at, drawn }, i) => {
    // Labels are isolated and from right to left, whatever the canvas is.
    if (at) graph.addNode(String(i), { x: at[0], y: at[1], size: at[2], color: drawn, label: `\u2067${label}\u2069` });
  });
  const bends = parallel();
  index.ties.forEach(({ from, to, drawn, weight }, i) =>
    graph.addDirectedEdgeWithKey(String(i), String(from), String(to), { size: thickness(weight), color: drawn, type: "curved", curvature: bends[i], weight }),
  );
  let weights: Uint32Array = new Uint32Array();
  let busy = new Set<string>();
  const ink = () => getComputedStyle(document.body).color;
  const paper = () => getComputedStyle(document.body).backgroundColor;
  const label: NodeLabelDrawingFunction = (context, node, settings) => {
    if (!node.label) return;
    const size = Math.max(settings.labelSize, Math.min(20, node.size * 0.5));
    context.font = `${size}px ${settings.labelFont}`;
    context.direction = "ltr";
    context.textAlign = "center";
    context.lineWidth = 3;
    context.strokeStyle = paper();
    context.fillStyle = ink();
    const y = node.y + node.size + size;
    context.strokeText(node.label, node.x, y);
    context.fillText(node.label, node.x, y);
  };
  const hover: NodeHoverDrawingFunction = (context, node, settings) => {
    context.beginPath();
    context.arc(node.x, node.y, node.size + 2, 0, Math.PI * 2);
    context.lineWidth = 3;
    context.strokeStyle = ink();
    context.stroke();
    label(context, node, settings);
  };
  const sigma = new Sigma(graph, room, {
    allowInvalidContainer: true,
    defaultDrawNodeLabel: label,
    defaultDrawNodeHover: hover,
    edgeProgramClasses: { curved: EdgeCurvedArrowProgram },
    enableEdgeEvents: true,
    itemSizesReference: "positions",
    labelFont: "'Report Arabic', 'Noto Naskh Arabic', Tahoma, sans-serif",
    labelSize: 13,
    labelDensity: 1,
    labelRenderedSizeThreshold: 2,
    minEdgeThickness: 2,
    stagePadding: 40,
    zIndex: true,
    zoomToSizeRatioFunction: (ratio) => ratio,
    nodeReducer: (node, values) => (busy.has(node) ? { ...values, zIndex: 1 } : { ...values, color: "#9996", label: "", zIndex: 0 }),
    edgeReducer: (edge, values) => (weights[+edge] ? { ...values, size: thickness(weights[+edge]) } : { ...values, hidden: true }),
  });
  drag(sigma, graph);
  sigma.on("clickNode", ({ node }) => choose({ node: +node }));
  sigma.on("clickEdge", ({ edge }) => choose({ tie: +edge }));
  sigma.on("clickStage", () => choose(null));
  const point = (cursor: string) => () => (room.style.cursor = cursor);
  sigma.on("enterNode", point("pointer")).on("enterEdge", point("pointer")).on("leaveNode", point("")).on("leaveEdge", point(""));
  return {
    show(now) {
      weights = now;
      busy = new Set(index.ties.flatMap(({ from, to }, i) => (weights[i] ? [String(from), String(to)] : [])));
      sigma.refresh();
    },
    zoom: (factor) => void sigma.getCamera().animatedZoom({ factor }),
    reset: () => void sigma.getCamera().animatedReset(),
    end: () => sigma.kill(),
  };
}

function thickness(weight: number): number {
  return Math.min(8, 1.5 + 0.6 * weight);
}

function drag(sigma: Sigma, graph: MultiDirectedGraph): void {
  let held: string | null = null;
  sigma.on("downNode", ({ node }) => {
    held = node;
    // The picture must not be fitted anew while something in it moves.
    if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
  });
  sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
    if (held === null) return;
    graph.mergeNodeAttributes(held, sigma.viewportToGraph(event));
    preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  const release = () => (held = null);
  sigma.on("upNode", release).on("upStage", release);
}
