// Which part of the page is seen.

import { by, fill, h } from "./dom";
import { t } from "./words";

export const TABS = ["speakers", "articles", "network", "table"] as const;
export type Tab = (typeof TABS)[number];

export function current(): Tab {
  return document.body.dataset.tab as Tab;
}

export function mount(seen: (tab: Tab) => void): void {
  const button = (tab: Tab, i: number) =>
    h("button", { type: "button", role: "tab", id: `tab-${tab}`, "aria-controls": tab === "speakers" ? "panel" : tab, onclick: () => seen(tab), onkeydown: (event: KeyboardEvent) => move(event, i, seen) }, t(tab));
  fill(by("tabs"), h("div", { role: "tablist", "aria-label": t("parts") }, ...TABS.map(button)));
  mark();
}

export function go(tab: Tab): void {
  document.body.dataset.tab = tab;
  mark();
}

function mark(): void {
  for (const tab of TABS) {
    const button = document.getElementById(`tab-${tab}`);
    button?.setAttribute("aria-selected", String(tab === current()));
    if (button) button.tabIndex = tab === current() ? 0 : -1;
  }
}

function move(event: KeyboardEvent, i: number, seen: (tab: Tab) => void): void {
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const shown = TABS.filter((tab) => by(`tab-${tab}`).offsetParent !== null);
  const at = shown.indexOf(TABS[i]);
  const to = shown[(at + (event.key === forward ? 1 : shown.length - 1)) % shown.length];
  event.preventDefault();
  seen(to);
  by(`tab-${to}`).focus();
}
