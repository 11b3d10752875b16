// What can be chosen besides speakers and time.

import { index, type Kind, type Stance } from "./data";
import { by, calm, fill, h, isolated } from "./dom";
import { changed, chosen, clear, matching } from "./state";
import { t, type Key } from "./words";

const KINDS: Kind[] = ["direct", "mixed", "indirect", "reported"];
const STANCES: Stance[] = ["asserted", "denied", "unsaid"];

export function mount(): void {
  const input = h("input", {
    type: "search",
    id: "words",
    "aria-label": t("search"),
    placeholder: t("search"),
    oninput: calm(() => {
      chosen.words = input.value;
      void changed();
    }, 200),
  });
  input.value = chosen.words;
  fill(by("search"), input);
  const outlets = [...new Set(index.articles.outlet.filter((outlet): outlet is string => Boolean(outlet)))].sort();
  const select = h("select", {
    id: "outlet",
    "aria-label": t("outlet"),
    onchange: () => {
      chosen.outlet = select.value;
      void changed();
    },
  });
  select.append(h("option", { value: "" }, t("allOutlets")), ...outlets.map((outlet) => h("option", { value: outlet }, outlet)));
  select.value = chosen.outlet;
  fill(
    by("filters"),
    group("kind", KINDS, chosen.kinds),
    group("stance", STANCES, chosen.stances),
    outlets.length > 1 && select,
    h("button", { type: "button", id: "clear", onclick: () => (clear(), void changed().then(mount)) }, t("clear")),
  );
  show();
}

function group<T extends Kind | Stance>(name: Key, values: T[], set: Set<T>): HTMLElement {
  const button = (value: T): HTMLElement =>
    h(
      "button",
      {
        type: "button",
        class: "chip",
        "data-value": value,
        "aria-pressed": String(set.has(value)),
        onclick: () => {
          set.has(value) ? set.delete(value) : set.add(value);
          void changed();
        },
      },
      t(value),
    );
  return h("span", { role: "group", "aria-label": t(name), class: "chips" }, ...values.map(button));
}

export function show(): void {
  for (const chip of document.querySelectorAll("#filters .chip")) {
    const value = chip.getAttribute("data-value")!;
    chip.setAttribute("aria-pressed", String(chosen.kinds.has(value as Kind) || chosen.stances.has(value as Stance)));
  }
  by("clear").hidden = !matching.active;
  const articles = matching.articles.reduce((sum, count) => sum + (count ? 1 : 0), 0);
  const people = [...chosen.speakers].flatMap((node, i) => [i ? t("comma") : " — ", isolated(index.speakers[node].name)]);
  fill(by("matching"), t("matching", matching.count, index.quotes.kind.length, articles), ...people);
}
