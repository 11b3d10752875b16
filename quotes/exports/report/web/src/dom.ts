// Elements without markup: text only ever becomes text.

export type Child = Node | string | null | false | undefined;
type Values = Record<string, string | number | boolean | null | undefined | ((event: any) => void)>;

/** An element; `onclick` and its like are listeners, the rest are attributes, true without a value, false and null left out. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, values: Values = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, values);
  add(element, children);
  return element;
}

export function svg(tag: string, values: Values = {}, ...children: Child[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(element, values);
  add(element, children);
  return element;
}

function set(element: Element, values: Values): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
}

function add(element: Element, children: Child[]): void {
  for (const child of children) if (child) element.append(child);
}

export function by(id: string): HTMLElement {
  return document.getElementById(id)!;
}

/** Words of the articles inside words of the page: their direction is their own. */
export function isolated(text: string): HTMLElement {
  return h("bdi", {}, text);
}

export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  add(element, children);
}

/** The function, once there has been nothing new for a moment. */
export function calm(then: () => void, milliseconds: number): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(then, milliseconds);
  };
}
