// From page to page.

import { h } from "./dom";
import { t } from "./words";

export function pages(page: number, of: number, go: (to: number) => void): HTMLElement | null {
  if (of < 2) return null;
  return h(
    "p",
    { class: "pages" },
    h("button", { type: "button", disabled: page === 0, onclick: () => go(page - 1) }, t("previous")),
    h("span", {}, t("page", page + 1, of)),
    h("button", { type: "button", disabled: page === of - 1, onclick: () => go(page + 1) }, t("next")),
  );
}
